"""The pages for signing in and of the team in a real browser, with the checks of test_browser."""

import pytest
from django.urls import reverse

from pakten.network import keys
from pakten.network.models import Application, Person
from tests.makers import make_contact, make_organisation, make_person
from tests.test_browser import faults, wider_than_the_screen

pytestmark = pytest.mark.xdist_group("browser")


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


def listen_to(page):
    heard = []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.mark.parametrize("look", ["desktop", "phone in the dark"])
def test_every_page_is_sound(look, people, open_page):
    is_phone = look != "desktop"
    found = {}
    for person, addresses in people:
        page = open_page("/", person=person, phone=is_phone, dark=is_phone)
        complaints = []
        page.on(
            "console", lambda message, heard=complaints: heard.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error, heard=complaints: heard.append(str(error)))
        for address in addresses:
            for language in ("", "/en"):
                complaints.clear()
                page.goto(language + address)
                page.wait_for_load_state("networkidle")
                wrong = faults(page) + complaints
                if is_phone and wider_than_the_screen(page):
                    wrong.append("scrolls sideways")
                if is_phone:
                    page.set_viewport_size({"width": 320, "height": 700})
                    wrong += ["scrolls sideways at 320"] if wider_than_the_screen(page) else []
                    page.set_viewport_size({"width": 390, "height": 844})
                if wrong:
                    found[language + address] = wrong
    assert not found
