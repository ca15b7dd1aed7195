"""Threads and open data in a real browser."""

import pytest

from pakten.network.models import Person
from tests.makers import make_organisation, make_person
from tests.makers_agreements import make_agreement
from tests.makers_threads import make_people_indicator, make_thread, make_told, make_year
from tests.walk import Walk, both_looks


@pytest.fixture
def office(transactional_db):
    """Somebody of the office, in a city with a thread that is told and one that grows."""
    make_year()
    make_people_indicator()
    own = make_organisation(name="Åkeriet Öst AB")
    lead = make_thread(organisations=[own], key="employed", agreement=make_agreement(parties=[own]))
    make_thread(title="Studiebesök för sfi-klasser", number=None)
    told = make_told(lead)
    person = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    place = f"/office/results/threads/{lead.pk}/"
    person.pages = [
        "/results/threads/", told.get_absolute_url(), "/open-data/", "/office/results/threads/", place, f"{place}tell/",
    ]  # fmt: skip
    return person


@both_looks
def test_threads_and_open_data_are_sound(look, office, open_page):
    walk = Walk(open_page, look=look, person=office)
    assert walk.over(office.pages) == {}
    shown = "svg.straw-tall" if walk.is_phone else "svg.straw-wide"
    walk.page.goto(office.pages[1])
    assert walk.page.locator(shown).is_visible()
    assert walk.page.locator("svg.straw:visible").count() == 1
