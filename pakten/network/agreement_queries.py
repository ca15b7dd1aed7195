"""Reads about agreements that span tables."""

from datetime import timedelta

from django.db.models import Count, F, Q
from django.utils import timezone

from pakten.network.models import Agreement, Commitment, LevelChange

SOON = timedelta(days=14)


def agreements(kind="", state="", is_due=False):
    """Those that fit, the newest first, with their parties and how many of their promises are kept."""
    found = Agreement.objects.in_state(state) if state else Agreement.objects.all()
    if kind:
        found = found.filter(kind=kind)
    if is_due:
        found = found.filter(pk__in=Agreement.objects.due(timezone.localdate() + SOON).order_by().values("pk"))
    kept = Q(commitments__delivered__gte=F("commitments__number")) | Q(
        commitments__number=None, commitments__delivered__gt=0
    )
    counted = found.annotate(
        promises=Count("commitments", distinct=True), kept=Count("commitments", filter=kept, distinct=True)
    )
    return counted.prefetch_related("parties").select_related("owner").order_by("-id")


def due_number():
    return Agreement.objects.due(timezone.localdate() + SOON).count()


def ours(person):
    """The agreements of the organisations that a person speaks for; drafts are the team's own until they are sent."""
    return agreements().exclude(signed_on=None, sent_on=None).filter(pk__in=Agreement.objects.of(person).values("pk"))


def thread(agreement, commitments):
    """The way from the need to the results, as (what, date or None, words or None)."""
    steps = [("need", agreement.origin_on, agreement.origin)] if agreement.origin else []
    steps.append(("drafted", timezone.localdate(agreement.created_at), None))
    dates = (("sent", agreement.sent_on), ("signed", agreement.signed_on), ("cancelled", agreement.cancelled_on))
    steps += [(what, on, None) for what, on in dates if on]
    steps += [("delivered", each.delivered_on, each) for each in commitments if each.delivered_on]
    if agreement.state == Agreement.State.ENDED:
        steps.append(("ended", agreement.to_on, None))
    return sorted(steps, key=lambda step: (step[0] != "need", step[1] or timezone.localdate()))


def commitments(agreement):
    return list(Commitment.objects.filter(agreement=agreement).select_related("party"))


def level_history(organisation):
    return LevelChange.objects.filter(organisation=organisation).select_related("level", "by")
