"""Tables for every meeting, so that as few people as possible change place and those who do walk a short way.

Tables stand in a line (fold it like a snake for a hall): the way from table s to table t is |s - t| long. The pairs of
two successive rounds form rings of even length, so one of every two people can stay at each change; who stays and
where the others go is a minimum-cost assignment of meetings to tables, solved round by round until nothing gets
shorter. Between the sweeps the tables change places in the line where that shortens the ways (the minimum linear
arrangement problem: first by the Fiedler vector, Juvan and Mohar, 1992, then by exchanges of two).
"""

from collections.abc import Sequence

import numpy as np
import scipy
from numpy.typing import NDArray

from pakten.matching.rounds.schedule import Meeting

Tables = NDArray[np.int64]
Seats = tuple[tuple[int, ...], ...]

SWEEPS = 1  # over all rounds and the line of tables
HALL = 100  # up to so many tables; in a larger hall the line is left as it is
EXCHANGES = 8_000_000  # of two tables in one sweep, times the square of the tables


def seat(rounds: Sequence[Sequence[Meeting]], n: int, pinned: Sequence[int] = ()) -> Seats:
    """Table numbers by round and person, -1 for who has no meeting; `pinned` people keep one table all through."""
    own = set(pinned)
    loose = max((sum(own.isdisjoint(m) for m in meetings) for meetings in rounds), default=0)
    tables = max(1, len(own) + loose)
    seats = np.full((len(rounds), n), -1)
    seats[:, sorted(own)] = np.arange(len(own))
    for r, meetings in enumerate(rounds):
        seats[r] = _nearest(meetings, seats[r], own, tables, [_before(seats, r)])
    if tables > HALL:
        return _as_tuples(seats)
    best, shortest = seats, way(seats)
    for _ in range(SWEEPS):
        seats = _in_line(seats, tables)
        for r, meetings in enumerate(rounds):
            seats[r] = _nearest(meetings, seats[r], own, tables, [_before(seats, r), _before(seats[::-1], -1 - r)])
        if way(seats) >= shortest:
            break
        best, shortest = seats.copy(), way(seats)
    return _as_tuples(best)


def reseat(
    rounds: Sequence[Sequence[Meeting]],
    n: int,
    before: Seats,
    done: int,
    kept: Sequence[set[Meeting]],
    pinned: frozenset[int],
) -> Seats:
    """Tables after a change of plan: the `done` rounds as they were; `pinned` people where they are (or, before they
    have sat anywhere, were to be); kept meetings where they were to be; the others at the free tables nearest to where
    their people come from."""
    seats = np.full((len(rounds), n), -1)
    seats[:, : len(before[0])] = before
    tables = max(1 + int(seats.max()), max((len(meetings) for meetings in rounds), default=0)) + len(pinned)
    here = _before(seats, done) if done else _before(seats[::-1], len(seats))
    own: dict[int, int] = {}
    for person in sorted(pinned):
        table = int(here[person])
        own[person] = next(t for t in [table, *range(tables)] if t >= 0 and t not in own.values())
    for r in range(done, len(rounds)):
        held = set(own)
        planned, seats[r] = seats[r].copy(), -1
        for meeting in kept[r]:
            if own.keys().isdisjoint(meeting) and planned[meeting[0]] not in own.values():
                held |= set(meeting)
                seats[r, list(meeting)] = planned[meeting[0]]
        for person, table in own.items():
            seats[r, person] = table
        seats[r] = _nearest(rounds[r], seats[r], held, tables, [_before(seats, r)])
    return _as_tuples(seats)


def way(seats: Tables) -> tuple[int, int]:
    """How many times somebody changes table, and how many tables all of them pass."""
    moves = length = 0
    for r in range(1, len(seats)):
        before, now = _before(seats, r), seats[r]
        gone = np.abs(now - before)[(now >= 0) & (before >= 0)]
        moves, length = moves + int((gone > 0).sum()), length + int(gone.sum())
    return moves, length


def _nearest(meetings: Sequence[Meeting], now: Tables, held: set[int], tables: int, others: Sequence[Tables]) -> Tables:
    """The tables of one round: meetings with a `held` person at that person's table of `now`, the others nearest to
    where their people sit in the `others` rounds; staying counts for more than any way."""
    tables_now = np.full(len(now), -1)
    tables_now[sorted(held)] = now[sorted(held)]
    free = np.setdiff1d(np.arange(tables), tables_now)
    loose = []
    for meeting in meetings:
        holder = held.intersection(meeting)
        if holder:
            tables_now[list(meeting)] = now[min(holder)]
        else:
            loose.append(meeting)
    cost = np.zeros((len(loose), len(free)))
    for row, meeting in enumerate(loose):
        for place in [int(other[person]) for other in others for person in meeting]:
            if place >= 0:
                cost[row] += np.abs(free - place) + tables * len(now) * (free != place)
    rows, columns = scipy.optimize.linear_sum_assignment(cost)
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        tables_now[list(loose[row])] = free[column]
    return tables_now


def _before(seats: Tables, r: int) -> Tables:
    """Where everybody sat last before round r, -1 for nowhere yet."""
    here = np.full(seats.shape[1], -1)
    for row in seats[:r]:
        here = np.where(row >= 0, row, here)
    return here


def _in_line(seats: Tables, tables: int) -> Tables:
    """The same tables renumbered so that the ways between them are short."""
    flow = np.zeros((tables, tables))
    for r in range(1, len(seats)):
        before, now = _before(seats, r), seats[r]
        both = (now >= 0) & (before >= 0)
        np.add.at(flow, (before[both], now[both]), 1)
    flow += flow.T
    np.fill_diagonal(flow, 0)
    _, vectors = np.linalg.eigh(np.diag(flow.sum(axis=1)) - flow)
    spectral = np.argsort(np.argsort(vectors[:, min(1, tables - 1)], kind="stable"))
    place = _exchanged(flow, min((np.arange(tables), spectral), key=lambda place: _length(flow, place)))
    return np.where(seats >= 0, place[seats], -1)


def _exchanged(flow: NDArray[np.float64], place: Tables) -> Tables:
    """The places in the line after exchanges of two tables that each shorten the ways the most."""
    spots = np.arange(len(place))
    distance = np.abs(spots[:, None] - spots[None, :]).astype(float)
    # at[s, p]: the ways of table s if it stood at place p and nothing else moved.
    at = sum(flow[:, t, None] * distance[place[t]] for t in spots.tolist())
    place = place.copy()
    for _ in range(EXCHANGES // len(place) ** 2):
        mine = at[:, place]
        here = mine.diagonal()
        saved = here[:, None] + here[None, :] - mine - mine.T - 2 * flow * distance[place][:, place]
        s, t = divmod(int(np.argmax(saved)), len(place))
        if saved[s, t] <= 1e-9:
            break
        at += (flow[:, t, None] - flow[:, s, None]) * (distance[place[s]] - distance[place[t]])
        place[s], place[t] = place[t], place[s]
    return place


def _length(flow: NDArray[np.float64], place: Tables) -> float:
    return float((flow * np.abs(place[:, None] - place[None, :])).sum())


def _as_tuples(seats: Tables) -> Seats:
    return tuple(tuple(row) for row in seats.tolist())
