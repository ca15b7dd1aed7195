"""Tables of k: everybody sits with new people each round, two never twice if it can be helped."""

import numpy as np
from numpy.typing import ArrayLike

from pakten.matching.rounds.bound import Ints, degree_prices
from pakten.matching.rounds.inputs import ScheduleError, checked_fit, checked_rounds
from pakten.matching.rounds.order import standing
from pakten.matching.rounds.schedule import Meeting, Schedule, in_order, pairs_of
from pakten.matching.rounds.seating import seat

SWEEPS = 30  # each lets every person change places once in every round
MANY = 40_000  # changes of places to choose in all, so fewer sweeps for many people
WARMTH, COOLED = 1.0, 0.01  # of the annealing: at first, and at last as a share of that


def table_rounds(fit: ArrayLike, rounds: int, size: int, *, seed: int = 0) -> Schedule:
    """Who shares a table in each round: tables of `size`, or one fewer where the number does not divide.

    fit is (n, n) symmetric whole numbers, negative = never. Two people share a table at most once, and two who should
    never meet never, as far as possible; the pairs for whom it was not are the schedule's `clashes`, and count nothing.
    `bound` is on the worth of all distinct pairs. Raises MatchingError for what cannot be: see `inputs.SENTENCES`.
    """
    given = checked_fit(fit)
    count = checked_rounds(rounds)
    if size < 2:
        raise ScheduleError("table_size", given=size)
    order = standing(given, [""] * len(given))
    weights = given[np.ix_(order, order)]
    sizes = table_sizes(len(given), size)
    places = _Places(weights, count, sizes, np.random.default_rng(seed))
    places.improve()
    meetings = [[tuple(int(order[i]) for i in table) for table in places.tables(r)] for r in range(count)]
    named = in_order(meetings)
    value, clashes = told(given, named)
    bound = degree_prices(weights, min(len(given) - 1, count * (max(sizes) - 1))).bound
    return Schedule(named, seat(named, len(given)), value, bound, idle=((),) * count, clashes=clashes)


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


def change_tables(fit: Ints, old: Schedule, done: int, left: frozenset[int]) -> tuple[tuple[Meeting, ...], ...]:
    """The rounds after people have left or come: everybody keeps the planned table; who is new, or would sit alone,
    joins the table with room where they clash least and are worth most."""
    here = [i for i in range(len(fit)) if i not in left]
    size = max(len(table) for tables in old.rounds for table in tables)
    rounds: list[list[Meeting]] = [list(tables) for tables in old.rounds[:done]]
    coming = [[tuple(i for i in table if i not in left) for table in tables] for tables in old.rounds[done:]]
    met = np.zeros(fit.shape, dtype=np.int64)
    for table in [table for tables in [*rounds, *coming] for table in tables]:
        for i, j in pairs_of(table):
            met[i, j] += 1
            met[j, i] += 1
    for planned in coming:
        tables = [list(table) for table in planned if len(table) > 1]
        seated = {i for table in tables for i in table}
        for person in [i for i in here if i not in seated]:
            roomy = [table for table in tables if len(table) < size] or tables
            if not roomy:
                tables.append([person])
                continue
            clash = (met[person] > 0) | (fit[person] < 0)
            best = min(roomy, key=lambda table: (clash[table].sum(), len(table), -fit[person, table].sum()))
            met[person, best] += 1
            met[best, person] += 1
            best.append(person)
        rounds.append([tuple(table) for table in tables if len(table) > 1])
    return in_order(rounds)


class _Places:
    """Who sits at which table in each round, improved by changes of places."""

    def __init__(self, fit: Ints, rounds: int, sizes: list[int], rng: np.random.Generator) -> None:
        self.fit, self.rng, self.count = fit, rng, rounds
        n = len(fit)
        self.table = np.array([rng.permutation(np.repeat(np.arange(len(sizes)), sizes)) for _ in range(rounds)])
        self.together = np.zeros((n, n), dtype=np.int64)
        for r in range(rounds):
            self.together += self._mates(r)
        # A clash costs more than the best pair is worth, so it is never traded for worth.
        self.clash = 2 * int(fit.max()) + 1

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
        for i in self.rng.permutation(len(table)).tolist():
            here = table[i]
            swap = at[table, i] - at[here, i] + at[here] - at[table, np.arange(len(table))] - 2 * worth[i]
            swap[table == here] = 0
            swap = np.array(swap, dtype=float)
            if warmth:
                swap += warmth * self.rng.gumbel(size=len(swap))
                swap[table == here] = warmth * self.rng.gumbel()
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
