"""An event in the hands of the office: made, published, its places and its people."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from pakten.events import actions
from pakten.events.models import Event, Registration
from pakten.events.refusals import Refused
from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.network.models import Person
from tests.makers import make_event, make_organisation
from tests.makers_events import sign_up, states

pytestmark = pytest.mark.django_db
MADE = {
    "title": "Frukostmingel",
    "kind": "breakfast",
    "starts_at": "2027-03-04T08:00",
    "ends_at": "2027-03-04T10:00",
    "venue": "Stråsalen",
    "audience": "public",
    "offer_hours": "48",
    "capacity": "60",
    "held_seats": "0",
    "for_everybody": "on",
    "programme": "8.30 | Välkomna | Åsa Öberg | Kafé L'Été\n9.00 | Mingel",
}


def test_an_event_is_made_looked_at_published_and_used_again(office, client):
    answer = office.post("/office/events/new/", MADE, follow=True)
    event = Event.objects.get()
    assert (event.state, event.capacity, event.programme.count()) == ("draft", 60, 2)
    assert "Utkast" in answer.content.decode()
    assert client.get(event.get_absolute_url()).status_code == 404
    office.post(f"/office/events/{event.pk}/publish/")
    assert "Kafé L&#x27;Été" in client.get(event.get_absolute_url()).content.decode()
    office.post(f"/office/events/{event.pk}/copy/", {"starts_at": "2028-03-02T08:00"})
    again = Event.objects.exclude(pk=event.pk).get()
    assert (again.state, again.title, again.programme.count()) == ("draft", "Frukostmingel", 2)
    assert again.ends_at - again.starts_at == timedelta(hours=2)


@pytest.mark.parametrize(
    ("moment", "words"), [("2027-10-31T02:30", "kommer två gånger"), ("2027-03-28T02:30", "finns inte")]
)
def test_an_hour_that_comes_twice_or_never_is_asked_about(office, moment, words):
    page = office.post("/office/events/new/", {**MADE, "starts_at": moment, "ends_at": "2027-12-01T10:00"})
    assert words in page.content.decode()
    assert "Frukostmingel" in page.content.decode()
    assert not Event.objects.exists()


def test_times_are_the_citys_whatever_the_clock_of_who_writes_or_reads(office, client):
    """A form's time says no zone: it is the city's, and what is told of it says so."""
    office.post("/office/events/new/", {**MADE, "programme": "8.30 | Välkomna\n2027-03-05 9.00 | Dag två"})
    event = Event.objects.get()
    assert event.starts_at.isoformat() == "2027-03-04T07:00:00+00:00"
    assert [part.starts_at.day for part in event.programme.all()] == [4, 5]
    assert "2027-03-05 09.00 | Dag två" in office.get(f"/office/events/{event.pk}/edit/").content.decode()
    office.post(f"/office/events/{event.pk}/publish/")
    assert "2027-03-04T08:00:00+01:00" in client.get(event.get_absolute_url()).content.decode()
    calendar = client.get(f"{event.get_absolute_url()}calendar.ics").content.decode()
    assert "DTSTART;TZID=Europe/Stockholm:20270304T080000" in calendar


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"audience": "district"}, "Välj stadsdelsområdet"),
        ({"held_seats": "61"}, "Det finns 60 platser"),
        ({"ends_at": "2027-03-04T07:00"}, "slutar innan det börjar"),
        ({"opens_at": "2027-03-02T08:00", "closes_at": "2027-03-01T08:00"}, "stänger innan den öppnar"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(office, said, words):
    page = office.post("/office/events/new/", {**MADE, **said}).content.decode()
    assert words in page and "Frukostmingel" in page
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    "line", ["Välkomna", "kl nio | Välkomna", "25.00 | Välkomna", "9.00 |", "| Välkomna", "i morgon 9.00 | Hej"]
)
def test_a_line_of_the_programme_that_cannot_be_read_is_told(office, line):
    page = office.post("/office/events/new/", {**MADE, "programme": line})
    assert page.status_code == 200 and not Event.objects.exists()


def test_a_change_is_told_to_those_who_are_registered(office):
    event = make_event(capacity=5, venue="Kafé L'Été")
    sign_up(event)
    changed = {**MADE, "venue": "Stråsalen"}
    page = office.post(f"/office/events/{event.pk}/edit/", changed).content.decode()
    assert "Inget är sparat än" in page and "nu: Stråsalen" in page
    event.refresh_from_db()
    assert event.venue == "Kafé L'Été" and not Letter.objects.filter(kind="events.event_changed").exists()
    office.post(f"/office/events/{event.pk}/edit/", {**changed, "answer": "tell"})
    letter = Letter.objects.get(kind="events.event_changed")
    assert "Stråsalen" in letter.text and "SEQUENCE:1" in letter.calendar
    event.refresh_from_db()
    assert event.capacity == 5  # not of this form


def test_cancelling_shows_the_letter_and_how_many_get_it_first(office):
    event = make_event(capacity=1)
    for _number in range(2):
        sign_up(event)
    address = f"/office/events/{event.pk}/call-off/"
    page = office.post(address, {"message": "Vi ses i höst.", "preview": "1"}).content.decode()
    assert "2 personer" in page and "Vi ses i höst." in page
    assert not Letter.objects.filter(kind="events.event_cancelled").exists()
    office.post(address, {"message": "Vi ses i höst."})
    assert Letter.objects.filter(kind="events.event_cancelled").count() == 2


def test_fewer_places_than_taken_must_be_confirmed(office):
    event = make_event(capacity=3)
    for _number in range(4):
        sign_up(event)
    address = f"/office/events/{event.pk}/places/"
    page = office.post(address, {"capacity": "2", "held_seats": "0"}).content.decode()
    assert "3 personer har plats" in page
    office.post(address, {"capacity": "2", "held_seats": "0", "confirmed": "on"})
    assert states(event) == "registered registered registered waitlisted"
    office.post(address, {"capacity": "4", "held_seats": "0"})
    assert states(event) == "registered registered registered offered"


def test_somebody_is_added_moved_and_taken_out_by_hand(office):
    event = make_event(capacity=1)
    for _number in range(3):
        sign_up(event)
    office.post(f"/office/events/{event.pk}/add/", {"name": "Märta", "email": "marta@example.org"})
    added = Registration.objects.get(person__email="marta@example.org")
    address = f"/office/events/registration/{added.pk}/"
    office.post(address, {"place": "1", "reason": "Talar på scenen"})
    assert event.registrations.waiting().first() == added
    office.post(address, {"remove": "1"})
    added.refresh_from_db()
    assert added.state == "cancelled"


def test_the_list_is_searched_and_taken_home_safely(office):
    event = make_event()
    sign_up(event, name="=HYPERLINK(1)", diet="vegan", organisation_name="Kafé L'Été")
    sign_up(event, name="Bo Ek")
    page = office.get(f"/office/events/{event.pk}/?q=kafé").content.decode()
    assert "1 anmälan" in page and "Bo Ek" not in page
    table = office.get(f"/office/events/{event.pk}/registrations.csv").content.decode("utf-8-sig")
    assert "vegan" in table and "\n=HYPER" not in table
    assert office.get(f"/office/events/{event.pk}/registrations.xlsx").content[:2] == b"PK"


def test_lists_ask_as_often_whatever_their_size(office):
    event = make_event(capacity=3)
    sign_up(event)

    def number(address):
        with CaptureQueriesContext(connection) as captured:
            assert office.get(address).status_code == 200
        return len(captured)

    addresses = ["/office/events/", f"/office/events/{event.pk}/"]
    few = [number(address) for address in addresses]
    for index in range(30):
        make_event(title=f"Lunch {index}")
    crowd = Person.objects.bulk_create(Person(email=f"åsa{n}@example.org", name=f"Åsa {n}") for n in range(2000))
    event.registrations.bulk_create(
        Registration(event=event, person=person, state="waitlisted", position=n) for n, person in enumerate(crowd, 2)
    )
    assert [number(address) for address in addresses] == few
    assert timezone.now() < event.starts_at


def a_picture(size=(2000, 1500)):
    file = BytesIO()
    exif = Image.Exif()
    exif[270] = "Hemma hos Åsa"
    Image.new("RGB", size, (20, 90, 60)).save(file, "JPEG", exif=exif)
    return SimpleUploadedFile("min bild.jpg", file.getvalue())


def test_an_event_has_pictures_in_words_too_and_nothing_else_of_their_files(office, client):
    event = make_event()
    address = f"/office/events/{event.pk}/pictures/"
    for words in ("Två som talas vid ett fönster", "Åsa O'Brien vid tavlan"):
        office.post(address, {"file": a_picture(), "words": words})
    first, second = event.pictures.all()
    page = client.get(event.get_absolute_url()).content.decode()
    assert page.index('alt="Två som talas vid ett fönster"') < page.index('alt="Åsa O&#x27;Brien vid tavlan"')
    answer = client.get(first.get_absolute_url())
    drawn = Image.open(BytesIO(b"".join(answer.streaming_content)))
    assert (answer["Content-Type"], drawn.size, dict(drawn.getexif())) == ("image/webp", (1280, 960), {})
    refused = office.post(address, {"file": SimpleUploadedFile("x.svg", b"<svg></svg>"), "words": "Ett mingel"})
    assert "SVG" in refused.content.decode() and "Ett mingel" in refused.content.decode()
    other = make_event(title="En annan")
    assert client.get(f"{other.get_absolute_url()}pictures/{first.pk}.webp").status_code == 404
    assert office.post(f"/office/events/{other.pk}/pictures/", {"remove": str(first.pk)}).status_code == 404
    office.post(address, {"remove": str(first.pk)})
    assert event.pictures.get() == second
    assert first.file.storage.exists(first.file.name)  # until the transaction has happened
    assert client.get(first.get_absolute_url()).status_code == 404


def test_an_event_has_at_most_so_many_pictures(office):
    event = make_event()
    for number in range(actions.PICTURES):
        actions.add_picture(event=event, picture=b"en bild", words=f"Bild {number}", by=None)
    address = f"/office/events/{event.pk}/pictures/"
    page = office.post(address, {"file": a_picture(), "words": "En för mycket"}).content.decode()
    assert "Ta bort en först" in page and event.pictures.count() == actions.PICTURES


def test_partners_are_members_with_a_link_and_others_in_free_words(office, client):
    shown, hidden = make_organisation(name="Åkeriet Öst AB"), make_organisation(name="Stilla Huset", may_show=False)
    partners = "Kafé L'Été\nåkeriet öst ab\nStilla  Huset".replace("åkeriet öst ab", "Åkeriet Öst AB")
    office.post("/office/events/new/", {**MADE, "partners": partners})
    event = Event.objects.get()
    assert (set(event.partner_members.all()), event.partners) == ({shown, hidden}, "Kafé L'Été")
    preview = office.get(f"/office/events/{event.pk}/publish/").content.decode()
    actions.publish(event=event, by=None)
    for page in (preview, client.get(event.get_absolute_url()).content.decode()):
        assert f'href="{shown.get_absolute_url()}">Åkeriet Öst AB' in page
        assert "Kafé L&#x27;Été" in page and "Stilla" not in page
    form = office.get(f"/office/events/{event.pk}/edit/").content.decode()
    assert "Stilla Huset\nÅkeriet Öst AB\nKafé L&#x27;Été" in form
    again = actions.copy(event=event, starts_at=event.starts_at + timedelta(days=364), by=None)
    assert set(again.partner_members.all()) == {shown, hidden}
    assert Line.objects.filter(verb="events.set_partners").count() == 1


def test_a_draft_is_looked_at_as_everybody_will_see_it(office, client):
    office.post("/office/events/new/", MADE)
    event = Event.objects.get()
    page = office.get(f"/office/events/{event.pk}/publish/").content.decode()
    assert "Så här kommer alla att se det" in page and "60 platser kvar" in page
    assert Event.objects.get().state == "draft"
    assert client.get(event.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("details", "field", "words"),
    [
        ({"venue": ""}, "venue", "Skriv var det är"),
        ({"starts_at": "2026-01-14T08:00", "ends_at": "2026-01-14T10:00"}, "starts_at", "Den tiden har varit"),
    ],
)
def test_what_a_guest_needs_to_know_is_asked_for_beside_its_field(office, details, field, words):
    office.post("/office/events/new/", {**MADE, **details})
    event, page = Event.objects.get(), "/office/events/"
    assert words in office.get(f"{page}{event.pk}/publish/").content.decode()
    form = office.post(f"{page}{event.pk}/publish/", follow=True).content.decode()
    assert "Inget har publicerats" in form and re.search(rf'id="id_{field}_error".*?{words}', form, re.DOTALL)
    assert "Kafé L&#x27;Été" in form and Event.objects.get().state == "draft"
    assert office.post(f"{page}{event.pk}/edit/", MADE).url == f"{page}{event.pk}/publish/"
    office.post(f"{page}{event.pk}/publish/")
    assert Event.objects.get().state == "published"


def test_an_online_link_is_a_place_and_what_is_published_keeps_one(office):
    event = make_event(link="https://example.org/rum", venue="")
    answer = office.post(f"/office/events/{event.pk}/edit/", {**MADE, "venue": "", "link": ""})
    assert "Skriv var det är" in answer.content.decode()
    event.refresh_from_db()
    assert event.link == "https://example.org/rum"
    draft = make_event(published=False, link="", venue="")
    with pytest.raises(Refused):
        actions.publish(event=draft, has_been=True, by=None)
