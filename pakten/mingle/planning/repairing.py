"""A plan that holds, and people who have left or come: what has happened stays, and only the coming rounds change."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pakten.matching.problem import Participant, Problem
from pakten.matching.rounds import Schedule, replan
from pakten.mingle.planning.making import clashes_of, found, idle_of, seated, told, weights
from pakten.mingle.planning.outcomes import Outcome
from pakten.mingle.planning.snapshots import bare


@dataclass(frozen=True)
class Repair:
    """The plan after a change. Of the meetings that were planned for the coming rounds, `kept` still happen in their
    round, `changed` were given up though everybody in them is here, `dropped` fell away because somebody is not; `new`
    were not planned before."""

    outcome: Outcome
    kept: int
    changed: int
    dropped: int
    new: int


def repair(
    problem: Problem, plan: Outcome, done: int, *, gone: Collection[str], locked: Sequence[tuple[str, str]] = ()
) -> Repair:
    """The plan with its first `done` rounds as they are, and the others planned again with few changes for those of the
    problem who are not `gone`. Who is not in the plan yet has come."""
    strangers = _people_of(plan) - problem.index.keys()
    problem = bare(_with(strangers, problem))
    number = problem.index
    here = {each.id for each in problem.participants} - set(gone) - strangers
    fit = weights(problem, plan.dials)
    after = replan(
        fit,
        schedule_of(problem, plan),
        done,
        gone=[i for i, each in enumerate(problem.participants) if each.id not in here],
        seated=seated(problem),
        locked=[tuple(sorted((number[a], number[b]))) for a, b in locked if a in number and b in number],
        size=plan.dials.table_size if plan.dials.table_size > 2 else 0,
    )
    outcome = told(
        problem,
        plan.dials,
        fit,
        found(after),
        idle_of(after),
        clashes_of(after),
        after.value,
        after.bound,
        gone=gone,
    )
    planned = {(each.round, tuple(sorted(each.people, key=number.__getitem__))) for each in plan.meetings}
    new = sum((each.round, each.people) not in planned for each in outcome.meetings if each.round > done)
    return Repair(outcome, after.kept, after.changed, after.dropped, new)


def schedule_of(problem: Problem, plan: Outcome) -> Schedule:
    """A kept plan as the engine knows it: people as numbers of the problem."""
    rounds, n = plan.dials.rounds, len(problem.participants)
    meetings: list[list[tuple[int, ...]]] = [[] for _ in range(rounds)]
    seats, idle = [[-1] * n for _ in range(rounds)], [[] for _ in range(rounds)]
    for each in plan.meetings:
        people = tuple(sorted(problem.index[id] for id in each.people))
        meetings[each.round - 1].append(people)
        for person in people:
            seats[each.round - 1][person] = each.table - 1
    for round, id in plan.idle:
        idle[round - 1].append(problem.index[id])
    return Schedule(
        rounds=tuple(tuple(sorted(each)) for each in meetings),
        seats=tuple(map(tuple, seats)),
        value=plan.value,
        bound=plan.bound,
        idle=tuple(map(tuple, idle)),
        sitting=tuple(_sitting_row(seats)) if plan.dials.fixed_row else (),
    )


def _sitting_row(seats):
    """Who has had the same table in all their rounds. Two who meet there cannot both have: they meet once."""
    tables = defaultdict(list)
    for row in seats:
        for person, table in enumerate(row):
            if table >= 0:
                tables[person].append(table)
    return sorted(person for person, theirs in tables.items() if len(theirs) > 1 and len(set(theirs)) == 1)


def _people_of(plan):
    return {id for each in plan.meetings for id in each.people} | {id for _round, id in plan.idle}


def _with(strangers, problem):
    """People of the plan whom nobody knows any more still had their meetings."""
    more = tuple(Participant(id=id, name="") for id in sorted(strangers))
    return replace(problem, participants=(*problem.participants, *more)) if more else problem
