"""One round by itself: the most pairs possible and, of those, the heaviest, exactly."""

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

from pakten.matching.kernel import fastest
from pakten.matching.rounds.bound import Ints

Index = NDArray[np.int64]
Pair = tuple[int, int]


def heaviest(
    n: int, first: Index, second: Index, worth: Ints, *, twice: Ints | None = None, partner: Index | None = None
) -> list[Pair]:
    """The largest and then heaviest matching of n people over the pairs (first[k], second[k]) of worth[k] ≥ 0.

    `twice` (prices times two, (n,)) and `partner` (-1 for none, (n,)) are a good guess to start from; the closer they
    are, the less there is to do. Numbers beyond 64 bits are matched by rustworkx.
    """
    if not len(first):
        return []
    if worth.dtype == object:
        graph: rx.PyGraph[int, int] = rx.PyGraph()
        graph.add_nodes_from(range(n))
        graph.add_edges_from(list(zip(first.tolist(), second.tolist(), worth.tolist(), strict=True)))
        found = rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
        return sorted((min(pair), max(pair)) for pair in found)
    # Lifted so far that a matching of more pairs always weighs more.
    lift = int(worth.max()) * (n // 2 + 1) + 1
    one, two, weight = first.astype(np.int32), second.astype(np.int32), 2 * (worth + lift)
    y, mate = _start(n, first, second, weight, twice, partner, lift)
    _, mate, _, _ = fastest().matched(n, one, two, weight, y, mate)
    return [(i, j) for i, j in enumerate(mate.tolist()) if i < j]


def _start(
    n: int, first: Index, second: Index, weight: Ints, twice: Ints | None, partner: Index | None, lift: int
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Dual values that cover every pair, and the partners whose pair they cover without excess."""
    if twice is None or partner is None:
        y = np.zeros(n, dtype=np.int64)
        np.maximum.at(y, first, weight // 2)
        np.maximum.at(y, second, weight // 2)
        return y, np.full(n, -1, dtype=np.int32)
    y = twice + lift
    lack = np.zeros(n, dtype=np.int64)
    np.maximum.at(lack, first, weight - y[first] - y[second])
    y += lack
    mate = np.full(n, -1, dtype=np.int32)
    tight = (partner[first] == second) & (y[first] + y[second] == weight)
    mate[first[tight]], mate[second[tight]] = second[tight], first[tight]
    return y, mate
