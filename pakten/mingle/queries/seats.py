"""Who sits where, for the stage; whom one person meets, for their hand."""

import time
from collections import defaultdict
from dataclasses import dataclass
from threading import Lock

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pakten.mingle import planning
from pakten.mingle.models import Mingle, Participant
from pakten.mingle.queries.links import room_link
from pakten.mingle.queries.people import participants
from pakten.mingle.queries.plans import problem
from pakten.network.sorting import sort_key


def seats(mingle):
    """Everybody in the order of their names, with their table in each round, from round 1 on; none: no table. Who has
    left, or wants to be forgotten, is not called."""
    plan = mingle.published_plan
    if plan is None:
        return []
    here = [each for each in participants(mingle) if each.name and not each.left_at]
    tables = {each.key: [None] * plan.rounds for each in here}
    for meeting in plan.meetings:
        for key in meeting["people"]:
            if key in tables:
                tables[key][meeting["round"] - 1] = meeting["table"]
    return [
        {"name": each.name, "organisation": each.organisation_name, "tables": tables[each.key]}
        for each in sorted(here, key=lambda each: sort_key(each.name))
    ]


@dataclass(frozen=True)
class Met:
    """Somebody whom a person meets."""

    name: str
    organisation: str
    has_left: bool


@dataclass(frozen=True)
class Turn:
    """One round of one person. No table: nobody is left to meet in this round."""

    round: int
    table: int | None = None
    others: tuple[Met, ...] = ()
    reason: str = ""
    points: tuple[str, ...] = ()
    link: str = ""


KEPT_FOR = 2.0  # seconds for which a process does not read a plan again for the next who asks
KEPT = {}  # by (plan, language): (when, what all pages of it are made of); one mingle's at a time
_reads = Lock()  # the others wait for the one that reads, rather than do the same


@dataclass(frozen=True)
class _Told:
    """What every participant's page of a plan is made of. `meetings`: of each person, by round."""

    mingle: Mingle
    rounds: int
    meetings: dict
    people: dict
    explained: planning.Explained


def turns(participant):
    """A person's rounds in the plan that holds, from the first on."""
    if participant.mingle.published_plan is None:
        return []
    return _turns(_told(participant.mingle), participant.key)


def turns_at_once(token):
    """The rounds of the person whose secret this is; None when there is none (any more). When another plan holds, all
    of a mingle ask in the same moment: what the first of them needed is kept for the others."""
    of_last = Participant.objects.filter(token=token).order_by("-mingle__created_at", "-mingle_id")
    mine = of_last.values_list("key", "mingle_id", "mingle__published_plan_id").first()
    if mine is None:
        return None
    key, mingle, plan = mine
    return [] if plan is None else _turns(_kept(mingle, plan), key)


def _kept(mingle, plan):
    kept = plan, get_language()
    with _reads:
        at, told = KEPT.get(kept, (0.0, None))
        if told is None or time.monotonic() - at > KEPT_FOR:
            plans = Mingle.objects.select_related("published_plan").defer("published_plan__snapshot")
            told = _told(plans.get(pk=mingle))
            KEPT.clear()
            KEPT[kept] = time.monotonic(), told
    return told


def _told(mingle):
    plan = mingle.published_plan
    meetings = defaultdict(dict)
    for each in plan.meetings:
        for key in each["people"]:
            meetings[key][each["round"]] = each
    people = {each.key: each for each in participants(mingle)}
    explained = planning.Explained(problem(mingle, banned=plan.banned), "en" if get_language() == "en" else "sv")
    return _Told(mingle, plan.rounds, meetings, people, explained)


def _turns(told, key):
    mine = told.meetings.get(key, {})
    return [_turn(told, key, mine[n]) if n in mine else Turn(n) for n in range(1, told.rounds + 1)]


def _turn(told, own, meeting):
    keys, round, table = meeting["people"], meeting["round"], meeting["table"]
    link = room_link(told.mingle, round, table)
    others = tuple(_met(told.people.get(key)) for key in keys if key != own)
    if not others or not all(key in told.people and told.people[key].name for key in keys):
        return Turn(round, table, others, link=link)
    planned = planning.Meeting(round, table, tuple(keys), 0)
    return Turn(round, table, others, told.explained.reason(planned), told.explained.talking_points(planned), link)


def _met(person):
    if person is None or not person.name:
        return Met(_("A participant"), "", False)
    return Met(person.name, person.organisation_name, person.left_at is not None)
