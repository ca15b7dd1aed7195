"""The speed mingle: R rounds of meetings in pairs, no pair twice, worth as much together as can be."""

from collections.abc import Iterable, Sequence
from random import Random

import numpy as np
from numpy.typing import ArrayLike

from pakten.matching.rounds.bound import Ints
from pakten.matching.rounds.colouring import Colouring
from pakten.matching.rounds.inputs import (
    Lock,
    ScheduleError,
    checked_choice,
    checked_fit,
    checked_locks,
    checked_people,
    checked_rounds,
)
from pakten.matching.rounds.order import standing
from pakten.matching.rounds.planning import plan_rounds, price_rounds, price_row
from pakten.matching.rounds.row import across, sitting_row
from pakten.matching.rounds.schedule import Meeting, Schedule, in_order, pairs_of
from pakten.matching.rounds.seating import seat

LOCK_SWEEPS = 50  # of dealing out the locked meetings of no certain round


def speed_rounds(
    fit: ArrayLike,
    rounds: int,
    *,
    fixed_row: bool = False,
    seated: Iterable[int] = (),
    locked: Iterable[Lock] = (),
    odd: str = "trio",
    searches: int = 1,
    seed: int = 0,
) -> Schedule:
    """Who meets whom in each round: everybody meets someone as far as possible, and the meetings are worth the most.

    fit        (n, n) symmetric whole numbers, what a meeting is worth to both together; negative = never.
    fixed_row  half the people sit still all through; the other half moves to the next meeting.
    seated     people who must not change place; two of them never meet.
    locked     meetings that must happen: (round from 0, or None for any round, person, person).
    odd        "trio": three meet together in each round of an odd number; "pause": one person rests. In fair turns.
    searches   how long to look for the best sitting row: more searches, a better row, half a second each at 84 people.
    seed       another seed, another plan of about the same worth; the same seed, the same plan.

    Raises MatchingError, before any work, for what cannot be: see `inputs.SENTENCES`. Who has nobody new to meet in a
    round is in the schedule's `idle`.
    """
    given = checked_fit(fit)
    count, odd = checked_rounds(rounds), checked_choice(odd)
    still = checked_people(seated, len(given))
    locks = checked_locks(given, count, locked, still)
    _check_seated(len(given), still, odd)
    seen = given.copy()
    for r, i, j in locks:
        seen[i, j] = seen[j, i] = -2 if r is None else -3 - r
    order = standing(seen, [i in still for i in range(len(given))])
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    weights = given[np.ix_(order, order)]
    own = np.array(sorted(int(place[i]) for i in still), dtype=np.int64)
    weights[np.ix_(own, own)] = -1
    renamed = [(r, int(min(place[[i, j]])), int(max(place[[i, j]]))) for r, i, j in locks]
    fixed = spread_locks(renamed, count, len(given), order)
    sitting, may = frozenset(own.tolist()), weights >= 0
    pricing = price_rounds(weights, count, odd)
    guide = pricing
    if fixed_row:
        together = [(i, j) for meetings in fixed for i, j in meetings]
        sitting = sitting_row(weights, count, sitting, together, searches=searches, seed=seed)
        may &= across(len(given), sitting)
        guide = price_row(pricing, may)
    had = np.zeros(len(given), dtype=np.int64)
    meetings = plan_rounds(guide, fixed, may=may, sitting=sitting, had=had, seed=seed)
    named = in_order([[tuple(int(order[i]) for i in meeting) for meeting in meetings[r]] for r in range(count)])
    return schedule(given, named, pricing.bound(meetings), pinned=sorted(int(order[i]) for i in sitting))


def spread_locks(locks: Sequence[Lock], rounds: int, n: int, names: Ints) -> tuple[tuple[Meeting, ...], ...]:
    """The locked meetings of each round, those of any round dealt out so that nobody has two at once."""
    fixed: list[list[Meeting]] = [sorted((i, j) for r, i, j in locks if r == k) for k in range(rounds)]
    colouring = Colouring([[i for meeting in meetings for i in meeting] for meetings in fixed], n, Random(0))
    left = colouring.place_all(sorted((i, j) for r, i, j in locks if r is None), LOCK_SWEEPS)
    if left:
        first, second = sorted(int(names[i]) for i in left[0])
        raise ScheduleError("locked_no_room", first=first, second=second)
    return tuple((*fixed[r], *colouring.pairs(r)) for r in range(rounds))


def schedule(fit: Ints, rounds: tuple[tuple[Meeting, ...], ...], bound: int, pinned: Sequence[int] = ()) -> Schedule:
    """The plan with its tables, its worth and who is idle."""
    met = {pair for meetings in rounds for meeting in meetings for pair in pairs_of(meeting)}
    busy = [{i for meeting in meetings for i in meeting} for meetings in rounds]
    return Schedule(
        rounds=rounds,
        seats=seat(rounds, len(fit), pinned),
        value=sum(int(fit[pair]) for pair in met),
        bound=bound,
        idle=tuple(tuple(i for i in range(len(fit)) if i not in people) for people in busy),
        sitting=tuple(pinned),
    )


def _check_seated(n: int, still: frozenset[int], odd: str) -> None:
    """Every person who sits still needs one who moves (one may pause)."""
    moving = n - len(still)
    if len(still) > moving + (n % 2 if odd == "pause" else 0):
        raise ScheduleError("too_many_seated", seated=len(still), moving=moving)
