"""What a planned mingle is: who meets whom in each round, at which table, and how near the best possible it is."""

from collections.abc import Sequence
from dataclasses import dataclass

Meeting = tuple[int, ...]
Round = tuple[Meeting, ...]


@dataclass(frozen=True)
class Schedule:
    """A plan for all rounds of a mingle. People are numbers 0 … n-1, rounds and tables are counted from 0.

    `rounds[r]`   meetings of round r: two people, three in the one trio of an odd number, k at tables of k.
    `seats[r][i]` the table of person i in round r; -1 for who has none (idle or not there).
    `value`       the worth of all pairs that meet, each counted once.
    `bound`       no plan can be worth more than this (see `bound.py`).
    `idle[r]`     who is there in round r but meets nobody new: a pause, or nobody left to meet.
    `sitting`     who keeps one table through every round: the sitting row, and people who must not move.
    `clashes`     (round, i, j) of table-mates who have met before or should never meet (tables of k only).
    `gone`        who is not there after the last change.
    `kept`, `changed`, `dropped`  after a change: how many meetings planned for the coming rounds still happen in their
                  round, were given up though everybody in them is there, and fell away because someone is not.
    """

    rounds: tuple[Round, ...]
    seats: tuple[tuple[int, ...], ...]
    value: int
    bound: int
    idle: tuple[tuple[int, ...], ...]
    sitting: tuple[int, ...] = ()
    clashes: tuple[tuple[int, int, int], ...] = ()
    gone: tuple[int, ...] = ()
    kept: int = 0
    changed: int = 0
    dropped: int = 0

    @property
    def share(self) -> float:
        """Value as a share of the bound, 1.0 when nothing can be better."""
        return self.value / self.bound if self.bound else 1.0


def pairs_of(meeting: Meeting) -> list[tuple[int, int]]:
    """The pairs of people who meet in a meeting, smaller number first."""
    people = sorted(meeting)
    return [(a, b) for k, a in enumerate(people) for b in people[k + 1 :]]


def in_order(rounds: Sequence[Sequence[Meeting]]) -> tuple[Round, ...]:
    """The same meetings, people and meetings in rising order, so that equal plans are equal values."""
    return tuple(tuple(sorted(tuple(sorted(meeting)) for meeting in meetings)) for meetings in rounds)
