"""What the clock reminds of, and the letters when something is other than it was."""

from datetime import timedelta

import icalendar
import pytest
from django.core.management import call_command
from django.utils import timezone

from pakten.events import actions, inviting, registering, reminding
from pakten.events.models import Event, Invitation, Registration
from pakten.mail.models import Letter
from pakten.mail.tests.post_office import PostOffice
from tests.makers import make_event
from tests.makers_events import sign_up
from tests.makers_invite import invite_addresses

pytestmark = pytest.mark.django_db


def registered_long_ago(event, **said):
    registration = sign_up(event, **said)
    Registration.objects.filter(pk=registration.pk).update(registered_at=timezone.now() - timedelta(days=9))
    return registration


def reminded(kind="events.reminder"):
    return sorted(Letter.objects.filter(kind=kind).values_list("to", flat=True))


def test_those_with_a_place_are_reminded_once_with_ticket_place_access_and_a_way_out(settings):
    event = make_event(in_days=1.5, venue="Stråsalen", is_step_free=True, has_hearing_loop=True, capacity=1)
    there = registered_long_ago(event, email="asa@example.org")
    registered_long_ago(event, email="ko@example.org")  # waits: has no place
    with PostOffice() as opened:
        settings.MAILERS = opened.settings
        for _tick in range(2):
            call_command("worker", once=True)
        (letter,) = [each for each in opened.letters if "dags" in each["Subject"]]
    text = letter.get_content()
    for words in (there.key, "Stråsalen", "rullstol", "hörslinga", "Lämna platsen till någon annan"):
        assert words in text
    assert f"/events/r/{there.key}/cancel/" in text
    assert reminded() == ["asa@example.org"]


@pytest.mark.parametrize(
    ("in_days", "remind_days", "number"), [(3, 2, 0), (3, 4, 1), (1, 0, 0), (-0.01, 2, 0), (0.1, 2, 1)]
)
def test_some_days_before_and_never_after_it_began(in_days, remind_days, number):
    event = make_event(in_days=in_days if in_days > 0 else 1, remind_days=remind_days)
    registered_long_ago(event)
    if in_days < 0:
        Event.objects.filter(pk=event.pk).update(starts_at=timezone.now() + timedelta(days=in_days))
    assert reminding.remind_registered(timezone.now()) == number


def test_neither_who_has_just_registered_nor_who_cancelled_nor_anybody_of_what_is_cancelled():
    event, cancelled = make_event(in_days=1), make_event(in_days=1, title="Lunch")
    sign_up(event)
    gone = registered_long_ago(event)
    registering.cancel_registration(registration=gone, by=None)
    registered_long_ago(cancelled)
    actions.cancel(event=cancelled, by=None)
    assert reminding.remind_registered(timezone.now()) == 0
    assert reminding.remind_registered(timezone.now() + timedelta(hours=23.5)) == 0
    event = make_event(in_days=2, title="Frukost")
    sign_up(event)
    assert reminding.remind_registered(timezone.now() + timedelta(hours=25)) == 1


def test_those_who_have_not_answered_are_asked_once_more_on_the_chosen_day():
    event = make_event(in_days=5, ask_again_on=timezone.localdate())
    invite_addresses(event, "a@example.org", "b@example.org", "c@example.org")
    noon = timezone.localtime().replace(hour=12, minute=0)
    assert reminding.remind_invited(noon) == 0  # asked less than a day ago
    Invitation.objects.update(sent_at=noon - timedelta(days=3))
    sign_up(event, email="a@example.org")
    inviting.decline(invitation=event.invitations.get(email="b@example.org"))
    assert reminding.remind_invited(noon.replace(hour=6)) == 0  # people sleep
    assert reminding.remind_invited(noon) == 1
    assert reminding.remind_invited(noon) == 0
    assert reminded("events.invitation_reminder") == ["c@example.org"]


def test_nobody_is_asked_again_without_a_day_or_when_registration_has_closed():
    without = make_event()
    closed = make_event(title="Lunch", ask_again_on=timezone.localdate(), closes_at=timezone.now() + timedelta(hours=1))
    for event in (without, closed):
        invite_addresses(event, "a@example.org")
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=3))
    Event.objects.filter(pk=closed.pk).update(closes_at=timezone.now() - timedelta(hours=1))
    assert reminding.remind_invited(timezone.localtime().replace(hour=12)) == 0


