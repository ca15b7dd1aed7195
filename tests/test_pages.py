"""What every address answers to a stranger, to members, to coordinators and to the office. See `tests/addresses`."""

from importlib import import_module
from pathlib import Path

import pytest
from django.urls import get_resolver, reverse

from pakten.journal.models import Line
from pakten.network.models import Organisation, Person
from tests import addresses
from tests.addresses import ROLES, SIGN_IN
from tests.makers import make_contact, make_organisation, make_person
from tests.pages import LintingClient

PARTS = [
    import_module(f"tests.addresses.{file.stem}")
    for file in sorted(Path(addresses.__file__).parent.glob("*.py"))
    if file.stem != "__init__"
]
PAGES = {name: answers for part in PARTS for name, answers in part.PAGES.items()}
ONE_LANGUAGE = {
    "web:alive",
    "api:schema",
    "api:v1",
    "open_data:catalogue",
    "open_data:dataset",
    "open_data:fields",
}  # addresses outside the pages of the two languages


def _names(resolver, namespaces=()):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _names(pattern, (*namespaces, *([pattern.namespace] if pattern.namespace else [])))
        elif pattern.name:
            yield ":".join((*namespaces, pattern.name))


def test_every_address_is_in_the_table():
    assert set(_names(get_resolver())) == set(PAGES)
    assert sum(len(part.PAGES) for part in PARTS) == len(PAGES)


@pytest.fixture
def own(db):
    """The organisation that the addresses are about."""
    return make_organisation(name="Åkeriet Öst AB")


@pytest.fixture
def address(own):
    """Where a page stands. Makes only the rows that its part of the house needs: there are many pages."""

    def address(name):
        part = next(part for part in PARTS if name in part.PAGES)
        return reverse(name, args=part.make(own).get(name, []))

    return address


@pytest.fixture
def visitors(own):
    """A browser for each role."""
    people = {
        "other": make_contact(name="Bo Främling"),
        "own": make_contact(organisation=own, name="Leïla Héden"),
        "coordinator": make_person(name="Jonas Åkerblom", team=Person.Team.COORDINATOR),
        "office": make_person(name="Amira Lindgren", team=Person.Team.OFFICE),
    }
    clients = {role: LintingClient() for role in ROLES}
    for role, person in people.items():
        clients[role].force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return clients


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["", "/en"])
def test_an_address_answers_each_as_it_should(name, language, address, visitors):
    if language and name in ONE_LANGUAGE:
        pytest.skip("one language only")
    place = language + address(name)
    headers = {"HX-Request": "true"} if name == "mingle_office:prices" else None
    for role, expected in zip(ROLES, PAGES[name], strict=True):
        answer = visitors[role].get(place, headers=headers)
        if expected == SIGN_IN:
            assert answer.status_code == 302 and answer.url.startswith(f"{language}/sign-in/?next="), (name, role)
        else:
            assert answer.status_code == expected, (name, role)


@pytest.mark.parametrize("name", [name for name, answers in PAGES.items() if 403 in answers])
def test_who_may_not_look_may_not_send(name, address, visitors):
    place = address(name)
    lines = Line.objects.count()
    for role, expected in zip(ROLES, PAGES[name], strict=True):
        if expected == SIGN_IN:
            assert visitors[role].post(place).status_code == 302, (name, role)
        elif expected == 403:
            assert visitors[role].post(place).status_code == 403, (name, role)
    assert Line.objects.count() == lines  # nothing was done


def test_somebody_who_may_no_longer_sign_in_is_a_stranger(address, office):
    office.person.is_active = False
    office.person.save()
    assert office.get(address("office:desk")).status_code == 302


def test_an_unknown_address_is_not_found_for_anybody(client, office):
    for visitor in (client, office):
        assert visitor.get("/nosuch/").status_code == 404


def test_a_member_that_does_not_want_to_be_shown_is_seen_by_itself_and_the_team_alone(client, member, office):
    organisation = make_organisation(name="Tysta Verkstan", may_show=False)
    contact = make_contact(organisation=organisation)
    address = organisation.get_absolute_url()
    assert client.get(address).status_code == 404
    assert member.get(address).status_code == 404
    assert office.get(address).status_code == 200
    client.force_login(contact, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(address).status_code == 200
    assert Organisation.objects.count() == 1
