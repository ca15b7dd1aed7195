"""Who may see and do what with an organisation."""

import pytest
from django.contrib.auth.models import AnonymousUser

from pakten.network import rules
from pakten.network.models import Person
from tests.makers import make_contact, make_organisation, make_person

pytestmark = pytest.mark.django_db
STRANGER, PERSON, OTHER, OWN, COORDINATOR, ITS_COORDINATOR, OFFICE = range(7)


@pytest.fixture
def organisation():
    coordinator = make_person(name="Jonas Åkerblom", team=Person.Team.COORDINATOR)
    return make_organisation(name="Åkeriet Öst AB", may_show=False, coordinator=coordinator)


@pytest.fixture
def people(organisation):
    return [
        AnonymousUser(),
        make_person(name="Zahra Øster"),
        make_contact(name="Bo Främling"),
        make_contact(name="Leïla Héden", organisation=organisation),
        make_person(name="Eva O'Brien", team=Person.Team.COORDINATOR),
        organisation.coordinator,
        make_person(name="Amira Lindgren", team=Person.Team.OFFICE),
    ]


@pytest.mark.parametrize(
    ("rule", "allowed"),
    [
        (rules.may_see, {OWN, COORDINATOR, ITS_COORDINATOR, OFFICE}),
        (rules.may_edit, {OWN, ITS_COORDINATOR, OFFICE}),
        (rules.may_see_contacts, {OWN, COORDINATOR, ITS_COORDINATOR, OFFICE}),
        (rules.may_see_number, {OWN, COORDINATOR, ITS_COORDINATOR, OFFICE}),
        (rules.is_contact, {OWN}),
        (rules.coordinates, {ITS_COORDINATOR}),
    ],
)
def test_each_role_may_what_it_should_with_an_organisation(rule, allowed, people, organisation):
    assert {number for number, person in enumerate(people) if rule(person, organisation)} == allowed


@pytest.mark.parametrize(
    ("rule", "allowed"),
    [
        (rules.is_team, {COORDINATOR, ITS_COORDINATOR, OFFICE}),
        (rules.is_office, {OFFICE}),
        (rules.may_manage_team, {OFFICE}),
    ],
)
def test_each_role_may_what_it_should_in_the_team(rule, allowed, people):
    assert {number for number, person in enumerate(people) if rule(person)} == allowed


def test_a_portfolio_is_seen_by_its_coordinator_and_the_office(people):
    its_coordinator = people[ITS_COORDINATOR]
    seen_by = {n for n, person in enumerate(people) if rules.may_see_portfolio(person, its_coordinator)}
    assert seen_by == {ITS_COORDINATOR, OFFICE}


def test_whoever_may_no_longer_sign_in_may_nothing(people, organisation):
    for person in people[1:]:
        person.is_active = False
        assert not rules.may_see(person, organisation)
        assert not rules.may_edit(person, organisation)
        assert not rules.is_team(person)


def test_a_member_that_agreed_to_be_shown_is_seen_by_everybody(people):
    shown = make_organisation(name="Öppna Förlaget")
    assert all(rules.may_see(person, shown) for person in people)
