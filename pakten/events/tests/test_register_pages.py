"""Registration as people meet it: the form, the private link, and what a stranger cannot find out."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pakten.events import actions, registering
from pakten.events.models import Event, Registration
from pakten.mail.models import Letter
from tests.makers import make_contact, make_event, make_organisation
from tests.makers_events import sign_up

pytestmark = pytest.mark.django_db
WHO = {"name": "Zoë O'Brien", "email": "zoe@example.org", "organisation": "", "diet": "vegan", "photo_consent": "no"}


def test_a_guest_registers_with_one_form_and_the_letter_holds_the_ticket(client):
    event = make_event(capacity=2, venue="Stråsalen")
    assert "2 platser kvar" in client.get(event.get_absolute_url()).content.decode()
    address = f"{event.get_absolute_url()}register/"
    assert client.get(address).status_code == 200
    answer = client.post(address, WHO)
    assert "Det finns en plats till dig" in answer.content.decode()
    registration = Registration.objects.get()
    assert (registration.diet, registration.photo_consent) == ("vegan", False)
    letter = Letter.objects.get()
    assert letter.to == "zoe@example.org" and "BEGIN:VCALENDAR" in letter.calendar
    (link,) = set(re.findall(r"/events/r/[^/\s]+/", letter.text))
    assert link not in answer.content.decode()  # an address that somebody typed is not yet theirs
    page = client.get(link).content.decode()
    assert "Du har en plats" in page and "<svg" in page and "noindex" in page


def test_the_page_answers_a_stranger_alike_whether_the_address_is_registered_or_not(client):
    event = make_event(capacity=5)
    sign_up(event, email="redan@example.org", name="Redan Anmäld")
    address = f"{event.get_absolute_url()}register/"
    pages = [
        client.post(address, {**WHO, "email": email}).content.decode().replace(email, "X")
        for email in ("redan@example.org", "ny@example.org")
    ]
    assert pages[0] == pages[1]
    assert Letter.objects.filter(to="redan@example.org", kind="events.again").count() == 1
    assert Registration.objects.get(person__email="redan@example.org").diet == ""


def test_somebody_signed_in_comes_straight_to_the_ticket_and_never_twice(client):
    organisation = make_organisation(name="Åkeriet Öst AB")
    contact = make_contact(organisation=organisation)
    client.force_login(contact, backend="django.contrib.auth.backends.ModelBackend")
    event = make_event(capacity=1)
    address = f"{event.get_absolute_url()}register/"
    assert "Åkeriet Öst AB" in client.get(address).content.decode()
    answer = client.post(address, {"organisation": "Åkeriet Öst AB", "photo_consent": "yes"})
    registration = Registration.objects.get()
    assert answer.url == registration.get_absolute_url()
    assert registration.organisation == organisation
    assert client.get(address).url == registration.get_absolute_url()
    assert "Se din anmälan" in client.get(event.get_absolute_url()).content.decode()


def test_what_was_typed_stays_when_something_is_missing(client):
    event = make_event()
    page = client.post(f"{event.get_absolute_url()}register/", {**WHO, "email": "inte en adress"}).content.decode()
    assert "Zoë O&#x27;Brien" in page and "vegan" in page
    assert not Registration.objects.exists()


def test_a_full_event_says_how_many_are_before(client):
    event = make_event(capacity=1)
    for _number in range(6):
        sign_up(event)
    assert "Väntelista: 5 före dig" in client.get(event.get_absolute_url()).content.decode()
    answer = client.post(f"{event.get_absolute_url()}register/", WHO).content.decode()
    assert "5 personer är före dig" in answer


def test_the_offer_is_answered_on_the_page_of_the_link(client):
    event = make_event(capacity=1)
    first, second, third = (sign_up(event) for _number in range(3))
    page = client.get(f"/events/r/{first.key}/cancel/").content.decode()
    assert "sist i kön" in page  # said before, not after
    client.post(f"/events/r/{first.key}/cancel/")
    assert "Ja, jag kommer" in client.get(second.get_absolute_url()).content.decode()
    client.post(f"/events/r/{second.key}/answer/", {"answer": "no"})
    client.post(f"/events/r/{third.key}/answer/", {"answer": "yes"})
    assert list(event.registrations.values_list("state", flat=True)) == ["cancelled", "cancelled", "registered"]
    client.post(f"/events/r/{first.key}/again/")
    page = client.get(first.get_absolute_url()).content.decode()
    assert "Du står näst på tur" in page


def test_an_offer_that_has_run_out_is_told_with_the_place_in_line(client):
    event = make_event(capacity=1)
    first, second, _third = (sign_up(event) for _number in range(3))
    registering.cancel_registration(registration=first, by=None)
    Registration.objects.filter(pk=second.pk).update(offered_until=timezone.now() - timedelta(minutes=1))
    page = client.post(f"/events/r/{second.key}/answer/", {"answer": "yes"}, follow=True).content.decode()
    assert "Tiden att svara är slut" in page
    assert "väntelistan" in page


def test_a_cancelled_event_takes_nobody_and_its_tickets_say_so(client):
    event = make_event()
    registration = sign_up(event)
    actions.cancel(event=event, message="Föreläsaren är sjuk.", by=None)
    letter = Letter.objects.get(kind="events.event_cancelled")
    assert "Föreläsaren är sjuk." in letter.text and "STATUS:CANCELLED" in letter.calendar
    assert "SEQUENCE:1" in letter.calendar
    assert "Evenemanget är inställt" in client.get(registration.get_absolute_url()).content.decode()
    answer = client.post(f"{event.get_absolute_url()}register/", WHO)
    assert answer.status_code == 200 and "inställt" in answer.content.decode()
    assert Registration.objects.count() == 1


def test_a_contact_registers_colleagues_in_rows(client):
    contact = make_contact()
    client.force_login(contact, backend="django.contrib.auth.backends.ModelBackend")
    event = make_event(capacity=1)
    organisation = contact.contact_for.get().organisation
    sign_up(event, email="redan@example.org", organisation=organisation)
    rows = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0"}
    rows |= {"form-0-name": "Åsa", "form-0-email": "redan@example.org", "form-1-name": "Bo", "form-1-email": "bo@a.se"}
    page = client.post(f"{event.get_absolute_url()}register/colleagues/", rows).content.decode()
    assert "var redan anmäld" in page and "står på väntelistan" in page


def test_what_one_has_told_can_be_changed(client):
    registration = sign_up(make_event(), diet="vegan")
    client.post(f"/events/r/{registration.key}/change/", {"organisation": "Kafé L'Été", "photo_consent": "no"})
    registration.refresh_from_db()
    assert (registration.diet, registration.organisation_name, registration.photo_consent) == ("", "Kafé L'Été", False)


def test_names_of_members_are_suggested_and_hidden_ones_are_not(client):
    make_organisation(name="Åkeriet Öst AB")
    make_organisation(name="Åkeriet Hemligt AB", may_show=False)
    answer = client.get("/events/organisations/?organisation=åkeri", headers={"HX-Request": "true"}).content.decode()
    assert "Öst" in answer and "Hemligt" not in answer


@pytest.mark.parametrize("address", ["/events/r/finns-inte/", "/events/r/finns-inte/cancel/"])
def test_a_forged_link_leads_nowhere(client, address):
    assert client.get(address).status_code == 404


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_event_page_asks_as_often_whatever_its_size(client):
    event = make_event(capacity=3)
    sign_up(event)
    few = queries_of(client, event.get_absolute_url())
    for _number in range(30):
        sign_up(event)
    assert queries_of(client, event.get_absolute_url()) == few


def test_the_registrations_of_the_past_are_closed(client):
    event = make_event()
    Event.objects.filter(pk=event.pk).update(
        starts_at=timezone.now() - timedelta(days=2), ends_at=timezone.now() - timedelta(days=1)
    )
    assert "för sent" in client.get(f"{event.get_absolute_url()}register/").content.decode()


def test_who_asks_what_we_hold_is_shown_their_registration_with_all_they_told(client):
    registration = sign_up(make_event(title="Kick-off på Åsö"), diet="vegan", access="plats längst fram")
    Registration.objects.filter(pk=registration.pk).update(note="Talar på scenen")
    client.force_login(registration.person, backend="django.contrib.auth.backends.ModelBackend")
    told = client.get("/mine/data/my-data.json").content.decode()
    for words in ("Kick-off på Åsö", "vegan", "plats längst fram", "Talar på scenen"):
        assert words in told
