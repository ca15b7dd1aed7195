"""Who may be paired with whom in a mentor round, and an answer with its proof."""

from dataclasses import dataclass

import numpy as np

from pakten.matching.errors import MatchingError
from pakten.matching.lists import BoolArray, IntArray, equal_fields, frozen, same_length, starts, within

# Sums along a path of exchanged pairs stay below 2^53, where floating-point numbers still count every whole number.
LARGEST = 2**51


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """The eligible pairs seen from one side: person p has entries start[p] to start[p + 1], by number of the other."""

    start: IntArray
    other: IntArray
    score: IntArray  # what is maximised: the score with any stay bonus

    @property
    def owner(self) -> IntArray:
        """The person on this side, for every pair."""
        return np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))


@dataclass(frozen=True, slots=True, eq=False)
class Market:
    """Eligible pairs of mentees and mentors, from both sides, and the seats of each mentor.

    `wish` is how mentors score the pairs, in the order of `mentees`. `pair_worth` is what one more pair is worth beside
    the scores: so much that no sum of scores outweighs it, which puts the number of pairs first.
    """

    mentees: Side
    mentors: Side
    wish: IntArray
    capacity: IntArray
    pair_worth: int


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """Prices that prove the best answer best (Kuhn 1955; Egerváry 1931).

    For every eligible pair, the two prices together reach `pair_worth` + score; no price is below zero; unpaired
    mentees and mentors with a free seat cost nothing. So no answer is worth more than all prices together, where a
    mentor's counts once per seat.
    """

    pair_worth: int
    mentee_price: IntArray
    mentor_price: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """`match[i]` is the mentor of mentee i, or -1.

    `pairs` and `value` are how many pairs there are and the sum of their scores (with stay bonuses);
    `most_pairs` and `bound` are proved: no answer has more pairs, and none with that many has a larger value. When
    they agree, the answer is best. `blocking` counts the pairs who would both rather have each other: 0 is stable.
    """

    match: IntArray
    pairs: int
    value: int
    most_pairs: int
    bound: int
    blocking: int
    proof: Proof
    market: Market

    def __eq__(self, other: object) -> bool:
        names = ("match", "pairs", "value", "most_pairs", "bound", "blocking")
        return isinstance(other, Assignment) and equal_fields(self, other, names)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Assignment({self.pairs} of {self.most_pairs} pairs, value {self.value} of {self.bound})"


def build(
    mentee: IntArray, mentor: IntArray, score: IntArray, wish: IntArray, capacity: IntArray, mentees: int
) -> Market:
    """The market of these pairs; raises MatchingError when a pair is unknown, there twice or scored too high."""
    same_length(mentee, mentor, ("mentee", "mentor"))
    same_length(mentee, score, ("mentee", "score"))
    same_length(mentee, wish, ("mentee", "mentor_score"))
    if not len(mentee):
        raise MatchingError("no_eligible_pairs")
    within(mentee, "mentee", 0, mentees - 1)
    within(mentor, "mentor", 0, len(capacity) - 1)
    mentee_side, order = _side(mentee, mentor, score, mentees, len(capacity))
    twice = np.flatnonzero((np.diff(mentee_side.owner) == 0) & (np.diff(mentee_side.other) == 0))
    if twice.size:
        first = order[twice[0]]
        raise MatchingError("pair_twice", mentee=int(mentee[first]), mentor=int(mentor[first]))
    mentor_side, _ = _side(mentor, mentee, score, len(capacity), mentees)
    worth = pair_worth(score, mentees)
    return Market(mentee_side, mentor_side, frozen(wish[order]), capacity, worth)


def pair_worth(score: IntArray, mentees: int) -> int:
    """What one more pair is worth, with room for some more mentees; raises MatchingError above LARGEST."""
    worth = least_pair_worth(score, mentees + mentees // 8 + 16)
    if worth > LARGEST:
        largest = max(int(score.max()), -int(score.min()))
        limit = LARGEST // (2 * (mentees + mentees // 8 + 16))
        raise MatchingError("score_too_large", given=largest, limit=limit, mentees=mentees)
    return worth


def least_pair_worth(score: IntArray, mentees: int) -> int:
    """The least that puts the number of pairs before any two sums of scores that differ."""
    return 2 * mentees * max(int(score.max(initial=1)), -int(score.min(initial=0))) + 1


def assignment(market: Market, match: IntArray, proof: Proof) -> Assignment:
    """`match` with its value counted, beside what `proof` shows to be possible."""
    owner = market.mentees.owner
    chosen = match[owner] == market.mentees.other
    most, bound = _proved(market.capacity, proof)
    value = sum(market.mentees.score[chosen].tolist())
    return Assignment(
        frozen(match), int(chosen.sum()), value, most, bound, _blocking(market, match, chosen), proof, market
    )


def proof(market: Market, mentee_price: IntArray, mentor_price: IntArray) -> Proof:
    return Proof(market.pair_worth, frozen(mentee_price), frozen(mentor_price))


def _proved(capacity: IntArray, proof: Proof) -> tuple[int, int]:
    """The largest number of pairs and the largest value with that many, from the prices alone."""
    paid = np.flatnonzero(proof.mentor_price)
    total = sum(proof.mentee_price.tolist())
    total += sum(p * c for p, c in zip(proof.mentor_price[paid].tolist(), capacity[paid].tolist(), strict=True))
    most = (total + proof.pair_worth // 2) // proof.pair_worth
    return most, total - most * proof.pair_worth


def _blocking(market: Market, match: IntArray, chosen: BoolArray) -> int:
    """How many eligible pairs would both gain by leaving what they have for each other; ties are no reason to leave."""
    lowest, highest = np.iinfo(np.int64).min, np.iinfo(np.int64).max
    owner, other = market.mentees.owner, market.mentees.other
    has = np.full(len(match), lowest)
    has[owner[chosen]] = market.mentees.score[chosen]
    least = np.full(len(market.capacity), highest)
    np.minimum.at(least, other[chosen], market.wish[chosen])
    taken = np.bincount(match[match >= 0], minlength=len(market.capacity))
    least[taken < market.capacity] = lowest
    return int(np.count_nonzero(~chosen & (market.mentees.score > has[owner]) & (market.wish > least[other])))


def _side(own: IntArray, other: IntArray, score: IntArray, owners: int, others: int) -> tuple[Side, IntArray]:
    order = np.argsort(own * others + other, kind="stable")
    return Side(starts(own, owners), frozen(other[order]), frozen(score[order])), order
