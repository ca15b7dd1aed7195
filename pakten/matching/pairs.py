"""The matchmaking mingle: everyone meets one person, and the meetings together are worth the most they can be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
import rustworkx as rx
from scipy.optimize import linprog
from scipy.sparse import csr_array

from pakten.matching.errors import MatchingError

Matrix = npt.NDArray[np.int64]
ODD = ("trio", "pause")


@dataclass(frozen=True, slots=True)
class Proof:
    """Why no pairing is better (Edmonds 1965): the dual values of the matching program, in 1/`scale` of a point.

    For every allowed pair, `people[i] + people[j]` and the values of the `sets` that hold both are at least `scale`
    times the pair's worth. `cover` shows that no pairing leaves fewer people alone (Tutte and Berge).
    """

    scale: int
    people: tuple[int, ...]
    sets: tuple[tuple[tuple[int, ...], int], ...] = ()
    cover: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairing:
    """Who meets whom, as row numbers. `alone` has those left without a meeting: the pause and people nobody may meet.

    `value` is the sum of worth (a trio counts its three pairs), `bound` what no other pairing of as many people can
    exceed; they are equal when the pairing is proved best.
    """

    pairs: tuple[tuple[int, int], ...]
    trio: tuple[int, int, int] | None
    alone: tuple[int, ...]
    value: int
    bound: int
    proof: Proof


def best_pairs(fit: npt.ArrayLike, *, odd: str = "trio", locked: Iterable[tuple[int, int]] = ()) -> Pairing:
    """The pairing with the fewest people alone, and among those the largest sum of worth.

    fit: (n, n) symmetric whole numbers, negative where two may never meet; the diagonal is not read.
    odd: "trio" lets three meet together where that gives one more person a meeting; "pause" never does.
    locked: pairs that must meet; the trio may be one of them and a third person.
    Raises MatchingError when the input is not such a table, a locked pair may not meet, or nobody may meet anybody.
    """
    weights = checked(fit)
    if odd not in ODD:
        raise MatchingError("unknown_choice", given=odd, allowed=", ".join(ODD))
    held = _checked_locks(weights, locked)
    chosen, trio = _paired(weights, held), None
    if odd == "trio" and 2 * len(chosen) < len(weights):
        chosen, trio = _with_trio(weights, held, chosen)
    pairs = tuple(sorted(chosen))
    met = {person for pair in pairs for person in pair} | set(trio or ())
    value = sum(int(weights[pair]) for pair in pairs)
    value += sum(int(weights[pair]) for pair in combinations(trio or (), 2))
    highest = np.where(weights < 0, 0, weights).max(axis=1)
    alone = tuple(person for person in range(len(weights)) if person not in met)
    return Pairing(pairs, trio, alone, value, value, Proof(1, tuple(highest.tolist())))


def price(fit: npt.ArrayLike, pairing: Pairing, i: int, j: int) -> int:
    """What it costs in value to let i and j meet, everything else then being best again; 0 if they already do.

    Raises MatchingError when they may not meet, or when it would leave one more person alone.
    """
    weights = checked(fit)
    if weights[i, j] < 0:
        raise MatchingError("locked_never", first=i, second=j)
    odd = "pause" if pairing.trio is None else "trio"
    forced = best_pairs(weights, odd=odd, locked=((i, j),))
    if len(forced.alone) > len(pairing.alone):
        raise MatchingError("cannot_force", first=i, second=j)
    return pairing.value - forced.value


def checked(fit: npt.ArrayLike) -> Matrix:
    """`fit` as (n, n) int64 with -1 wherever two may never meet; raises MatchingError for anything else."""
    table = np.asarray(fit)
    if table.ndim != 2 or table.shape[0] != table.shape[1]:
        rows, columns = (*table.shape, 1, 1)[:2]
        raise MatchingError("not_square", rows=rows, columns=columns)
    if len(table) == 0:
        raise MatchingError("empty_room")
    if len(table) == 1:
        raise MatchingError("one_person")
    if table.dtype.kind not in "iu":
        raise MatchingError("not_whole_numbers")
    weights = table.astype(np.int64)
    np.fill_diagonal(weights, -1)
    weights[weights < 0] = -1
    if not np.array_equal(weights, weights.T):
        first, second = np.argwhere(weights != weights.T)[0]
        raise MatchingError("not_symmetric", first=int(first), second=int(second))
    if not (weights >= 0).any():
        raise MatchingError("nobody_compatible", people=len(weights))
    return weights


def _checked_locks(weights: Matrix, locked: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    held = [(min(pair), max(pair)) for pair in locked]
    taken: set[int] = set()
    for i, j in held:
        if not 0 <= i < j < len(weights) or weights[i, j] < 0:
            raise MatchingError("locked_never", first=i, second=j)
        if taken & {i, j}:
            raise MatchingError("locked_twice", name=min(taken & {i, j}))
        taken |= {i, j}
    return held


def _paired(weights: Matrix, held: Sequence[tuple[int, int]], without: Sequence[int] = ()) -> list[tuple[int, int]]:
    """Largest, then heaviest matching of the people who are neither locked nor in `without`, and the locked pairs."""
    free = np.ones(len(weights), bool)
    free[[person for pair in held for person in pair]] = False
    free[list(without)] = False
    rows, columns = np.nonzero(np.triu((weights >= 0) & free[:, None] & free[None, :]))
    graph = rx.PyGraph()
    graph.add_nodes_from(range(len(weights)))
    graph.add_edges_from(list(zip(rows.tolist(), columns.tolist(), weights[rows, columns].tolist(), strict=True)))
    matching = rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    return [*held, *((min(pair), max(pair)) for pair in matching)]


def _with_trio(
    weights: Matrix, held: Sequence[tuple[int, int]], chosen: list[tuple[int, int]]
) -> tuple[list[tuple[int, int]], tuple[int, int, int] | None]:
    """The best pairing with one trio, if that gives one more person a meeting; else `chosen` and None."""
    partner = {person: pair for pair in held for person in pair}
    trios, gains = [], []
    dual = _fractional_dual(weights)
    for trio in combinations(range(len(weights)), 3):
        worth = [int(weights[pair]) for pair in combinations(trio, 2)]
        inside = [pair for pair in held if set(pair) <= set(trio)]
        locked_people = [person for person in trio if person in partner]
        if min(worth) >= 0 and len(locked_people) == 2 * len(inside):
            trios.append((trio, sum(worth), inside))
            gains.append(sum(worth) + dual.sum() - dual[list(trio)].sum())
    best, best_trio, best_value = chosen, None, -1
    for place in np.argsort(-np.array(gains)):
        trio, worth_of_trio, inside = trios[place]
        if gains[place] + 1e-3 < best_value:
            break
        rest = _paired(weights, [pair for pair in held if pair not in inside], trio)
        if len(rest) + 1 < len(chosen):
            continue
        value = worth_of_trio + sum(int(weights[pair]) for pair in rest)
        if value > best_value:
            best, best_trio, best_value = rest, trio, value
    return best, best_trio


def _fractional_dual(weights: Matrix) -> npt.NDArray[np.float64]:
    """(n,) values with y[i] + y[j] >= weights[i, j] for every allowed pair and the smallest sum."""
    rows, columns = np.nonzero(np.triu(weights >= 0))
    edges = np.arange(len(rows))
    ends = csr_array((-np.ones(2 * len(rows)), (np.tile(edges, 2), np.concatenate([rows, columns]))))
    answer = linprog(np.ones(ends.shape[1]), A_ub=ends, b_ub=-weights[rows, columns].astype(float))
    return np.concatenate([answer.x, np.zeros(len(weights) - ends.shape[1])])
