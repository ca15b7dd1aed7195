"""The story of an event, told through the pages and the letters: made, published, filled; somebody waits, another gives
their place back, the place is offered and taken; all are reminded, come in by their tickets, say what they thought, and
one of them becomes a lead. The door with its network cut is told in test_browser_door."""

import html
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from pakten.collaborations.models import Collaboration
from pakten.events.models import CheckIn, Event
from pakten.mail.tests.post_office import PostOffice
from pakten.office import tick
from pakten.surveys.models import Response
from tests.makers import make_person
from tests.makers_door import make_over, registration_of
from tests.makers_events import states
from tests.makers_story import Post, text_of

SITE = "https://naverket.example"
PLACES = 6
GUESTS = [f"Åsa{n} Öberg" for n in range(PLACES)]
LATE = "Leïla O'Brien"
pytestmark = pytest.mark.django_db


@pytest.fixture
def post(settings):
    settings.SITE_ADDRESS = SITE
    with PostOffice() as office:
        settings.MAILERS = office.settings
        yield Post(office, SITE)


def address_of(name):
    return f"{name.split()[0].lower().replace('å', 'a').replace('ï', 'i')}@example.org"


def made():
    starts_at = timezone.localtime() + timedelta(days=10)
    return {
        "title": "Frukost: språk på jobbet",
        "kind": "breakfast",
        "theme": "Språkträning",
        "starts_at": f"{starts_at:%Y-%m-%d}T08:00",
        "ends_at": f"{starts_at:%Y-%m-%d}T10:00",
        "venue": "Stråsalen",
        "address": "Gatan 1",
        "is_step_free": "true",
        "audience": "public",
        "offer_hours": "48",
        "capacity": str(PLACES),
        "held_seats": "0",
        "for_everybody": "on",
        "programme": "8.30 | Välkomna | Åsa Öberg | Kafé L'Été",
    }


def sign_up(client, event, name):
    answer = client.post(f"{event.get_absolute_url()}register/", {"name": name, "email": address_of(name)}, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer


def later(event, **ago):
    """Time goes by: the event is moved towards us and past, in the table alone."""
    starts_at = timezone.now() - timedelta(**ago)
    Event.objects.filter(pk=event.pk).update(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
    event.registrations.update(registered_at=timezone.now() - timedelta(days=9))
    event.refresh_from_db()


def test_the_story_of_an_event(office, client, post):
    # Made, looked at as a draft that nobody else sees, published.
    answer = office.post("/office/events/new/", made())
    assert answer.status_code == 302, text_of(answer)
    event = Event.objects.get()
    page = f"/office/events/{event.pk}/"
    assert client.get(event.get_absolute_url()).status_code == 404
    assert "Språkträning" in text_of(office.get(event.get_absolute_url()))
    office.post(f"{page}publish/")
    assert "Stråsalen" in text_of(client.get(event.get_absolute_url()))

    # Filled, by guests without an account. Each has a ticket; who comes after waits, and knows how many are before.
    for name in [*GUESTS, LATE]:
        sign_up(client, event, name)
    assert states(event) == "registered " * PLACES + "waitlisted"
    letter = post.newest(address_of(GUESTS[0]))
    assert any(part.get_content_type() == "text/calendar" for part in letter.walk())
    assert "Du har en plats" in text_of(client.get(post.path(address_of(GUESTS[0]))))
    waits = post.path(address_of(LATE))
    assert "Du står näst på tur" in text_of(client.get(waits))
    sign_up(client, event, GUESTS[1])  # once more: no second place, and the page tells nobody that they were there
    assert event.registrations.count() == PLACES + 1

    # One gives the place back; it is offered in the same moment, and taken.
    first = post.path(address_of(GUESTS[0]))
    client.post(f"{first}cancel/")
    assert states(event) == "cancelled " + "registered " * (PLACES - 1) + "offered"
    assert post.path(address_of(LATE)) == waits
    client.post(f"{waits}answer/", {"answer": "yes"})
    assert states(event) == "cancelled" + " registered" * PLACES

    # The clock reminds those who have a place, once.
    later(event, days=-1, hours=-20)
    before = len(post.letters_to(address_of(LATE)))
    tick.run(), tick.run()
    assert len(post.letters_to(address_of(LATE))) == before + 1
    assert not [each for each in post.letters_to(address_of(GUESTS[0])) if "Snart" in each["Subject"]]

    # The door: everybody shows their ticket, one of them twice; a ticket that is none lets nobody in.
    later(event, minutes=5)
    door = f"{page}door/"
    for name in [*GUESTS[1:], LATE]:
        answer = office.post(door, {"key": registration_of(event, name).key}, follow=True)
        assert f"{name}: Välkommen in" in text_of(answer).replace("&#x27;", "'")
    again = {"key": registration_of(event, LATE).key, "token": "another press"}
    assert "Är redan inne" in text_of(office.post(door, again, follow=True))
    assert "inte en av våra biljetter" in text_of(office.post(door, {"key": "x" * 32}, follow=True))
    assert "ingen plats" in text_of(office.post(door, {"key": registration_of(event, GUESTS[0]).key}, follow=True))
    assert states(event) == "cancelled" + " attended" * PLACES and CheckIn.objects.count() == PLACES

    # Over: who came is asked, answers without a name, and one wants to go on.
    make_over(event, days=0)
    office.post(f"{page}evaluate/", {"hours_after": "", "remind_after_days": "5", "open_days": "14"})
    office.post(f"{page}evaluate/send/")
    for name in [*GUESTS[1:], LATE]:
        path = post.path(address_of(name))
        form = text_of(client.get(path))
        fields = set(re.findall(r'name="(q\d+)"', form))
        chosen = {field: re.search(rf'name="{field}" value="(\d+)"', form) for field in fields}
        answers = {field: found[1] if found else "Fler sådana frukostar, tack!" for field, found in chosen.items()}
        assert "Tack" in text_of(client.post(path, answers, follow=True))
    assert Response.objects.count() == PLACES
    after = text_of(office.get(f"{page}after/"))
    assert f">{PLACES}</dd>" in html.unescape(after)

    # A lead from the office's phone, with its next step, that tells where it came from.
    owner = make_person(name="Jonas Åkerblom", team="coordinator")
    lead = {
        "title": "Två praktikplatser i köket",
        "who": "Kafé L'Été",
        "owner": owner.pk,
        "next_step": "Ring kökschefen",
        "next_step_on": f"{timezone.localdate() + timedelta(days=3)}",
    }
    answer = office.post(f"{page}lead/", lead, follow=True)
    assert answer.status_code == 200
    collaboration = Collaboration.objects.get()
    assert event.title in text_of(office.get(collaboration.get_absolute_url()))
