"""The matchmaking mingle: everyone meets one person, and the meetings together are worth the most they can be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from pakten.matching.errors import MatchingError
from pakten.matching.kernel import Integers, Kernel, Plain, Present, fastest, shared
from pakten.matching.optimum import Room
from pakten.matching.trio import Bound, adds_to_trio, best_trio, bound_from

ODD = ("trio", "pause")
_LARGEST = 2**55  # of n * worth: a trio's bound is up to 126 times as much


@dataclass(frozen=True, slots=True)
class Duals:
    """Dual values of the matching program (Edmonds 1965), in half points, for one room of people.

    Sets of an odd number of people lie inside one another or apart: `around` has for each person and then for each set
    the number of the smallest set around it, or -1; `sets` has the value of each. For every pair that may meet, the
    values of both people and of all sets that hold both are at least twice the pair's worth and the proof's `lift`. No
    value is negative. `total` is the sum of all, each set as many times as it has room for pairs: no pairing without a
    trio comes to more.
    """

    people: tuple[int, ...]
    around: tuple[int, ...]
    sets: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Proof:
    """Why no pairing is better; `check.pairs` verifies it.

    Every meeting of two counts 2 * (worth + `lift`), a trio twice its three pairs and three times the lift; the lift is
    more than twice what any pairing is worth, so that one person more with a meeting outweighs everything. When nobody
    who could join a trio is alone, there is one element in `duals` and its sum is the pairing's. Otherwise some element
    refutes each possible trio, see `trio`.
    """

    lift: int
    duals: tuple[Duals, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Who meets whom, as row numbers. `alone` has those left without a meeting: the pause and people nobody may meet.

    `value` is the sum of worth (a trio counts its three pairs), `bound` what the proof allows any pairing of as many
    people to be worth. They are equal: the pairing is proved best.
    """

    pairs: tuple[tuple[int, int], ...]
    trio: tuple[int, int, int] | None
    alone: tuple[int, ...]
    value: int
    bound: int
    proof: Proof


def best_pairs(
    fit: npt.ArrayLike, *, odd: str = "trio", locked: Iterable[tuple[int, int]] = (), compiled: bool = True
) -> Pairing:
    """The pairing with the fewest people alone, and among those the largest sum of worth, proved.

    fit: (n, n) symmetric whole numbers, negative where two may never meet; the diagonal is not read.
    odd: "trio" lets three meet together where that gives one more person a meeting; "pause" never does.
    locked: pairs that must meet; the trio may be one of them and a third person.
    compiled: False keeps to Python and numpy, slower with the same value.
    Raises MatchingError when the input is not such a table, a locked pair may not meet, or nobody may meet anybody.
    """
    kernel = fastest() if compiled else Plain()
    weights, largest = _checked(fit, kernel)
    if odd not in ODD:
        raise MatchingError("unknown_choice", given=odd, allowed=", ".join(ODD))
    held = _checked_locks(weights, locked)
    room = Room(weights, largest, kernel)
    free = np.ones(len(weights), bool)
    free[[person for pair in held for person in pair]] = False
    rest = room.best(free)
    bounds: Sequence[Bound] = (bound_from(room, free, rest, free),)
    total, bound, trio, pairs = rest.total, bounds[0].total, None, held
    if odd == "trio" and (free & (rest.mate < 0)).any():
        best = best_trio(room, free, rest, held)
        rest, total, bounds, trio = best.rest, best.total, best.bounds, best.people
        bound = total
        pairs = [pair for pair in held if pair != best.locked]
    pairs = sorted([*pairs, *((i, j) for i, j in enumerate(rest.mate.tolist()) if i < j)])
    met = {person for pair in pairs for person in pair} | set(trio or ())
    value = sum(int(weights[pair]) for pair in (*pairs, *combinations(trio or (), 2)))
    alone = tuple(person for person in range(len(weights)) if person not in met)
    duals = tuple(_duals(each) for each in bounds)
    return Pairing(
        tuple(pairs), trio and _rising(trio), alone, value, value + (bound - total) // 2, Proof(room.lift, duals)
    )


def price(fit: npt.ArrayLike, pairing: Pairing, i: int, j: int, *, locked: Iterable[tuple[int, int]] = ()) -> int:
    """What it costs in value to let i and j meet, everything else then being best again; 0 if they already do.

    locked: the pairs that were locked in `pairing`.
    Raises MatchingError when they may not meet, or when it would leave one more person alone.
    """
    if {i, j} in [set(pair) for pair in pairing.pairs]:
        return 0
    odd = "pause" if pairing.trio is None else "trio"
    forced = best_pairs(fit, odd=odd, locked=(*locked, (i, j)))
    if len(forced.alone) > len(pairing.alone):
        raise MatchingError("cannot_force", first=i + 1, second=j + 1)
    return pairing.value - forced.value


