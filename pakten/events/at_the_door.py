"""What a door needs to know in order to work without network; a part of `queries`. Names, organisations and states
alone: neither e-mail nor what anybody needs. Tickets as hashes, so that a lost phone holds no ticket. Who is under
protection has no name here, and comes in by their own ticket."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Max
from django.utils import timezone

from pakten.events.models import Event, Registration

State = Registration.State
MOST_FOUND = 30
MOST_OTHERS = 10_000
NEAR = timedelta(days=60)
LED_TO = "SELECT id, ends_at, {fields} FROM events_event WHERE door_key = %s"


@dataclass(frozen=True)
class Numbers:
    """How an event stands at its door."""

    came: int
    expected: int  # those with a place, come or not
    no_show: int
    last: int  # the number of the last change

    @property
    def tag(self):
        """Differs when anything that a door shows has changed."""
        return f'"{self.last}-{self.came}-{self.expected}"'


def numbers(event):
    counted = dict(event.registrations.order_by().values_list("state").annotate(Count("id")))
    last = event.check_ins.order_by().aggregate(last=Max("number"))["last"] or 0
    return Numbers(
        came=counted.get(State.ATTENDED, 0),
        expected=sum(counted.get(state, 0) for state in Registration.TAKING),
        no_show=counted.get(State.NO_SHOW, 0),
        last=last,
    )


def hash_of(key):
    """What a door knows a ticket by: it cannot be turned back into the ticket."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def name_of(registration):
    """Empty for who is under protection, and who is forgotten."""
    person = registration.person
    return person.name if person and not person.is_protected else ""


def organisation_of(registration):
    person = registration.person
    return registration.organisation_name if person and not person.is_protected else ""


def everybody(event):
    """All that a door keeps of an event: a dict for each registration, and the tickets of other events near in time, by
    the beginning of their hashes, so that they are told from forged ones."""
    inside = {each.registration_id: each for each in event.check_ins.filter(undone_at=None)}
    people = [row(each, inside.get(each.pk)) for each in event.registrations.select_related("person").order_by("id")]
    return people, _other_tickets(event)


def _other_tickets(event):
    near = Event.objects.filter(starts_at__range=(event.starts_at - NEAR, event.starts_at + NEAR)).exclude(pk=event.pk)
    keys = Registration.objects.filter(event__in=near).order_by("-id").values_list("key", flat=True)
    return [hash_of(key)[:10] for key in keys[:MOST_OTHERS]]


def news(event, since):
    """What has changed since a number, the oldest first."""
    changed = event.check_ins.filter(number__gt=since).select_related("registration__person").order_by("number")
    return [row(each.registration, each) for each in changed]


def row(registration, check_in):
    """What a door is told of a registration, and how it came in, if it did."""
    return {
        "id": registration.pk,
        "name": name_of(registration),
        "organisation": organisation_of(registration),
        "ticket": hash_of(registration.key),
        "state": str(registration.state),
        "in": str(check_in.token) if check_in and check_in.undone_at is None else None,
        "at": timezone.localtime(check_in.at).strftime("%H.%M") if check_in else "",
        "door": check_in.door if check_in else "",
    }


def search(event, words):
    """The first that a name or an organisation fits, in the order of their names."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    people, _others = everybody(event)
    fit = [each for each in people if each["name"] and all(_fits(each, word) for word in wanted)]
    return sorted(fit, key=lambda each: each["name"].casefold())[:MOST_FOUND]


def _fits(row, word):
    return word in row["name"].casefold() or word in row["organisation"].casefold()


def badges(event, which="", registration=None):
    """Who gets a badge: with a place, and shown. `which`: "new" for those whose badge is not printed yet."""
    found = event.registrations.filter(state__in=(State.REGISTERED, State.ATTENDED), person__is_protected=False)
    if which == "new":
        found = found.filter(badge_printed_at=None)
    if registration is not None:
        found = found.filter(pk=registration)
    return sorted(found.select_related("person"), key=lambda each: each.person.name.casefold())


def door_of(key, only=()):
    """The event whose helpers' link this is, while it leads somewhere; None when it does not. `only`: the fields that
    are needed, where every millisecond counts."""
    if not key:
        return None
    if only:
        events = Event.objects.raw(LED_TO.format(fields=", ".join(only)), [key])
    else:
        events = Event.objects.filter(door_key=key)
    over = timezone.now() - timedelta(days=1)
    return next((event for event in events if event.ends_at > over), None)
