"""Asking people to come, and what they answer: a part of `actions`.

An invitation and its letter are written in one transaction, a row of each for everybody asked. The event is held
meanwhile, so that two who press at once ask nobody twice.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from pakten.events import invite_emails, invite_queries, rules
from pakten.events.locking import held
from pakten.events.models import CalendarFeed, Invitation
from pakten.events.models.invitations import new_key
from pakten.events.refusals import WHY_NOT, Refused
from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.mail import bilingual


@dataclass(frozen=True)
class Sending:
    """How it went: how many letters, and the reasons for those that did not go, as (number, words)."""

    sent: int
    reasons: list


class ListChanged(Exception):
    """Others would get the letter than those who were looked at. Nothing was written."""


def invite(*, event, wanted, by, own=None, out=(), seen=None):
    """Sends an invitation to those the office has chosen (`wanted`, see invite_queries), but for those it leaves out;
    with `remind` in it, a reminder to those who have one and have not answered. `seen` is the digest of the list that
    was looked at; without it any list will do."""
    with held(event) as event:
        if why_not := why_not_invite(event):
            raise Refused(WHY_NOT[why_not])
        selection = invite_queries.select(event, wanted, out)
        if seen is not None and seen != selection.digest:
            raise ListChanged
        is_reminding = bool(wanted.get("remind"))
        if is_reminding and selection.to:
            sent = remind_those(event, [each.invitation for each in selection.to], own)
            journal.write(verb="events.remind_invited", subject=event, by=by, details={"number": sent})
        elif selection.to:
            _invite(event, selection.to, own)
            journal.write(verb="events.invite", subject=event, by=by, details={"number": len(selection.to)})
    return Sending(len(selection.to), selection.reasons)


def why_not_invite(event):
    """Why nobody can be invited now, as a key of WHY_NOT; registration that has not opened yet is no reason."""
    why_not = rules.why_not_open(event)
    return "" if why_not == "not_open_yet" else why_not


def _invite(event, to, own):
    rows = [
        Invitation(event=event, person_id=each.person_id)
        if each.person_id
        else Invitation(event=event, email=each.email, name=each.name)
        for each in to
    ]
    Invitation.objects.bulk_create(rows, batch_size=500)
    subject, text = invite_emails.invitation(event=event, own=own)
    letters = [(each.email, subject, bilingual.of(text, row.key), "") for each, row in zip(to, rows, strict=True)]
    return mail.write_many(letters=letters, kind="events.invitation", useful_until=event.starts_at)


def remind_those(event, invitations, own=None):
    """A reminder to each of these invitations, which have no answer. The caller holds them."""
    now = timezone.now()
    for invitation in invitations:
        invitation.reminded_at = now
    Invitation.objects.bulk_update(invitations, ["reminded_at"], batch_size=500)
    subject, text = invite_emails.invitation(event=event, own=own, is_reminder=True)
    letters = [(each.to, subject, bilingual.of(text, each.key), "") for each in invitations]
    return mail.write_many(letters=letters, kind="events.invitation_reminder", useful_until=event.starts_at)


def send_test(*, event, by, own=None, is_reminder=False):
    """The letter to whoever writes it. Its links lead nowhere: it invites nobody."""
    subject, text = invite_emails.invitation(event=event, own=own, is_reminder=is_reminder)
    kind = "events.invitation_reminder" if is_reminder else "events.invitation"
    return mail.write(to=by.email, kind=kind, subject=subject, text=text)


@transaction.atomic
def decline(*, invitation):
    """No thanks: to this event, not to others."""
    changed = Invitation.objects.filter(pk=invitation.pk, declined_at=None).update(declined_at=timezone.now())
    if changed:
        journal.write(verb="events.decline_invitation", subject=invitation.event, by=invitation.person)
    return bool(changed)


@transaction.atomic
def change_reminders(*, event, remind_days, ask_again_on, by):
    """When those with a place, and those who have not answered, are reminded."""
    event.remind_days, event.ask_again_on = remind_days, ask_again_on
    event.save(update_fields=["remind_days", "ask_again_on"])
    journal.write(verb="events.change_reminders", subject=event, by=by)
    return event


def feed_of(person):
    """The person's own calendar feed: made when it is first asked for."""
    return CalendarFeed.objects.get_or_create(person=person)[0]


@transaction.atomic
def change_feed_address(*, person):
    """A new secret address; the one before leads nowhere from now on."""
    feed = feed_of(person)
    feed.key = new_key()
    feed.save(update_fields=["key"])
    journal.write(verb="events.change_feed_address", subject=feed, by=person)
    return feed
