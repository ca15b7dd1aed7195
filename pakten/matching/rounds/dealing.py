"""All rounds planned together: the pairs that the prices call for, dealt out over the rounds, then mended exactly.

A pair worth more than its two prices belongs in a best plan; one worth less costs the difference, its regret. The
pairs of the linear program are dealt out by edge colouring; then each round in turn is solved again with the others
fixed, as an exact matching by worth less prices, so that the plan never gets worse.
"""

from dataclasses import dataclass
from random import Random

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

from pakten.matching.rounds.bound import Flags, Ints, Prices, likely_pairs
from pakten.matching.rounds.colouring import Colouring
from pakten.matching.rounds.schedule import Meeting, pairs_of

Index = NDArray[np.int64]
Pair = tuple[int, int]

SWEEPS = 12  # of the colouring: pairs that find no round are tried again after a shuffle
WHOLE_GRAPH = 400  # up to so many people, a round that leaves someone over is solved again on all pairs
OUTSIDE = 1 << 10  # pairs outside the candidates count this many times their regret, so they are a last resort


@dataclass(frozen=True)
class Task:
    """What is to be planned: the worth `fit` and the flags `may` of who may meet, both (n, n), and per round the
    meetings that are set already (`fixed`) and who is not to be placed (`away`)."""

    fit: Ints
    may: Flags
    fixed: tuple[tuple[Meeting, ...], ...]
    away: tuple[frozenset[int], ...]


def plan(task: Task, prices: Prices, *, attempts: int, steps: int, seed: int, goal: int) -> list[list[Meeting]]:
    """The best of several seeded plans; stops as soon as one is worth `goal` and leaves nobody over."""
    best: list[list[Meeting]] = []
    best_rank = (-1, -1)
    for attempt in range(attempts):
        deal = Deal(task, prices, Random(f"{seed} {attempt}"))
        deal.run(steps, goal)
        if deal.rank() > best_rank:
            best, best_rank = deal.meetings(), deal.rank()
        if deal.finished(goal):
            break
    return best


class Deal:
    """One plan in the making."""

    def __init__(self, task: Task, prices: Prices, rng: Random) -> None:
        self.task, self.rng, self.prices = task, rng, prices
        self.fit, self.n, self.count = task.fit, len(task.fit), len(task.fixed)
        self.open = task.may.copy()
        self.fixed_worth = 0
        for meetings in task.fixed:
            for i, j in [pair for meeting in meetings for pair in pairs_of(meeting)]:
                self.open[i, j] = self.open[j, i] = False
                self.fixed_worth += int(self.fit[i, j])
        blocked = [
            {i for meeting in fixed for i in meeting} | away for fixed, away in zip(task.fixed, task.away, strict=True)
        ]
        self.free = np.ones((self.count, self.n), dtype=bool)
        for r, people in enumerate(blocked):
            self.free[r, list(people)] = False
        self.colouring = Colouring(blocked, self.n, rng)
        self.first, self.second = self._candidates()
        self.gain = self._gain(self.first, self.second)

    def run(self, steps: int, goal: int) -> None:
        """Deals the pairs of the linear program out, then mends the rounds one by one, up to `steps` times more."""
        used = (self.prices.share > 1e-6) & self.open[self.prices.first, self.prices.second]
        order = np.argsort(-self.prices.share[used], kind="stable")
        pairs = zip(self.prices.first[used][order].tolist(), self.prices.second[used][order].tolist(), strict=True)
        self.colouring.place_all(list(pairs), SWEEPS)
        for r in range(self.count):
            for i, j in self.colouring.pairs(r):
                self.open[i, j] = self.open[j, i] = False
        for step in range(self.count + steps):
            if self.finished(goal):
                return
            if step >= self.count:
                self.colouring.shuffle(4 * self.count)
            self._mend(step % self.count)

    def _mend(self, r: int) -> None:
        """Solves one round again, the others fixed."""
        for i, j in self.colouring.pairs(r):
            self.open[i, j] = self.open[j, i] = True
        pairs = self._solve(r)
        self.colouring.set(r, pairs)
        for i, j in pairs:
            self.open[i, j] = self.open[j, i] = False

    def _solve(self, r: int) -> list[Pair]:
        """The most meetings possible among the free people of round r, and of those the heaviest."""
        free = self.free[r]
        usable = self.open[self.first, self.second] & free[self.first] & free[self.second]
        first, second, gain = self.first[usable], self.second[usable], self.gain[usable]
        pairs = heaviest(self.n, first, second, gain)
        if len(pairs) == int(free.sum()) // 2:
            return pairs
        more = self.open & free[:, None] & free[None, :]
        if self.n > WHOLE_GRAPH:
            alone = free.copy()
            alone[[i for pair in pairs for i in pair]] = False
            more &= alone[:, None] | alone[None, :]
        more[first, second] = more[second, first] = False
        other_first, other_second = np.nonzero(np.triu(more, 1))
        other_gain = OUTSIDE * np.minimum(0, self._gain(other_first, other_second))
        return heaviest(
            self.n,
            np.concatenate([first, other_first]),
            np.concatenate([second, other_second]),
            np.concatenate([gain, other_gain]),
        )

    def _candidates(self) -> tuple[Index, Index]:
        """The pairs worth looking at: those of the linear program and the least regretted few of each person."""
        twice = self.prices.twice
        gain = 2 * self.fit - twice[:, None] - twice[None, :]
        ranked = np.where(self.task.may, gain - gain.min(), -1)
        first, second = likely_pairs(ranked, min(self.n - 1, self.count + 12))
        chosen = np.zeros((self.n, self.n), dtype=bool)
        chosen[first, second] = True
        chosen[self.prices.first, self.prices.second] = True
        chosen &= self.task.may
        first, second = np.nonzero(np.triu(chosen, 1))
        return first, second

    def _gain(self, first: Index, second: Index) -> Ints:
        """Twice what a pair is worth beyond its two prices."""
        twice = self.prices.twice
        gain: Ints = 2 * self.fit[first, second] - twice[first] - twice[second]
        return gain

    def value(self) -> int:
        """The worth of all meetings, the fixed ones too."""
        pairs = [pair for r in range(self.count) for pair in self.colouring.pairs(r)]
        return self.fixed_worth + sum(int(self.fit[i, j]) for i, j in pairs)

    def rank(self) -> tuple[int, int]:
        """More meetings first, then more worth."""
        return sum(len(self.colouring.pairs(r)) for r in range(self.count)), self.value()

    def finished(self, goal: int) -> bool:
        """Is the goal reached and nobody left over?"""
        meetings, value = self.rank()
        return value >= goal and meetings == int((self.free.sum(axis=1) // 2).sum())

    def meetings(self) -> list[list[Meeting]]:
        """The meetings of each round, the fixed ones first."""
        return [[*self.task.fixed[r], *self.colouring.pairs(r)] for r in range(self.count)]


def heaviest(n: int, first: Index, second: Index, weight: Ints) -> list[Pair]:
    """A matching with the most pairs and, of those, the largest total weight (blossom algorithm of Galil, 1986)."""
    graph: rx.PyGraph[int, int] = rx.PyGraph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(list(zip(first.tolist(), second.tolist(), weight.tolist(), strict=True)))
    found = rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    return sorted((min(pair), max(pair)) for pair in found)
