"""The best pairing when one meeting may be of three: exact, by bounding every possible trio with dual values.

Without three given people the rest is a plain matching, whose duals bound every other trio as well: a trio R that
gains g leaves at most D + g - y(R) - (the dual of each odd set that holds two or three of R), D being the sum of the
duals. So the most promising trio is solved, its duals cross out most of the others, and so on until none is left.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from pakten.matching.kernel import Indices, Integers, Present, shared
from pakten.matching.optimum import Optimum, Room

_LEAST = -(2**60)
_NEAR = 6  # partners per person among whom the first trio is looked for
_PAIRS = 512  # pairs looked at together


@dataclass(frozen=True, slots=True)
class Bound:
    """Duals that cover every pair of free people: y (n), the odd sets of an answer, and the sum of it all."""

    y: Integers
    around: Indices
    z: Integers
    total: int


@dataclass(frozen=True, slots=True)
class Trio:
    """Three who meet, the best matching of the others, and the bounds that prove it best."""

    people: tuple[int, int, int] | None
    locked: tuple[int, int] | None  # the two of them that are a locked pair, who were not in the room
    rest: Optimum
    total: int
    bounds: tuple[Bound, ...]


def bound_from(room: Room, present: Present, answer: Optimum, free: Present) -> Bound:
    """The duals of an answer for those present, extended to all who are `free`."""
    y = answer.y.copy()
    for person in np.flatnonzero(free & ~present).tolist():
        row = room.fit[person]
        known = (row >= 0) & present
        known[person] = False
        y[person] = max(0, int((2 * (row[known] + room.lift) - y[known]).max(initial=0)))
        present = present.copy()
        present[person] = True
    return Bound(y, answer.around, answer.z, answer.sum_of_duals(y))


def best_trio(room: Room, free: Present, pause: Optimum, locked: Sequence[tuple[int, int]]) -> Trio:
    """The best of all pairings of the free people with at most one trio; `pause` is the best without.

    A trio is three free people, or one who joins a locked pair. `total` counts a trio as its three pairs, lifted one
    and a half times (a locked pair's own share left out), so that it is larger whenever more people have a meeting.
    """
    search = _Search(room, free, locked)
    search.take(free, pause)
    best = Trio(None, None, pause, pause.total, ())
    # A good trio found among few makes the bound sharp before all are listed.
    for listed in (search.promising, search.all):
        listed(best.total)
        while len(search.rows):
            place = int(np.argmax(search.limits))
            removed, gain = search.rows[place], int(search.gains[place])
            present = free.copy()
            present[removed[removed >= 0]] = False
            answer = room.best(present, start=pause)
            if answer.total + gain > best.total:
                best = search.trio(removed, answer, answer.total + gain)
            search.take(present, answer)
            search.narrow(best.total)
    return Trio(best.people, best.locked, best.rest, best.total, tuple(search.bounds))


class _Search:
    """The trios not yet crossed out: rows of three people, -1 for places that a locked pair fills."""

    def __init__(self, room: Room, free: Present, locked: Sequence[tuple[int, int]]) -> None:
        self.room, self.locked = room, locked
        self.free = free
        self.allowed = (room.fit >= 0) & free[:, None] & free[None, :]
        np.fill_diagonal(self.allowed, False)
        self.bounds: list[Bound] = []
        self.shared: list[Integers] = []
        self.rows = np.empty((0, 3), np.int64)
        self.gains = np.empty(0, np.int64)
        self.limits: Integers = np.empty(0, np.int64)

    def take(self, present: Present, answer: Optimum) -> None:
        """Bound the remaining trios with one more answer."""
        bound = bound_from(self.room, present, answer, self.free)
        self.bounds.append(bound)
        self.shared.append(shared(len(bound.y), bound.around, bound.z, np.arange(len(bound.y))))
        self.limits = np.minimum(self.limits, _limits(bound, self.shared[-1], self.rows, self.gains))

    def promising(self, beaten: int) -> None:
        """List the trios of each person with two of the few they add most with."""
        adds = self._adds()
        near = np.argsort(-adds, axis=1, kind="stable")[:, :_NEAR]
        pairs = np.array(list(combinations(range(near.shape[1]), 2)), np.int64).reshape(-1, 2)
        a = np.repeat(np.arange(len(near)), len(pairs))
        b, c = near[:, pairs[:, 0]].ravel(), near[:, pairs[:, 1]].ravel()
        meet = self.allowed[a, b] & self.allowed[a, c] & self.allowed[b, c]
        self._list([np.stack([a, b, c], axis=1)[meet]], beaten)

    def all(self, beaten: int) -> None:
        """List all trios that the latest bound allows to be better than `beaten`."""
        needed = 6 * (beaten - self.bounds[-1].total - 3 * self.room.lift)
        self._list(_triangles(self._adds(), self.allowed, needed), beaten)

    def _adds(self) -> Integers:
        return adds_to_trio(self.room.fit, self.bounds[-1].y, self.shared[-1], self.allowed)

    def _list(self, triangles: Iterable[Integers], beaten: int) -> None:
        fit, lift = self.room.fit, self.room.lift
        rows = np.concatenate([np.empty((0, 3), np.int64), *triangles])
        a, b, c = rows.T
        gains: list[Integers] = [2 * (fit[a, b] + fit[a, c] + fit[b, c]) + 3 * lift]
        for first, second in self.locked:
            joining = np.flatnonzero(self.free & (fit[first] >= 0) & (fit[second] >= 0))
            nobody = np.full(len(joining), -1)
            rows = np.concatenate([rows, np.stack([joining, nobody, nobody], axis=1)])
            gains.append(2 * (fit[first, joining] + fit[second, joining]) + lift)
        self.rows, self.gains = rows, np.concatenate(gains)
        each = zip(self.bounds, self.shared, strict=True)
        limits = np.min([_limits(bound, both, self.rows, self.gains) for bound, both in each], axis=0)
        self.limits = np.asarray(limits, np.int64)
        self.narrow(beaten)

    def narrow(self, beaten: int) -> None:
        """Cross out the trios that cannot be better than `beaten`."""
        kept = self.limits > beaten
        self.rows, self.gains, self.limits = self.rows[kept], self.gains[kept], self.limits[kept]

    def trio(self, removed: Integers, answer: Optimum, total: int) -> Trio:
        a, b, c = map(int, removed)
        if b >= 0:
            return Trio((a, b, c), None, answer, total, ())
        fit = self.room.fit
        joined = [pair for pair in self.locked if fit[a, pair[0]] >= 0 and fit[a, pair[1]] >= 0]
        first, second = max(joined, key=lambda pair: int(fit[a, pair[0]] + fit[a, pair[1]]))
        return Trio((a, first, second), (first, second), answer, total, ())


def adds_to_trio(fit: Integers, y: Integers, both: Integers, allowed: Present) -> Integers:
    """(n, n) what each pair adds to six times the limit of a trio it is in, very little where it is not allowed.

    That is 12 * worth - 3 * (y + y) - 2 * both: each person's y is spread over two pairs, and the largest of three
    `both` is at least their mean.
    """
    return np.where(allowed, 12 * fit - 3 * (y[:, None] + y[None, :]) - 2 * both, _LEAST)


def _limits(bound: Bound, both: Integers, rows: Integers, gains: Integers) -> Integers:
    """What each trio can lead to at most; `both` is what the sets that hold two people add up to."""
    y = np.append(bound.y, 0)  # the last place stands for -1, nobody
    a, b, c = rows.T
    # The sets that hold two or three of a trio lie in one another, so one of its three pairs is in all of them.
    inside = np.where(b >= 0, np.maximum(np.maximum(both[a, b], both[a, c]), both[b, c]), 0)
    return np.asarray(bound.total + gains - y[rows].sum(axis=1) - inside, np.int64)


def _triangles(adds: Integers, allowed: Present, needed: int) -> Iterator[Integers]:
    """Rows of three people (rising) who may meet and whose pairs add more than `needed`.

    The pair that adds most adds more than a third of it, and few pairs do.
    """
    strong = np.argwhere(np.triu(allowed & (3 * adds > needed)))
    for low in range(0, len(strong), _PAIRS):
        a, b = strong[low : low + _PAIRS].T
        sums = adds[a] + adds[b] + adds[a, b][:, None]
        pair, third = np.nonzero((sums > needed) & allowed[a] & allowed[b])
        yield np.unique(np.sort(np.stack([a[pair], b[pair], third], axis=1), axis=1), axis=0)
