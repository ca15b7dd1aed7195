"""The readable history and the page of protection in a real browser, with the checks of every page."""

import pytest

from pakten.journal import actions as journal
from pakten.network import protecting
from pakten.network.models import Person
from tests.makers import make_contact, make_organisation, make_person
from tests.walk import Walk, both_looks


@pytest.fixture
def office(transactional_db):
    own = make_organisation(name="Åkeriet Öst AB")
    office = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    make_contact(organisation=own, name="Örjan d'Åbergsén")
    changed = {"about": ["Vi kör gods i hela länet. " * 5, f"Vi kör {'godstransporter' * 8}."]}
    journal.write(verb="network.publish_page", subject=own, by=office, details={"fields": changed})
    for name, email in [("Örjan d'Åbergsén", "orjan.hemlig@example.org"), ("Åsa Ek", f"{'asa' * 16}@example.org")]:
        protecting.protect(person=make_person(name=name, email=email), by=office)
    return office


@both_looks
def test_the_history_and_the_page_of_protection_are_sound(look, office, open_page):
    addresses = ["/office/history/", "/office/history/?what=finns+inte", "/office/protection/"]
    assert not Walk(open_page, look=look, person=office).over([*addresses, "/mine/history/akeriet-ost-ab/"])


def test_the_end_of_protection_is_reached_with_the_keyboard(office, open_page):
    page = open_page("/office/protection/", person=office)
    page.get_by_role("button", name="Ta bort skyddet").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Skyddet är borttaget").wait_for()
    assert Person.objects.protected().count() == 1


def test_the_end_of_protection_reaches_also_a_person_of_a_high_number(office, open_page):
    person = Person.objects.create(pk=1234567, name="Łukasz Öst", email="lukasz@example.org")
    Person.objects.protected().update(is_protected=False)
    protecting.protect(person=person, by=office)
    page = open_page("/office/protection/", person=office)
    page.get_by_role("button", name="Ta bort skyddet").click()
    page.get_by_text("Skyddet är borttaget").wait_for()
    assert not Person.objects.protected().exists()
