"""What the clock reminds of: rules of the tick, and a part of `actions`. Each asks how things stand and marks whom it
reminded in the same transaction as the letters, so it may be run twice, late, or by two at once."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from pakten.events import invite_emails, inviting
from pakten.events.models import Event, Invitation, Registration
from pakten.events.models.invitations import BETWEEN_LETTERS
from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.mail import bilingual
from pakten.web.batches import first

AT_ONCE = 500
MORNING = 8  # nobody is reminded at midnight because the day has begun


def remind_registered(now):
    """Those who have a place hear of it some days before, with the ticket and the way to leave the place to others.
    Not those who have just registered: they know."""
    soon = Event.objects.filter(state=Event.State.PUBLISHED, starts_at__gt=now, remind_days__gt=0)
    number = 0
    for event in soon.filter(starts_at__lte=now + timedelta(days=30)).order_by("starts_at", "pk"):
        if event.starts_at - timedelta(days=event.remind_days) <= now:
            number += _until_none_is_left(_remind_some, event, now)
    return number


def _remind_some(event, now):
    due = Registration.objects.filter(
        event=event,
        state=Registration.State.REGISTERED,
        reminded_at=None,
        person__isnull=False,
        registered_at__lte=now - BETWEEN_LETTERS,
    )
    chosen = first(due, AT_ONCE)
    if not chosen:
        return 0
    subject, text = invite_emails.reminder(event=event)
    rows = Registration.objects.filter(pk__in=chosen).values_list("person__email", "key")
    letters = [(email, subject, bilingual.of(text, key), "") for email, key in rows]
    mail.write_many(letters=letters, kind="events.reminder", useful_until=event.starts_at)
    Registration.objects.filter(pk__in=chosen).update(reminded_at=now)
    journal.write(verb="events.remind", subject=event, by=None, details={"number": len(chosen)})
    return len(chosen)


def remind_invited(now):
    """Those who were invited and have not answered are asked once more, on the day the office chose if it chose one."""
    local = timezone.localtime(now)
    if local.hour < MORNING:
        return 0
    due = Event.objects.filter(state=Event.State.PUBLISHED, starts_at__gt=now, ask_again_on__lte=local.date())
    due = due.filter(invitations__reminded_at=None, invitations__declined_at=None).distinct()
    due = [event for event in due.order_by("pk") if not inviting.why_not_invite(event)]
    return sum(_until_none_is_left(_ask_some, event, now) for event in due)


def _ask_some(event, now):
    unanswered = event.invitations.unanswered().filter(reminded_at=None, sent_at__lte=now - BETWEEN_LETTERS)
    # Said once more for the row itself: what another worker has just marked is looked at anew when its lock is let go.
    chosen = first(Invitation.objects.filter(reminded_at=None, pk__in=unanswered.values("pk")), AT_ONCE)
    if not chosen:
        return 0
    invitations = Invitation.objects.filter(pk__in=chosen).select_related("person")
    inviting.remind_those(event, list(invitations))
    journal.write(verb="events.remind_invited", subject=event, by=None, details={"number": len(chosen)})
    return len(chosen)


def _until_none_is_left(remind, event, now):
    number = 0
    while True:
        with transaction.atomic():
            done = remind(event, now)
        number += done
        if done < AT_ONCE:
            return number
