from datetime import date

import pytest

from pakten.journal.models import Line
from pakten.network import actions
from pakten.network.models import Organisation, Person
from tests.makers import make_organisation, make_person

pytestmark = pytest.mark.django_db


def register_line(name, **details):
    return {
        "name": name,
        "sector": "business",
        "joined_on": date(2024, 3, 1),
        "districts": [],
        "contacts": [],
        **details,
    }


def test_a_register_is_taken_in_as_if_one_by_one():
    district = actions.add_district(name="Farsta", valid_from=date(2023, 7, 1), by=None)
    contacts = [
        {"name": "Lena Öberg", "email": "Lena@example.org", "title": "vd"},
        {"name": "Omar Ek", "email": "omar@example.org", "title": ""},
    ]
    line = register_line("  Åkes   Bygg AB", districts=[district], contacts=contacts)
    (many,) = actions.welcome_many(members=[line], by=None)
    one = make_organisation(name="Åkes Bygg AB", joined_on=date(2024, 3, 1))
    many.refresh_from_db()
    assert (many.name, bytes(many.sort_key)) == (one.name, bytes(one.sort_key))
    assert (many.slug, one.slug) == ("akes-bygg-ab", "akes-bygg-ab-2")
    assert list(many.districts.all()) == [district]
    assert [(c.person.email, c.title, c.is_first) for c in many.contacts.order_by("id")] == [
        ("lena@example.org", "vd", True),
        ("omar@example.org", "", False),
    ]
    assert Line.objects.filter(verb="network.welcome_member", subject_id=many.pk, subject_name="Åkes Bygg AB").exists()


def test_two_of_one_name_in_a_register_get_addresses_of_their_own():
    make_organisation(name="Vi")
    two = actions.welcome_many(members=[register_line("Vi"), register_line("Vi")], by=None)
    assert [organisation.slug for organisation in two] == ["vi-2", "vi-3"]


def test_somebody_known_who_stands_in_a_register_stays_one_person():
    person = make_person(name="Lena Öberg", email="lena@example.org")
    contact = {"name": "L. Oberg", "email": "LENA@example.org", "title": "vd"}
    lines = [register_line("Ett", contacts=[contact]), register_line("Två", contacts=[contact])]
    actions.welcome_many(members=lines, by=None)
    assert Person.objects.get() == person
    assert Person.objects.get().name == "Lena Öberg"
    assert {contact.organisation.name for contact in person.contact_for.all()} == {"Ett", "Två"}


def test_a_register_takes_the_same_number_of_queries_however_long(django_assert_max_num_queries):
    lines = [register_line(f"Bolag {number}") for number in range(300)]
    with django_assert_max_num_queries(12):
        actions.welcome_many(members=lines, by=None)
    assert Organisation.objects.count() == 300
