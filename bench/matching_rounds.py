"""How good and how fast several rounds are planned: `python3 -m uv run python -m bench.matching_rounds [--quick]`.

Mingles of realistic shape, seeded. Time is from the table of worth in memory to the plan with its tables; the share is
of the bound on all plans of as many meetings. Beside it: rounds drawn by chance, the rotation by one seat that a sound
signal and two rows of chairs give, and one exact matching a round in turn with networkx and rustworkx. Values are
medians over the seeds; a candidate that passes the limit is stopped and shown as TIMEOUT. Lastly the repair after three
no-shows.
"""

import argparse
import multiprocessing
import queue
import statistics
import time
from collections.abc import Callable

import networkx as nx
import numpy as np
import numpy.typing as npt
import rustworkx as rx

from pakten.matching.check import schedule_faults
from pakten.matching.rounds import Schedule, replan, speed_rounds

Table = npt.NDArray[np.int64]
Rounds = list[list[tuple[int, int]]]
SIZES = ((80, 8), (300, 10), (1000, 8), (2000, 12))
ROW = (84, 9)
LIMIT = 300.0  # seconds


def falling(k: int, power: float) -> npt.NDArray[np.float64]:
    """Shares of k choices, the first the most popular (Zipf)."""
    share: npt.NDArray[np.float64] = 1.0 / np.arange(1, k + 1) ** power
    return share / share.sum()


def mingle(n: int, seed: int) -> Table:
    """The worth of all meetings of n people: about two from each organisation, popular ones wished for by many, topics
    wanted and offered, one empty form in twelve, three pairs in a hundred that have met."""
    chance = np.random.default_rng([seed, n])
    organisations = max(2, n // 2)
    own = chance.permutation(np.append(np.arange(organisations), chance.integers(0, organisations, n - organisations)))
    popular = chance.permutation(falling(organisations, 0.9))
    sector = chance.choice(3, organisations, p=(0.5, 0.3, 0.2))
    offered, wanted = np.zeros((n, 60), dtype=np.int64), np.zeros((n, 60), dtype=np.int64)
    points = np.zeros((n, n), dtype=np.int64)
    for i in range(n):
        offered[i, chance.choice(60, chance.integers(1, 6), replace=False, p=falling(60, 1.0))] = 1
        if chance.random() < 1 / 12:
            continue
        wanted[i, chance.choice(60, chance.integers(1, 5), replace=False, p=falling(60, 1.0))] = 1
        wished = chance.choice(organisations, min(organisations, int(chance.integers(0, 6))), replace=False, p=popular)
        points[i] += 400 * np.isin(own, wished)
        points[i] += 50 * (sector[own] == chance.integers(0, 5)) + 40 * (chance.random(n) < 0.08)
        points[i, chance.integers(n)] += 600 * int(chance.random() < 0.25)
    points += 60 * np.minimum(wanted @ offered.T, 3)
    worth = points + points.T + np.minimum(points, points.T) // 2 + 1
    met = np.triu(chance.random((n, n)) < 0.03, 1)
    worth[(own[:, None] == own[None, :]) | met | met.T] = -1
    return worth


def by_chance(fit: Table, count: int, seed: int) -> Rounds:
    """Everybody with anybody, each round anew."""
    chance = np.random.default_rng(seed)
    orders = [chance.permutation(len(fit)).tolist() for _ in range(count)]
    return [list(zip(order[::2], order[1::2], strict=False)) for order in orders]


def by_one_seat(fit: Table, count: int, seed: int) -> Rounds:
    """Two rows of chairs as people came; one row moves one seat at each signal."""
    order = np.random.default_rng(seed).permutation(len(fit)).tolist()
    half = len(order) // 2
    return [[(order[k], order[half + (k + r) % half]) for k in range(half)] for r in range(count)]


def in_turn_networkx(fit: Table, count: int, seed: int) -> Rounds:
    """The best round, then the best of what is left, and so on."""
    left, rounds = fit.copy(), []
    for _ in range(count):
        graph: nx.Graph = nx.Graph()
        first, second = np.nonzero(np.triu(left >= 0, 1))
        graph.add_weighted_edges_from(zip(first.tolist(), second.tolist(), left[first, second].tolist(), strict=True))
        rounds.append([(int(i), int(j)) for i, j in nx.max_weight_matching(graph, maxcardinality=True)])
        for i, j in rounds[-1]:
            left[i, j] = left[j, i] = -1
    return rounds


def in_turn_rustworkx(fit: Table, count: int, seed: int) -> Rounds:
    """The same with rustworkx."""
    left, rounds = fit.copy(), []
    for _ in range(count):
        graph: rx.PyGraph[int, int] = rx.PyGraph()
        graph.add_nodes_from(range(len(fit)))
        first, second = np.nonzero(np.triu(left >= 0, 1))
        graph.add_edges_from(list(zip(first.tolist(), second.tolist(), left[first, second].tolist(), strict=True)))
        rounds.append(list(rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)))
        for i, j in rounds[-1]:
            left[i, j] = left[j, i] = -1
    return rounds


OTHERS: dict[str, Callable[[Table, int, int], Rounds]] = {
    "by chance": by_chance,
    "rotation by one seat": by_one_seat,
    "rustworkx in turn": in_turn_rustworkx,
    "networkx in turn": in_turn_networkx,
}


