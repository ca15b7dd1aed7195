"""Mentors: the engine beside scipy and OR-tools; a stable match beside `matching`; one change; eligible pairs.

python3 -m uv run --group bench python -m bench.matching_assignment [mentees …]
"""

import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from matching.games import HospitalResident
from ortools.graph.python import min_cost_flow
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from bench.contest import contest
from bench.mentor_rounds import LEVEL_POINTS, People, a_round
from pakten.matching.assignment import Assignment, best_assignment, closeness, eligible, rematch

Round = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]  # mentee, mentor, score, seats
MOST, CHANGES = 40, 20


def pairs_of(mentees: People, mentors: People) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The 40 best eligible mentors of each mentee: occupation, goal and interests in common, and the same district."""
    near = closeness(mentees.occupation, mentors.occupation, LEVEL_POINTS)
    goals, goal = mentees.goal.astype(np.int8), mentors.goal.astype(np.int8)
    shares = [
        (each.interests.astype(np.uint32) << np.arange(30, dtype=np.uint32)).sum(1, dtype=np.uint32)
        for each in (mentees, mentors)
    ]

    def score(rows: slice) -> np.ndarray:
        both = near(rows)
        both += np.int32(80) * (goals[rows, None] == goal)
        both += np.int32(25) * np.minimum(np.bitwise_count(shares[0][rows, None] & shares[1]), 4)
        return both

    anywhere = np.where(mentors.online, -1, mentors.district)
    return eligible(
        mentees.languages, mentors.languages, mentees.slots, mentors.slots, mentees.district, anywhere,
        score=score, most=MOST,
    )  # fmt: skip


def mentor_round(count: int, seed: int, share: float = 1.0) -> Round:
    """As many mentors as mentees; `share` of the mentors have time this round."""
    mentees, mentors = a_round(count, count, seed)
    mentee, mentor, score = pairs_of(mentees, mentors)
    free = np.random.default_rng(seed).random(count) < share
    return mentee, mentor, score * 16 + np.random.default_rng(seed).integers(0, 16, len(score)), mentors.seats * free


def engine(given: Round) -> str:
    answer = best_assignment(*given, mentees=len(given[3]))
    return f"{answer.pairs} pairs, {answer.value}, proved {answer.most_pairs}, {answer.bound}"


def by_scipy(given: Round) -> str:
    mentee, mentor, score, seats = given
    copy = np.repeat(np.arange(len(mentee)), seats[mentor])
    column = np.repeat((np.cumsum(seats) - seats)[mentor], seats[mentor])
    column = column + np.arange(len(copy)) - np.searchsorted(copy, copy)
    pair = (len(seats) + 1) * (int(score.max()) + 1)
    people = np.arange(len(seats))
    cost = np.concatenate([2 * pair - score[copy], np.full(len(seats), 3 * pair)])
    rows, columns = np.concatenate([mentee[copy], people]), np.concatenate([column, seats.sum() + people])
    _, chosen = min_weight_full_bipartite_matching(csr_array((cost.astype(float), (rows, columns))))
    where = {(i, c): k for i, c, k in zip(mentee[copy].tolist(), column.tolist(), copy.tolist(), strict=True)}
    used = [where[i, c] for i, c in enumerate(chosen.tolist()) if c < seats.sum()]
    return f"{len(used)} pairs, {score[used].sum()}"


def by_ortools(given: Round) -> str:
    mentee, mentor, score, seats = given
    people, pair = len(seats), int(score.max()) * len(seats)
    flow, source, sink = min_cost_flow.SimpleMinCostFlow(), 2 * people, 2 * people + 1
    everyone, nothing = np.arange(people), np.zeros(people, np.int64)
    add = flow.add_arcs_with_capacity_and_unit_cost
    add(np.full(people, source), everyone, np.ones(people, np.int64), nothing)
    arcs = add(mentee, people + mentor, np.ones(len(mentee), np.int64), -score - pair)
    add(people + everyone, np.full(people, sink), seats, nothing)
    flow.add_arc_with_capacity_and_unit_cost(source, sink, people, 0)
    flow.set_nodes_supplies(np.array([source, sink]), np.array([people, -people]))
    flow.solve()
    used = flow.flows(arcs) > 0
    return f"{used.sum()} pairs, {score[used].sum()}"


def stable(given: Round) -> str:
    answer = best_assignment(*given, mentees=len(given[3]), stable=True)
    share = 100 * answer.value / answer.bound
    return f"{answer.pairs} of {answer.most_pairs} pairs, {share:.1f} % of the best, {answer.blocking} blocking"


def stable_by_library(given: Round) -> str:
    mentee, mentor, score, seats = given
    wishes: dict[int, list[tuple[int, int]]] = {}
    queues: dict[int, list[tuple[int, int]]] = {}
    for i, j, s in zip(mentee.tolist(), mentor.tolist(), score.tolist(), strict=True):
        if seats[j]:
            wishes.setdefault(i, []).append((-s, j))
            queues.setdefault(j, []).append((-s, i))
    sys.setrecursionlimit(1_000_000)  # it copies itself by recursion
    game = HospitalResident.create_from_dictionaries(
        {i: [j for _, j in sorted(each)] for i, each in wishes.items()},
        {j: [i for _, i in sorted(each)] for j, each in queues.items()},
        {j: int(seats[j]) for j in queues},
    )
    return f"{sum(map(len, game.solve(optimal='resident').values()))} pairs"


def one_change(change: Callable[[Assignment, np.random.Generator], dict[str, Any]]) -> Callable[[Any], str]:
    def way(given: tuple[Assignment, int]) -> str:
        answer, seed = given
        rng = np.random.default_rng(seed)
        moved, seconds = [], []
        for _ in range(CHANGES):
            wanted, start = change(answer, rng), perf_counter()
            after = rematch(answer, **wanted)
            seconds.append(perf_counter() - start)
            moved.append(int((after.match[: len(answer.match)] != answer.match).sum()))
        return f"{1000 * median(seconds):.1f} ms each, {median(moved):.0f} mentees moved"

    return way


def leaves(answer: Assignment, rng: np.random.Generator) -> dict[str, Any]:
    return {"leave": [int(rng.choice(np.flatnonzero(answer.match >= 0)))]}


def joins(answer: Assignment, rng: np.random.Generator) -> dict[str, Any]:
    mentors = rng.choice(len(answer.market.capacity), MOST, replace=False)
    return {"mentee": np.full(MOST, len(answer.match)), "mentor": mentors, "score": rng.integers(1, 15_000, MOST)}


def mentor_leaves(answer: Assignment, rng: np.random.Generator) -> dict[str, Any]:
    return {"capacity": {int(rng.choice(answer.match[answer.match >= 0])): 0}}


def afresh(given: tuple[Assignment, int]) -> str:
    market = given[0].market
    answer = best_assignment(market.mentees.owner, market.mentees.other, market.mentees.score, market.capacity)
    return f"{answer.pairs} pairs"


if __name__ == "__main__":
    for count in [int(each) for each in sys.argv[1:]] or [370, 5000, 20_000]:
        for share in (1.0, 0.6):
            contest(
                f"{count} mentees and mentors, {share:.0%} of the mentors have time",
                lambda seed, n=count, part=share: mentor_round(n, seed, part),
                {"pakten, with proof": engine, "scipy": by_scipy, "OR-tools 9.15": by_ortools},
            )
        contest(
            f"{count} mentees and mentors, stable",
            lambda seed, n=count: mentor_round(n, seed, 0.6),
            {"pakten, with its price": stable, "matching 1.4.3": stable_by_library},
        )
        contest(
            f"{count} mentees and mentors, {CHANGES} changes, one at a time",
            lambda seed, n=count: (best_assignment(*mentor_round(n, seed, 0.6), mentees=n), seed),
            {
                "a mentee leaves": one_change(leaves),
                "a mentee joins": one_change(joins),
                "a mentor leaves": one_change(mentor_leaves),
                "all matched afresh": afresh,
            },
        )
        contest(
            f"{count} × {count} people, {MOST} best eligible pairs each",
            lambda seed, n=count: a_round(n, n, seed),
            {"pakten": lambda both: f"{len(pairs_of(*both)[0])} pairs"},
        )
