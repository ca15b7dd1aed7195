"""A plan as the planner gives it."""

from dataclasses import dataclass
from itertools import combinations

from django.utils.formats import number_format

from pakten.mingle.planning.dials import Dials

MEETING_AT_ALL = 1  # the point that every meeting gives; see matching.score.together


@dataclass(frozen=True)
class Meeting:
    """Two people, three, or a whole table, in a round; tables and rounds are numbered from 1. `points`: what it is
    worth to all of them."""

    round: int
    table: int
    people: tuple[str, ...]
    points: int

    @property
    def pairs(self):
        """Those who meet each other here, the smaller key first."""
        return list(combinations(sorted(self.people), 2))


@dataclass(frozen=True)
class Outcome:
    """A plan for all rounds. `value` and `bound` are in the weights of its dials; `points` are plain points, the same
    for every setting of the dials, so that two plans can be compared. `without`: people who wished and got nothing.
    `clashes`: (round, key, key) of two at a table of k who meet again or should not have met."""

    dials: Dials
    meetings: tuple[Meeting, ...]
    idle: tuple[tuple[int, str], ...]
    value: int
    bound: int
    wishes_met: int
    wishes_stated: int
    without: tuple[str, ...]
    clashes: tuple[tuple[int, str, str], ...] = ()

    @property
    def share(self):
        """The value as a share of what is possible at the most, 0 to 1."""
        return self.value / self.bound if self.bound > 0 else 1.0

    @property
    def share_in_words(self):
        return percent(self.share)

    @property
    def surprises(self):
        """How many meetings nobody in them had asked for in any way."""
        return sum(meeting.points <= MEETING_AT_ALL * len(meeting.pairs) for meeting in self.meetings)

    @property
    def points(self):
        return sum(meeting.points for meeting in self.meetings)


def percent(share):
    """A share with one decimal in the active language, never rounded up to a hundred: 99.96 % is "99.9 %"."""
    tenths = int(share * 1000 + 1e-9)
    text = number_format(tenths / 10, 0 if tenths % 10 == 0 else 1)
    return f"{text}\N{NO-BREAK SPACE}%"
