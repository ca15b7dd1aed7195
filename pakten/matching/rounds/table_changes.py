"""Tables of k when people have left or come: everybody keeps the planned table, and nobody sits alone."""

import numpy as np

from pakten.matching.rounds.bound import Ints
from pakten.matching.rounds.schedule import Meeting, Round, Schedule, in_order, pairs_of

Table = list[int]


def change_tables(
    fit: Ints, old: Schedule, done: int, left: frozenset[int], sitting: frozenset[int], size: int
) -> tuple[tuple[Round, ...], tuple[tuple[int, ...], ...]]:
    """The rounds and the seats after a change. Who is new, or would sit alone, joins the table with room where they
    clash least and are worth most; where no table has room, one chair more is put to some, and for more people than
    that new tables are laid. `sitting` people keep their table: somebody comes to those who would sit there alone."""
    change = _Change(fit, old, done, left, sitting, size)
    coming = [change.round(r) for r in range(done, len(old.rounds))]
    rounds: list[tuple[Meeting, ...]] = list(old.rounds[:done])
    seats = np.full((len(old.rounds), len(fit)), -1)
    seats[:done, : len(old.seats[0])] = np.array(old.seats)[:done]
    for r, tables in enumerate(coming, done):
        rounds.append(tuple(tuple(table) for table in tables.values()))
        for number, table in tables.items():
            seats[r, table] = number
    return in_order(rounds), tuple(tuple(row) for row in seats.tolist())


class _Change:
    def __init__(
        self, fit: Ints, old: Schedule, done: int, left: frozenset[int], sitting: frozenset[int], size: int
    ) -> None:
        self.fit, self.old, self.left, self.sitting, self.size = fit, old, left, sitting, size
        self.here = [i for i in range(len(fit)) if i not in left]
        self.own: dict[int, int] = {}  # the tables of newcomers who must not move
        self.met = np.zeros(fit.shape, dtype=np.int64)
        for r, meetings in enumerate(old.rounds):
            for meeting in meetings:
                self._meet([i for i in meeting if r < done or i not in left])

    def round(self, r: int) -> dict[int, Table]:
        """The tables of a coming round, by number."""
        planned = {
            self.old.seats[r][meeting[0]]: [i for i in meeting if i not in self.left] for meeting in self.old.rounds[r]
        }
        tables = {n: t for n, t in planned.items() if len(t) > 1 or (t and t[0] in self.sitting)}
        seated = {i for table in tables.values() for i in table}
        loose = [i for i in self.here if i not in seated]
        for k, person in enumerate(loose):
            number = self._place(person, tables, len(loose) - k)
            if person in self.sitting:
                self.own[person] = number
            for other in tables.setdefault(number, []):
                self._meet([person, other])
            tables[number].append(person)
        self._keep_company(tables)
        return {number: table for number, table in tables.items() if len(table) > 1}

    def _place(self, person: int, tables: dict[int, Table], waiting: int) -> int:
        if self.own.get(person) in tables:
            return self.own[person]
        roomy = [number for number, table in tables.items() if len(table) < self.size]
        if not roomy and waiting > max(1, len(tables)):
            return next(number for number in range(len(tables) + 1) if number not in tables)
        if not roomy:
            least = min((len(table) for table in tables.values()), default=0)
            roomy = [number for number, table in tables.items() if len(table) == least]
        return min(roomy, key=lambda number: (len(tables[number]) > 1, *self._cost(person, tables[number])), default=0)

    def _cost(self, person: int, table: Table) -> tuple[int, int, int]:
        clash = (self.met[person, table] > 0) | (self.fit[person, table] < 0)
        return int(clash.sum()), len(table), -int(self.fit[person, table].sum())

    def _keep_company(self, tables: dict[int, Table]) -> None:
        """To whoever must keep their table and would sit there alone comes somebody from a table of three or more."""
        for number in [number for number, table in tables.items() if len(table) == 1]:
            (alone,) = tables[number]
            may = [
                (*self._cost(person, [alone])[:1], -len(table), person, other)
                for other, table in tables.items()
                if len(table) > 2
                for person in table
                if person not in self.sitting
            ]
            if may:
                *_cost, person, other = min(may)
                tables[other].remove(person)
                tables[number].append(person)
                self._meet([alone, person])

    def _meet(self, people: list[int]) -> None:
        for i, j in pairs_of(tuple(people)):
            self.met[i, j] += 1
            self.met[j, i] += 1
