"""Proves a match of mentees and mentors best or stable, or says what is wrong, pair by pair in plain Python."""

from collections.abc import Sequence
from typing import Protocol


class Prices(Protocol):
    """What the checker reads of a proof; see `market.Proof`."""

    @property
    def pair_worth(self) -> int: ...
    @property
    def mentee_price(self) -> Sequence[int]: ...
    @property
    def mentor_price(self) -> Sequence[int]: ...


class Answer(Protocol):
    """What the checker reads of an answer; see `market.Assignment`."""

    @property
    def match(self) -> Sequence[int]: ...
    @property
    def pairs(self) -> int: ...
    @property
    def value(self) -> int: ...
    @property
    def most_pairs(self) -> int: ...
    @property
    def bound(self) -> int: ...
    @property
    def blocking(self) -> int: ...
    @property
    def proof(self) -> Prices: ...


Triples = Sequence[tuple[int, int, int]]


def assignment_faults(
    eligible: Triples,
    capacity: Sequence[int],
    answer: Answer,
    *,
    mentor_score: Sequence[int] | None = None,
    stable: bool = False,
) -> tuple[str, ...]:
    """Everything that is wrong with an answer, in words; empty proves it.

    eligible: (mentee, mentor, score) for every eligible pair, with any stay bonus in the score. mentor_score: how
    mentors score the same pairs. stable: the answer need not be best, but nobody may block it.
    """
    found = [*_broken_rules(eligible, capacity, answer), *_broken_proof(eligible, capacity, answer)]
    if found:
        return tuple(found)
    blocking = _blocking(eligible, capacity, answer, mentor_score)
    if blocking != answer.blocking:
        found.append(f"{blocking} pairs block the answer, not {answer.blocking}")
    if stable and blocking:
        found.append("the answer is not stable")
    if not stable and (answer.pairs, answer.value) != (answer.most_pairs, answer.bound):
        found.append("the answer does not reach its bound")
    return tuple(found)


def _broken_rules(eligible: Triples, capacity: Sequence[int], answer: Answer) -> list[str]:
    found = []
    score = {(i, j): s for i, j, s in eligible}
    pairs = [(i, int(j)) for i, j in enumerate(answer.match) if j != -1]
    found += [f"mentee {i} has mentor {j}, who is not eligible" for i, j in pairs if (i, j) not in score]
    for mentor, seats in enumerate(capacity):
        taken = sum(j == mentor for _, j in pairs)
        if taken > seats:
            found.append(f"mentor {mentor} has {taken} mentees in {seats} seats")
    if len(pairs) != answer.pairs:
        found.append(f"there are {len(pairs)} pairs, not {answer.pairs}")
    value = sum(score.get(pair, 0) for pair in pairs)
    if value != answer.value:
        found.append(f"the scores add up to {value}, not {answer.value}")
    return found


def _broken_proof(eligible: Triples, capacity: Sequence[int], answer: Answer) -> list[str]:
    """Weak duality: prices that cover every pair are together at least what any answer is worth."""
    found = []
    worth = answer.proof.pair_worth
    mentee = [int(price) for price in answer.proof.mentee_price]
    mentor = [int(price) for price in answer.proof.mentor_price]
    if min(mentee + mentor) < 0:
        found.append("a price is below zero")
    found += [f"mentee {i} and mentor {j} are worth more than they cost" for i, j, s in eligible
              if mentee[i] + mentor[j] < worth + s]  # fmt: skip
    if worth <= 2 * len(mentee) * max((abs(s) for _, _, s in eligible), default=0):
        found.append("a pair is worth too little to come before all scores")
    total = sum(mentee) + sum(price * seats for price, seats in zip(mentor, capacity, strict=True))
    if total != worth * answer.most_pairs + answer.bound:
        found.append(f"the prices add up to {total}, which is not the bound")
    return found


def _blocking(eligible: Triples, capacity: Sequence[int], answer: Answer, mentor_score: Sequence[int] | None) -> int:
    wish = [s for _, _, s in eligible] if mentor_score is None else mentor_score
    mine: dict[int, int] = {}
    held: list[list[int]] = [[] for _ in capacity]
    for (i, j, s), w in zip(eligible, wish, strict=True):
        if answer.match[i] == j:
            mine[i] = s
            held[j].append(w)
    count = 0
    for (i, j, s), w in zip(eligible, wish, strict=True):
        gains = answer.match[i] != j and (i not in mine or s > mine[i])
        wanted = len(held[j]) < capacity[j] or any(w > other for other in held[j])
        count += gains and wanted
    return count
