"""Places drawn among applicants: everyone gets the best place they can get without anyone else's turn being passed."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt

from pakten.matching.acceptance import deferred_acceptance
from pakten.matching.errors import MatchingError
from pakten.matching.lists import IntArray, counts, equal_fields, frozen, starts, whole, within

Table = npt.NDArray[np.integer] | Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True, eq=False)
class Allocation:
    """Which place each applicant gets: `place[i]` is its number and `rank[i]` which choice it was, from 0; -1 for none.

    `blocking` counts the choices where an applicant would rather be and the place should rather have had them: a seat
    stood empty, or someone with a later turn got it. It is counted after the fact, and 0 proves the answer stable.
    """

    place: IntArray
    rank: IntArray
    blocking: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Allocation) and equal_fields(self, other, ("place", "rank", "blocking"))

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class _Lists:
    """Every choice in one long list, applicant after applicant. `turn` sorts them by place and by who goes first."""

    start: IntArray
    applicant: IntArray
    choice: IntArray
    turn: IntArray
    capacity: IntArray


def allocate(
    choices: Table, capacity: npt.ArrayLike, priority: Table | None, lottery: Sequence[int] | npt.NDArray[np.integer]
) -> Allocation:
    """The one stable allocation that every applicant likes at least as well as any other stable one.

    choices: each applicant's places in order, best first: lists, or an (n, k) array filled up with -1 at the end.
    capacity: (places,) seats. priority: the applicant's group at each choice, same shape as `choices`, the larger
    goes first; None when all are equal. lottery: (n,) numbers, no two equal; among equals the smaller goes first.
    Nobody gains by hiding what they want (Dubins & Freedman 1981). O(c log c) time for c choices in all.
    Raises MatchingError for anything else, before any work is done.
    """
    return _allocated(_checked(choices, counts(capacity, "capacity"), priority, lottery))


def second_round(
    first: Allocation,
    capacity: npt.ArrayLike,
    choices: Table,
    priority: Table | None,
    lottery: Sequence[int] | npt.NDArray[np.integer],
) -> Allocation:
    """Those without a place choose again among the seats that are left; everyone else keeps what they have.

    `choices` are the new lists, one per applicant as before; those of people who have a place are not read further
    than the checks. `rank` says which of the new choices it was; for those who keep a place, which of the old.
    The two rounds together are not strategy-proof, though each of them is: say so when a second round is announced.
    """
    seats = counts(capacity, "capacity")
    held = first.place >= 0
    within(first.place, "place", -1, len(seats) - 1)
    left = seats - np.bincount(first.place[held], minlength=len(seats))
    if left.size and left.min() < 0:
        raise MatchingError("seats_overfull", place=int(left.argmin()))
    lists = _checked(choices, left, priority, lottery)
    if len(lists.start) - 1 != len(held):
        raise MatchingError(
            "list_lengths", first="place", first_rows=len(held), second="choices", second_rows=len(lists.start) - 1
        )
    second = _allocated(_without(lists, held))
    place, rank = np.where(held, first.place, second.place), np.where(held, first.rank, second.rank)
    return Allocation(frozen(place), frozen(rank), second.blocking)


def lottery_numbers(public_seed: str, ids: Iterable[str | int]) -> tuple[int, ...]:
    """One lottery number per id: SHA-256 of "seed|id" in UTF-8, all 256 bits read as one number (FIPS 180-4).

    Raises MatchingError for an empty seed and when two ids are written alike.
    """
    if not public_seed:
        raise MatchingError("seed_missing")
    written = [str(each) for each in ids]
    if len(set(written)) < len(written):
        seen: set[str] = set()
        twice = next(each for each in written if each in seen or seen.add(each))  # type: ignore[func-returns-value]
        raise MatchingError("id_twice", id=twice)
    digests = (hashlib.sha256(f"{public_seed}|{each}".encode()).digest() for each in written)
    return tuple(int.from_bytes(digest) for digest in digests)


def _allocated(lists: _Lists) -> Allocation:
    held = deferred_acceptance(lists.start, lists.choice, lists.turn, lists.capacity)
    has = held >= 0
    place, rank = np.full(len(held), -1), np.full(len(held), -1)
    place[has] = lists.choice[held[has]]
    rank[has] = held[has] - lists.start[:-1][has]
    return Allocation(frozen(place), frozen(rank), _blocking(lists, place, rank))


def _blocking(lists: _Lists, place: IntArray, rank: IntArray) -> int:
    """How many choices block: rather wanted than what was got, and the place has a free seat or a later turn in it."""
    position = np.arange(len(lists.choice)) - lists.start[lists.applicant]
    mine = position == rank[lists.applicant]
    latest = np.full(len(lists.capacity), -1)
    np.maximum.at(latest, lists.choice[mine], lists.turn[mine])
    taken = np.bincount(place[place >= 0], minlength=len(lists.capacity))
    latest[taken < lists.capacity] = len(lists.choice)
    rather = (rank[lists.applicant] < 0) | (position < rank[lists.applicant])
    return int(np.count_nonzero(rather & (lists.turn < latest[lists.choice])))


def _without(lists: _Lists, gone: npt.NDArray[np.bool_]) -> _Lists:
    """The same lists with the choices of those who are gone taken out."""
    keep = ~gone[lists.applicant]
    turn = np.empty(int(keep.sum()), np.int64)
    turn[np.argsort(lists.turn[keep])] = np.arange(len(turn))
    start = starts(lists.applicant[keep], len(gone))
    return _Lists(start, lists.applicant[keep], lists.choice[keep], turn, lists.capacity)


def _checked(
    choices: Table, capacity: IntArray, priority: Table | None, lottery: Sequence[int] | npt.NDArray[np.integer]
) -> _Lists:
    start, listed = _flat(choices, "choices")
    if len(start) == 1:
        raise MatchingError("no_applicants")
    if not len(capacity):
        raise MatchingError("no_places")
    applicant = np.repeat(np.arange(len(start) - 1), np.diff(start))
    _check_choices(applicant, listed, len(capacity))
    group = np.zeros(len(listed), np.int64)
    if priority is not None:
        group_start, group = _flat(priority, "priority")
        if not np.array_equal(group_start, start):
            rows = min(len(start), len(group_start))
            row = next((r for r in range(1, rows) if group_start[r] != start[r]), rows)
            raise MatchingError("priority_shape", row=row)
    order = _order(lottery, len(start) - 1)
    real = listed >= 0
    applicant, listed, group = applicant[real], listed[real], group[real]
    turn = np.empty(len(listed), np.int64)
    turn[np.lexsort((order[applicant], ~group, listed))] = np.arange(len(listed))
    return _Lists(starts(applicant, len(start) - 1), applicant, listed, turn, capacity)


def _flat(table: Table, column: str) -> tuple[IntArray, IntArray]:
    """Where each row starts and all the numbers in one list."""
    if isinstance(table, np.ndarray) and table.ndim == 2:
        start = np.arange(len(table) + 1) * table.shape[1]
        return start, whole(table.ravel(), column, start)
    try:
        start = np.cumsum([0, *map(len, table)])
    except TypeError as error:
        raise MatchingError("list_not_rows", column=column) from error
    return start, whole(list(chain.from_iterable(table)), column, start)


def _check_choices(applicant: IntArray, listed: IntArray, places: int) -> None:
    wrong = (listed < -1) | (listed >= places)
    if wrong.any():
        at = int(wrong.argmax())
        raise MatchingError("choice_unknown", row=int(applicant[at]) + 1, given=int(listed[at]), last=places - 1)
    late = (listed[1:] >= 0) & (listed[:-1] < 0) & (applicant[1:] == applicant[:-1])
    if late.any():
        raise MatchingError("choice_after_gap", row=int(applicant[int(late.argmax()) + 1]) + 1)
    key = np.sort((applicant * places + listed)[listed >= 0])
    twice = key[1:] == key[:-1]
    if twice.any():
        row, place = divmod(int(key[int(twice.argmax())]), places)
        raise MatchingError("choice_twice", row=row + 1, place=place)


def _order(lottery: Sequence[int] | npt.NDArray[np.integer], applicants: int) -> IntArray:
    """Each applicant's place in the queue, by lottery number; the numbers may have any number of digits."""
    numbers = lottery.tolist() if isinstance(lottery, np.ndarray) else list(lottery)
    if len(numbers) != applicants:
        raise MatchingError(
            "list_lengths", first="choices", first_rows=applicants, second="lottery", second_rows=len(numbers)
        )
    for row, number in enumerate(numbers):
        if type(number) is not int:
            raise MatchingError("list_not_whole", column="lottery", row=row + 1, given=number)
    queue = sorted(range(applicants), key=numbers.__getitem__)
    for one, other in pairwise(queue):
        if numbers[one] == numbers[other]:
            raise MatchingError("lottery_twice", first=one + 1, second=other + 1)
    order = np.empty(applicants, np.int64)
    order[queue] = np.arange(applicants)
    return order
