"""A sitting row: half the people keep their seats all through, the other half moves to them, one meeting at a time.

Which half? What a split is worth is the best plan of meetings across it, at most one of each pair and R for each
person; its prices are found by smoothing (Cuturi, Sinkhorn Distances, 2013: here each person's price is moved until R
meetings gain), for many splits at once. A tabu search (Glover, 1989) exchanges one sitting and one moving person at a
time: of the exchanges that promise most at today's prices, the one that is worth most.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pakten.matching.rounds.bound import Flags, Ints, degree_prices, lifted
from pakten.matching.rounds.inputs import ScheduleError

Floats = NDArray[np.float32]

SEARCHED = 400  # beyond so many people the search takes too long: only the first split is improved, roughly
STEPS = 5  # exchanges in one search for each person, fewer in all beyond 100 people
TRIED = 32  # exchanges looked at closely in each step
RESTS = 10  # steps before a person may be exchanged again, at most
SMOOTH = 50  # the best meeting is worth this; differences far below 1 are smoothed over
NEVER = -100 * SMOOTH


def sitting_row(
    fit: Ints, count: int, still: frozenset[int], together: list[tuple[int, int]], *, searches: int, seed: int
) -> frozenset[int]:
    """Who sits still in `count` rounds: half of the people (n // 2), those in `still` among them.

    together  pairs that must meet, so one of them sits and the other moves.
    searches  how many searches from different starts; the best split found is taken.
    Raises ScheduleError "locked_one_row" when the pairs cannot be split so.
    """
    n = len(fit)
    side = _sides(n, still, together)
    row = max(n // 2, len(still))
    if (side > 0).sum() > row or (side < 0).sum() > n - row:
        raise ScheduleError("locked_one_row", first=together[0][0], second=together[0][1])
    best: tuple[int, frozenset[int]] = (-1, frozenset())
    for search in range(searches):
        rng = np.random.default_rng([seed, search])
        sitting = _improved(fit, count, _filled(side, row, rng), side == 0, rng)
        chosen = frozenset(np.nonzero(sitting)[0].tolist())
        if searches == 1:
            return chosen
        worth = np.where(across(n, chosen), lifted(fit)[0], -1)
        best = max(best, (degree_prices(worth, count).bound, chosen), key=lambda found: found[0])
    return best[1]


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


def _filled(side: Ints, row: int, rng: np.random.Generator) -> Flags:
    """Who sits, by chance where it is open."""
    sitting: Flags = side > 0
    sitting[rng.permutation(np.nonzero(side == 0)[0])[: row - int(sitting.sum())]] = True
    return sitting


def _improved(fit: Ints, count: int, sitting: Flags, movable: Flags, rng: np.random.Generator) -> Flags:
    """The split after a rough improvement and, where there is time, a search."""
    worth = np.array(SMOOTH * fit / max(1, int(fit.max())), dtype=np.float32)
    worth[fit < 0] = NEVER
    np.fill_diagonal(worth, NEVER)
    sitting = _rough(worth, count, sitting, movable)
    if len(fit) > SEARCHED or movable.sum() < 2:
        return sitting
    return _Search(worth, count, sitting, movable, rng).run(STEPS * min(len(fit), 10**6 // len(fit) ** 2))


def _rough(worth: Floats, count: int, sitting: Flags, movable: Flags) -> Flags:
    """Exchanges many at a time while more of everybody's best meetings come to go across."""
    place = max(0, len(worth) - 2 * count)
    least = np.partition(worth, place, axis=1)[:, place]
    wish = np.maximum(0, worth - (least[:, None] + least[None, :]) / 2)
    side, part = np.where(sitting, 1, -1).astype(np.float32), 0.25
    cut = float(side @ wish @ side)
    while part * len(worth) >= 1:
        same = np.where(movable, (wish @ side) * side, -np.inf)
        sit, move = (np.nonzero(side == s)[0] for s in (1, -1))
        many = min(int(part * len(worth)) + 1, len(sit), len(move))
        sit, move = sit[np.argsort(-same[sit])][:many], move[np.argsort(-same[move])][:many]
        pays = same[sit] + same[move] > 0
        after = side.copy()
        after[sit[pays]], after[move[pays]] = -1, 1
        less = float(after @ wish @ after)
        if less < cut - 1e-6:
            side, cut = after, less
        else:
            part /= 2
    flags: Flags = side > 0
    return flags


@dataclass
class _State:
    """One split, or many at once: who sits where (k, h), who moves (k, h), and the price of each (k, h)."""

    sit: NDArray[Any]
    move: NDArray[Any]
    sit_price: NDArray[Any]
    move_price: NDArray[Any]

    def repeated(self, times: int) -> "_State":
        """The one split, so many times."""
        return _State(*(part.repeat(times, axis=0) for part in (self.sit, self.move, self.sit_price, self.move_price)))

    def only(self, k: int) -> "_State":
        """One of the splits."""
        return _State(*(part[k : k + 1] for part in (self.sit, self.move, self.sit_price, self.move_price)))

    def settle(self, worth: Floats, count: int, times: int) -> NDArray[Any]:
        """Moves all prices towards where `count` meetings of each person gain; returns the (k,) worth of the splits, a
        little too high."""
        table = worth[self.sit[:, :, None], self.move[:, None, :]]
        for _ in range(times):
            self.sit_price = self._moved(table, self.sit_price, count, axis=2)
            self.move_price = self._moved(table, self.move_price, count, axis=1)
        gain = table - self.sit_price[:, :, None] - self.move_price[:, None, :]
        prices = self.sit_price.sum(axis=1) + self.move_price.sum(axis=1)
        total: NDArray[Any] = count * prices + np.maximum(gain, 0).sum(axis=(1, 2))
        return total

    def _moved(self, table: Floats, price: NDArray[Any], count: int, axis: int) -> Floats:
        lack = self.sit_price[:, :, None] - table
        lack += self.move_price[:, None, :]
        used = np.exp(np.minimum(lack, 60, out=lack), out=lack)
        used += 1
        places = np.reciprocal(used, out=used).sum(axis=axis)
        moved: Floats = price + np.log(np.maximum(places, np.float32(1e-6)) / np.float32(count))
        return moved


class _Search:
    """The tabu search. With an odd number, an empty chair worth nothing to anyone fills the shorter row."""

    def __init__(self, worth: Floats, count: int, sitting: Flags, movable: Flags, rng: np.random.Generator) -> None:
        self.people = len(worth)
        if self.people % 2:
            worth = np.pad(worth, (0, 1))
            worth[-1, -1] = NEVER
            sitting, movable = np.append(sitting, 2 * sitting.sum() < len(sitting)), np.append(movable, False)
        self.worth, self.movable, self.rng, self.half = worth, movable, rng, len(worth) // 2
        self.count = min(count, self.half)
        price = np.full((1, self.half), SMOOTH / 4, dtype=np.float32)
        self.state = _State(np.nonzero(sitting)[0][None], np.nonzero(~sitting)[0][None], price, price.copy())

    def run(self, steps: int) -> Flags:
        """The best split met in so many exchanges."""
        best, best_sit = float(self.state.settle(self.worth, self.count, 20)[0]), self.state.sit[0]
        rests = np.where(self.movable, 0, steps + 1)
        for step in range(steps):
            found = self._exchange(rests <= step)
            if found is None:
                break
            value, people = found
            rests[people] = step + 1 + self.rng.integers(RESTS // 2, RESTS + 1)
            if value > best + 1e-3:
                best, best_sit = value, self.state.sit[0]
        sitting = np.zeros(len(self.worth), dtype=bool)
        sitting[best_sit] = True
        return sitting[: self.people]

    def _exchange(self, open_to: Flags) -> tuple[float, list[int]] | None:
        """Makes the best of the most promising exchanges, also if it is a loss; its worth and the two people."""
        sit, move = self.state.sit[0], self.state.move[0]
        promise = self._promise()
        total = promise[sit][:, None] + promise[move][None, :]
        total[~open_to[sit]] = -np.inf
        total[:, ~open_to[move]] = -np.inf
        tried = np.argsort(-total, axis=None, kind="stable")[: min(TRIED, int((total > -np.inf).sum()))]
        if not len(tried):
            return None
        i, j = np.divmod(tried, self.half)
        each = np.arange(len(tried))
        many = self.state.repeated(len(tried))
        many.sit[each, i], many.move[each, j] = move[j], sit[i]
        many.sit_price[each, i], many.move_price[each, j] = self.state.move_price[0, j], self.state.sit_price[0, i]
        values = many.settle(self.worth, self.count, 4)
        k = int(np.argmax(values))
        self.state = many.only(k)
        return float(values[k]), [int(sit[i[k]]), int(move[j[k]])]

    def _promise(self) -> Floats:
        """(n,) what each person's best meetings gain more on the own side than across, at today's prices."""
        sit, move = self.state.sit[0], self.state.move[0]
        price = np.empty(len(self.worth), dtype=np.float32)
        price[sit], price[move] = self.state.sit_price[0], self.state.move_price[0]
        net, place = self.worth - price[None, :], self.half - self.count
        with_sit = np.partition(net[:, sit], place, axis=1)[:, place:].sum(axis=1)
        with_move = np.partition(net[:, move], place, axis=1)[:, place:].sum(axis=1)
        promise: Floats = with_move - with_sit
        promise[sit] *= -1
        return promise
