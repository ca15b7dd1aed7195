"""Checks a schedule of several rounds against the rules, from the worth of the meetings alone.

Nothing here is shared with the planner: every rule is counted again, the plain way.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray


class Plan(Protocol):
    """What the checker reads of a schedule; see `rounds.schedule.Schedule`."""

    @property
    def rounds(self) -> Sequence[Sequence[Sequence[int]]]: ...
    @property
    def seats(self) -> Sequence[Sequence[int]]: ...
    @property
    def value(self) -> int: ...
    @property
    def bound(self) -> int: ...
    @property
    def idle(self) -> Sequence[Sequence[int]]: ...
    @property
    def clashes(self) -> Sequence[Sequence[int]]: ...
    @property
    def gone(self) -> Sequence[int]: ...


def schedule_faults(
    fit: ArrayLike,
    plan: Plan,
    rounds: int,
    *,
    size: int = 2,
    odd: str = "trio",
    seated: Iterable[int] = (),
    locked: Iterable[tuple[int | None, int, int]] = (),
    fixed_row: bool = False,
    done_rounds: int = 0,
) -> tuple[str, ...]:
    """Everything that is wrong with a plan, in words; empty when nothing is.

    The arguments are those the plan was made with; `done_rounds` are those of before a change of plan, in which people
    who are gone may have met.
    """
    worth = np.asarray(fit)
    faults: list[str] = []
    if len(plan.rounds) != rounds or len(plan.seats) != rounds or len(plan.idle) != rounds:
        return (f"{rounds} rounds were asked for, but there are {len(plan.rounds)}",)
    for r in range(rounds):
        faults += _faults_in_round(plan, r, len(worth), size, odd, past=r < done_rounds)
        faults += _faults_at_tables(plan, r)
    faults += _faults_in_pairs(worth, plan, size, set(seated))
    if fixed_row:
        faults += _faults_of_row(plan, len(worth))
    elif size == 2:
        faults += _faults_of_idle(worth, plan, set(seated), done_rounds)
    for person in seated:
        tables = {plan.seats[r][person] for r in range(done_rounds, rounds)} - {-1}
        if len(tables) > 1:
            faults.append(f"{person} should keep one place but has tables {sorted(tables)}")
    for r_locked, i, j in locked:
        where = range(rounds) if r_locked is None else [r_locked]
        if not any({i, j} <= set(meeting) for r in where for meeting in plan.rounds[r]):
            faults.append(f"{i} and {j} are locked but do not meet")
    return tuple(faults)


def _faults_in_round(plan: Plan, r: int, n: int, size: int, odd: str, *, past: bool) -> list[str]:
    """Nobody twice, nobody unknown or gone, nobody forgotten, meetings of the right size."""
    faults = []
    gone = set() if past else set(plan.gone)
    met = [i for meeting in plan.rounds[r] for i in meeting]
    if any(not 0 <= i < n for i in met):
        faults.append(f"round {r} has someone who is not in the table")
    if len(met) != len(set(met)):
        faults.append(f"someone is twice in round {r}")
    if gone.intersection(met) or gone.intersection(plan.idle[r]):
        faults.append(f"someone who is gone is in round {r}")
    if set(met) & set(plan.idle[r]):
        faults.append(f"someone both meets and is idle in round {r}")
    if not past and gone | set(met) | set(plan.idle[r]) != set(range(n)):
        faults.append(f"someone is forgotten in round {r}")
    sizes = sorted(len(meeting) for meeting in plan.rounds[r])
    if size == 2:
        present = len(set(met) | set(plan.idle[r]))
        trios = sizes.count(3)
        if sizes and (sizes[0] < 2 or sizes[-1] > 3):
            faults.append(f"a meeting of round {r} is not of two or three people")
        if trios > 1 or (trios == 1 and (odd == "pause" or present % 2 == 0)):
            faults.append(f"round {r} has a trio it should not have")
    elif sizes and (sizes[0] < 2 or sizes[-1] > max(size, 3) or sizes[-1] - sizes[0] > 1):
        faults.append(f"the tables of round {r} are unevenly filled")
    return faults


def _faults_at_tables(plan: Plan, r: int) -> list[str]:
    """Who meets has the same table, and no other meeting has it."""
    faults = []
    taken: set[int] = set()
    for meeting in plan.rounds[r]:
        tables = {plan.seats[r][i] for i in meeting}
        if len(tables) != 1 or tables & taken or min(tables) < 0:
            faults.append(f"the meeting {tuple(meeting)} of round {r} has no table of its own")
        taken |= tables
    return faults


def _faults_in_pairs(worth: NDArray[Any], plan: Plan, size: int, seated: set[int]) -> list[str]:
    """No pair twice, none that should never meet, unless told; the worth adds up and does not exceed the bound."""
    faults = []
    met: set[tuple[int, int]] = set()
    clashes = set()
    value = 0
    for r, meetings in enumerate(plan.rounds):
        for i, j in [pair for meeting in meetings for pair in combinations(sorted(meeting), 2)]:
            if (i, j) in met or worth[i, j] < 0:
                clashes.add((r, i, j))
            else:
                value += int(worth[i, j])
            met.add((i, j))
            if {i, j} <= seated:
                faults.append(f"{i} and {j} both keep their places and cannot meet in round {r}")
    if size == 2:
        faults += [f"{i} and {j} meet again, or should never meet, in round {r}" for r, i, j in sorted(clashes)]
    elif {tuple(clash) for clash in plan.clashes} != clashes:
        faults.append("the clashes at the tables are not told as they are")
    if value != plan.value:
        faults.append(f"the meetings are worth {value}, not {plan.value}")
    if plan.value > plan.bound:
        faults.append(f"the worth {plan.value} exceeds its bound {plan.bound}")
    return faults


def _faults_of_idle(worth: NDArray[Any], plan: Plan, seated: set[int], done_rounds: int) -> list[str]:
    """Two people who are both idle in a round could not have met each other."""
    met = {
        pair
        for meetings in plan.rounds
        for meeting in meetings
        for pair in combinations(sorted(int(i) for i in meeting), 2)
    }
    return [
        f"{i} and {j} are both idle in round {r} though they could meet"
        for r in range(done_rounds, len(plan.rounds))
        for i, j in combinations(sorted(plan.idle[r]), 2)
        if worth[i, j] >= 0 and (i, j) not in met and not {i, j} <= seated
    ]


def _faults_of_row(plan: Plan, n: int) -> list[str]:
    """Half the people keep one table all through, and each meeting has one of them."""
    sitting = {i for i in range(n) if len({seats[i] for seats in plan.seats}) == 1 and plan.seats[0][i] >= 0}
    faults = [] if len(sitting) >= n // 2 else [f"only {len(sitting)} people sit still"]
    for r, meetings in enumerate(plan.rounds):
        if not all(sitting.intersection(meeting) for meeting in meetings):
            faults.append(f"a meeting of round {r} has nobody from the row that sits still")
    return faults
