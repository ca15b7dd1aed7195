"""Which three should meet together when the number is odd, and the bound that counts every possible trio.

A trio takes one place in the rounds from each of its three people and makes three pairs, so at prices u it saves three
prices and costs the regret of its pairs: g = u_a + u_b + u_c + Σ min(0, w − u − u). With a further price f for turns,
so that the same person's turn does not come more often than is fair, no plan with t trios is worth more than
R·Σu + Σ max(0, w − u_i − u_j) + t · max(g − f_a − f_b − f_c) + most · Σf. The linear program below finds such prices,
taking in trios and pairs only as they turn out to matter (column generation, Gilmore and Gomory, 1961).
"""

import numpy as np
import scipy

from pakten.matching.rounds.bound import LARGEST_COST, Ints, Odd, Prices, degree_prices, gains, missed
from pakten.matching.rounds.schedule import Meeting, pairs_of

PATIENCE = 3  # so many times of taking in new columns without a better bound, and it is enough
NEW_TRIOS = 150  # at most so many a time
FINE = 60  # prices are rounded to this part of a half: with trios the corners lie at other fractions too


def trio_prices(fit: Ints, degree: int, odd: Odd) -> tuple[Prices, tuple[Meeting, ...]]:
    """Prices and bound for `degree` rounds with one trio each, and the trios that a best plan uses, most used first.
    `fit` is (n, n) symmetric whole numbers, negative = never."""
    program = _Program(fit, degree, odd)
    prices, trios, stale = program.prices, program.used_trios(), 0
    while stale < PATIENCE and program.widen():
        program.solve()
        stale += 1
        if program.prices.bound < prices.bound:
            prices, trios, stale = program.prices, program.used_trios(), 0
    return prices, trios


