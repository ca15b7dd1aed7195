"""Which mentors may meet which mentees: a shared language, time and district; the best fits only, if asked.

Everyone who speaks a language is one row of bits, so that a mentee's mentors are a few rows joined.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import reduce

import numpy as np
import numpy.typing as npt

from pakten.matching.errors import MatchingError
from pakten.matching.lists import IntArray, counts, same_length, whole, within

Score = Callable[[slice], npt.NDArray[np.integer]]
_Bits = npt.NDArray[np.uint8]
_Rule = Callable[[slice], _Bits]
_BLOCK = 500_000  # pairs looked at in one go


def eligible(
    languages_a: npt.ArrayLike,
    languages_b: npt.ArrayLike,
    slots_a: npt.ArrayLike,
    slots_b: npt.ArrayLike,
    districts_a: npt.ArrayLike | None = None,
    districts_b: npt.ArrayLike | None = None,
    *,
    score: Score | None = None,
    most: int | None = None,
    threads: int = 2,
) -> tuple[IntArray, IntArray, IntArray]:
    """The pairs (mentee of a, mentor of b) who may meet, in order, and their scores (0 without `score`).

    languages, slots: whole numbers, read as bits: bit l is set when the person speaks language l, or has time in slot
    l of the week; at most 63 bits. districts: a number each, -1 for anywhere (online, or happy to travel).
    A pair shares a language, a slot and, when districts are given, the district.
    score(rows): (rows, mentors) whole numbers within 31 bits for a slice of mentees, see `closeness`.
    most: keep each mentee's best, the lower number first among equals; None keeps all.
    The table of everyone against everyone is never built: a block of rows at a time. O(mentees × mentors / 8) bytes
    read per bit set. Raises MatchingError before any work is done.
    """
    a, b = counts(languages_a, "languages_a"), counts(languages_b, "languages_b")
    times_a, times_b = counts(slots_a, "slots_a"), counts(slots_b, "slots_b")
    same_length(a, times_a, ("languages_a", "slots_a"))
    same_length(b, times_b, ("languages_b", "slots_b"))
    if most is not None:
        within(whole([most], "most"), "most", 1, max(len(b), 1))
    rules = [_shared(a, b), _shared(times_a, times_b)]
    if (districts_a is None) != (districts_b is None):
        raise MatchingError("one_side_only", column="districts")
    if districts_a is not None and districts_b is not None:
        here, there = whole(districts_a, "districts_a"), whole(districts_b, "districts_b")
        same_length(a, here, ("languages_a", "districts_a"))
        same_length(b, there, ("languages_b", "districts_b"))
        rules.append(_same_district(here, there))
    if not len(a) or not len(b):
        raise MatchingError("no_eligible_pairs")
    step = max(_BLOCK // len(b), 1)
    blocks = [slice(first, min(first + step, len(a))) for first in range(0, len(a), step)]
    with ThreadPoolExecutor(threads) as pool:
        found = list(pool.map(lambda rows: _pairs(rows, rules, len(b), score, most), blocks))
    mentee, mentor, scores = (np.concatenate(each) for each in zip(*found, strict=True))
    return mentee, mentor, scores


def closeness(
    path_a: npt.NDArray[np.integer], path_b: npt.NDArray[np.integer], points: Sequence[int]
) -> Callable[[slice], npt.NDArray[np.int32]]:
    """How near each other two people are in a tree of occupations, as a score for `eligible`.

    path_a, path_b: (people, levels) numbers from the top of the tree down, -1 from where a person has not said.
    points: one whole number per level, for sharing that level and all above it.
    """
    leaves, leaf = np.unique(path_b, axis=0, return_inverse=True)

    def near(rows: slice) -> npt.NDArray[np.int32]:
        mine = path_a[rows]
        found = np.zeros((len(mine), len(leaves)), np.int32)
        same = np.ones(found.shape, np.bool_)
        for level, worth in enumerate(points):
            known = mine[:, level] >= 0
            same &= (mine[:, level, None] == leaves[:, level]) & known[:, None]
            found += same * np.int32(worth)
        return np.take(found, leaf, axis=1)

    return near


def _shared(a: IntArray, b: IntArray) -> _Rule:
    """A bit in common: for every bit, the others who have it are one row of bits."""
    used = [np.int64(1) << bit for bit in range(63) if int(b.max(initial=0)) >> bit]
    having = [(bit, np.packbits((b & bit) != 0)) for bit in used]
    width = (len(b) + 7) // 8

    def rule(rows: slice) -> _Bits:
        mine = a[rows]
        bits = np.zeros((len(mine), width), np.uint8)
        for bit, others in having:
            bits[(mine & bit) != 0] |= others
        return bits

    return rule


def _same_district(a: IntArray, b: IntArray) -> _Rule:
    """The same number, or -1 on either side."""
    districts, number = np.unique(a, return_inverse=True)
    near = np.stack([np.packbits((b == district) | (b == -1) | (district == -1)) for district in districts])
    return lambda rows: near[number[rows]]


def _pairs(
    rows: slice, rules: Sequence[_Rule], others: int, score: Score | None, most: int | None
) -> tuple[IntArray, IntArray, IntArray]:
    """The pairs of one block of mentees."""
    bits = reduce(np.bitwise_and, (rule(rows) for rule in rules))
    may = np.unpackbits(bits, axis=1, count=others)
    scores = None if score is None else _block_scores(score(rows), may.shape)
    if most is None:
        mentee, mentor = np.nonzero(may)
        found = np.zeros(len(mentee), np.int64) if scores is None else scores[mentee, mentor]
    else:
        mentee, mentor, found = _best_of(may, scores, most)
    return mentee + rows.start, mentor, found


def _best_of(may: _Bits, scores: IntArray | None, most: int) -> tuple[IntArray, IntArray, IntArray]:
    """Each row's `most` best among those who may, the lower number first among equals."""
    others = may.shape[1]
    lowest = 0 if scores is None else int(scores.min())
    # One number per pair that sorts by score and then by number, and is below zero for those who may not. No two in a
    # row are equal: selection is many times slower among equals.
    key = np.zeros(may.shape, np.int64) if scores is None else scores - lowest
    key *= others
    key += np.arange(others - 1, -1, -1)
    key ^= may.view(np.int8) - np.int8(1)
    mentor = np.sort(np.argpartition(key, others - most, axis=1)[:, others - most :], axis=1)
    key = np.take_along_axis(key, mentor, axis=1)
    mentee, position = np.nonzero(key >= 0)
    return mentee, mentor[mentee, position], key[mentee, position] // others + lowest


def _block_scores(given: npt.NDArray[np.integer], shape: tuple[int, ...]) -> IntArray:
    scores = np.asarray(given)
    if scores.shape != shape or scores.dtype.kind not in "iu":
        raise MatchingError("score_block", shape=shape, given=scores.shape)
    if max(int(scores.max()), -int(scores.min())) > np.iinfo(np.int32).max:
        raise MatchingError("list_overflow", column="score")
    return scores.astype(np.int64)
