"""The bound: no plan of R rounds can be worth more, and the prices that prove it.

A plan gives each person at most R meetings and each pair at most one. Give each person a price u ≥ 0 for each of the
meetings; then the worth of any plan is at most R·Σu + Σ max(0, w − u_i − u_j) over all pairs (linear programming
duality of the simple b-matching, Schrijver, Combinatorial Optimization, 2003, chapter 33). The linear program finds
the best prices on a small set of pairs; the sum above is then taken exactly, in integers, over all pairs, so the bound
holds whatever the solver's rounding did.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy
from numpy.typing import NDArray

Ints = NDArray[Any]
Flags = NDArray[np.bool_]

PRICING_ROUNDS = 15
GUESSES = 16  # of prices, before the linear program
CLOSE = 1e-6  # the share of the bound (of lifted worth) that the program may leave open
LARGEST_COST = 1e6  # the solver's tolerances are absolute, so larger weights are scaled down to this


@dataclass(frozen=True)
class Odd:
    """How an odd number changes the count of meetings: a trio (sign +1) gives three people one more meeting each
    round, a pause (sign -1) takes one from one person; no person's turn comes more than `most` times."""

    sign: int
    total: int
    most: int


EVEN = Odd(0, 0, 0)


@dataclass(frozen=True)
class Prices:
    """The bound with its proof. `twice` are the prices times two (integers, shape (n,)); `first`, `second` and `share`
    are the pairs the linear program looked at and how much of each it uses (0 … 1)."""

    bound: int
    twice: Ints
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    share: NDArray[np.float64]


def degree_prices(fit: Ints, degree: int, odd: Odd = EVEN) -> Prices:
    """Prices and bound for at most `degree` meetings a person. `fit` is (n, n) symmetric, negative = never."""
    first, second = likely_pairs(_guessed_gain(fit, degree), degree + 8)
    inside = np.zeros(fit.shape, dtype=bool)
    inside[first, second] = True
    prices, worth = _solve(fit, degree, odd, first, second)
    for _ in range(PRICING_ROUNDS):
        new = missed(fit, prices.twice, inside)
        if not len(new[0]) or prices.bound - worth <= prices.bound * CLOSE:
            break
        inside[new] = True
        first, second = np.append(first, new[0]), np.append(second, new[1])
        prices, worth = _solve(fit, degree, odd, first, second)
    return prices


def _guessed_gain(fit: Ints, degree: int) -> NDArray[np.float32]:
    """(n, n) about what each pair is worth beyond its two prices; -inf for never. Everybody's price moves half the way
    to where just `degree` pairs gain at the others' prices, a few times over."""
    n = len(fit)
    scale = LARGEST_COST / max(1, int(fit.max()))
    worth = np.where(fit >= 0, np.array(fit * scale, dtype=np.float32), -np.float32(np.inf))
    place = n - min(n, degree)
    price: NDArray[Any] = np.maximum(0, np.partition(worth, place, axis=1)[:, place]) / 2
    for _ in range(GUESSES):
        wanted = np.partition(worth - price[None, :], place, axis=1)[:, place]
        price = (price + np.maximum(0, wanted)) / 2
    gain: NDArray[np.float32] = worth - price[:, None] - price[None, :]
    return gain


def lifted(fit: Ints) -> tuple[Ints, int]:
    """The table with the same extra worth for every allowed meeting, so large that one more meeting is worth more than
    a better one; and that extra. A bound on the lifted table, less the extra for each of K meetings, is a bound on the
    worth of every plan of at least K meetings, and a far closer one than for any plan whatever."""
    extra = 2 * int(fit.max()) + 2
    worth: Ints = np.where(fit >= 0, fit + extra, -1)
    return worth, extra


