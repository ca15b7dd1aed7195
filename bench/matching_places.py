"""Places drawn among applicants: the engine beside plain Python and the library `matching`.

python3 -m uv run --group bench python -m bench.matching_places [applicants …]
"""

import sys
from dataclasses import dataclass

import numpy as np
from matching.games import HospitalResident

from bench.contest import contest
from pakten.matching.check.places import rightful
from pakten.matching.places import allocate, lottery_numbers

LONGEST = 12


@dataclass(frozen=True)
class Holiday:
    """Holiday jobs: young people mostly want the popular places and those of their own district."""

    choices: np.ndarray
    capacity: np.ndarray
    priority: np.ndarray
    lottery: tuple[int, ...]


def holiday_jobs(applicants: int, seed: int) -> Holiday:
    """One place for ten applicants and three seats for five, in 14 districts; lists of 8 on average."""
    rng = np.random.default_rng([seed, applicants])
    places, seats = max(applicants // 10, 1), applicants * 3 // 5
    size = np.arange(1, places + 1)
    capacity = np.maximum(rng.multinomial(seats, size**-0.5 / (size**-0.5).sum()), 1)
    pull = rng.permutation(size**-0.8)
    district, home = rng.integers(0, 14, places), rng.integers(0, 14, applicants)
    social = 2 * (rng.random(applicants) < 0.12)
    length = np.minimum(1 + rng.poisson(7, applicants), LONGEST)
    choices = np.full((applicants, LONGEST), -1)
    for area in range(14):
        mine = np.flatnonzero(home == area)
        share = pull * np.where(district == area, 8.0, 1.0)
        drawn = rng.choice(places, (len(mine), 3 * LONGEST), p=share / share.sum())
        for i, row in zip(mine, drawn, strict=True):
            wanted = list(dict.fromkeys(row.tolist()))[: length[i]]
            choices[i, : len(wanted)] = wanted
    priority = np.where(choices >= 0, social[:, None] + (district[choices] == home[:, None]), -1)
    return Holiday(choices, capacity, priority, lottery_numbers("2 May 2026", range(applicants)))


def lists(given: Holiday) -> tuple[list[list[int]], list[list[int]]]:
    length = (given.choices >= 0).sum(1)
    cut = [[row[:k] for row, k in zip(t.tolist(), length, strict=True)] for t in (given.choices, given.priority)]
    return cut[0], cut[1]


def engine(given: Holiday) -> str:
    answer = allocate(given.choices, given.capacity, given.priority, given.lottery)
    return f"{(answer.place >= 0).sum()} placed, {answer.blocking} blocking"


def plain_python(given: Holiday) -> str:
    choices, priority = lists(given)
    place, _ = rightful(choices, given.capacity.tolist(), priority, given.lottery)
    return f"{sum(p >= 0 for p in place)} placed"


def library(given: Holiday) -> str:
    choices, priority = lists(given)
    queues: dict[int, list[tuple[int, int, int]]] = {}
    for i, (row, groups) in enumerate(zip(choices, priority, strict=True)):
        for place, group in zip(row, groups, strict=True):
            queues.setdefault(place, []).append((-group, given.lottery[i], i))
    sys.setrecursionlimit(1_000_000)  # it copies itself by recursion
    game = HospitalResident.create_from_dictionaries(
        {i: row for i, row in enumerate(choices) if row},
        {place: [i for *_, i in sorted(queue)] for place, queue in queues.items()},
        {place: int(given.capacity[place]) for place in queues},
    )
    answer = game.solve(optimal="resident")
    return f"{sum(map(len, answer.values()))} placed"


if __name__ == "__main__":
    for applicants in [int(each) for each in sys.argv[1:]] or [1500, 15_000, 1_000_000]:
        ways = {"pakten": engine, "one by one, plain Python": plain_python, "matching 1.4.3": library}
        if applicants > 100_000:
            del ways["matching 1.4.3"]  # it runs out of stack or time long before
        contest(f"{applicants} applicants", lambda seed, n=applicants: holiday_jobs(n, seed), ways)
