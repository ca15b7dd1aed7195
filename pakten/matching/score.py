"""What a meeting is worth to the two who meet, and why: points, dials, reasons and wishes met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import scipy

from pakten.matching.errors import MatchingError
from pakten.matching.novelty import novelty, surprising
from pakten.matching.problem import Participant, Problem, why_never

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = [
    "Reason",
    "Wish",
    "WishCount",
    "Wishes",
    "directed",
    "fair",
    "levels",
    "leximin",
    "meets",
    "never",
    "once_folded",
    "reasons",
    "stated",
    "together",
    "why_never",
    "wishes",
    "wishes_met",
    "worth",
]

Matrix = npt.NDArray[np.int64]
FAIRNESS = ("sum", "sqrt", "leximin")
_LARGEST = 2**60


def directed(problem: Problem) -> Matrix:
    """(n, n) points: row i, column j says how well person j meets the wishes of person i. The diagonal is 0."""
    people, points = problem.participants, problem.points
    scores = points.person * _count([p.wished_people for p in people], [(p.id,) for p in people])
    scores += points.organisation * _count(
        [p.wished_organisations for p in people], [(p.organisation,) for p in people]
    )
    topics = _count([_folded(p.wants) for p in people], [_folded(p.offers) for p in people])
    scores += points.topic * np.minimum(topics, points.topics_counted)
    scores += points.sector * _count([p.wished_sectors for p in people], [(p.sector,) for p in people])
    scores += points.kind * _count([_folded(p.wished_kinds) for p in people], [_folded((p.kind,)) for p in people])
    np.fill_diagonal(scores, 0)
    return scores


def never(problem: Problem) -> npt.NDArray[np.bool_]:
    """(n, n) True where two people may never meet: themselves, colleagues, met before, kept apart or banned."""
    people = problem.participants
    ids = [(p.id,) for p in people]
    organisations = [(p.organisation,) for p in people]
    apart = _count(organisations, organisations) > 0
    one_way = _count([p.met + p.avoids for p in people], ids) > 0
    one_way |= _count([p.avoided_organisations for p in people], organisations) > 0
    apart |= one_way | one_way.T
    for first, second in problem.banned:
        i, j = problem.index[first], problem.index[second]
        apart[i, j] = apart[j, i] = True
    np.fill_diagonal(apart, True)
    return apart


def worth(problem: Problem, *, fairness: str = "sum", surprise: float = 0.0, seed: int = 0) -> Matrix:
    """(n, n) symmetric worth of every meeting to both together, -1 where two may never meet.

    `fairness`: "sum" counts every point alike. "sqrt" gives each person the square root of their points, so that a
    first met wish matters more than a fourth. "leximin" first leaves as few people as possible without any met wish,
    then gives as many as possible someone they named, and only then counts points.
    `surprise` (0 to 1): the share of seeded novelty in the weight, see `novelty.surprising`; with "leximin" it
    decides among pairings that are equally fair. Locked pairs are not marked here: give `problem.locked_pairs` to
    the solver. Values are comparable only within the same dials.
    """
    if fairness not in FAIRNESS:
        raise MatchingError("unknown_choice", given=fairness, allowed=", ".join(FAIRNESS))
    if not 0 <= surprise <= 1:
        raise MatchingError("out_of_range", name="surprise", given=surprise, low=0, high=1)
    scores, apart = directed(problem), never(problem)
    weights = together(fair(scores, fairness), mutual_half=problem.points.mutual_half)
    if surprise:
        weights = surprising(weights, novelty(problem, scores, seed), surprise, apart)
    if fairness == "leximin":
        weights = leximin(weights, levels(problem, scores))
    weights[apart] = -1
    return weights


def fair(scores: Matrix, fairness: str) -> Matrix:
    """Each person's gain from a meeting: the points themselves, or for "sqrt" a hundred times their square root."""
    if fairness == "sqrt":
        return np.rint(100 * np.sqrt(scores)).astype(np.int64)
    return scores


def together(gains: Matrix, *, mutual_half: bool = True) -> Matrix:
    """The worth to both: the two gains, half of the smaller again when wishes are mutual, and 1 for meeting at all."""
    both = gains + gains.T + 1
    if mutual_half:
        both += np.minimum(gains, gains.T) // 2
    return both


def levels(problem: Problem, scores: Matrix) -> Matrix:
    """(n, n) what j means to i: 0 no wish met, 1 some wish, 2 a person or organisation that i named."""
    people = problem.participants
    named = _count([p.wished_people for p in people], [(p.id,) for p in people])
    named += _count([p.wished_organisations for p in people], [(p.organisation,) for p in people])
    np.fill_diagonal(named, 0)
    return (scores > 0).astype(np.int64) + (named > 0)