def likely_pairs(gain: NDArray[Any], each: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs (i < j) that are among the `each` best of either person; -inf is never."""
    n = len(gain)
    if each >= n - 1:
        first, second = np.nonzero(np.triu(gain > -np.inf, 1))
        return first, second
    best = np.argpartition(gain, n - each, axis=1)[:, n - each :]
    chosen = np.zeros((n, n), dtype=bool)
    chosen[np.arange(n)[:, None], best] = True
    first, second = np.nonzero(np.triu((chosen | chosen.T) & (gain > -np.inf), 1))
    return first, second


def exact_bound(fit: Ints, degree: int, odd: Odd, twice: Ints) -> int:
    """The bound that these prices prove, over all pairs, in exact integers."""
    return (degree * int(twice.sum()) + gains(fit, twice) + _worth_of_turns(odd, twice)) // 2


def gains(fit: Ints, twice: Ints) -> int:
    """Twice what all pairs together are worth beyond their prices."""
    total = 0
    for row in range(len(fit) - 1):
        gain = 2 * fit[row, row + 1 :] - (twice[row] + twice[row + 1 :])
        over = np.nonzero(gain > 0)[0]  # few: all else is looked at for these alone
        total += int(gain[over[fit[row, row + 1 :][over] >= 0]].sum())
    return total


def _worth_of_turns(odd: Odd, twice: Ints) -> int:
    """What the turns are worth at most: the dearest people get the trios, the cheapest the pauses."""
    if not odd.sign:
        return 0
    ranked = np.sort(twice)[:: -odd.sign]
    whole, rest = divmod(odd.total, odd.most)
    worth = odd.most * int(ranked[:whole].sum()) + (rest * int(ranked[whole]) if whole < len(ranked) else 0)
    return odd.sign * worth


def missed(fit: Ints, twice: Ints, inside: Flags) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs worth more than their two prices that the linear program has not seen yet, the worst few per person."""
    first: list[NDArray[np.int64]] = []
    second: list[NDArray[np.int64]] = []
    for row in range(len(fit) - 1):
        gain = 2 * fit[row, row + 1 :] - (twice[row] + twice[row + 1 :])
        over = np.nonzero(gain > 0)[0]
        found = over[(fit[row, row + 1 :][over] >= 0) & ~inside[row, row + 1 :][over]]
        if len(found):
            worst = found[np.argsort(-gain[found], kind="stable")[:20]]
            first.append(np.full(len(worst), row))
            second.append(worst + row + 1)
    if not first:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    return np.concatenate(first), np.concatenate(second)


def _solve(
    fit: Ints, degree: int, odd: Odd, first: NDArray[np.int64], second: NDArray[np.int64]
) -> tuple[Prices, float]:
    """The linear program on these pairs: its prices, rounded to halves (where its corners lie), and its worth."""
    n, m = len(fit), len(first)
    if not m:
        return Prices(0, np.zeros(n, dtype=fit.dtype), first, second, np.empty(0)), 0.0
    worth = np.array(fit[first, second], dtype=float)
    scale = max(1.0, float(worth.max()) / LARGEST_COST)
    column = np.arange(m)
    rows, columns, entries = [first, second], [column, column], [np.ones(m), np.ones(m)]
    limits, cost, upper = np.full(n, float(degree)), -worth / scale, np.ones(m)
    if odd.sign:
        person, turn = np.arange(n), m + np.arange(n)
        rows += [person, np.full(n, n)]
        columns += [turn, turn]
        entries += [np.full(n, -float(odd.sign)), np.full(n, float(odd.sign))]
        limits = np.append(limits, float(odd.sign * odd.total))
        cost = np.append(cost, np.zeros(n))
        upper = np.append(upper, np.full(n, float(odd.most)))
    table = scipy.sparse.coo_array(
        (np.concatenate(entries), (np.concatenate(rows), np.concatenate(columns))), shape=(len(limits), len(cost))
    ).tocsr()
    found = scipy.optimize.linprog(
        cost, A_ub=table, b_ub=limits, bounds=np.column_stack([np.zeros(len(upper)), upper]), method="highs-ds"
    )
    half = np.maximum(0, np.rint(-2 * scale * found.ineqlin.marginals[:n]))
    twice = np.array([int(u) for u in half.tolist()], dtype=fit.dtype)
    bound = exact_bound(fit, degree, odd, twice)
    return Prices(bound, twice, first, second, found.x[:m]), -float(found.fun) * scale