def test_the_office_says_when(office):
    event = make_event()
    address = f"/office/events/{event.pk}/invitations/reminders/"
    late = (event.starts_at + timedelta(days=3)).date().isoformat()
    assert "efter evenemanget" in office.post(address, {"remind_days": "5", "ask_again_on": late}).content.decode()
    day = timezone.localdate().isoformat()
    page = office.post(address, {"remind_days": "5", "ask_again_on": day}, follow=True).content.decode()
    assert "påminns 5 dagar före" in page
    event.refresh_from_db()
    assert (event.remind_days, event.ask_again_on.isoformat()) == (5, day)


def edited(event, **other):
    local = {name: timezone.localtime(getattr(event, name)) for name in ("starts_at", "ends_at")}
    said = {name: f"{at:%Y-%m-%dT%H:%M}" for name, at in local.items()}
    return {"title": event.title, "kind": event.kind, "audience": "public", "offer_hours": "48", **said, **other}


def test_the_letter_of_change_says_what_was_and_what_is_and_goes_when_the_office_says_so(office, settings):
    event = make_event(venue="Stråsalen", link="")
    Event.objects.filter(pk=event.pk).update(
        starts_at=event.starts_at.replace(second=0, microsecond=0),
        ends_at=event.ends_at.replace(second=0, microsecond=0),
    )
    event.refresh_from_db()
    there = sign_up(event, email="asa@example.org")
    address = f"/office/events/{event.pk}/edit/"
    change = edited(event, venue="Loftet", programme="8.30 | Välkomna | Åsa Öberg")
    page = office.post(address, change).content.decode()
    for words in ("förut: Stråsalen", "nu: Loftet", "Välkomna (Åsa Öberg)", "before: Stråsalen", "1 person är anmäld"):
        assert words in page
    assert 'name="venue" value="Loftet"' in page
    assert "Loftet" in office.post(address, {**change, "back": "1"}).content.decode()
    with PostOffice() as opened:
        settings.MAILERS = opened.settings
        office.post(address, {**change, "answer": "tell"})
        call_command("worker", once=True)
        letter = opened.letters[-1]
    text = letter.get_body(("plain",)).get_content()
    assert "förut: Stråsalen" in text and there.key in text
    (file,) = [part for part in letter.walk() if part.get_content_type() == "text/calendar"]
    assert file.get_param("method") == "PUBLISH" and file.get_filename() == "event.ics"
    (entry,) = icalendar.Calendar.from_ical(file.get_payload(decode=True)).events
    assert (entry["SEQUENCE"], entry["LOCATION"]) == (1, "Loftet")
    assert event.programme.count() == 1


def test_the_office_may_keep_silent_and_what_nobody_plans_by_asks_nothing(office):
    event = make_event(venue="Stråsalen")
    Event.objects.filter(pk=event.pk).update(
        starts_at=event.starts_at.replace(second=0, microsecond=0),
        ends_at=event.ends_at.replace(second=0, microsecond=0),
    )
    event.refresh_from_db()
    sign_up(event)
    address = f"/office/events/{event.pk}/edit/"
    assert office.post(address, edited(event, venue="Stråsalen", about="Nytt.")).status_code == 302
    event.refresh_from_db()
    assert (event.about, event.sequence) == ("Nytt.", 0)  # no calendar need follow
    office.post(address, edited(event, venue="Loftet", about="Nytt.", answer="silent"))
    event.refresh_from_db()
    assert (event.venue, event.sequence) == ("Loftet", 1)
    assert not Letter.objects.filter(kind="events.event_changed").exists()


def test_who_comes_no_more_and_what_is_cancelled_goes_out_of_calendars(settings):
    event = make_event()
    one, _two = sign_up(event, email="asa@example.org"), sign_up(event, email="bo@example.org")
    with PostOffice() as opened:
        settings.MAILERS = opened.settings
        registering.cancel_registration(registration=one, by=None)
        actions.cancel(event=event, by=None)
        call_command("worker", once=True)
        files = {
            letter["To"]: part
            for letter in opened.letters
            for part in letter.walk()
            if part.get_content_type() == "text/calendar"
        }
    assert set(files) == {"asa@example.org", "bo@example.org"}
    uids = set()
    for file in files.values():
        assert file.get_param("method") == "CANCEL"
        calendar = icalendar.Calendar.from_ical(file.get_payload(decode=True))
        (entry,) = calendar.events
        assert (calendar["METHOD"], entry["STATUS"]) == ("CANCEL", "CANCELLED")
        uids.add(entry["UID"])
    assert len(uids) == 1