def leximin(weights: Matrix, level: Matrix) -> Matrix:
    """Weights whose best sum is leximin over the levels 0, 1, 2, and among such pairings best by `weights`.

    Lifting one person to level 1 outweighs lifting everybody from 1 to 2, and that outweighs all of `weights`
    (Ogryczak and Śliwiński 2003: a lexicographic sum as one sum). A trio counts as its three meetings.
    Raises "too_large" when the sums would leave 60 bits: never below 5,000 people with the largest points allowed.
    """
    meetings = len(weights) + 4
    largest = int(weights.max(initial=0))
    if largest * meetings * 2 * (meetings + 1) >= _LARGEST:
        raise MatchingError("too_large", largest=largest, limit=_LARGEST // (2 * meetings * (meetings + 1)))
    lifted = (level >= 1) * meetings + (level >= 2)
    return np.asarray((lifted + lifted.T) * (largest * meetings + 1) + weights, np.int64)


@dataclass(frozen=True, slots=True)
class Wish:
    """A thing someone asked for. `kind`: "person", "organisation", "topic", "sector" or "kind"; `value` as stated."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a meeting is worth something: person `wisher` asked for `wish`, person `other` meets it, for `points`.

    The kind "mutual" (with an empty value) is the half again for wishes in both directions.
    """

    wisher: int
    other: int
    wish: Wish
    points: int


def reasons(problem: Problem, i: int, j: int) -> tuple[Reason, ...]:
    """All reasons for i and j to meet, largest first; their points and 1 for meeting at all add up to `worth`.

    Topics beyond the number that counts are there too, with 0 points.
    """
    found = [*_reasons_of(problem, i, j), *_reasons_of(problem, j, i)]
    sums = [sum(reason.points for reason in found if reason.wisher == wisher) for wisher in (i, j)]
    if problem.points.mutual_half and min(sums) > 1:
        found.append(Reason(i, j, Wish("mutual", ""), min(sums) // 2))
    return tuple(sorted(found, key=lambda reason: -reason.points))


def _reasons_of(problem: Problem, i: int, j: int) -> Iterator[Reason]:
    points, topics = problem.points, 0
    other = problem.participants[j]
    for wish in stated(problem.participants[i]):
        if not meets(other, wish):
            continue
        worth_of_wish: int = getattr(points, wish.kind)
        if wish.kind == "topic":
            topics += 1
            worth_of_wish *= topics <= points.topics_counted
        yield Reason(i, j, wish, worth_of_wish)


def stated(participant: Participant) -> tuple[Wish, ...]:
    """What a person asked for, each thing once, in the order of the point table."""
    return (
        *(Wish("person", id) for id in _once(participant.wished_people) if id != participant.id),
        *(Wish("organisation", key) for key in _once(participant.wished_organisations)),
        *(Wish("topic", topic) for topic in once_folded(participant.wants)),
        *(Wish("sector", sector) for sector in _once(participant.wished_sectors)),
        *(Wish("kind", kind) for kind in once_folded(participant.wished_kinds)),
    )


def meets(other: Participant, wish: Wish) -> bool:
    """Whether meeting `other` fulfils the wish."""
    if wish.kind == "person":
        return other.id == wish.value
    if wish.kind == "organisation":
        return other.organisation == wish.value
    if wish.kind == "topic":
        return wish.value.casefold() in _folded(other.offers)
    if wish.kind == "sector":
        return other.sector == wish.value
    return other.kind.casefold() == wish.value.casefold()


@dataclass(frozen=True, slots=True)
class Wishes:
    """One person's stated wishes after the meetings: those met and those not."""

    id: str
    met: tuple[Wish, ...]
    missed: tuple[Wish, ...]


@dataclass(frozen=True, slots=True)
class WishCount:
    """How many stated wishes were met, and the ids of those who stated some and had none met."""

    met: int
    stated: int
    people_without: tuple[str, ...]


def wishes(problem: Problem, meetings: Iterable[Sequence[str]]) -> tuple[Wishes, ...]:
    """Per participant, in their order, which wishes the meetings (tuples of two or three ids) met and which not."""
    people = problem.participants
    partners: list[set[int]] = [set() for _ in people]
    for meeting in meetings:
        for id in meeting:
            if id not in problem.index:
                raise MatchingError("unknown_person", id=id)
        numbers = {problem.index[id] for id in meeting}
        for number in numbers:
            partners[number] |= numbers - {number}
    outcome = []
    for participant, others in zip(people, partners, strict=True):
        wish_list = stated(participant)
        met = tuple(wish for wish in wish_list if any(meets(people[other], wish) for other in others))
        missed = tuple(wish for wish in wish_list if wish not in met)
        outcome.append(Wishes(participant.id, met, missed))
    return tuple(outcome)


def wishes_met(problem: Problem, meetings: Iterable[Sequence[str]]) -> WishCount:
    """The count over all participants, see `wishes`."""
    outcome = wishes(problem, meetings)
    met = sum(len(each.met) for each in outcome)
    missed = sum(len(each.missed) for each in outcome)
    without = tuple(each.id for each in outcome if each.missed and not each.met)
    return WishCount(met, met + missed, without)


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def once_folded(values: Iterable[str]) -> tuple[str, ...]:
    """Each text once, as first written, whatever its capitals."""
    first_written: dict[str, str] = {}
    for value in values:
        if value:
            first_written.setdefault(value.casefold(), value)
    return tuple(first_written.values())


def _folded(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(value.casefold() for value in values)


def _count(asked: Sequence[Sequence[str]], has: Sequence[Sequence[str]]) -> Matrix:
    """(n, n) in how many terms what row i asked for agrees with what column j has; empty terms never agree."""
    terms = {term: number for number, term in enumerate(_once(chain.from_iterable(has)))}
    return np.asarray((_incidence(asked, terms) @ _incidence(has, terms).T).toarray(), np.int64)


def _incidence(lists: Sequence[Sequence[str]], terms: Mapping[str, int]) -> csr_array:
    """(n, terms) 1 where the list of row i holds the term; other terms are left out."""
    cells = [(row, terms[term]) for row, values in enumerate(lists) for term in _once(values) if term in terms]
    rows, columns = np.array(cells, np.int64).reshape(-1, 2).T
    return scipy.sparse.csr_array((np.ones(len(cells), np.int64), (rows, columns)), shape=(len(lists), len(terms)))
