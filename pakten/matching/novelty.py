"""The surprise dial: seeded novelty mixed into the worth of a meeting."""

import hashlib

import numpy as np
import numpy.typing as npt

from pakten.matching.problem import Problem

Matrix = npt.NDArray[np.int64]


def novelty(problem: Problem, scores: Matrix, seed: int) -> Matrix:
    """(n, n) symmetric whole numbers from 0 to 1,000: how surprising it would be for i and j to meet.

    A pair's number comes from a hash of the seed and the two ids, so that neither the order of the participants nor
    other people's coming and going changes it. A third of it counts for every pair, a third when neither asked for
    the other in any way (`scores`, see `score.directed`), a third when they come from different sectors or kinds of
    organisation.
    """
    people = problem.participants
    keys = np.array([_key(seed, participant.id) for participant in people], np.uint64)
    chance = (_mixed(keys[:, None] + keys[None, :]) % 1001).astype(np.int64)
    unasked = (scores + scores.T) == 0
    sectors = np.array([participant.sector for participant in people])
    kinds = np.array([participant.kind.casefold() for participant in people])
    different = (sectors[:, None] != sectors[None, :]) | (kinds[:, None] != kinds[None, :])
    return np.asarray(chance * (1 + unasked + different) // 3, np.int64)


def surprising(weights: Matrix, new: Matrix, share: float, apart: npt.NDArray[np.bool_]) -> Matrix:
    """A hundred times the weights with `share` of them (0 to 1, in hundredths) replaced by novelty.

    Full novelty (1,000) is as much as a typical best meeting: the median over people of their best weight among those
    they may meet (`apart` is False). With share 0 the weights keep their order, with 1 only novelty counts.
    """
    part = round(100 * share)
    best = np.where(apart, 0, weights).max(axis=1, initial=0)
    typical = int(np.median(best)) if len(best) else 0
    return np.asarray((100 - part) * weights + part * (new * typical // 1000), np.int64)


def _key(seed: int, id: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{seed}|{id}".encode()).digest()[:8])


def _mixed(numbers: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Every bit of a number spread over all bits (the finaliser of SplitMix64, Steele, Lea and Flood 2014)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))
