import json
import re
from datetime import timedelta

import icalendar
import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pakten.events import actions, registering
from pakten.events.models import Event, Registration
from pakten.mail.models import Letter
from pakten.network.models import Person
from tests.makers import make_event, make_organisation
from tests.makers_events import sign_up

pytestmark = pytest.mark.django_db


def titles(answer):
    return re.findall(r'class="card-link" href="[^"]+">([^<]+)</a>', answer.content.decode())


def test_the_calendar_tells_what_comes_in_order_and_then_what_has_been(client):
    make_event(title="Långt fram", in_days=200)
    make_event(title="Snart", in_days=2)
    make_event(title="Förr", in_days=-30)
    make_event(title="Utkast", in_days=3, published=False)
    answer = client.get("/events/")
    assert titles(answer) == ["Snart", "Långt fram", "Förr"]
    assert len(answer.context["months"]) == 2


def test_a_cancelled_event_stays_and_says_so(client):
    event = make_event(title="Lunch")
    actions.cancel(event=event, by=None)
    assert "Inställt" in client.get("/events/").content.decode()
    page = client.get(event.get_absolute_url()).content.decode()
    assert "Evenemanget är inställt" in page
    assert "EventCancelled" in page
    (entry,) = icalendar.Calendar.from_ical(client.get(f"{event.get_absolute_url()}calendar.ics").content).events
    assert entry["STATUS"] == "CANCELLED"
    assert "Lunch" not in client.get("/").content.decode()


def test_an_event_for_those_with_an_account_is_hidden_from_strangers(client, member):
    event = make_event(title="Slutet möte", for_everybody=False)
    assert titles(client.get("/events/")) == []
    assert titles(member.get("/events/")) == ["Slutet möte"]
    for address in (event.get_absolute_url(), f"{event.get_absolute_url()}calendar.ics"):
        assert (client.get(address).status_code, member.get(address).status_code) == (404, 200)


def test_a_draft_is_seen_by_the_team_only(client, member, office):
    draft = make_event(published=False)
    answers = [visitor.get(draft.get_absolute_url()).status_code for visitor in (client, member, office)]
    assert answers == [404, 404, 200]
    assert "utkast" in office.get(draft.get_absolute_url()).content.decode()


def test_an_event_tells_how_accessible_its_place_is(client):
    event = make_event(venue="Stadshuset", address="Hantverkargatan 1", has_hearing_loop=True, capacity=84)
    page = client.get(event.get_absolute_url()).content.decode()
    for words in ["Stadshuset", "Hantverkargatan 1", "Det finns hörslinga.", "Ingen lugn plats.", "<dd>84</dd>"]:
        assert words in page
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    data = json.loads(data)
    assert data["location"]["name"] == "Stadshuset"
    assert data["startDate"].endswith(("+01:00", "+02:00"))


def test_an_event_online_has_no_place(client):
    event = make_event(kind=Event.Kind.LUNCH, link="https://example.org/rum", audience="nobody")
    page = client.get(event.get_absolute_url()).content.decode()
    assert "https://example.org/rum" in page
    assert "OnlineEventAttendanceMode" in page
    assert "hörslinga" not in page


def test_a_host_that_is_not_shown_is_not_named(client):
    event = make_event(host=make_organisation(name="Hemliga AB", may_show=False))
    assert "Hemliga" not in client.get(event.get_absolute_url()).content.decode()


def test_the_calendar_asks_the_database_as_often_whatever_its_size(client, django_assert_max_num_queries):
    make_event()
    with django_assert_max_num_queries(3) as one:
        client.get("/events/")
    for day in range(-30, 30):
        make_event(in_days=day + 0.5)
    with django_assert_max_num_queries(3) as many:
        client.get("/events/")
    assert len(one) == len(many)


def test_where_an_event_is_online_is_told_to_those_who_have_a_place_alone(client):
    room = "https://example.org/rum"
    event = make_event(kind=Event.Kind.LUNCH, link=room, audience=Event.Audience.PUBLIC, venue="", capacity=1)
    has_place, waits = sign_up(event), sign_up(event, name="Bo Ek")
    for address in (event.get_absolute_url(), f"{event.get_absolute_url()}calendar.ics", "/events/all.ics"):
        assert room not in client.get(address).content.decode()
    assert room in client.get(has_place.get_absolute_url()).content.decode()
    assert room not in client.get(waits.get_absolute_url()).content.decode()
    assert room in Letter.objects.get(to=has_place.person.email).calendar
    assert room not in Letter.objects.get(to=waits.person.email).text


def test_the_page_of_an_event_is_drawn_once_for_strangers_and_anew_when_something_changes(
    client, member, django_assert_num_queries
):
    event = make_event(title="Kafé O’Brien", capacity=2)
    swedish, english = event.get_absolute_url(), f"/en{event.get_absolute_url()}"
    assert "2 platser kvar" in client.get(swedish).content.decode()
    assert "2 places left" in client.get(english).content.decode()
    with django_assert_num_queries(1):
        assert "2 platser kvar" in client.get(swedish).content.decode()
    mine = sign_up(event)
    assert "1 plats kvar" in client.get(swedish).content.decode()
    registering.register(event=event, person=Person.objects.get(name="Zahra Øster"), by=None)
    assert "Fullbokat" in client.get(swedish).content.decode()
    assert "Se din anmälan" in member.get(swedish).content.decode()
    assert "Se din anmälan" not in client.get(swedish).content.decode()
    registering.cancel_registration(registration=mine, by=None)
    assert "1 plats kvar" in client.get(swedish).content.decode()
    actions.cancel(event=event, by=None)
    assert "Evenemanget är inställt" in client.get(swedish).content.decode()


def test_what_is_drawn_for_strangers_follows_the_clock(client, monkeypatch):
    opens_at = timezone.now() + timedelta(minutes=30)
    event = make_event(opens_at=opens_at)
    assert "har inte öppnat" in client.get(event.get_absolute_url()).content.decode()
    monkeypatch.setattr(timezone, "now", lambda: opens_at + timedelta(minutes=1))
    assert "Anmäl dig" in client.get(event.get_absolute_url()).content.decode()


def test_an_event_asks_the_database_as_often_whatever_its_size(client, django_assert_num_queries):
    event = make_event(capacity=30)
    sign_up(event)
    with CaptureQueriesContext(connection) as few:
        client.get(event.get_absolute_url())
    crowd = Person.objects.bulk_create(Person(email=f"åsa{n}@example.org", name=f"Åsa {n}") for n in range(2000))
    event.registrations.bulk_create(
        Registration(event=event, person=person, state="waitlisted", position=n) for n, person in enumerate(crowd, 2)
    )
    caches["drawn"].clear()
    with django_assert_num_queries(len(few)):
        assert "29 platser kvar" in client.get(event.get_absolute_url()).content.decode()
