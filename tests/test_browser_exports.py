"""The pages of lists with their files, in a real browser."""

import pytest

from pakten.network.models import Person
from tests.makers import make_event, make_mingle, make_organisation, make_person
from tests.makers_activities import make_plan
from tests.makers_lists import fill
from tests.walk import Walk, both_looks


@pytest.fixture
def team(transactional_db):
    """Somebody of the office, in a city with two rows in every list."""
    own, event, gathering = make_organisation(name="Åkeriet Öst AB"), make_event(), make_mingle()
    coordinator = make_person(name="Sven-Åke d'Été", team=Person.Team.COORDINATOR)
    fill(rows=2, own=own, event=event, gathering=gathering, coordinator=coordinator, plan=make_plan())
    person = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    person.pages = [
        "/office/tokens/",
        "/office/retention/",
        f"/office/events/{event.pk}/invitations/",
        f"/office/mingles/{gathering.pk}/people/",
        f"/mine/history/{own.slug}/",
    ]
    return person


@both_looks
def test_lists_with_their_files_are_sound(look, team, open_page):
    assert not Walk(open_page, look=look, person=team).over(team.pages)
