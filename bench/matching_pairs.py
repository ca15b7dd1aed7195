"""How fast the best pairs are found, and how good: `python3 -m uv run python -m bench.matching_pairs [people …]`.

Rooms of realistic shape and rooms of odd cliques, seeded. All candidates take turns on the same rooms; a row shows the
median over the seeds from the table of worth in memory to the pairs, building any graph included, and the ratio to the
compiled kernel. Each number of people runs in a process of its own, whose peak memory is that of the kernel alone. A
candidate that has passed the limit is not asked for larger rooms.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import networkx as nx
import numpy as np
import numpy.typing as npt
import rustworkx as rx

from pakten.matching import kernel
from pakten.matching.pairs import best_pairs

Table = npt.NDArray[np.int64]
SIZES = (60, 61, 200, 500, 1000, 2000, 5000)
LIMIT = 300.0  # seconds
SEEDS = (1, 2, 3, 4, 5)


def realistic(n: int, seed: int) -> Table:
    """Half as many organisations as people, popular topics and organisations, a few empty forms, some have met."""
    random = np.random.default_rng([n, seed])
    organisations = max(2, n // 2)
    organisation = np.concatenate([np.arange(organisations), random.choice(organisations, n - organisations)])
    sector, kind = random.choice(3, organisations, p=[0.5, 0.3, 0.2]), random.integers(0, 12, organisations)
    topics = 60
    popular_topics, popular = falling(topics, 1.0), falling(organisations, 0.9)
    offers, wants = np.zeros((2, n, topics), np.float32)
    wished = np.zeros((n, organisations), bool)
    points = np.zeros((n, n), np.int64)
    for i in range(n):
        offers[i, random.choice(topics, random.integers(1, 6), replace=False, p=popular_topics)] = 1
        if random.random() < 0.08:
            continue
        wants[i, random.choice(topics, random.integers(1, 5), replace=False, p=popular_topics)] = 1
        wished[i, random.choice(organisations, min(random.integers(0, 6), organisations), replace=False, p=popular)] = (
            True
        )
        points[i] += 50 * (sector[organisation] == random.integers(0, 5)) + 40 * (
            kind[organisation] == random.integers(0, 30)
        )
        points[i, random.integers(0, n)] += 600 * (random.random() < 0.25)
    points += 60 * np.minimum(wants @ offers.T, 3).astype(np.int64) + 400 * wished[:, organisation]
    worth = points + points.T + np.minimum(points, points.T) // 2 + 1
    met = np.triu(random.random((n, n)) < 0.03, 1)
    worth[(organisation[:, None] == organisation[None, :]) | met | met.T] = -1
    return worth


def odd_cliques(n: int, seed: int) -> Table:
    """Groups of three, five or seven who all want each other, so that assignment bounds are far off."""
    random = np.random.default_rng([n, seed, 1])
    group = random.permutation(np.repeat(np.arange(n), random.choice((3, 5, 7), n))[:n])
    together = group[:, None] == group[None, :]
    upper = np.triu(np.where(together, random.integers(800, 1001, (n, n)), random.integers(1, 120, (n, n))), 1)
    worth = (upper + upper.T).astype(np.int64)
    np.fill_diagonal(worth, -1)
    return worth


def falling(count: int, power: float) -> npt.NDArray[np.float64]:
    share = np.arange(1, count + 1) ** -power
    return share / share.sum()


def by_kernel(worth: Table) -> int:
    return best_pairs(worth, odd="pause").value


def by_plain(worth: Table) -> int:
    return best_pairs(worth, odd="pause", compiled=False).value


def by_kernel_with_trio(worth: Table) -> int:
    return best_pairs(worth).value


def by_rustworkx(worth: Table) -> int:
    rows, columns = np.nonzero(np.triu(worth >= 0, 1))
    graph = rx.PyGraph()
    graph.add_nodes_from(range(len(worth)))
    graph.add_edges_from(list(zip(rows.tolist(), columns.tolist(), worth[rows, columns].tolist(), strict=True)))
    return sum(int(worth[pair]) for pair in rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int))


def by_networkx(worth: Table) -> int:
    rows, columns = np.nonzero(np.triu(worth >= 0, 1))
    graph = nx.Graph()
    weights = worth[rows, columns].tolist()
    graph.add_weighted_edges_from(zip(rows.tolist(), columns.tolist(), weights, strict=True))
    return sum(int(worth[pair]) for pair in nx.max_weight_matching(graph, maxcardinality=True))


CANDIDATES: dict[str, Callable[[Table], int]] = {
    "pakten": by_kernel,
    "pakten with a trio": by_kernel_with_trio,
    "pakten without C": by_plain,
    "rustworkx": by_rustworkx,
    "networkx": by_networkx,
}
ROOMS = {"realistic": realistic, "odd cliques": odd_cliques}


def one(room: str, n: int, seed: int, candidate: str) -> None:
    """Time one candidate on one room and print seconds, value and peak memory in MB."""
    worth = ROOMS[room](n, seed)
    by = CANDIDATES[candidate]
    by(worth if n <= 500 and "networkx" not in candidate else ROOMS[room](20, seed))  # the first call loads code
    started = time.perf_counter()
    value = by(worth)
    seconds = time.perf_counter() - started
    print(seconds, value, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def asked(room: str, n: int, seed: int, candidate: str, limit: float) -> tuple[float, int, int] | None:
    """`one` in a process of its own, or None when it passes the limit."""
    command = [sys.executable, "-m", "bench.matching_pairs", "--one", room, str(n), str(seed), candidate]
    try:
        answer = subprocess.run(command, check=True, capture_output=True, text=True, timeout=limit + 30)
    except subprocess.TimeoutExpired:
        return None
    seconds, value, memory = answer.stdout.split()
    return (float(seconds), int(value), int(memory)) if float(seconds) <= limit else None


def table(sizes: list[int], seeds: list[int], limit: float) -> None:
    print(f"Compiled kernel: {'yes' if kernel.compiled() else 'NO'}. {len(seeds)} seeds, limit {limit:g} s.")
    print(f"{'room':12} {'people':>6}  {'candidate':20} {'seconds':>9} {'× pakten':>9} {'value':>12} {'MB':>6}")
    for room in ROOMS:
        out: set[str] = set()
        for n in sizes:
            fitting = [name for name in CANDIDATES if n % 2 or name != "pakten with a trio"]
            found: dict[str, list[tuple[float, int, int]]] = {name: [] for name in fitting}
            for seed in seeds:
                for name in fitting:
                    answer = None if name in out else asked(room, n, seed, name, limit)
                    if answer:
                        found[name].append(answer)
                    else:
                        out.add(name)
            base = statistics.median(seconds for seconds, _, _ in found["pakten"])
            for name, answers in found.items():
                if len(answers) < len(seeds):
                    print(f"{room:12} {n:6}  {name:20} {'TIMEOUT':>9}")
                    continue
                seconds = statistics.median(each for each, _, _ in answers)
                same = [value for _, value, _ in answers] == [value for _, value, _ in found["pakten"]]
                mark = "best" if same else ("trio" if "trio" in name else "WORSE")
                memory = max(each for _, _, each in answers)
                print(
                    f"{room:12} {n:6}  {name:20} {seconds:9.4f} {seconds / base:9.1f} {mark:>12} {memory:6}", flush=True
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", nargs="*", type=int, default=SIZES)
    parser.add_argument("--seeds", nargs="*", type=int, default=SEEDS)
    parser.add_argument("--limit", type=float, default=LIMIT)
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        room, n, seed, candidate = given.one
        one(room, int(n), int(seed), candidate)
    else:
        table(list(given.people), list(given.seeds), given.limit)


if __name__ == "__main__":
    main()
