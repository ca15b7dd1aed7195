"""What of the mingles is counted of a period. Each gives the rows that a figure rests on."""

from django.db.models import Q

from pakten.events.counted import moments
from pakten.mingle.models import Exchange, Participant
from pakten.mingle.queries.meetings import NOT_THERE, held, of_rounds_held


def held_between(first, last):
    """Mingles held in a period: on the day of their event, or, without one, when their plan was published."""
    begins, ends = moments(first, last)
    by_event = Q(event__starts_at__gte=begins, event__starts_at__lt=ends)
    by_plan = Q(event=None, published_at__gte=begins, published_at__lt=ends)
    return held().filter(by_event | by_plan)


def meetings_of(mingles):
    """{mingle's id: meetings of two or more who came, in the rounds that were held}: as
    `meetings.meetings_of_those_who_came` counts one mingle, of all of them at once."""
    mingles = list(mingles.select_related("published_plan", "stage", "event").defer("published_plan__snapshot"))
    there = _there(mingles)
    return {each.pk: _met(of_rounds_held(each), there.get(each.pk, ())) for each in mingles}


def _met(meetings, there):
    return sum(sum(key in there for key in each["people"]) > 1 for each in meetings)


def _there(mingles):
    """{mingle's id: keys of those who came}"""
    began = {each.pk: each.event.starts_at for each in mingles if each.event}
    people = Participant.objects.filter(mingle__in=mingles).exclude(registration__state__in=NOT_THERE)
    found = {}
    for mingle, key, left_at in people.order_by().values_list("mingle", "key", "left_at"):
        if left_at is None or mingle not in began or left_at > began[mingle]:
            found.setdefault(mingle, set()).add(key)
    return found


def wishes_of(mingles):
    """{mingle's id: (wishes met, wishes stated)} as their published plans have them."""
    found = mingles.exclude(published_plan__wishes_stated=0).order_by("pk")
    told = found.values_list("pk", "published_plan__wishes_met", "published_plan__wishes_stated")
    return {pk: (met, stated) for pk, met, stated in told}


def exchanges_between(first, last):
    """Pairs who both wanted to go on, after the mingles of a period."""
    return Exchange.objects.filter(mingle__in=held_between(first, last).order_by().values("pk"))