def worth_of(fit: Table, rounds: Rounds) -> int:
    """What the meetings are worth: colleagues, strangers to be kept apart and second meetings count nothing."""
    pairs = {(min(pair), max(pair)) for meetings in rounds for pair in meetings}
    return sum(max(0, int(fit[pair])) for pair in pairs)


def _answer(name: str, fit: Table, count: int, seed: int, answers: "multiprocessing.Queue[tuple[float, int]]") -> None:
    start = time.perf_counter()
    rounds = OTHERS[name](fit, count, seed)
    answers.put((time.perf_counter() - start, worth_of(fit, rounds)))


def within(limit: float, name: str, fit: Table, count: int, seed: int) -> tuple[float, int] | None:
    """Seconds and worth of another way, or None when it took longer than the limit."""
    answers: multiprocessing.Queue[tuple[float, int]] = multiprocessing.Queue()
    process = multiprocessing.Process(target=_answer, args=(name, fit, count, seed, answers))
    process.start()
    try:
        answer = answers.get(timeout=limit)
    except queue.Empty:
        process.terminate()
        answer = None
    process.join()
    return answer


def line(name: str, seconds: list[float], shares: list[float], note: str = "") -> None:
    """One row of the table."""
    print(f"  {name:<28}{statistics.median(seconds):>10.3f} s{100 * statistics.median(shares):>11.3f} %   {note}")


def planned(fit: Table, count: int, **terms: object) -> tuple[float, Schedule]:
    """Seconds and plan; a plan that breaks a rule ends the run."""
    start = time.perf_counter()
    plan = speed_rounds(fit, count, **terms)  # type: ignore[arg-type]
    seconds = time.perf_counter() - start
    faults = schedule_faults(
        fit, plan, count, fixed_row=bool(terms.get("fixed_row")), odd=str(terms.get("odd", "trio"))
    )
    if faults:
        raise SystemExit(f"The plan is wrong: {faults[0]}")
    return seconds, plan


def ours(fit_by_seed: dict[int, Table], count: int, name: str, **terms: object) -> dict[int, Schedule]:
    """Our row of the table; the plans by seed."""
    runs = {seed: planned(fit, count, **terms) for seed, fit in fit_by_seed.items()}
    shares = [plan.share for _, plan in runs.values()]
    proved = sum(share == 1 for share in shares)
    line(
        name,
        [seconds for seconds, _ in runs.values()],
        shares,
        f"least {100 * min(shares):.3f} %, {proved} proved best",
    )
    return {seed: plan for seed, (_, plan) in runs.items()}


def repaired(fit_by_seed: dict[int, Table], plans: dict[int, Schedule], odd: str) -> None:
    """The row of the repair after three no-shows in the first round."""
    seconds, after = [], []
    for seed, plan in plans.items():
        gone = np.random.default_rng(seed).choice(len(fit_by_seed[seed]), 3, replace=False).tolist()
        start = time.perf_counter()
        after.append(replan(fit_by_seed[seed], plan, 1, gone=gone, odd=odd))
        seconds.append(time.perf_counter() - start)
    kept, changed, dropped = (
        statistics.median(getattr(plan, part) for plan in after) for part in ("kept", "changed", "dropped")
    )
    note = f"{kept:.0f} meetings kept, {changed:.0f} changed, {dropped:.0f} fell away"
    line(f"three no-shows, {odd}", seconds, [plan.share for plan in after], note)


def main() -> None:
    """Prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="two seeds, a limit of ten seconds")
    quick = arguments.parse_args().quick
    limit, seeds = (10.0, range(2)) if quick else (LIMIT, range(5))
    planned(mingle(20, 0), 2)  # compiles the kernel where there is a compiler
    late: set[str] = set()
    for people, count in SIZES:
        print(f"{people} people, {count} rounds")
        tables = {seed: mingle(people, seed) for seed in seeds}
        plans = ours(tables, count, "speed_rounds")
        for name in OTHERS:
            asked = [] if name in late else list(seeds)[: 5 if people < 500 else 1]
            answers = [within(limit, name, tables[seed], count, seed) for seed in asked]
            done = [answer for answer in answers if answer]
            if len(done) < max(1, len(answers)):
                late.add(name)
                print(f"  {name:<28}{'TIMEOUT':>12}")
            else:
                line(name, [a[0] for a in done], [a[1] / plans[s].bound for a, s in zip(done, seeds, strict=False)])
        for odd in ("trio", "pause"):
            repaired(tables, plans, odd)
    people, count = ROW
    print(f"{people} people, {count} rounds")
    tables = {seed: mingle(people, seed) for seed in seeds}
    repaired(tables, ours(tables, count, "speed_rounds"), "trio")
    ours(tables, count, "a row sits still", fixed_row=True)
    ours(tables, count, "the same, ten searches", fixed_row=True, searches=10)
    print("61 people, 6 rounds")
    for odd in ("trio", "pause"):
        ours({seed: mingle(61, seed) for seed in seeds}, 6, f"an odd number, {odd}", odd=odd)


if __name__ == "__main__":
    main()
