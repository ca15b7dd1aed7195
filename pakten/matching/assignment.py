"""Mentors: everyone who can gets a mentor, and the pairs together fit as well as they possibly can."""

import numpy as np
import numpy.typing as npt

from pakten.matching.acceptance import deferred_acceptance
from pakten.matching.eligible import closeness, eligible
from pakten.matching.errors import MatchingError
from pakten.matching.lists import IntArray, counts, same_length, whole, within
from pakten.matching.market import LARGEST, Assignment, Market, Proof, assignment, build
from pakten.matching.prices import optimum
from pakten.matching.rematch import rematch

__all__ = ["Assignment", "Proof", "best_assignment", "closeness", "eligible", "rematch"]


def best_assignment(
    mentee: npt.ArrayLike,
    mentor: npt.ArrayLike,
    score: npt.ArrayLike,
    capacity: npt.ArrayLike,
    *,
    stable: bool = False,
    mentor_score: npt.ArrayLike | None = None,
    keep: npt.ArrayLike | None = None,
    stay_bonus: int | None = None,
    mentees: int | None = None,
) -> Assignment:
    """As many pairs as possible, and among those the largest sum of scores; with `stable`, the best stable answer.

    mentee, mentor, score: (pairs,) whole numbers; only pairs listed here may become pairs. capacity: (mentors,) seats.
    mentees: how many there are, when the last of them may have no eligible mentor; else the largest number + 1.
    stable: no two prefer each other to what they have (Gale & Shapley 1962), best for the mentees; equal scores are
    told apart by the order of the numbers. The bound stays that of the best answer, so the two show what stability
    costs. mentor_score: (pairs,) how the mentors see the pairs; without it they see them as the mentees do.
    keep: today's mentor of each mentee, -1 for none, or an (n, 2) list of today's pairs. A pair that stays and is still
    eligible scores `stay_bonus` more on both sides; without a number, a tenth of the largest score.
    Raises MatchingError before any work is done. Shortest augmenting paths (Kuhn 1955; Jonker & Volgenant 1987), at
    most O(n (pairs + n log n)) for n mentees, far less on real rounds.
    """
    first, second = whole(mentee, "mentee"), whole(mentor, "mentor")
    scores, seats = whole(score, "score"), counts(capacity, "capacity")
    wish = scores if mentor_score is None else whole(mentor_score, "mentor_score")
    for given, column in ((scores, "score"), (wish, "mentor_score")):
        within(given, column, -LARGEST, LARGEST)
    number = _mentees(first, mentees)
    same_length(first, second, ("mentee", "mentor"))
    same_length(first, scores, ("mentee", "score"))
    same_length(first, wish, ("mentee", "mentor_score"))
    if keep is not None:
        bonus = _bonus(first, second, scores, _held(keep, number, len(seats)), stay_bonus)
        scores, wish = scores + bonus, wish + bonus
    market = build(first, second, scores, wish, seats, number)
    best = optimum(market)
    return assignment(market, _stable(market), best.proof) if stable else best


def _stable(market: Market) -> IntArray:
    side = market.mentees
    owner = side.owner
    order = np.lexsort((side.other, -side.score, owner))
    turn = np.empty(len(order), np.int64)
    turn[np.lexsort((owner[order], -market.wish[order], side.other[order]))] = np.arange(len(order))
    held = deferred_acceptance(side.start, side.other[order], turn, market.capacity)
    return np.where(held >= 0, side.other[order][held], -1)


def _mentees(mentee: IntArray, mentees: int | None) -> int:
    if not len(mentee):
        raise MatchingError("no_eligible_pairs")
    if mentees is None:
        return int(mentee.max()) + 1
    return int(counts([mentees], "mentees")[0])


def _held(keep: npt.ArrayLike, mentees: int, mentors: int) -> IntArray:
    """Today's mentor of every mentee, -1 for none, from either way of writing it."""
    table = np.asarray(keep)
    held = np.full(mentees, -1)
    if table.ndim == 2 and table.shape[1] == 2:
        who, where = whole(table[:, 0], "keep"), whole(table[:, 1], "keep")
        within(who, "keep", 0, mentees - 1)
        held[who] = where
    else:
        today = whole(keep, "keep")
        if len(today) > mentees:
            raise MatchingError(
                "list_lengths", first="mentees", first_rows=mentees, second="keep", second_rows=len(today)
            )
        held[: len(today)] = today
    within(held, "keep", -1, mentors - 1)
    return held


def _bonus(mentee: IntArray, mentor: IntArray, score: IntArray, held: IntArray, stay_bonus: int | None) -> IntArray:
    """What each listed pair scores more for being today's pair."""
    each = max(int(score.max()) // 10, 1) if stay_bonus is None else int(counts([stay_bonus], "stay_bonus")[0])
    within(mentee, "mentee", 0, len(held) - 1)
    within(np.array([each]), "stay_bonus", 0, LARGEST)
    return np.where(held[mentee] == mentor, each, 0)
