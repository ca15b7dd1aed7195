"""What tests of the door need."""

from datetime import timedelta

from django.utils import timezone

from pakten.events import checking_in
from pakten.events.models import Event
from tests.makers import make_event
from tests.makers_events import sign_up


def make_open_event(*, people=(), **details):
    """An event that begins in an hour, with people registered to it: names."""
    event = make_event(starts_at=timezone.now() + timedelta(hours=1), **details)
    for name in people:
        sign_up(event, name=name)
    return event


def registration_of(event, name):
    return event.registrations.select_related("person").get(person__name=name)


def make_over(event, *, days=2):
    """The event ended some days ago."""
    ends_at = timezone.now() - timedelta(days=days)
    Event.objects.filter(pk=event.pk).update(starts_at=ends_at - timedelta(hours=2), ends_at=ends_at)
    event.refresh_from_db()
    return event


def make_helpers_door(event):
    """The address of the door for helpers."""
    return f"/events/door/{checking_in.open_door(event=event, by=None).door_key}/"
