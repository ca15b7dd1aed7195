"""The verbs of those who come and say what they wish, and of the team that asks them."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from pakten.events.models import Registration
from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.mail import bilingual
from pakten.mingle import queries, rules
from pakten.mingle.emails import wishes as emails
from pakten.mingle.models import Mingle, Participant

BETWEEN_LETTERS = timedelta(days=1)  # nobody is asked twice in a day
STANDING = ("name", "email", "person", "organisation", "organisation_name", "sector", "left_at")


class NoWishes(Exception):
    """Wishes cannot be said (any more); `why` as in rules.why_no_wishes. Nothing was written."""

    def __init__(self, why):
        super().__init__(why)
        self.why = why


@transaction.atomic
def say_wishes(*, participant, by, **wishes):
    """Keeps what somebody wishes, and makes them a participant if they are none yet. `wishes`: fields of Participant.
    The journal has a line for the first time alone: a form that keeps what is tapped is sent many times."""
    mingle = _held(participant.mingle)
    there = _fresh(mingle, participant)
    if why := rules.why_no_wishes(there):
        raise NoWishes(why)
    is_first = there.wished_at is None
    for name, value in wishes.items():
        setattr(there, name, value)
    there.wished_at = timezone.now()
    there.save()
    if is_first:
        journal.write(verb="mingle.say_wishes", subject=mingle, by=by)
    return there


def _held(mingle):
    """The mingle, which nobody plans, publishes or takes people into meanwhile."""
    return Mingle.objects.select_for_update(of=("self",)).select_related("event").get(pk=mingle.pk)


def _fresh(mingle, participant):
    there = mingle.participants.select_related("registration").filter(token=participant.token).first()
    if there is None:
        registration = Registration.objects.get(pk=participant.registration_id)
        there, there.registration = participant, registration
    there.mingle = mingle
    return there


@transaction.atomic
def take_in_registered(*, mingle, came_only=False, by):
    """All who have a place at the event, or with `came_only` all who have been checked in, are in the mingle; nobody's
    wishes are lost. Who has cancelled falls away as long as nothing is planned; after that, and who has not come, is
    marked as gone: planned for nothing new. Returns what was done, as queries.taking foretells it."""
    mingle = _held(mingle)
    found = queries.taking(mingle, came_only=came_only)
    deleted = {each.pk for each in found.deleted}
    Participant.objects.filter(pk__in=deleted).delete()
    Participant.objects.bulk_create(
        [Participant(mingle=mingle, **queries.of_registration(each)) for each in found.new], batch_size=500
    )
    _bring_up_to_date(mingle, found, deleted)
    journal.write(
        verb="mingle.take_in_registered",
        subject=mingle,
        by=by,
        details={"new": len(found.new), "gone": len(found.gone)},
    )
    return found


def _bring_up_to_date(mingle, found, deleted):
    """Names and organisations as they stand now, and who is gone or here again."""
    here, gone = {each.pk: each for each in found.here}, {each.pk for each in found.gone}
    there = list(mingle.participants.filter(registration__isnull=False).exclude(pk__in=deleted))
    for each in there:
        if each.registration_id in here:
            for name, value in queries.of_registration(here[each.registration_id]).items():
                if name in STANDING:
                    setattr(each, name, value)
            each.left_at = None
        elif each.pk in gone:
            each.left_at = timezone.now()
    Participant.objects.bulk_update(there, STANDING, batch_size=200)


@transaction.atomic
def ask_for_wishes(*, mingle, by):
    """A letter with their own link to each who has not said what they wish, and was not asked in the last day. Returns
    how many it went to."""
    mingle = _held(mingle)
    if not rules.may_ask_for_wishes(mingle):
        raise NoWishes("closed")
    if mingle.takes_wishes:
        take_in_registered(mingle=mingle, by=by)
    people, now = whom_to_ask(mingle), timezone.now()
    subject, text = emails.ask_for_wishes(mingle=mingle)
    letters = [(each.email, subject, bilingual.of(text, each.token), "") for each in people]
    sent = mail.write_many(letters=letters, kind="mingle.ask_for_wishes", useful_until=mingle.wishes_close_at)
    Participant.objects.filter(pk__in=[each.pk for each in people]).update(asked_at=now)
    journal.write(verb="mingle.ask_for_wishes", subject=mingle, by=by, details={"number": sent})
    return sent


def whom_to_ask(mingle, *, now=None):
    """Those who have said nothing, and have not been asked in the last day."""
    since = (now or timezone.now()) - BETWEEN_LETTERS
    return [each for each in queries.not_said(mingle) if not each.asked_at or each.asked_at < since]


@transaction.atomic
def close_wishes(*, mingle, wishes_until, by):
    """Until when wishes can be said; None: until the event begins."""
    mingle.wishes_until = wishes_until
    mingle.save(update_fields=["wishes_until"])
    journal.write(verb="mingle.close_wishes", subject=mingle, by=by)
    return mingle
