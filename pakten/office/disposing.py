"""The verbs of retention: change a rule, follow the rules. A part of `actions`.

A rule is followed in batches. Each batch and the number of it in the log are one transaction: the log says what
happened even when the process is killed in the middle, and what was left goes the next time.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import translation

from pakten.journal import actions as journal
from pakten.network import queries as network
from pakten.office import retention
from pakten.office.models import LEAST, MOST, Disposal, RetentionRule

log = logging.getLogger(__name__)
BATCH = 500
BETWEEN = timedelta(days=1)


@transaction.atomic
def change_days(*, kind, days, by):
    """Keeps things of a kind for another number of days from now on."""
    if not LEAST <= days <= MOST:
        raise ValueError(days)
    old = retention.days_of(kind)
    RetentionRule.objects.get_or_create(kind=kind)
    row = RetentionRule.objects.select_for_update().get(kind=kind)
    row.days = days
    row.save(update_fields=["days"])
    if old != days:
        row.in_words = _in_words(kind, old, days)
        journal.write(verb="office.change_days", subject=row, by=by, details={"from": old, "to": days})
    return row


def _in_words(kind, old, days):
    with translation.override(settings.LANGUAGE_CODE):
        return f"{retention.rule(kind).label}: {old} → {days}"


def follow(rule, now, *, by_hand=False):
    """Lets go of all that is old enough by a rule, a batch at a time. Returns how many went."""
    days, number, entry = retention.days_of(rule.kind), 0, None
    while True:
        with transaction.atomic():
            done = rule.dispose(before=now - timedelta(days=days), most=BATCH)
            if done and entry is None:
                entry = Disposal.objects.create(kind=rule.kind, at=now, number=0, days=days, by_hand=by_hand)
            if done:
                Disposal.objects.filter(pk=entry.pk).update(number=F("number") + done)
        number += done
        if done < BATCH:
            return number


def follow_all(*, now, by):
    """Follows every rule at once, because somebody asked for it. Returns how many went, by kind."""
    numbers = {}
    for rule in retention.RULES:
        if rule.dispose:
            _claim(rule, now, since=now)
            numbers[rule.kind] = follow(rule, now, by_hand=True)
    gone = {kind: number for kind, number in numbers.items() if number}
    journal.write(verb="office.dispose", subject=network.network(), by=by, details=gone)
    return numbers


def run_due(now):
    """Follows each rule once a day. A rule of the tick: of two workers, one does it. A rule that fails stops no other,
    and is tried again the next day."""
    lately = set(RetentionRule.objects.filter(ran_at__gt=now - BETWEEN).values_list("kind", flat=True))
    for rule in retention.RULES:
        if rule.dispose and rule.kind not in lately and _claim(rule, now, since=now - BETWEEN):
            try:
                follow(rule, now)
            except Exception as error:  # only its kind is told: its words may hold names and addresses
                log.error("The retention rule %s could not be followed (%s).", rule.kind, type(error).__name__)


def _claim(rule, now, *, since):
    """Writes down that the rule is followed now. Returns whether nobody has followed it since that moment."""
    RetentionRule.objects.get_or_create(kind=rule.kind)
    waits = Q(ran_at=None) | Q(ran_at__lte=since)
    return RetentionRule.objects.filter(waits, kind=rule.kind).update(ran_at=now)
