"""The best pairs without a trio: exact on few pairs per person, then every other one is priced with the duals."""

from dataclasses import dataclass

import numpy as np

from pakten.matching.kernel import Indices, Integers, Kernel, Present

_NEAREST = 10  # best others per person in the first round
_ADDED = 6  # pairs per person that a round of pricing adds
_SMALL = 80  # up to so many people all pairs are taken at once


@dataclass(frozen=True, slots=True)
class Optimum:
    """A proved best matching of the people present, in units of half a point with every pair lifted.

    mate (n): whom each meets, or -1. y (n): dual values of people. around (n + sets), z (sets): the odd sets and their
    dual values, see `kernel.shared`. `total` is the sum of 2 * (worth + lift) over the pairs; the duals show that no
    matching has more.
    """

    mate: Indices
    y: Integers
    around: Indices
    z: Integers
    total: int

    def spread(self) -> Integers:
        """(n,) duals of people alone that cover every pair: half of each set's dual goes to everyone inside."""
        sums = np.zeros(len(self.z) + 1, np.int64)  # the last one, which -1 reads, stays 0
        n = len(self.y)
        for b, outer in enumerate(self.around[n:].tolist()):
            sums[b] = sums[outer] + self.z[b]
        return np.asarray(self.y + sums[self.around[:n]] // 2, np.int64)

    def sum_of_duals(self, y: Integers) -> int:
        """What `y` and the duals of the sets allow all pairs together to come to."""
        n, z = len(self.y), self.z.tolist()
        sizes = np.bincount(self.around[:n][self.around[:n] >= 0], minlength=len(z)).tolist()
        for b in range(len(z) - 1, -1, -1):
            if self.around[n + b] >= 0:
                sizes[self.around[n + b]] += sizes[b]
        pairs_inside = sum(dual * (size // 2) for dual, size in zip(z, sizes, strict=True))
        return int(sum(y.tolist()) + pairs_inside)


class Room:
    """A table of worth whose best matchings are asked for more than once, with some people absent.

    fit: (n, n) int64, symmetric; negative off the diagonal means never. A pair counts 2 * (worth + lift). The lift is
    more than twice what any pairing can be worth (with a trio it has (n + 3) / 2 pairs), so that one person more with
    a meeting outweighs everything and the heaviest matching is also one of the largest.
    """

    def __init__(self, fit: Integers, largest: int, kernel: Kernel) -> None:
        n = len(fit)
        self.fit, self.kernel = fit, kernel
        self.lift = largest * (n + 3) + 1
        self.complete = n <= _SMALL
        self.one, self.two = np.empty(0, np.int32), np.empty(0, np.int32)

    def best(self, present: Present, start: Optimum | None = None) -> Optimum:
        """The best matching of those present. `start`: an answer for almost the same people, to begin from."""
        if not len(self.one):
            self._choose(present)
        y = self._ceiling() if start is None else start.spread()
        mate = np.full(len(self.fit), -1, np.int32) if start is None else start.mate
        while True:
            answer = self._matched(present, y, mate)
            if self.complete:
                return answer
            i, j = self.kernel.uncovered(self.fit, present, self.lift, answer.y, answer.around, answer.z, _ADDED)
            if not len(i):
                return answer
            self.one, self.two = np.concatenate([self.one, i]), np.concatenate([self.two, j])
            y, mate = answer.spread(), answer.mate

    def _choose(self, present: Present) -> None:
        """The pairs to begin with: everyone's best, or all in a small room."""
        if self.complete:
            one, two = np.nonzero(np.triu(self.fit >= 0, 1))
            self.one, self.two = one.astype(np.int32), two.astype(np.int32)
            return
        n = len(self.fit)
        nearest = self.kernel.closest(self.fit, present, _NEAREST)
        i, place = np.nonzero(nearest >= 0)
        j = nearest[i, place]
        pairs = np.unique(np.minimum(i, j) * n + np.maximum(i, j))
        self.one, self.two = (pairs // n).astype(np.int32), (pairs % n).astype(np.int32)

    def _ceiling(self) -> Integers:
        """(n,) the simplest duals that cover every pair chosen: half of the heaviest pair each."""
        half = self.fit[self.one, self.two] + self.lift
        y = np.zeros(len(self.fit), np.int64)
        np.maximum.at(y, self.one, half)
        np.maximum.at(y, self.two, half)
        return y

    def _matched(self, present: Present, y: Integers, mate: Indices) -> Optimum:
        n = len(self.fit)
        here = present[self.one] & present[self.two]
        one, two = self.one[here], self.two[here]
        weight = 2 * (self.fit[one, two] + self.lift)
        y = np.where(present, y, 0)
        lack = weight - y[one] - y[two]
        np.maximum.at(lacks := np.zeros(n, np.int64), one, lack)
        y += lacks
        mate = np.where(present & (mate >= 0) & present[mate], mate, -1).astype(np.int32)
        paired = np.flatnonzero(mate >= 0)
        loose = y[paired] + y[mate[paired]] != 2 * (self.fit[paired, mate[paired]] + self.lift)
        mate[paired[loose]] = -1
        y, mate, parent, z = self.kernel.matched(n, one, two, weight, y, mate)
        around, z = _numbered(n, parent, z)
        met = np.flatnonzero(mate > np.arange(n))
        total = 2 * sum((self.fit[met, mate[met]] + self.lift).tolist())
        return Optimum(mate, y, around, z, total)


def _numbered(n: int, parent: Indices, z: Integers) -> tuple[Indices, Integers]:
    """`around` and `z` of the blossoms in use, numbered anew so that each comes after the one around it."""
    outer = parent.tolist()
    used: set[int] = set()
    for b in set(outer[:n]):
        while b >= 0 and b not in used:
            used.add(b)
            b = outer[b]
    kids: dict[int, list[int]] = {}
    for b in sorted(used):
        kids.setdefault(outer[b], []).append(b)
    order = list(kids.get(-1, ()))
    for b in order:
        order.extend(kids.get(b, ()))
    number = {-1: -1} | {b: k for k, b in enumerate(order)}
    around = [number[b] for b in outer[:n]] + [number[outer[b]] for b in order]
    return np.array(around, np.int32), z[order]
