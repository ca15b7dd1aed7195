"""Tables of k: everybody sits with new people each round, two never twice if it can be helped."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pakten.matching.rounds.bound import Ints, degree_prices
from pakten.matching.rounds.inputs import (
    Lock,
    ScheduleError,
    checked_fit,
    checked_locks,
    checked_people,
    checked_rounds,
)
from pakten.matching.rounds.order import standing
from pakten.matching.rounds.schedule import Meeting, Schedule, in_order, pairs_of
from pakten.matching.rounds.seating import seat
from pakten.matching.rounds.table_pins import Pins, table_pins

SWEEPS = 30  # each lets every person change places once in every round
MANY = 40_000  # changes of places to choose in all, so fewer sweeps for many people
WARMTH, COOLED = 1.0, 0.01  # of the annealing: at first, and at last as a share of that


def table_rounds(
    fit: ArrayLike,
    rounds: int,
    size: int,
    *,
    seated: Iterable[int] = (),
    locked: Iterable[Lock] = (),
    seed: int = 0,
) -> Schedule:
    """Who shares a table in each round: tables of `size`, or one fewer where the number does not divide.

    fit is (n, n) symmetric whole numbers, negative = never. Two people share a table at most once, and two who should
    never meet never, as far as possible; the pairs for whom it was not are the schedule's `clashes`, and count nothing.
    seated     people who keep one table all through; two of them never share one.
    locked     pairs that must share a table: (round from 0, or None for any round, person, person).
    `bound` is on the worth of all distinct pairs. Raises MatchingError for what cannot be: see `inputs.SENTENCES`.
    """
    given = checked_fit(fit)
    count, n = checked_rounds(rounds), len(given)
    if size < 2:
        raise ScheduleError("table_size", given=size)
    sizes, still = table_sizes(n, size), checked_people(seated, n)
    if len(still) > len(sizes):
        raise ScheduleError("too_many_seated_at_tables", seated=len(still), tables=len(sizes))
    locks = checked_locks(given, count, locked, still, size=max(sizes))
    seen = given.copy()
    for r, i, j in locks:
        seen[i, j] = seen[j, i] = -2 if r is None else -3 - r
    order = standing(seen, ["seated" if i in still else "" for i in range(n)])
    place = np.empty_like(order)
    place[order] = np.arange(n)
    weights = given[np.ix_(order, order)]
    renamed = [(r, int(min(place[[i, j]])), int(max(place[[i, j]]))) for r, i, j in locks]
    pins = table_pins(weights, count, sizes, [int(place[i]) for i in still], renamed, order)
    places = _Places(weights, pins, sizes, np.random.default_rng(seed))
    places.improve()
    meetings = [[tuple(int(order[i]) for i in table) for table in places.tables(r)] for r in range(count)]
    named = in_order(meetings)
    value, clashes = told(given, named)
    bound = degree_prices(weights, min(n - 1, count * (max(sizes) - 1))).bound
    own = tuple(sorted(still))
    seats = seat(named, n, own)
    return Schedule(named, seats, value, bound, idle=((),) * count, sitting=own, clashes=clashes)


def table_sizes(n: int, size: int) -> list[int]:
    """As few tables as hold everyone at `size` each, evenly filled; never one person alone."""
    tables = -(-n // size)
    if n // tables < 2:
        tables = max(1, n // 2)
    return [n // tables + (t < n % tables) for t in range(tables)]


def told(fit: Ints, rounds: tuple[tuple[Meeting, ...], ...]) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """The worth of all distinct allowed pairs, and the pairs (round, i, j) that clash: met before, or never to meet."""
    met: set[tuple[int, int]] = set()
    value, clashes = 0, []
    for r, tables in enumerate(rounds):
        for i, j in [pair for table in tables for pair in pairs_of(table)]:
            if fit[i, j] < 0 or (i, j) in met:
                clashes.append((r, i, j))
            else:
                value += int(fit[i, j])
                met.add((i, j))
    return value, tuple(clashes)


class _Places:
    """Who sits at which table in each round, improved by changes of places."""

    def __init__(self, fit: Ints, pins: Sequence[Pins], sizes: list[int], rng: np.random.Generator) -> None:
        self.fit, self.rng, self.count = fit, rng, len(pins)
        n = len(fit)
        self.pinned = np.zeros((self.count, n), dtype=bool)
        for r, people in enumerate(pins):
            self.pinned[r, list(people)] = True
        self.table = np.array([self._dealt(people, sizes) for people in pins])
        self.together = np.zeros((n, n), dtype=np.int64)
        for r in range(self.count):
            self.together += self._mates(r)
        # A clash costs more than the best pair is worth, so it is never traded for worth.
        self.clash = 2 * int(fit.max()) + 1

    def _dealt(self, pins: Pins, sizes: list[int]) -> NDArray[np.int64]:
        """A table for everybody in one round: for those who are pinned theirs, for the others by chance."""
        table = np.full(len(self.fit), -1)
        table[list(pins)] = list(pins.values())
        left = np.array(sizes) - np.bincount(table[table >= 0], minlength=len(sizes))
        table[table < 0] = self.rng.permutation(np.repeat(np.arange(len(sizes)), left))
        return table

    def _mates(self, r: int) -> Ints:
        mates = self.table[r][:, None] == self.table[r][None, :]
        np.fill_diagonal(mates, False)
        found: Ints = mates.astype(np.int64)
        return found

    def improve(self) -> None:
        """Changes of places that pay more and more surely (annealing, each person in turn choosing among all changes:
        heat bath), then only those that pay, until none does or as many sweeps more are over."""
        worth = np.sort(np.array(self.fit, dtype=float).ravel())
        warm = WARMTH * max(1.0, float(worth[-len(self.fit) :].mean()))
        sweeps = max(3, min(SWEEPS, MANY // (len(self.fit) * self.count)))
        for sweep in range(sweeps):
            for r in range(self.count):
                self._improve(r, warm * COOLED ** (sweep / sweeps))
        for _ in range(sweeps):
            if not sum([self._improve(r, 0.0) for r in range(self.count)]):
                return

    def _improve(self, r: int, warmth: float) -> int:
        """One change of places for each person in round r, by worth and, with some warmth, chance; how many paid."""
        self.together -= self._mates(r)
        worth = np.where((self.together > 0) | (self.fit < 0), -self.clash, self.fit)
        np.fill_diagonal(worth, 0)
        table, made = self.table[r], 0
        tables = int(table.max()) + 1
        at = np.zeros((tables, len(table)), dtype=worth.dtype)
        for t in range(tables):
            at[t] = worth[:, table == t].sum(axis=1)
        pinned = self.pinned[r]
        for i in self.rng.permutation(len(table)).tolist():
            if pinned[i]:
                continue
            here = table[i]
            swap = at[table, i] - at[here, i] + at[here] - at[table, np.arange(len(table))] - 2 * worth[i]
            swap[table == here] = 0
            swap = np.array(swap, dtype=float)
            if warmth:
                swap += warmth * self.rng.gumbel(size=len(swap))
                swap[table == here] = warmth * self.rng.gumbel()
            swap[pinned & (table != here)] = -np.inf
            j = int(np.argmax(swap))
            if table[j] != here and swap[j] > 0:
                there = table[j]
                table[i], table[j] = there, here
                change = worth[:, j] - worth[:, i]
                at[here] += change
                at[there] -= change
                made += 1
        self.together += self._mates(r)
        return made

    def tables(self, r: int) -> list[Meeting]:
        """The people at each table of round r."""
        return [tuple(np.nonzero(self.table[r] == t)[0].tolist()) for t in range(int(self.table[r].max()) + 1)]
