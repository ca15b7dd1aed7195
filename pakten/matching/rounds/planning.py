"""From worth to rounds: the prices, the turns of an odd number, the plan, and the bound it is measured by."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pakten.matching.rounds.bound import Flags, Ints, Odd, Prices, degree_prices, lifted
from pakten.matching.rounds.dealing import Task, plan
from pakten.matching.rounds.heaviest import heaviest
from pakten.matching.rounds.odd import rule, take_turns
from pakten.matching.rounds.schedule import Meeting, pairs_of
from pakten.matching.rounds.trios import trio_prices

ATTEMPTS, STEPS = 4, 60
MANY = 4000  # places (people times rounds) above which one attempt without further steps is enough
ALL_TRIOS = 130  # up to so many people the prices count every possible trio


@dataclass(frozen=True)
class Pricing:
    """What every meeting is worth with an extra for each (see `bound.lifted`), the prices of `count` rounds of it, and
    the trios to prefer, best first."""

    worth: Ints
    extra: int
    count: int
    odd: Odd
    prices: Prices
    trios: tuple[Meeting, ...]

    def bound(self, rounds: Sequence[Sequence[Meeting]]) -> int:
        """No plan of as many meetings as these rounds have, with turns as fair as theirs, can be worth more."""
        most = max(self.odd.most, _most_turns(self.odd, len(self.worth), rounds))
        bound = self.prices.bound
        if most > self.odd.most:
            odd = replace(self.odd, most=most)
            bound = _priced(self.worth, self.extra, self.count, odd, bool(self.trios)).prices.bound
        return bound - self.extra * sum(len(pairs_of(m)) for meetings in rounds for m in meetings)


def price_rounds(fit: Ints, count: int, odd: str, *, every_trio: bool = True) -> Pricing:
    """The pricing of `count` rounds of the people of `fit`, (n, n), negative = never. Without `every_trio` the bound is
    quicker and, for an odd number, less close."""
    worth, extra = lifted(fit)
    return _priced(worth, extra, count, rule(odd, len(fit), count), every_trio and len(fit) <= ALL_TRIOS)


def price_row(pricing: Pricing, may: Flags) -> Pricing:
    """The same with the prices of meetings across the two rows only. In a trio one who sits meets two who move, so the
    pairs across are one more a round, and only for those who sit."""
    worth = np.where(may, pricing.worth, -1)
    odd = replace(pricing.odd, total=pricing.count) if pricing.odd.sign else pricing.odd
    return replace(pricing, prices=degree_prices(worth, pricing.count, odd), trios=())


def plan_rounds(
    pricing: Pricing,
    fixed: tuple[tuple[Meeting, ...], ...],
    *,
    may: Flags,
    sitting: frozenset[int],
    had: Ints,
    seed: int,
) -> list[list[Meeting]]:
    """The rounds, with these meetings set already.

    may      (n, n) flags: which pairs may meet.
    sitting  who keeps their place; two of them never meet.
    had      earlier trios or pauses of each person, (n,).
    """
    task = Task(pricing.worth, may, fixed, (frozenset(),) * len(fixed))
    task = take_turns(task, pricing.odd, pricing.prices.twice, had, sitting, pricing.trios)
    attempts, steps = (ATTEMPTS, min(STEPS, len(had))) if len(had) * pricing.count <= MANY else (1, 0)
    rounds = plan(task, pricing.prices, attempts=attempts, steps=steps, seed=seed, goal=pricing.prices.bound)
    return _filled(rounds, pricing.worth, may)


def _filled(rounds: list[list[Meeting]], worth: Ints, may: Flags) -> list[list[Meeting]]:
    """The same, and whoever is left over in a round, a pause included, meets another such person if they may."""
    left = may.copy()
    for i, j in [pair for meetings in rounds for meeting in meetings for pair in pairs_of(meeting)]:
        left[i, j] = left[j, i] = False
    filled = []
    for meetings in rounds:
        idle = np.setdiff1d(np.arange(len(worth)), [i for meeting in meetings for i in meeting])
        first, second = (idle[k] for k in np.nonzero(np.triu(left[np.ix_(idle, idle)], 1)))
        more = heaviest(len(worth), first, second, worth[first, second])
        for i, j in more:
            left[i, j] = left[j, i] = False
        filled.append([*meetings, *more])
    return filled


def _priced(worth: Ints, extra: int, count: int, odd: Odd, every_trio: bool) -> Pricing:
    if odd.sign > 0 and every_trio:
        prices, trios = trio_prices(worth, count, odd)
        return Pricing(worth, extra, count, odd, prices, trios)
    return Pricing(worth, extra, count, odd, degree_prices(worth, count, odd), ())


def _most_turns(odd: Odd, n: int, rounds: Sequence[Sequence[Meeting]]) -> int:
    """How often the turn of the same person comes, to be in a trio or to have no meeting."""
    if not odd.sign:
        return 0
    turns = np.zeros(n, dtype=np.int64)
    for meetings in rounds:
        if odd.sign > 0:
            turns[[i for m in meetings if len(m) == 3 for i in m]] += 1
        else:
            turns += 1
            turns[[i for m in meetings for i in m]] -= 1
    return int(turns.max())
