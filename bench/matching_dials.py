"""What the organiser's three dials cost in a room of 60: fairness, surprise, sitting still.

python3 -m uv run python -m bench.matching_dials [people]
"""

import sys
from statistics import mean

import numpy as np

from pakten.matching import score
from pakten.matching.pairs import best_pairs
from pakten.matching.problem import SECTORS, Participant, Problem
from pakten.matching.rounds import speed_rounds

SEEDS, ROUNDS, TOPICS = (1, 2, 3, 4, 5), 6, 60


def room(people: int, seed: int) -> Problem:
    """Half as many organisations as people, a few topics that many want, one form in twelve left empty."""
    rng = np.random.default_rng([people, seed])
    organisations = people // 2
    of = np.concatenate([np.arange(organisations), rng.integers(0, organisations, people - organisations)])
    sector, kind = rng.choice(3, organisations, p=(0.5, 0.3, 0.2)), rng.integers(0, 12, organisations)
    topic, named = (1 / np.arange(1, n + 1) for n in (TOPICS, organisations))

    def some(share: np.ndarray, most: int) -> tuple[str, ...]:
        drawn = rng.choice(len(share), int(rng.integers(0, most + 1)), replace=False, p=share / share.sum())
        return tuple(str(each) for each in drawn)

    participants = []
    for i in range(people):
        wishes = rng.random() > 1 / 12
        participants.append(
            Participant(
                id=f"p{i}",
                name=f"p{i}",
                organisation=str(of[i]),
                sector=SECTORS[sector[of[i]]],
                kind=str(kind[of[i]]),
                offers=some(topic, 5),
                wants=some(topic, 4) if wishes else (),
                wished_organisations=some(named, 5) if wishes else (),
                wished_people=(f"p{rng.integers(people)}",) if wishes and rng.random() < 0.25 else (),
                wished_sectors=(SECTORS[rng.integers(3)],) if wishes and rng.random() < 0.6 else (),
            )
        )
    return Problem(tuple(participants))


def outcome(problem: Problem, **dials: object) -> tuple[int, int]:
    """Points by the plain table, and how many people have none of their wishes met."""
    plain = score.worth(problem)
    pairing = best_pairs(score.worth(problem, **dials))
    meetings = [[problem.participants[i].id for i in pair] for pair in pairing.pairs]
    return sum(int(plain[pair]) for pair in pairing.pairs), len(score.wishes_met(problem, meetings).people_without)


def main(people: int) -> None:
    print("| dial | points, % of the most | people without a wish met |\n|---|---|---|")
    rooms = [room(people, seed) for seed in SEEDS]
    most = [outcome(each)[0] for each in rooms]
    for name, dials in (
        ("fairness: sum", {}),
        ("fairness: square root", {"fairness": "sqrt"}),
        ("fairness: leximin", {"fairness": "leximin"}),
        ("surprise: 0.25", {"surprise": 0.25}),
        ("surprise: 0.5", {"surprise": 0.5}),
        ("surprise: 1", {"surprise": 1.0}),
    ):
        found = [outcome(each, **dials) for each in rooms]
        share = mean(100 * points / best for (points, _), best in zip(found, most, strict=True))
        print(f"| {name} | {share:.1f} | {mean(without for _, without in found):.1f} |")
    for fixed in (False, True):
        plans = [speed_rounds(score.worth(each), ROUNDS, fixed_row=fixed) for each in rooms]
        name = "one row sits still" if fixed else "everybody moves"
        print(f"| {ROUNDS} rounds, {name} | {mean(100 * plan.share for plan in plans):.1f} of the bound | |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
