"""Seeded mentor rounds of realistic shape: occupations in a tree, languages, free slots, districts, seats."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
LEVELS = (10, 10, 10, 4)  # fields, groups, occupations, specialities
LEVEL_POINTS = (100, 200, 300, 200)
LANGUAGES, SLOTS, DISTRICTS, GOALS, INTERESTS = 20, 15, 14, 8, 30


@dataclass(frozen=True)
class People:
    """One side of a round: row i describes person i."""

    occupation: IntArray  # (n, 4) steps down the tree
    languages: npt.NDArray[np.uint64]  # one bit per language
    slots: npt.NDArray[np.uint64]  # one bit per slot in the week
    district: IntArray
    online: npt.NDArray[np.bool_]
    goal: IntArray
    interests: npt.NDArray[np.float32]  # (n, 30) of 0 and 1
    seats: IntArray


def falling(count: int, power: float) -> npt.NDArray[np.float64]:
    """Zipf's law: the first is the most common."""
    share = np.arange(1, count + 1) ** -power
    return share / share.sum()


def people(n: int, rng: np.random.Generator, *, mentors: bool) -> People:
    """`n` mentors or mentees: mentors speak three languages and half of them meet online; mentees have more time."""
    occupation = np.stack(
        [rng.choice(LEVELS[0], n, p=falling(LEVELS[0], 0.8)), *(rng.integers(0, k, n) for k in LEVELS[1:])], 1
    )
    spoken = [rng.choice(LANGUAGES, n, p=falling(LANGUAGES, 1.0)) for _ in range(2 if mentors else 1)]
    swedish = np.ones(n, bool) if mentors else rng.random(n) < 0.85
    languages = swedish.astype(np.uint64)
    for one in spoken:
        languages |= np.uint64(1) << one.astype(np.uint64)
    free = rng.random((n, SLOTS)) < (0.25 if mentors else 0.45)
    slots = (free.astype(np.uint64) << np.arange(SLOTS, dtype=np.uint64)).sum(1, dtype=np.uint64)
    district = rng.choice(DISTRICTS, n, p=falling(DISTRICTS, 0.5 if mentors else 0.6))
    online = (rng.random(n) < 0.5) if mentors else np.zeros(n, bool)
    goal = rng.integers(0, GOALS, n) if mentors else rng.choice(GOALS, n, p=falling(GOALS, 0.7))
    interests = (rng.random((n, INTERESTS)) < 0.15).astype(np.float32)
    seats = 1 + rng.choice(3, n, p=falling(3, 1.8))
    return People(occupation, languages, slots, district, online, goal, interests, seats)


def a_round(mentees: int, mentors: int, seed: int) -> tuple[People, People]:
    rng = np.random.default_rng([seed, mentees, mentors])
    return people(mentees, rng, mentors=False), people(mentors, rng, mentors=True)
