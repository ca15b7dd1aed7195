"""Lists of whole numbers as people hand them in, checked before any work is done on them."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from pakten.matching.errors import MatchingError

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


def whole(values: object, column: str, start: IntArray | None = None) -> IntArray:
    """(n,) int64 copy of `values`, made read-only. `column` is what the sentence calls the list.

    start: where each row begins, if the values are the rows of a table one after the other.

    Raises MatchingError for anything but a flat list of whole numbers that fit in 64 bits: decimals, NaN, texts.
    """
    try:
        array = np.asarray(values)
    except (ValueError, TypeError) as error:  # lists of unequal length
        raise MatchingError("list_not_flat", column=column) from error
    if array.ndim != 1:
        raise MatchingError("list_not_flat", column=column)
    if array.size == 0:
        array = array.astype(np.int64)
    if array.dtype.kind == "O" and all(type(each) is int for each in array):
        raise MatchingError("list_overflow", column=column)
    if array.dtype.kind not in "iu":
        at = next((at for at, each in enumerate(array.tolist()) if type(each) is not int), 0)
        row = at + 1 if start is None else int(np.searchsorted(start, at, side="right"))
        raise MatchingError("list_not_whole", column=column, row=row, given=array[at])
    if array.dtype.kind == "u" and array.max() > np.iinfo(np.int64).max:
        raise MatchingError("list_overflow", column=column)
    return frozen(array.astype(np.int64))


def frozen[T: np.generic](array: npt.NDArray[T]) -> npt.NDArray[T]:
    """`array`, from now on read-only."""
    array.setflags(write=False)
    return array


def counts(values: object, column: str) -> IntArray:
    """`whole`, and none below zero: seats, capacities."""
    array = whole(values, column)
    if array.size and array.min() < 0:
        row = int(array.argmin())
        raise MatchingError("list_negative", column=column, row=row + 1, given=int(array[row]))
    return array


def within(array: IntArray, column: str, low: int, high: int) -> None:
    """Raises MatchingError unless every number lies between `low` and `high`, both allowed."""
    if array.size and (array.min() < low or array.max() > high):
        row = int(np.flatnonzero((array < low) | (array > high))[0])
        raise MatchingError("list_out_of_range", column=column, row=row + 1, given=int(array[row]), low=low, high=high)


def same_length(first: npt.NDArray[np.generic], second: npt.NDArray[np.generic], names: tuple[str, str]) -> None:
    """Raises MatchingError unless the two lists are equally long."""
    if len(first) != len(second):
        raise MatchingError(
            "list_lengths", first=names[0], first_rows=len(first), second=names[1], second_rows=len(second)
        )


def equal_fields(one: object, other: object, names: Iterable[str]) -> bool:
    """Whether two values of one class agree in the named fields, arrays included."""
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in names)


def runs(first: IntArray, length: IntArray) -> IntArray:
    """The numbers first[g], first[g] + 1, … of every run g, `length[g]` of them, one run after the other."""
    before = np.cumsum(length) - length
    return np.arange(length.sum()) + np.repeat(first - before, length)


def starts(groups: IntArray, count: int) -> IntArray:
    """(count + 1,) where each group begins in a list sorted by group."""
    first: IntArray = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(groups, minlength=count))])
    return first
