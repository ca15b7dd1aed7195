"""The goal structure in a real browser."""

import pytest

from tests.makers import make_person
from tests.walk import Walk, both_looks

pytestmark = pytest.mark.django_db(transaction=True)


@both_looks
def test_the_pages_of_goals_and_indicators_are_sound(open_page, look):
    walk = Walk(open_page, look=look, person=make_person(team="office"))
    places = ["goals/", "indicators/members/", "indicators/members/change/", "indicators/members/targets/"]
    assert not walk.over([*(f"/office/results/{place}" for place in places), "/office/settings/goals/add/"])
