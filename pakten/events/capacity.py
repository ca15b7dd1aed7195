"""How many places there are: the verbs of an event's numbers, a part of `actions`. They hold the event as those do that
take places (see `registering`), and offer what comes free in the same moment."""

from django.utils import timezone

from pakten.events import queries, registering
from pakten.events.locking import held
from pakten.events.refusals import HELD_ALL, LESS_THAN_TAKEN, Refused
from pakten.journal import actions as journal

KEEP = object()


def hold_seats(*, event, seats, by):
    """How many of the places the office gives away itself; those let go are offered to the queue."""
    with held(event) as event:
        _set_places(event, held_seats=seats)
        journal.write(verb="events.hold_seats", subject=event, by=by, details={"seats": seats})
    return event


def change_capacity(*, event, capacity, by, per_organisation=KEEP, confirmed=False):
    """How many places there are. More are offered to the queue at once. Fewer than are taken must be confirmed, and
    then takes nobody's place."""
    with held(event) as event:
        share = event.capacity_per_organisation if per_organisation is KEEP else per_organisation
        most = min(event.held_seats, capacity or 0)
        _set_places(event, capacity=capacity, share=share, held_seats=most, confirmed=confirmed)
        journal.write(verb="events.change_capacity", subject=event, by=by, details={"capacity": capacity})
    return event


def change_places(*, event, capacity, per_organisation, held_seats, by, confirmed=False):
    """All of an event's numbers at once, as the office's form has them."""
    with held(event) as event:
        _set_places(event, capacity=capacity, share=per_organisation, held_seats=held_seats, confirmed=confirmed)
        journal.write(verb="events.change_capacity", subject=event, by=by, details={"capacity": capacity})
    return event


def _set_places(event, *, held_seats, capacity=KEEP, share=KEEP, confirmed=True):
    event.held_seats = held_seats
    if capacity is not KEEP:
        event.capacity, event.capacity_per_organisation = capacity, share
    if held_seats > (event.capacity or 0):
        raise Refused(HELD_ALL % {"places": event.capacity or 0})
    taken, to_give = queries.places(event).taken, event.places_to_give
    if to_give is not None and to_give < taken and not confirmed:
        raise Refused(LESS_THAN_TAKEN % {"taken": taken, "places": to_give})
    event.save(update_fields=["capacity", "held_seats", "capacity_per_organisation"])
    registering.offer_free(event, now=timezone.now())
