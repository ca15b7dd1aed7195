"""All rounds planned together: the pairs that the prices call for, dealt out over the rounds, then mended exactly.

A pair worth more than its two prices belongs in a best plan; one worth less costs the difference, its regret. The
pairs of the linear program are dealt out by edge colouring; then each round in turn is solved again with the others
fixed, as an exact matching by worth less prices, so that the plan never gets worse.
"""

from dataclasses import dataclass
from random import Random

import numpy as np

from pakten.matching.rounds.bound import Flags, Ints, Prices, likely_pairs
from pakten.matching.rounds.colouring import Colouring
from pakten.matching.rounds.heaviest import Index, Pair, heaviest
from pakten.matching.rounds.schedule import Meeting, pairs_of

SWEEPS = 12  # of the colouring: pairs that find no round are tried again after a shuffle
WHOLE_GRAPH = 400  # up to so many people, a round that leaves someone over is solved again on all pairs


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
        self.worth, self.placed = 0, 0
        for meetings in task.fixed:
            for i, j in [pair for meeting in meetings for pair in pairs_of(meeting)]:
                self.open[i, j] = self.open[j, i] = False
                self.worth += int(self.fit[i, j])
        blocked = [
            {i for meeting in fixed for i in meeting} | away for fixed, away in zip(task.fixed, task.away, strict=True)
        ]
        self.free = np.ones((self.count, self.n), dtype=bool)
        for r, people in enumerate(blocked):
            self.free[r, list(people)] = False
        self.colouring = Colouring(blocked, self.n, rng)
        self.first, self.second = self._candidates()

    def run(self, steps: int, goal: int) -> None:
        """Deals the pairs of the linear program out, then mends the rounds one by one, up to `steps` times more."""
        self.colouring.place_all(self._called_for(), SWEEPS if self.n <= WHOLE_GRAPH else 2)
        for r in range(self.count):
            self._take(self.colouring.pairs(r), 1)
        for step in range(self.count + steps):
            if self.finished(goal):
                return
            if step >= self.count:
                self.colouring.shuffle(2 * self.count)
            self._mend(step % self.count)

    def _called_for(self) -> list[Pair]:
        """The pairs of the linear program: those it uses wholly, then the others by chance, the most used likeliest."""
        chance = [
            (-share if share > 0.99 else -share * self.rng.random(), k) for k, share in enumerate(self.prices.share)
        ]
        first, second = self.prices.first.tolist(), self.prices.second.tolist()
        order = [k for key, k in sorted(chance) if key < -1e-6]
        return [(first[k], second[k]) for k in order if self.open[first[k], second[k]]]

    def _mend(self, r: int) -> None:
        """Solves one round again, the others fixed."""
        before = self.colouring.pairs(r)
        self._take(before, -1)
        after = self._solve(r, before)
        self._take(after, 1)
        self.colouring.set(r, after)

    def _take(self, pairs: list[Pair], sign: int) -> None:
        """Adds pairs to the plan (1), or gives them up (-1)."""
        first, second = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        self.open[first, second] = self.open[second, first] = sign < 0
        self.worth += sign * int(self.fit[first, second].sum())
        self.placed += sign * len(pairs)

    def _solve(self, r: int, before: list[Pair]) -> list[Pair]:
        """The most meetings possible among the free people of round r, and of those the heaviest."""
        free, partner = self.free[r], np.full(self.n, -1)
        for i, j in before:
            partner[i], partner[j] = j, i
        usable = self.open[self.first, self.second] & free[self.first] & free[self.second]
        first, second = self.first[usable], self.second[usable]
        pairs = self._heaviest(first, second, partner)
        if len(pairs) == int(free.sum()) // 2:
            return pairs
        more = self.open & free[:, None] & free[None, :]
        if self.n > WHOLE_GRAPH:
            alone = free.copy()
            alone[[i for pair in pairs for i in pair]] = False
            more &= alone[:, None] | alone[None, :]
        more[first, second] = more[second, first] = False
        other_first, other_second = np.nonzero(np.triu(more, 1))
        return self._heaviest(np.append(first, other_first), np.append(second, other_second), partner)

    def _heaviest(self, first: Index, second: Index, partner: Index) -> list[Pair]:
        worth = self.fit[first, second]
        return heaviest(self.n, first, second, worth, twice=self.prices.twice, partner=partner)

    def _candidates(self) -> tuple[Index, Index]:
        """The pairs worth looking at: those of the linear program and the least regretted few of each person."""
        price = np.array(self.prices.twice, dtype=float) / 2
        gain = np.where(self.task.may, np.array(self.fit, dtype=float) - price[:, None] - price[None, :], -np.inf)
        first, second = likely_pairs(gain, self.count + 12)
        chosen = np.zeros((self.n, self.n), dtype=bool)
        chosen[first, second] = True
        chosen[self.prices.first, self.prices.second] = True
        chosen &= self.task.may
        first, second = np.nonzero(np.triu(chosen, 1))
        return first, second

    def rank(self) -> tuple[int, int]:
        """More meetings first, then more worth (of the fixed ones too)."""
        return self.placed, self.worth

    def finished(self, goal: int) -> bool:
        """Is the goal reached and nobody left over?"""
        return self.worth >= goal and self.placed == int((self.free.sum(axis=1) // 2).sum())

    def meetings(self) -> list[list[Meeting]]:
        """The meetings of each round, the fixed ones first."""
        return [[*self.task.fixed[r], *self.colouring.pairs(r)] for r in range(self.count)]
