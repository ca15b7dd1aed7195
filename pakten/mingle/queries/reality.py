"""Who is here and who is not while a mingle runs, and what a change of the plan did."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from pakten.events.models import CheckIn, Registration
from pakten.mingle.models import Participant, Plan
from pakten.mingle.queries import live
from pakten.mingle.queries.people import participants
from pakten.network.sorting import sort_key


@dataclass(frozen=True)
class Here:
    """Somebody of the mingle, and where they sit in the round that is shown."""

    person: Participant
    table: int | None
    has_come: bool | None  # checked in at the door; None: nobody checks, or it is not known of them

    @property
    def is_gone(self):
        return self.person.left_at is not None


@dataclass(frozen=True)
class Alone:
    """Somebody whose company has left the round that is on: the table of two they may join, and where they go next."""

    person: Participant
    round: int
    table: int
    join: int | None
    next_round: int | None
    next_table: int | None


@dataclass(frozen=True)
class Missing:
    """Checked in at the event's door, but not in the plan: not a participant, or one who was marked as gone before."""

    registration: Registration
    participant: Participant | None


def gone_keys(people):
    """Who must not be planned for: those who have left, and those who are forgotten."""
    return sorted(each.key for each in people if each.left_at or not each.name)


def begun(mingle, at=None):
    """How many rounds of the plan that holds have begun, and so stand as they are."""
    plan = mingle.published_plan
    return min(live.standing(mingle, at).begun, plan.rounds) if plan else 0


def here(mingle, standing):
    """Everybody in the order of their names; who is forgotten is not called."""
    people, came = participants(mingle), _known_to_have_come(mingle)
    tables = _tables(mingle.published_plan, standing.shown_round)
    is_used = any(_has_come(each, came) for each in people)  # a door where none of them was checked in tells nothing
    return [
        Here(each, None if each.left_at else tables.get(each.key), _has_come(each, came) if is_used else None)
        for each in sorted(people, key=lambda each: sort_key(each.name))
        if each.name
    ]


def _tables(plan, round):
    meetings = plan.meetings if plan else []
    return {key: each["table"] for each in meetings if each["round"] == round for key in each["people"]}


def _came(mingle):
    """The registrations that were checked in at the door of the mingle's event, with what their people are known by."""
    if mingle.event_id is None:
        return []
    came_at = CheckIn.objects.filter(registration=OuterRef("pk"), undone_at=None).order_by("-number").values("at")[:1]
    found = Registration.objects.filter(event=mingle.event_id, state=Registration.State.ATTENDED, person__isnull=False)
    found = found.select_related("person", "organisation").annotate(came_at=Subquery(came_at))
    return list(found.order_by("position", "id"))


def _known_to_have_come(mingle):
    """By what those who came are known: registrations and people by their numbers, and addresses."""
    came = _came(mingle)
    known = {("registration", each.pk) for each in came} | {("person", each.person_id) for each in came}
    return known | {("email", each.person.email.lower()) for each in came}


def _has_come(participant, came):
    marks = {
        ("registration", participant.registration_id),
        ("person", participant.person_id),
        ("email", participant.email.lower()),
    }
    return bool(marks & came)


def missing(mingle):
    """Those who were checked in at the door and are not in the plan, in the order they came."""
    came = _came(mingle)
    by_registration, by_person, by_email = {}, {}, {}
    for each in mingle.participants.select_related("person"):
        by_registration[each.registration_id] = by_person[each.person_id] = by_email[each.email.lower()] = each
    for known in (by_registration, by_person, by_email):
        known.pop(None, None)
        known.pop("", None)
    found = []
    for each in came:
        there = by_registration.get(each.pk) or by_person.get(each.person_id) or by_email.get(each.person.email.lower())
        came_after_all = there and there.left_at and each.came_at and each.came_at > there.left_at
        if there is None or came_after_all:
            found.append(Missing(each, there))
    return found


def alone(mingle, standing, people):
    """Who sits alone in the round that is talked in: their page still says that somebody comes."""
    plan = mingle.published_plan
    if plan is None or standing.phase != live.Phase.TALK or standing.round > plan.rounds:
        return []
    present = {each.key: each for each in people if each.name and not each.left_at}
    tables = {
        each["table"]: [key for key in each["people"] if key in present]
        for each in plan.meetings
        if each["round"] == standing.round
    }
    lone = {table: present[keys[0]] for table, keys in tables.items() if len(keys) == 1}
    after = {}
    for each in sorted(plan.meetings, key=lambda each: -each["round"]):
        if each["round"] > standing.round:
            after.update(dict.fromkeys(each["people"], (each["round"], each["table"])))
    return [
        Alone(
            person,
            standing.round,
            table,
            _nearest(person, table, tables, present),
            *after.get(person.key, (None, None)),
        )
        for table, person in sorted(lone.items())
    ]


def _organisation(person):
    return person.organisation or person.key


def _nearest(person, table, tables, present):
    """The nearest table with somebody who is alone too, or with two, and nobody from the same organisation. What people
    said in confidence is not asked: for a few minutes at another's table the organiser's eye is enough."""
    fits = [
        (len(keys) != 1, abs(other - table), other)
        for other, keys in tables.items()
        if other != table
        and 0 < len(keys) < 3
        and all(_organisation(present[key]) != _organisation(person) for key in keys)
    ]
    return min(fits)[2] if fits else None


def out_of_step(mingle, people, done):
    """Keys of those for whom the coming rounds are not as they are: gone but planned for, or here and not."""
    plan = mingle.published_plan
    if plan is None or done >= plan.rounds:
        return []
    planned = {key for each in plan.meetings if each["round"] > done for key in each["people"]}
    planned_or_idle = planned | {each["person"] for each in plan.idle if each["round"] > done}
    gone = set(gone_keys(people))
    return sorted(gone & planned) + sorted({each.key for each in people} - gone - planned_or_idle)


@dataclass(frozen=True)
class Change:
    """What the last repair did, from the plan it made."""

    plan: Plan
    left: list
    came: list
    added: list
    meetings: int  # that are not as they were
    idle: list  # [(round, [participants])]: who has nobody to meet, in the coming rounds
    may_be_undone: bool


def last_change(mingle, people, done):
    """The repair that made the plan that holds; None when nothing was repaired."""
    plan = mingle.published_plan
    did = plan.snapshot.get("repair") if plan else None
    if not did:
        return None
    by_key = {each.key: each for each in people if each.name}
    named = {
        name: sorted((by_key[key] for key in did[name] if key in by_key), key=lambda each: sort_key(each.name))
        for name in ("left", "came", "added")
    }
    return Change(plan, **named, meetings=did["new"], idle=idle(plan, by_key), may_be_undone=may_undo(mingle, done))


def idle(plan, by_key):
    """Who has nobody to meet in the rounds that the plan was made for, by round."""
    rounds = defaultdict(list)
    for each in plan.idle:
        if each["round"] > (plan.after_round or 0) and each["person"] in by_key:
            rounds[each["round"]].append(by_key[each["person"]])
    return sorted(rounds.items())


def may_undo(mingle, done):
    """A repair can be taken back as long as no round has begun since."""
    plan = mingle.published_plan
    return bool(
        plan
        and plan.after_round is not None
        and plan.snapshot.get("repair")
        and plan.before_id
        and plan.after_round == done
        and done < plan.rounds
    )
