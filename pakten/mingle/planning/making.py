"""From people with wishes to who meets whom."""

from collections.abc import Callable, Sequence
from itertools import combinations

from pakten.matching import score
from pakten.matching.errors import MatchingError
from pakten.matching.pairs import best_pairs
from pakten.matching.problem import Problem, why_never
from pakten.matching.rounds import speed_rounds, table_rounds
from pakten.mingle.planning.dials import MOST_AT_A_TABLE, MOST_PEOPLE, MOST_ROUNDS, Dials
from pakten.mingle.planning.errors import PlanError, with_names
from pakten.mingle.planning.outcomes import Meeting, Outcome
from pakten.mingle.planning.snapshots import bare

LARGEST = 1 << 61  # at tables the engine adds up worth in 64 bits


def plan(
    problem: Problem,
    dials: Dials,
    locked: Sequence[tuple[str, str]] = (),
    *,
    engine: Callable[..., Outcome] | None = None,
) -> Outcome:
    """The best meetings for the people of the problem; those of a locked pair meet, in one round or another. `engine`:
    where the work is done, here or apart. Raises MatchingError, with a sentence, for the impossible."""
    if not 1 <= dials.rounds <= MOST_ROUNDS:
        raise MatchingError("number_of_rounds", given=dials.rounds, most=MOST_ROUNDS)
    if len(problem.participants) > MOST_PEOPLE:
        raise MatchingError("too_many_people", people=len(problem.participants), most=MOST_PEOPLE)
    if not 2 <= dials.table_size <= MOST_AT_A_TABLE:
        raise PlanError("table_size", given=dials.table_size, most=MOST_AT_A_TABLE)
    locks = locks_of(problem, dials, locked)
    try:
        return (engine or planned)(bare(problem), dials, locks)
    except MatchingError as error:
        raise with_names(error, problem) from None


def planned(problem, dials, locks):
    """The plan of a bare problem (see `snapshots`), with the locked pairs as numbers."""
    fit = weights(problem, dials)
    clashes = ()
    if dials.table_size > 2:
        meetings, clashes, value, bound = _at_tables(fit, problem, dials, locks)
        idle = []
    elif dials.rounds == 1 and not dials.fixed_row:
        meetings, idle, value, bound = _once(fit, locks)
    else:
        meetings, idle, value, bound = _in_rounds(fit, problem, dials, locks)
    return told(problem, dials, fit, meetings, idle, clashes, value, bound)


def told(problem, dials, fit, meetings, idle, clashes, value, bound, *, gone=()):
    """What the engine found with the weights `fit`, by people's ids instead of their numbers."""
    ids = [participant.id for participant in problem.participants]
    plain = fit if _are_plain(dials) else score.worth(problem)
    clashing = {(round, frozenset(pair)) for round, *pair in clashes}
    planned = tuple(
        Meeting(round, table, tuple(ids[i] for i in people), _points(plain, round, people, clashing))
        for round, table, people in meetings
    )
    met, missed, without = _wishes(problem, planned, gone)
    return Outcome(
        dials=dials,
        meetings=planned,
        idle=tuple((round, ids[i]) for round, i in idle),
        value=value,
        bound=bound,
        wishes_met=met,
        wishes_stated=met + missed,
        without=without,
        clashes=tuple((round, ids[i], ids[j]) for round, i, j in clashes),
    )


def _wishes(problem, meetings, gone):
    """How many wishes are met and missed, and who has none met; without those who left before they met anybody: they
    wish for nothing here."""
    met_somebody = {id for each in meetings for id in each.people}
    counted = [
        each
        for each in score.wishes(problem, [meeting.people for meeting in meetings])
        if each.id not in gone or each.id in met_somebody
    ]
    met, missed = (sum(len(getattr(each, name)) for each in counted) for name in ("met", "missed"))
    return met, missed, tuple(each.id for each in counted if each.missed and not each.met and each.id not in gone)


def _are_plain(dials):
    """Whether the weights of the dials are the plain points themselves; in a large room these take long to count."""
    return dials.fairness == "sum" and not dials.surprise and dials.table_size == 2


def weights(problem, dials):
    """What each meeting is worth in the weights of the dials."""
    fit = score.worth(problem, fairness=dials.fairness, surprise=dials.surprise, seed=dials.seed)
    if dials.table_size > 2:
        # The weights of "nobody without" are far larger than they need be there: the smallest parts of them are left.
        over = int(fit.max(initial=0)) * len(fit) ** 2 * 1024 // LARGEST
        fit = fit if not over else _scaled(fit, over + 1)
    return fit


def _scaled(fit, by):
    smaller = fit // by
    smaller[fit < 0] = -1
    return smaller


def locks_of(problem, dials, locked):
    """The locked pairs as numbers of people; whoever locked the impossible is told by name."""
    locks, taken = [], set()
    for first, second in locked:
        i, j = problem.index[first], problem.index[second]
        names = {"first": problem.participants[i].name, "second": problem.participants[j].name}
        if reason := why_never(problem, i, j):
            raise (
                PlanError("locked_apart", **names)
                if reason in ("met", "avoid")
                else MatchingError(f"locked_{reason}", **names)
            )
        if dials.rounds == 1 and dials.table_size == 2 and taken & {i, j}:
            raise MatchingError("locked_twice", name=names["first"] if i in taken else names["second"])
        taken |= {i, j}
        locks.append((i, j))
    return locks


def _once(fit, locks):
    pairing = best_pairs(fit, locked=locks)
    groups = sorted([*pairing.pairs, *([pairing.trio] if pairing.trio else [])])
    found = [(1, table, people) for table, people in enumerate(groups, 1)]
    return found, [(1, i) for i in pairing.alone], pairing.value, pairing.bound


def _in_rounds(fit, problem, dials, locks):
    schedule = speed_rounds(
        fit,
        dials.rounds,
        fixed_row=dials.fixed_row,
        seated=seated(problem),
        locked=[(None, i, j) for i, j in locks],
        seed=dials.seed,
    )
    idle = idle_of(schedule)
    return found(schedule), idle, schedule.value, schedule.bound


def _at_tables(fit, problem, dials, locks):
    schedule = table_rounds(
        fit,
        dials.rounds,
        dials.table_size,
        seated=seated(problem),
        locked=[(None, i, j) for i, j in locks],
        seed=dials.seed,
    )
    return found(schedule), clashes_of(schedule), schedule.value, schedule.bound


def seated(problem):
    return [number for number, participant in enumerate(problem.participants) if participant.seated]


def found(schedule):
    """The meetings as (round, table, people), both counted from 1, in order."""
    return sorted(
        (number, schedule.seats[number - 1][people[0]] + 1, people)
        for number, meetings in enumerate(schedule.rounds, 1)
        for people in meetings
    )


def idle_of(schedule):
    return [(number, i) for number, people in enumerate(schedule.idle, 1) for i in people]


def clashes_of(schedule):
    return tuple((round + 1, i, j) for round, i, j in schedule.clashes)


def _points(plain, round, people, clashing):
    """Plain points of a meeting; two who meet again, or should not have met, give none."""
    pairs = [pair for pair in combinations(people, 2) if (round, frozenset(pair)) not in clashing]
    return sum(max(0, int(plain[pair])) for pair in pairs)
