"""The pages of retention in a real browser, with the checks of every page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pakten.network.models import Person
from pakten.office.models import Disposal
from tests.makers import make_person
from tests.makers_retention import make_draft, make_stranger
from tests.walk import Walk, both_looks


@pytest.fixture
def amira(transactional_db):
    make_draft(91), make_stranger(731)
    for number in range(1, 40):
        at = timezone.now() - timedelta(days=number)
        Disposal.objects.create(kind="letters", at=at, number=number * 100, days=365, by_hand=number % 7 == 0)
    return make_person(name="Amira Lindgren", team=Person.Team.OFFICE)


@both_looks
def test_every_page_of_retention_is_sound(look, amira, open_page):
    walk = Walk(open_page, look=look, person=amira)
    assert not walk.over(["/office/retention/", "/office/retention/now/", "/office/retention/drafts/"])
    page = walk.page
    page.goto("/office/retention/now/")
    page.get_by_role("button", name="Gallra nu").click()
    assert "1 sak är borta" in page.content()
