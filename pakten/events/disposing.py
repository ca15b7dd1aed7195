"""What the calendar has kept long enough, and the verbs that let go of it: a part of `actions`. How long is enough,
and why, stands in `office/retention.py`."""

from django.db import transaction

from pakten.events.models import CheckIn, Event, Invitation, Registration
from pakten.journal import actions as journal
from pakten.web.batches import delete_some


def check_ins(before):
    """By which door and when somebody came in, at events that ended before a moment. That they came stays."""
    return CheckIn.objects.filter(event__ends_at__lt=before)


def delete_check_ins(*, before, most):
    return delete_some(check_ins(before), most)


def invitations(before):
    """Invitations to what has been."""
    return Invitation.objects.filter(event__ends_at__lt=before)


def delete_invitations(*, before, most):
    return delete_some(invitations(before), most)


def erase_needs(now):
    """A rule for the clock: what people needed at an event is forgotten when it is over, and how many told us
    something is written down. May be run twice, or late."""
    number = 0
    for event in Event.objects.filter(ends_at__lt=now, registrations__in=_with_needs()).order_by("id").distinct():
        with transaction.atomic():
            erased = _with_needs().filter(event=event).update(diet="", access="")
            if erased:
                journal.write(verb="events.erase_needs", subject=event, by=None, details={"number": erased})
        number += erased
    return number


def _with_needs():
    return Registration.objects.exclude(diet="", access="")
