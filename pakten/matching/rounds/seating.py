"""Tables for every meeting, so that as few people as possible change place and those who do walk a short way."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from pakten.matching.rounds.schedule import Meeting

Seats = tuple[tuple[int, ...], ...]


def seat(rounds: Sequence[Sequence[Meeting]], n: int, pinned: Sequence[int] = ()) -> Seats:
    """Table numbers by round and person, -1 for who has no meeting; `pinned` people keep one table all through.

    Each change is a minimum-cost assignment of the new meetings to tables. The pairs of two successive rounds form
    rings of even length, so without pinned people one of every two can stay where they sit.
    """
    own = {person: table for table, person in enumerate(sorted(pinned))}
    loose = max((sum(own.keys().isdisjoint(m) for m in meetings) for meetings in rounds), default=0)
    tables = len(own) + loose
    here = np.full(n, -1)
    for person, table in own.items():
        here[person] = table
    seats = []
    for meetings in rounds:
        taken = np.array([next((own[i] for i in m if i in own), -1) for m in meetings], dtype=np.int64)
        now = _nearest(meetings, taken, here, tables, set(own.values()))
        seats.append(tuple(int(t) for t in now))
        here = np.where(now >= 0, now, here)
        for person, table in own.items():
            seats[-1] = (*seats[-1][:person], table, *seats[-1][person + 1 :])
    return tuple(seats)


def _nearest(
    meetings: Sequence[Meeting], taken: NDArray[np.int64], here: NDArray[np.int64], tables: int, owned: set[int]
) -> NDArray[np.int64]:
    """The tables of one round: each person's table, -1 for who has none."""
    now = np.full(len(here), -1)
    open_tables = np.array([t for t in range(tables) if t not in owned], dtype=np.int64)
    loose = [m for m, table in zip(meetings, taken, strict=True) if table < 0]
    cost = np.zeros((len(loose), len(open_tables)))
    for row, meeting in enumerate(loose):
        for person in meeting:
            if here[person] >= 0:
                away = np.abs(open_tables - here[person])
                cost[row] += np.where(away > 0, tables + away, 0)
    rows, columns = linear_sum_assignment(cost)
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        now[list(loose[row])] = open_tables[column]
    for meeting, table in zip(meetings, taken.tolist(), strict=True):
        if table >= 0:
            now[list(meeting)] = table
    return now


def reseat(
    rounds: Sequence[Sequence[Meeting]], n: int, before: Seats, done: int, kept: Sequence[set[Meeting]]
) -> Seats:
    """Tables after a change of plan: the `done` rounds as they were, kept meetings where they were to be, the other
    meetings at the free tables nearest to where their people come from."""
    width = n - len(before[0])
    seats = [np.array([*row, *[-1] * width]) for row in before]
    here = np.full(n, -1)
    for row in seats[:done]:
        here = np.where(row >= 0, row, here)
    tables = 1 + max(int(row.max()) for row in seats)
    for r in range(done, len(rounds)):
        fits = max(tables, len(rounds[r]))
        taken = np.array([seats[r][m[0]] if m in kept[r] else -1 for m in rounds[r]], dtype=np.int64)
        seats[r] = _nearest(rounds[r], taken, here, fits, set(taken.tolist()))
        here = np.where(seats[r] >= 0, seats[r], here)
    return tuple(tuple(row.tolist()) for row in seats)
