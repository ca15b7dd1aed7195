"""Calendars that follow: files, feeds, and what search engines read."""

import json
import re
from datetime import UTC, datetime

import icalendar
import pytest

from pakten.events import actions, feeds, inviting
from pakten.events.models import Registration
from pakten.network.models import Person
from tests.makers import make_event, make_organisation, make_person
from tests.makers_events import sign_up
from tests.makers_invite import invite_addresses

pytestmark = pytest.mark.django_db


def entries(file):
    return icalendar.Calendar.from_ical(file).events


@pytest.mark.parametrize(
    ("utc", "offset"),
    [
        ("2027-10-31T00:30", 2),  # 2.30, the first time
        ("2027-10-31T01:30", 1),  # 2.30, the second
        ("2027-10-31T02:30", 1),
        ("2027-03-28T00:30", 1),
        ("2027-03-28T01:30", 2),  # 3.30: there is no 2.30 that night
        ("2027-07-01T06:00", 2),
        ("2031-01-15T07:00", 1),
    ],
)
def test_a_moment_is_the_same_in_every_calendar_also_when_the_clocks_are_set(utc, offset):
    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    text = feeds.calendar([make_event(starts_at=moment)]).decode()
    (entry,) = entries(text)
    assert entry.start.astimezone(UTC) == moment
    if entry.start.tzinfo != UTC and "DTSTART;TZID=Europe/Stockholm" in text:
        assert entry.start.utcoffset().total_seconds() == offset * 3600
    assert "BEGIN:VTIMEZONE" in text and "TZID:Europe/Stockholm" in text


def test_the_time_zone_of_a_file_knows_both_changes_of_the_clock():
    text = feeds.calendar([make_event(starts_at=datetime(2027, 10, 31, 0, 30, tzinfo=UTC))]).decode()
    zone = next(each for each in icalendar.Calendar.from_ical(text).walk("VTIMEZONE")).to_tz()
    for hour, offset in ((0, 2), (1, 1), (2, 1)):
        there = datetime(2027, 10, 31, hour, 30, tzinfo=UTC).astimezone(zone)
        assert there.utcoffset().total_seconds() == offset * 3600, hour


def test_an_entry_keeps_its_uid_and_counts_its_changes():
    event = make_event(venue="Stråsalen")
    (before,) = entries(feeds.calendar_file(event))
    event = actions.change(event=event, venue="Loftet", by=None)
    event = actions.change(event=event, about="Inget som står i en kalender.", by=None)
    (after,) = entries(feeds.calendar_file(event))
    assert (before["UID"], before["SEQUENCE"]) == (after["UID"], 0)
    assert (after["SEQUENCE"], after["LOCATION"]) == (1, "Loftet")
    assert "mailto:" in str(after["ORGANIZER"])


def test_everybody_may_subscribe_to_what_is_public(client):
    make_event(title="Frukost", kind="breakfast")
    actions.cancel(event=make_event(title="Lunch", kind="lunch"), by=None)
    make_event(title="Utkast", published=False), make_event(title="Slutet", for_everybody=False)
    answer = client.get("/events/all.ics")
    found = {str(entry["SUMMARY"]): str(entry["STATUS"]) for entry in entries(answer.content)}
    assert found == {"Frukost": "CONFIRMED", "Lunch": "CANCELLED"}
    assert "max-age" in answer["Cache-Control"] and not answer.cookies
    assert client.get("/events/all.ics", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert [str(entry["SUMMARY"]) for entry in entries(client.get("/events/all.ics?kind=lunch").content)] == ["Lunch"]
    assert len(entries(client.get("/events/all.ics?kind=finns-inte&district=Atlantis").content)) == 2
    make_event(title="Ny")
    assert client.get("/events/all.ics", headers={"If-None-Match": answer["ETag"]}).status_code == 200
    assert "webcal://" in client.get("/events/").content.decode()


def test_ones_own_calendar_tells_how_one_stands_and_nothing_of_others(client, member):
    event, full = make_event(title="Frukost"), make_event(title="Lunch", capacity=1)
    sign_up(full, name="Åsa Öberg", email="asa@example.org")
    for each in (event, full):
        member.post(f"{each.get_absolute_url()}register/", {"organisation": "", "diet": "vegan"})
    assert "Skaffa en adress" in member.get("/events/mine/").content.decode()
    member.post("/events/mine/address/")
    address = re.search(r"/events/mine/[\w-]+\.ics", member.get("/events/mine/").content.decode())[0]
    answer = client.get(address)
    found = {str(entry["SUMMARY"]): str(entry["STATUS"]) for entry in entries(answer.content)}
    assert found == {"Frukost": "CONFIRMED", "På väntelistan: Lunch": "TENTATIVE"}
    text = answer.content.decode()
    assert not any(words in text for words in ("Öberg", "asa@example.org", "vegan", member.person.name))
    assert "private" in answer["Cache-Control"]
    Registration.objects.filter(event=event).update(state="cancelled")
    assert len(entries(client.get(address).content)) == 1
    member.post("/events/mine/address/")
    assert client.get(address).status_code == 404  # the old one leads nowhere


def test_who_is_under_protection_has_a_calendar_and_stands_in_nobody_elses(client):
    event, hidden = make_event(), make_person(name="Hemlig É")
    sign_up(event, name="Hemlig É", email=hidden.email)
    Person.objects.filter(pk=hidden.pk).update(is_protected=True)
    feed = inviting.change_feed_address(person=hidden)
    assert len(entries(client.get(f"/events/mine/{feed.key}.ics").content)) == 1
    assert "Hemlig" not in client.get("/events/all.ics").content.decode()


def test_a_feed_asks_the_database_as_often_whatever_its_size(client, member, django_assert_max_num_queries):
    feed = inviting.change_feed_address(person=member.person)
    for number in range(12):
        event = make_event(title=f"Frukost {number}")
        Registration.objects.create(event=event, person=member.person, state="registered", position=1)
    for address in ("/events/all.ics", f"/events/mine/{feed.key}.ics"):
        with django_assert_max_num_queries(5):
            client.get(address)


def linked_data(page):
    return json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.content.decode())[0])


