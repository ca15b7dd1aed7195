"""Which meetings have happened, and who met whom in them. All that is done afterwards asks here.

A mingle that is run from a stage has been held from its first round on, and so many rounds as have begun there. One
that is run with paper alone has been held from when its event begins; without an event from when its plan is
published.
"""

from dataclasses import dataclass
from itertools import combinations

from django.db.models import Q
from django.utils import timezone

from pakten.events.models import Event, Registration
from pakten.mingle.models import Mingle, Participant
from pakten.mingle.queries.live import standing_of
from pakten.mingle.queries.people import participants

NOT_THERE = (Registration.State.CANCELLED, Registration.State.NO_SHOW)


@dataclass(frozen=True)
class Met:
    """Somebody one met: as others may see them, in which round and at which table the first time."""

    other: Participant
    round: int
    table: int


def held(now=None):
    """Mingles that have been held, or are."""
    now = now or timezone.now()
    is_held = Q(event=None) | Q(event__starts_at__lte=now, event__state=Event.State.PUBLISHED)
    found = Mingle.objects.filter(is_held, published_at__lte=now).exclude(published_plan=None)
    return found.exclude(stage__isnull=False, stage__started_at=None)


def is_held(mingle, now=None):
    """The same about one mingle at hand."""
    now, event = now or timezone.now(), mingle.event
    if mingle.published_plan_id is None or mingle.published_at > now or rounds_held(mingle) == 0:
        return False
    return event is None or (event.starts_at <= now and event.state == Event.State.PUBLISHED)


def held_at(mingle):
    """When it was held."""
    return mingle.event.starts_at if mingle.event else mingle.published_at


def rounds_held(mingle):
    """How many rounds have begun on the stage; None where there is none, and all of them count."""
    stage = getattr(mingle, "stage", None)
    return None if stage is None else standing_of(stage).begun


def meetings_held(mingle):
    """The meetings that have happened, as the published plan has them."""
    return of_rounds_held(mingle) if is_held(mingle) else []


def of_rounds_held(mingle):
    """The published meetings of the rounds that have begun, of a mingle that is known to have been held."""
    rounds = rounds_held(mingle)
    return [each for each in mingle.published_plan.meetings if rounds is None or each["round"] <= rounds]


def pairs_met(meetings):
    """The pairs of people in meetings (lists of keys): a trio is three."""
    return {frozenset(pair) for people in meetings for pair in combinations(people, 2)}


def met_by(participant):
    """Whom somebody has met, in the order of the rounds. Who was not there has met nobody, and is nobody's meeting; no
    more is who is forgotten."""
    mingle = participant.mingle
    there = set(came(mingle).exclude(name="").values_list("key", flat=True))
    people = {each.key: each for each in participants(mingle) if each.key in there}
    meetings = [each for each in meetings_held(mingle) if participant.key in each["people"]]
    if participant.key not in people:
        return []
    found = {}
    for each in sorted(meetings, key=lambda each: (each["round"], each["table"])):
        for key in each["people"]:
            if key != participant.key and key in people:
                found.setdefault(key, Met(people[key], each["round"], each["table"]))
    return list(found.values())


def came(mingle):
    """The participants who came, also those who are forgotten since."""
    there = mingle.participants.exclude(registration__state__in=NOT_THERE)
    return there.exclude(left_at__lte=mingle.event.starts_at) if mingle.event else there


def meetings_of_those_who_came(mingle):
    """The meetings that have happened, each with the keys of those who came to it."""
    there = set(came(mingle).values_list("key", flat=True))
    met = ([key for key in each["people"] if key in there] for each in meetings_held(mingle))
    return [people for people in met if len(people) > 1]
