"""The pages for signing in and of the team in a real browser, with the checks of test_browser."""

import pytest
from django.urls import reverse

from pakten.network import keys
from pakten.network.models import Application, Person
from tests.makers import make_contact, make_organisation, make_person
from tests.walk import Walk, both_looks


@pytest.fixture
def people(transactional_db, settings):
    """A person with a passkey and a coordinator with members. As in a demo nobody is asked to sign in anew."""
    settings.DEMO = True
    settings.OIDC_NAME = ""
    person = make_contact(name="Leïla Héden")
    key = keys.add_key(person=person, name="Åsas telefon med ett mycket långt namn", credential={}, by=person)
    coordinator = make_person(
        name="Jonas Åkerblom", email="en.ganska.lang.adress@kommunen.example.org", team=Person.Team.COORDINATOR
    )
    other = make_person(name="Eva O'Brien", team=Person.Team.COORDINATOR)
    make_organisation(name="Åkeriet Öst AB", coordinator=coordinator)
    make_organisation(name="Föreningen Långa Namn i Skärholmen med omnejd", coordinator=coordinator, about="Vi finns.")
    Application.objects.create(
        name="Nya Föreningen", state="submitted", waiting_since=person.created_at, coordinator=coordinator
    )
    office = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    own = [reverse("account_keys"), reverse("account_sign_in_anew"), reverse("home:mine")]
    own += [reverse(name, args=[key.pk]) for name in ("account_name_key", "account_remove_key")]
    team = [reverse("team_office:team"), reverse("team_office:add")]
    team += [
        reverse(f"team_office:{name}", args=[coordinator.pk]) for name in ("portfolio", "role", "leave", "hand_over")
    ]
    team += [f"{team[-1]}?to={other.pk}", reverse("team_office:role", args=[office.pk])]
    team += [reverse("team_office:portfolio", args=[other.pk]), reverse("team_office:leave", args=[office.pk])]
    newcomer = make_person(name="Zahra Øster")
    return [
        (None, [reverse("account_login")]),
        (person, own),
        (newcomer, [reverse("account_keys"), reverse("account_add_key")]),
        (office, team),
    ]


@both_looks
def test_every_page_is_sound(look, people, open_page):
    found = {}
    for person, addresses in people:
        found |= Walk(open_page, look=look, person=person).over(addresses)
    assert not found
