from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

LONGEST = 1000  # keys that are kept with a figure; of more, the measure finds them anew, see `keys_of`


@dataclass(frozen=True)
class Span:
    """From a day to a day, both with it."""

    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Cell:
    """One figure of a measure: in all (`cut` and `group` empty) or of one group of a cut.

    `value`: None where nothing is known. `n`: how many answers a share rests on; None where it is no share.
    `basis`: keys of the rows it rests on, as the measure's `rests_on` understands them; none where there are more than
    `LONGEST`, and none for a group: its page says what the whole rests on.
    """

    value: Decimal | None
    cut: str = ""
    group: str = ""
    n: int | None = None
    basis: tuple = ()


@dataclass(frozen=True)
class Basis:
    """One thing that a figure rests on, for whoever may see it: an event, a member, an agreement."""

    label: str
    address: str = ""  # its page for the team, if it has one
    open_address: str = ""  # its page for everybody, if it may have one: `publishing` finds whether it is open now
    on: date | None = None
    number: Decimal | None = None  # how much of the figure it is; None: one


@dataclass(frozen=True)
class Measure:
    """Something that is counted from what the house knows.

    `count(span)`: a list of `Cell`, the first of them in all, in a number of queries that does not grow with the data.
    `rests_on(keys)`: the `Basis` of each of a cell's keys, in a constant number of queries.
    `cuts`: the ways it can be divided, as "sector", "district".
    `found(span)`: the keys as they would be found now, a query that can be sliced: for what rests on more than can be
    kept with its figure. Only measures that may rest on so many need it.
    """

    key: str
    name: str  # lazily translated
    unit: str  # of Indicator.Unit
    count: Callable[[Span], list[Cell]]
    rests_on: Callable[[Sequence], list[Basis]]
    cuts: tuple[str, ...] = ()
    found: Callable[[Span], Sequence] | None = None


def kept(keys: Iterable) -> tuple:
    """Keys as a cell carries them: none if they are too many. `keys` may be a query; no more than needed is read."""
    first = tuple(keys[: LONGEST + 1])
    return first if len(first) <= LONGEST else ()


def share(part: int, whole: int) -> Decimal | None:
    """In percent, to a tenth; None of nothing."""
    return round(Decimal(100 * part) / whole, 1) if whole else None


def cells(cut: str, counted: dict) -> list[Cell]:
    """A cell for each group of a cut that has a name: {"business": 3}."""
    return [Cell(Decimal(number), cut, str(group)) for group, number in counted.items() if group]