def least_prices(fit: npt.ArrayLike, pairing: Pairing, *, locked: Iterable[tuple[int, int]] = ()) -> Integers:
    """(n, n) what each pair costs at least, see `price`, all at once: 0 for those who meet, -1 for those who may not.

    A forced pair costs no less than what its duals exceed its worth by (the reduced cost). Locked people meet nobody
    else. In a room with a trio the bound is weaker, since a pair may also meet within another trio.
    """
    weights, _ = _checked(fit, Plain())
    n, lift, duals = len(weights), pairing.proof.lift, pairing.proof.duals[-1]
    held = list(locked)
    free = np.ones(n, bool)
    free[[person for pair in held for person in pair]] = False
    allowed = (weights >= 0) & free[:, None] & free[None, :] & ~np.eye(n, dtype=bool)
    y, around, z = np.array(duals.people), np.array(duals.around, np.int32), np.array(duals.sets, np.int64)
    both = shared(n, around, z, np.arange(n))
    excess = y[:, None] + y[None, :] + both - 2 * (weights + lift)
    if pairing.trio:
        excess = _excess_with_trio(weights, pairing, held, allowed, (y, both, excess))
    prices = np.where(allowed, np.maximum(excess + 1, 0) // 2, -1)
    for i, j in (*pairing.pairs, *combinations(pairing.trio or (), 2)):
        prices[i, j] = prices[j, i] = 0
    return prices


def _excess_with_trio(
    weights: Integers,
    pairing: Pairing,
    locked: Sequence[tuple[int, int]],
    allowed: Present,
    duals: tuple[Integers, Integers, Integers],
) -> Integers:
    """(n, n) how far a pairing with this pair, beside any trio or inside one, stays below the best at least."""
    (y, both, excess), lift, total = duals, pairing.proof.lift, pairing.proof.duals[-1].total
    covered = len(weights) - 2 * len(locked) - len(pairing.alone)
    reached = 2 * (pairing.value - sum(int(weights[pair]) for pair in locked)) + covered * lift
    adds = adds_to_trio(weights, y, both, allowed)
    most = adds.max(axis=1)
    inside = total + 3 * lift + (adds + most[:, None] + most[None, :]) // 6
    limit = int(inside[allowed].max(initial=0))
    for a, b in locked:
        joining = allowed.any(axis=1) & (weights[a] >= 0) & (weights[b] >= 0)
        joined = total - y[joining] + 2 * (weights[a, joining] + weights[b, joining]) + lift
        limit = max(limit, int(joined.max(initial=0)))
    return np.asarray(np.minimum(excess - (limit - reached), reached - inside), np.int64)


def _duals(bound: Bound) -> Duals:
    return Duals(tuple(bound.y.tolist()), tuple(bound.around.tolist()), tuple(bound.z.tolist()), bound.total)


def _rising(trio: tuple[int, int, int]) -> tuple[int, int, int]:
    a, b, c = sorted(trio)
    return a, b, c


def _checked(fit: npt.ArrayLike, kernel: Kernel) -> tuple[Integers, int]:
    """`fit` as (n, n) int64 without a copy where possible, and its largest number; MatchingError for anything else."""
    table = np.asarray(fit)
    if table.ndim != 2 or table.shape[0] != table.shape[1]:
        rows, columns = (*table.shape, 1, 1)[:2]
        raise (
            MatchingError("empty_room") if table.size == 0 else MatchingError("not_square", rows=rows, columns=columns)
        )
    n = len(table)
    if n < 2:
        raise MatchingError("one_person" if n else "empty_room")
    if table.dtype.kind not in "iuO" or (table.dtype.kind == "O" and not all(type(x) is int for x in table.flat)):
        raise MatchingError("not_whole_numbers")
    if table.dtype.kind in "uO" and table.max() > _LARGEST // n:
        raise MatchingError("too_large", largest=int(table.max()), limit=_LARGEST // n)
    weights = np.ascontiguousarray(table, np.int64)
    place, largest = kernel.asymmetry(weights)
    if place >= 0:
        raise MatchingError("not_symmetric", first=place // n + 1, second=place % n + 1)
    if largest < 0:
        raise MatchingError("nobody_compatible", people=n)
    if largest > _LARGEST // n:
        raise MatchingError("too_large", largest=largest, limit=_LARGEST // n)
    return weights, largest


def _checked_locks(weights: Integers, locked: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    held = [(min(pair), max(pair)) for pair in locked]
    taken: set[int] = set()
    for i, j in held:
        if not 0 <= i < j < len(weights) or weights[i, j] < 0:
            raise MatchingError("locked_never", first=i + 1, second=j + 1)
        if taken & {i, j}:
            raise MatchingError("row_locked_twice", row=min(taken & {i, j}) + 1)
        taken |= {i, j}
    return held
