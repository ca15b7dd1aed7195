"""The story of an event once more, walked by its people in a real browser: the office makes it in one sitting and
publishes it; guests sign up on their phones, one waits, one gives the place back, the other takes it by the link in
the letter; all are reminded, come in by the picture of their ticket while the network is cut, say what they thought;
and one of them becomes a lead."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from pakten.collaborations.models import Collaboration
from pakten.events.models import CheckIn, Event
from pakten.mail.tests.post_office import PostOffice
from pakten.network.models import Person
from pakten.office import tick
from pakten.surveys.models import Response
from tests.makers import make_organisation, make_person
from tests.makers_door import make_over
from tests.makers_events import sign_up, states
from tests.makers_story import Post
from tests.walk import faults

ASA, BO, LEILA = "Åsa Öberg-Ek", "Bo D'Angelo", "Leïla O'Brien"
OTHERS = ["Józef Ek", "Nadifa Warsame", "Zoë Li"]
PLACES = 2 + len(OTHERS)


@pytest.fixture
def post(settings, live_server, transactional_db, tmp_path):
    settings.SITE_ADDRESS = live_server.url
    settings.MEDIA_ROOT = tmp_path
    Client().get("/events/")  # the first page an installation ever shows is slow on a busy machine
    with PostOffice() as office:
        settings.MAILERS = office.settings
        yield Post(office, live_server.url)


def press(page, name, **how):
    page.get_by_role("button", name=name, **how).click()


def follow(page, name, **how):
    page.get_by_role("link", name=name, **how).first.click()


def address_of(name):
    return f"{name.split()[0].lower().translate(str.maketrans('åïóë', 'aioe'))}@example.org"


def fill(page, **said):
    for name, words in said.items():
        page.locator(f"[name={name}]").fill(words)


def make_it(office):
    """In one sitting: a draft that lacks what a guest needs, what is missing beside its field, and out."""
    starts_at = timezone.localtime() + timedelta(days=10)
    office.locator("[name=kind]").select_option("breakfast")
    fill(office, title="Frukost: språk på jobbet", summary="Kaffe och språk.", capacity=str(PLACES))
    fill(office, starts_at=f"{starts_at:%Y-%m-%d}T08:00", ends_at=f"{starts_at:%Y-%m-%d}T10:00")
    fill(office, programme="8.30 | Välkomna | Åsa Öberg | Kafé L'Été", partners="Kafé L'Été\nÅkeriet Öst AB")
    press(office, "Spara utkastet och titta på det")
    office.get_by_text("Skriv var det är").wait_for()
    follow(office, "Fyll i det")
    venue = office.get_by_label("Lokal")
    assert "Skriv var det är" in office.locator(f"#{venue.get_attribute('aria-describedby').split()[-1]}").inner_text()
    venue.fill("Stråsalen")
    press(office, "Spara och titta på det")
    office.get_by_text("Så här kommer alla att se det").wait_for()
    assert office.get_by_text(f"{PLACES} platser kvar").is_visible() and not faults(office)
    press(office, "Publicera")
    office.get_by_text("Evenemanget är publicerat.").wait_for()


def register(page, name, button="Anmäl dig"):
    page.goto("/events/")
    follow(page, "Frukost: språk på jobbet")
    follow(page, button)
    page.get_by_label("Ditt namn").fill(name)
    page.get_by_label("Din e-postadress").fill(address_of(name))
    press(page, "Anmäl dig")


def later(event, **ago):
    """Time goes by: the event is moved towards us and past, in the table alone."""
    starts_at = timezone.now() - timedelta(**ago)
    Event.objects.filter(pk=event.pk).update(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
    event.registrations.update(registered_at=timezone.now() - timedelta(days=9))


def come_in(door, name):
    door.get_by_label("Namn eller organisation").fill(name)
    press(door, f"Checka in: {name}")
    expect(door.locator("#door-answer")).to_contain_text("Välkommen in")


def answer(page, path):
    page.goto(path)
    page.locator("input[type=radio]").first.check()
    press(page, "Skicka mina svar")
    page.get_by_text("Tack!").first.wait_for()


def test_an_event_walks_from_a_draft_to_a_lead(open_page, post):
    make_organisation(name="Åkeriet Öst AB")
    office = open_page("/office/events/new/", person=make_person(name="Amira Lindgren", team=Person.Team.OFFICE))
    make_it(office)
    event = Event.objects.get()

    # Filled. Who comes after that waits, gets the place that another gives back, and takes it.
    guest, leila = open_page(phone=True), open_page(phone=True)
    for name in OTHERS:
        sign_up(event, name=name, email=address_of(name))
    for name in (ASA, BO):
        register(guest, name)
        guest.get_by_text("Det finns en plats till dig").wait_for()
    register(leila, LEILA, "Ställ dig i kö")
    leila.get_by_text("Du står på väntelistan").wait_for()
    guest.goto(post.path(address_of(ASA)))
    follow(guest, "Jag kommer inte")
    press(guest, "Lämna min plats")
    guest.get_by_text("Du kommer inte").first.wait_for()
    assert states(event).split()[PLACES:] == ["offered"]
    leila.goto(post.path(address_of(LEILA)))
    press(leila, "Ja, jag kommer")
    leila.get_by_text("Du har en plats").wait_for()
    assert not faults(leila)

    # The clock reminds them; the ticket in that letter opens the door, though the network is cut.
    later(event, days=-1, hours=-20)
    tick.run()
    leila.goto(post.path(address_of(LEILA)))
    assert "Snart är det dags" in post.newest(address_of(LEILA))["Subject"]
    ticket = leila.locator(".ticket [role=img]").screenshot()
    later(event, minutes=5)
    door = open_page(f"/office/events/{event.pk}/door/", phone=True, person=Person.objects.get(team=Person.Team.OFFICE))
    door.locator("body[data-door=kept][data-list=ready]").wait_for()
    door.context.set_offline(True)
    door.locator("#door-picture").set_input_files({"name": "b.png", "mimeType": "image/png", "buffer": ticket})
    expect(door.locator("#door-answer")).to_contain_text(LEILA)
    expect(door.locator("#door-answer")).to_contain_text("Välkommen in")
    come_in(door, BO)
    expect(door.locator("#door-line")).to_contain_text("2 väntar på att skickas")
    assert not CheckIn.objects.exists()
    door.context.set_offline(False)
    for name in OTHERS:
        come_in(door, name)
    door.locator("#door-line[data-waits='0'][data-state='up']").wait_for()
    assert states(event).split().count("attended") == CheckIn.objects.count() == PLACES

    # Over: who came is asked, and the office sees what they answered.
    make_over(event, days=0)
    office.goto(f"/office/events/{event.pk}/after/")
    follow(office, "Gör utvärderingen")
    press(office, "Gör ett utkast")
    office.wait_for_url("**/evaluations/**")
    office.goto(f"/office/events/{event.pk}/after/")
    follow(office, "Se brevet, och skicka")
    press(office, "Skicka nu")
    follow(office, "Se resultatet")
    for name in [BO, LEILA, *OTHERS]:
        answer(guest, urlsplit(post.links(address_of(name))[0]).path)
    assert Response.objects.count() == PLACES
    office.reload()
    office.get_by_text("100 %").first.wait_for()
    assert not faults(office)

    # One of them wants to go on, and it is written down where it came from.
    office.goto(f"/office/events/{event.pk}/lead/")
    fill(office, who="Åkeriet Öst AB", title="Två praktikplatser i köket", next_step="Ring kökschefen")
    press(office, "Skriv ner")
    follow(office, "Två praktikplatser i köket")
    office.get_by_text("Ring kökschefen").first.wait_for()
    assert office.get_by_text("Frukost: språk på jobbet").first.is_visible()
    assert Collaboration.objects.get().parties.get().organisation.name == "Åkeriet Öst AB"