class _Program:
    """The linear program: how much of each pair and of each trio a fractional plan uses."""

    def __init__(self, fit: Ints, degree: int, odd: Odd) -> None:
        self.fit, self.degree, self.odd, self.n = fit, degree, odd, len(fit)
        start = degree_prices(fit, degree)
        self.first, self.second, self.share = start.first, start.second, start.share
        self.trios: list[Meeting] = []
        self.use = np.empty(0)
        self.inside = np.zeros(fit.shape, dtype=bool)
        self.inside[self.first, self.second] = True
        self.worth: Ints = np.where(fit >= 0, FINE * fit, -1)
        self._price(FINE * start.twice, np.zeros_like(start.twice), np.zeros_like(fit))

    def _price(self, fine: Ints, turn: Ints, once: Ints) -> None:
        """The bound that these prices prove, and what each pair's best trio would gain from them; `once` is half the
        price of a pair that several trios would like to have."""
        self.fine, self.turn = fine, turn
        self.cost = np.minimum(-2 * once, 2 * self.worth - fine[:, None] - fine[None, :])
        self.cost = np.where(self.fit < 0, -8 * (int(fine.max()) + int(turn.max())) - 1, np.minimum(0, self.cost))
        self.gain = best_trios(self.cost, fine - turn)
        trios = self.odd.total // 3 * max(0, int(self.gain.max())) + self.odd.most * int(turn.sum())
        worth = np.where(self.fit < 0, -1, self.worth + once)
        bound = (self.degree * int(fine.sum()) + gains(worth, fine) + trios) // (2 * FINE)
        self.prices = Prices(bound, (fine + FINE // 2) // FINE, self.first, self.second, self.share)

    def widen(self) -> bool:
        """Takes in the pairs and trios that the program has missed; False when there are none."""
        known = set(self.trios)
        new = [trio for trio in top_trios(self.cost, self.fine - self.turn, self.gain) if trio not in known]
        self.trios += new
        first, second = missed(self.worth, self.fine, self.inside)
        self._take_in(list(zip(first.tolist(), second.tolist(), strict=True)))
        self._take_in([pair for trio in new for pair in pairs_of(trio)])
        return bool(new) or len(first) > 0

    def _take_in(self, pairs: list[tuple[int, int]]) -> None:
        fresh = sorted({pair for pair in pairs if not self.inside[pair]})
        added = np.array(fresh, dtype=np.int64).reshape(-1, 2)
        self.inside[added[:, 0], added[:, 1]] = True
        self.first, self.second = np.append(self.first, added[:, 0]), np.append(self.second, added[:, 1])

    def solve(self) -> None:
        """Solves the program; its prices, rounded to halves, give a new bound."""
        n, m, k = self.n, len(self.first), len(self.trios)
        worth = np.array(self.fit[self.first, self.second], dtype=float)
        scale = max(1.0, float(worth.max()) / LARGEST_COST)
        members = np.array(self.trios, dtype=np.int64)
        column = {pair: c for c, pair in enumerate(zip(self.first.tolist(), self.second.tolist(), strict=True))}
        covered = np.array([[column[pair] for pair in pairs_of(trio)] for trio in self.trios], dtype=np.int64)
        pair, trio, ones = np.arange(m), m + np.arange(k), np.ones(m)
        thrice, each = np.repeat(trio, 3), np.ones(3 * k)
        # Rows: places of each person, turns of each person, each pair at least as used as its trios, all trios.
        blocks = [
            (self.first, pair, ones),
            (self.second, pair, ones),
            (members.ravel(), thrice, -each),
            (n + members.ravel(), thrice, each),
            (2 * n + covered.ravel(), thrice, each),
            (2 * n + pair, pair, -ones),
            (np.full(k, 2 * n + m), trio, np.ones(k)),
        ]
        rows, columns, entries = (np.concatenate(part) for part in zip(*blocks, strict=True))
        limits = np.concatenate(
            [np.full(n, self.degree), np.full(n, self.odd.most), np.zeros(m), [self.odd.total // 3]]
        ).astype(float)
        found = scipy.optimize.linprog(
            np.concatenate([-worth / scale, np.zeros(k)]),
            A_ub=scipy.sparse.coo_array((entries, (rows, columns)), shape=(2 * n + m + 1, m + k)).tocsr(),
            b_ub=limits,
            bounds=(0, 1),
            method="highs-ds",
        )
        prices = np.maximum(0, np.rint(-2 * FINE * scale * found.ineqlin.marginals))
        whole = np.array([int(u) for u in prices.tolist()], dtype=self.fit.dtype)
        once = np.zeros_like(self.fit)
        once[self.first, self.second] = once[self.second, self.first] = whole[2 * n : 2 * n + m] // 2
        self.share, self.use = found.x[:m], found.x[m:]
        self._price(whole[:n], whole[n : 2 * n], once)

    def used_trios(self) -> tuple[Meeting, ...]:
        """The trios of the last solution, most used first."""
        order = np.argsort(-self.use, kind="stable")
        return tuple(self.trios[t] for t in order.tolist() if self.use[t] > 1e-6)


def best_trios(cost: Ints, value: Ints) -> Ints:
    """(n, n): for each pair, the most that a trio with both gains: the values of its people and (negative) costs of its
    pairs together."""
    best = np.array([(cost + cost[a] + value).max(axis=1) for a in range(len(cost))])
    gain: Ints = best + cost + value[:, None] + value[None, :]
    return gain


def top_trios(cost: Ints, value: Ints, gain: Ints) -> list[Meeting]:
    """The best trios of the pairs that gain most, only trios that gain something."""
    first, second = np.nonzero(np.triu(gain > 0, 1))
    order = np.argsort(-gain[first, second], kind="stable")[:NEW_TRIOS]
    found: set[Meeting] = set()
    for a, b in zip(first[order].tolist(), second[order].tolist(), strict=True):
        found.add(tuple(sorted((a, b, int(np.argmax(cost[a] + cost[b] + value))))))
    return sorted(found)
