"""Whether a plan, computed anew from what it was made from, is the same."""

from dataclasses import dataclass, replace

from pakten.mingle.planning.dials import ENGINE
from pakten.mingle.planning.making import plan
from pakten.mingle.planning.outcomes import Outcome
from pakten.mingle.planning.snapshots import problem_of

IDENTICAL, OTHER = "identical", "other"  # drawn again, meeting for meeting the same or not
FORGOTTEN, REPAIRED, UNKNOWN = "forgotten", "repaired", "unknown"  # cannot be drawn again


@dataclass(frozen=True)
class Redraw:
    """What came of drawing a plan again. `engine`: the version it was made with; `same`: of `meetings` so many are as
    they were."""

    verdict: str
    engine: str
    engine_now: str = ENGINE
    same: int = 0
    meetings: int = 0

    @property
    def is_identical(self):
        return self.verdict == IDENTICAL


def why_not(snapshot, *, after_round) -> str:
    """Why a plan cannot be drawn again, or nothing when it can."""
    if after_round is not None:
        return REPAIRED
    if not snapshot:
        return UNKNOWN
    return FORGOTTEN if snapshot.get("forgotten") else ""


def redraw(kept: Outcome, snapshot, *, locked, banned, made_with, engine=None) -> Redraw:
    """The plan computed anew from its snapshot, and compared with the one that was kept: who meets whom in each round.
    The numbers of the tables are the room's, which may have been drawn another way since."""
    problem = problem_of(snapshot, banned=banned)
    again = plan(problem, kept.dials, [tuple(pair) for pair in locked], engine=engine)
    verdict = IDENTICAL if _without_tables(again) == _without_tables(kept) else OTHER
    same = len(set(_without_tables(again).meetings) & set(_without_tables(kept).meetings))
    return Redraw(verdict, made_with, same=same, meetings=len(kept.meetings))


def _without_tables(outcome):
    return replace(
        outcome, meetings=tuple(sorted((replace(each, table=0) for each in outcome.meetings), key=_in_order))
    )


def _in_order(meeting):
    return meeting.round, meeting.people
