"""What of the events is counted of a period: a part of `queries`. Each gives the rows that a figure rests on."""

from datetime import datetime, time, timedelta

from django.db.models import Count, Max, Q
from django.utils import timezone

from pakten.events.models import Event, Registration

State = Registration.State


def moments(first, last):
    """The first moment of a day, and the first moment after another day, where the network is."""
    return tuple(timezone.make_aware(datetime.combine(day, time.min)) for day in (first, last + timedelta(days=1)))


def held_between(first, last):
    """Published events that began in a period and are over."""
    begins, ends = moments(first, last)
    return Event.objects.held().filter(starts_at__gte=begins, starts_at__lt=ends)


def came_between(first, last):
    """The registrations of those who came to events held in a period; where nobody was checked in, of those who had a
    place. Each event is counted as `figures.those_who_came` counts it."""
    events = list(held_between(first, last).order_by().values_list("pk", flat=True))
    at_them = Registration.objects.filter(event__in=events).order_by()
    checked = set(at_them.filter(state__in=(State.ATTENDED, State.NO_SHOW)).values_list("event", flat=True).distinct())
    was_there = Q(state=State.ATTENDED)
    if unchecked := [pk for pk in events if pk not in checked]:
        was_there |= Q(state=State.REGISTERED, event__in=unchecked)
    return at_them.filter(was_there)


def people(registrations):
    """How many people some registrations are of, each counted once; who is forgotten since is one for each event."""
    found = registrations.aggregate(known=Count("person", distinct=True), unknown=Count("pk", filter=Q(person=None)))
    return found["known"] + found["unknown"]


def people_by(registrations, field):
    """{value of a field: people}: a person who came for two is counted in each."""
    found = registrations.exclude(**{field: None}).values_list(field)
    counted = found.annotate(known=Count("person", distinct=True), unknown=Count("pk", filter=Q(person=None)))
    return {value: known + unknown for value, known, unknown in counted.order_by(field)}


def people_by_sector(registrations):
    """{sector: people}, and None for those of no organisation we know. Each person is counted once: in the sector they
    came from last, so that the parts add up to the whole."""
    of_some = registrations.exclude(organisation=None).exclude(person=None)
    last = of_some.values("person").annotate(last=Max("pk")).values("last")
    once = Q(pk__in=last) | Q(person=None, organisation__isnull=False)
    found = registrations.filter(once).values_list("organisation__sector").annotate(Count("pk"))
    return dict(found.order_by("organisation__sector"))


def came_to(events):
    """{event's id: how many came} of some events, whenever they were."""
    if not events:
        return {}
    days = [timezone.localdate(each.starts_at) for each in events]
    found = came_between(min(days), max(days)).filter(event__in=events).values_list("event").annotate(Count("pk"))
    return dict(found.order_by("event"))