def test_search_engines_read_what_schema_org_asks_for(client):
    event = make_event(
        venue="Stråsalen", address="Gatan 1", link="https://example.org/rum", summary="Kort.", capacity=2
    )
    starts = event.starts_at
    actions.set_programme(
        event=event,
        items=[{"starts_at": starts, "title": "Hej", "speaker": "Åsa Öberg", "organisation": "Kafé L'Été"}],
        by=None,
    )
    actions.add_picture(event=event, picture=b"en bild", words="Ett mingel", by=None)
    sign_up(event)
    data = linked_data(client.get(event.get_absolute_url()))
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["@type"] for place in data["location"]] == ["Place", "VirtualLocation"]
    assert data["location"][0]["address"]["streetAddress"] == "Gatan 1"
    offer = data["offers"]
    assert (offer["price"], offer["priceCurrency"], offer["availability"]) == ("0", "SEK", "https://schema.org/InStock")
    assert data["organizer"]["name"] and data["organizer"]["url"].startswith("http")
    assert data["performer"] == [
        {"@type": "Person", "name": "Åsa Öberg", "worksFor": {"@type": "Organization", "name": "Kafé L'Été"}}
    ]
    (image,) = data["image"]
    assert image.startswith("http") and image.endswith(".webp")
    assert (data["maximumAttendeeCapacity"], data["remainingAttendeeCapacity"]) == (2, 1)
    sign_up(event)
    data = linked_data(client.get(event.get_absolute_url()))
    assert data["offers"]["availability"] == "https://schema.org/SoldOut" and data["remainingAttendeeCapacity"] == 0
    actions.cancel(event=event, by=None)
    assert linked_data(client.get(event.get_absolute_url()))["eventStatus"] == "https://schema.org/EventCancelled"


def test_my_page_tells_what_i_am_asked_to_and_registered_to_and_who_of_ours_comes(member):
    ours = make_organisation(name="Åkeriet Öst")
    ours.contacts.create(person=member.person)
    asked, coming = make_event(title="Rundabord"), make_event(title="Frukost")
    invite_addresses(asked, member.person.email)
    sign_up(coming, name="Leïla Héden", organisation=ours, diet="vegan")
    hidden = sign_up(coming, name="Hemlig É", organisation=ours).person
    Person.objects.filter(pk=hidden.pk).update(is_protected=True)
    sign_up(coming, name="Bo Främling", organisation=make_organisation())
    sign_up(coming, email=member.person.email, organisation=ours)
    for address in ("/mine/", "/events/mine/"):
        page = member.get(address).content.decode()
        for words in ("Rundabord", "Leïla Héden", "Dina kollegor", "Du är inbjuden", "Du är anmäld"):
            assert words in page, (address, words)
        assert not any(words in page for words in ("Hemlig", "Främling", "vegan"))
