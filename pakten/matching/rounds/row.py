"""A sitting row: half the people keep their seats all through, the other half moves to them, one meeting at a time."""

import numpy as np

from pakten.matching.rounds.bound import Flags, Ints, Prices
from pakten.matching.rounds.inputs import ScheduleError

SWEEPS = 40  # each tries the best exchange of every sitting person


def sitting_row(
    fit: Ints, prices: Prices, still: frozenset[int], together: list[tuple[int, int]], seed: int
) -> frozenset[int]:
    """Who sits still: half of the people, those in `still` among them, the pairs in `together` (locked) on either side.

    The row is chosen so that the pairs a best plan without rows would use go across it, as far as exchanges of one
    sitting and one moving person can bring it.
    """
    rng = np.random.default_rng(seed)
    n = len(fit)
    side = _sides(n, still, together)
    free = np.array([i for i in range(n) if not side[i]], dtype=np.int64)
    missing = n // 2 - int((side > 0).sum())
    if missing < 0 or missing > len(free):
        first, second = together[0] if together else (0, 0)
        raise ScheduleError("locked_one_row", first=first, second=second)
    side[free] = -1
    side[rng.permutation(free)[:missing]] = 1
    wish = np.zeros((n, n), dtype=np.float64)
    wish[prices.first, prices.second] = prices.share * np.array(fit[prices.first, prices.second], dtype=np.float64)
    wish += wish.T
    for _ in range(SWEEPS):
        same = wish @ side * side
        change = same[free][:, None] + same[free][None, :] + 2 * wish[np.ix_(free, free)]
        change[side[free][:, None] * side[free][None, :] > 0] = 0
        if not len(free) or change.max() <= 1e-9:
            break
        i, j = divmod(int(np.argmax(change)), len(free))
        side[free[i]], side[free[j]] = side[free[j]], side[free[i]]
    return frozenset(np.nonzero(side > 0)[0].tolist())


def across(n: int, sitting: frozenset[int]) -> Flags:
    """(n, n) flags: does one of the two sit and the other move?"""
    sits = np.zeros(n, dtype=bool)
    sits[list(sitting)] = True
    flags: Flags = sits[:, None] != sits[None, :]
    return flags


def _sides(n: int, still: frozenset[int], together: list[tuple[int, int]]) -> Ints:
    """1 for who must sit, -1 for who must move, 0 for who may do either; locked pairs are split between the two."""
    side: Ints = np.zeros(n, dtype=np.int64)
    side[list(still)] = 1
    partners: dict[int, list[int]] = {}
    for i, j in together:
        partners.setdefault(i, []).append(j)
        partners.setdefault(j, []).append(i)
    for start in [*sorted(still), *sorted(partners)]:
        if side[start] == 0:
            side[start] = 1 if (side > 0).sum() <= (side < 0).sum() else -1
        waiting = [start]
        while waiting:
            i = waiting.pop()
            for j in partners.get(i, []):
                if side[j] == side[i]:
                    raise ScheduleError("locked_one_row", first=min(i, j), second=max(i, j))
                if side[j] == 0:
                    side[j] = -side[i]
                    waiting.append(j)
    return side
