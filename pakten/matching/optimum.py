"""The best pairs without a trio: exact on few edges per person, then every other pair is priced with the dual values."""

from dataclasses import dataclass

import numpy as np

from pakten.matching.kernel import Indices, Integers, Kernel, Present

_NEAREST = 10  # best others per person in the first round
_ADDED = 6  # pairs per person that a round of pricing adds
_SMALL = 80  # up to so many people all pairs are taken at once


@dataclass(frozen=True, slots=True)
class Optimum:
    """A proved best matching of the people present, in units of half a point with every pair lifted.

    mate (n): whom each meets, or -1. y (n), parent and z (n + n // 2 + 1), order: dual values of people and blossoms,
    see `blossom`. `total` is the sum of 2 * (worth + lift) over the pairs; the duals add up to the same.
    """

    mate: Indices
    y: Integers
    parent: Indices
    z: Integers
    order: Indices
    total: int

    def spread(self) -> Integers:
        """(n,) duals of people alone that cover every pair: half of each blossom's dual goes to everyone inside."""
        return self.y + self._shares()[self.parent[: len(self.y)]] // 2

    def _shares(self) -> Integers:
        """Per node the duals of all blossoms around and at it; the last place, which parent -1 reads, is 0."""
        shares = np.zeros(len(self.parent) + 1, np.int64)
        for b in self.order.tolist():
            shares[b] = self.z[b] + shares[self.parent[b]]
        return shares


class Room:
    """A table of worth whose best matchings are asked for more than once, with some people absent.

    fit: (n, n) int64, symmetric; negative off the diagonal means never. Every pair is lifted by more than any pairing
    can be worth, so that the heaviest matching is also one of the largest.
    """

    def __init__(self, fit: Integers, largest: int, kernel: Kernel) -> None:
        n = len(fit)
        self.fit, self.kernel = fit, kernel
        self.lift = largest * (n // 2 + 2) + 1
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
            i, j = self.kernel.uncovered(
                self.fit, present, self.lift, answer.y, answer.parent, answer.z, answer.order, _ADDED
            )
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
        """(n,) the simplest duals that cover every pair: half of the heaviest pair each."""
        return np.maximum(self.fit.max(axis=1), 0) + self.lift

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
        order = _outermost_first(n, parent)
        met = np.flatnonzero(mate > np.arange(n))
        total = 2 * sum((self.fit[met, mate[met]] + self.lift).tolist())
        return Optimum(mate, y, parent, z, order, total)


def _outermost_first(n: int, parent: Indices) -> Indices:
    """The blossoms that are in use, those around others first."""
    inside: dict[int, list[int]] = {}
    pending = list(dict.fromkeys(parent[:n][parent[:n] >= 0].tolist()))
    outermost: dict[int, None] = {}
    seen = set(pending)
    while pending:
        b = pending.pop()
        around = int(parent[b])
        if around < 0:
            outermost[b] = None
            continue
        inside.setdefault(around, []).append(b)
        if around not in seen:
            seen.add(around)
            pending.append(around)
    order = list(outermost)
    for b in order:
        order.extend(inside.get(b, ()))
    return np.array(order, np.int32)
