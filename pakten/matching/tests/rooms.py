"""Rooms for tests: seeded tables of worth, and the best pairing found by trying everything."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[np.int64]


def random_room(n: int, seed: int, *, largest: int = 1000, never: float = 0.1) -> Table:
    """Any worth from 0 to `largest` for each pair, and a share of pairs that may never meet."""
    random = np.random.default_rng([n, seed])
    worth = np.where(random.random((n, n)) < never, -1, random.integers(0, largest + 1, (n, n)))
    return symmetric(worth)


def odd_cliques(n: int, seed: int, sizes: tuple[int, ...] = (3, 5, 7)) -> Table:
    """Groups of an odd number who all want each other: fractional bounds are far off and blossoms are needed."""
    random = np.random.default_rng([n, seed, 1])
    group = np.repeat(np.arange(n), random.choice(sizes, n))[:n]
    random.shuffle(group)
    together = group[:, None] == group[None, :]
    return symmetric(np.where(together, random.integers(800, 1001, (n, n)), random.integers(1, 120, (n, n))))


def crowd(n: int, seed: int, share: float) -> Table:
    """One organisation sends a share of all people, who may not meet each other."""
    worth = random_room(n, seed, never=0)
    worth[: round(n * share), : round(n * share)] = -1
    return symmetric(worth)


def symmetric(worth: Table) -> Table:
    upper = np.triu(worth, 1)
    table = upper + upper.T
    np.fill_diagonal(table, -1)
    return table.astype(np.int64)


def best_by_trying(worth: Table, *, odd: str, locked: Iterable[tuple[int, int]] = ()) -> tuple[int, int]:
    """How many people have a meeting and what all meetings are worth, best of all pairings; for a handful of people."""
    table = worth.tolist()
    needed = [set(pair) for pair in locked]

    def best(left: list[int], trio: bool, meetings: list[set[int]]) -> tuple[int, int]:
        if not left:
            return (0, 0) if all(any(pair <= meeting for meeting in meetings) for pair in needed) else (-1000, 0)
        first, rest = left[0], left[1:]
        found = best(rest, trio, meetings)
        for second in rest:
            if table[first][second] < 0:
                continue
            others = [person for person in rest if person != second]
            people, value = best(others, trio, [*meetings, {first, second}])
            found = max(found, (people + 2, value + table[first][second]))
            for third in others if odd == "trio" and not trio else ():
                if third > second and table[first][third] >= 0 and table[second][third] >= 0:
                    remaining = [person for person in others if person != third]
                    people, value = best(remaining, True, [*meetings, {first, second, third}])
                    worth_of_trio = table[first][second] + table[first][third] + table[second][third]
                    found = max(found, (people + 3, value + worth_of_trio))
        return found

    return best(list(range(len(table))), False, [])
