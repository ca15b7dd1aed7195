"""From people with wishes to who meets whom: one door to the engine for the command line, the office and the demo."""

from pakten.mingle.planning.apart import Stopped, apart
from pakten.mingle.planning.comparing import Difference, differences
from pakten.mingle.planning.dials import (
    ENGINE,
    FAIRNESS,
    MOST_AT_A_TABLE,
    MOST_PEOPLE,
    MOST_ROUNDS,
    SURPRISE,
    Dials,
)
from pakten.mingle.planning.effort import is_long, seconds
from pakten.mingle.planning.errors import PlanError
from pakten.mingle.planning.explained import Explained
from pakten.mingle.planning.making import plan
from pakten.mingle.planning.outcomes import Meeting, Outcome, percent
from pakten.mingle.planning.prices import Alternative, Price, alternatives, likely, price_of, prices, settings
from pakten.mingle.planning.redrawing import Redraw, redraw, why_not
from pakten.mingle.planning.repairing import Repair, repair
from pakten.mingle.planning.snapshots import bare, problem_of, taken, without, without_private

__all__ = [
    "ENGINE",
    "FAIRNESS",
    "MOST_AT_A_TABLE",
    "MOST_PEOPLE",
    "MOST_ROUNDS",
    "SURPRISE",
    "Alternative",
    "Dials",
    "Difference",
    "Explained",
    "Meeting",
    "Outcome",
    "PlanError",
    "Price",
    "Redraw",
    "Repair",
    "Stopped",
    "alternatives",
    "apart",
    "bare",
    "differences",
    "is_long",
    "likely",
    "percent",
    "plan",
    "price_of",
    "prices",
    "problem_of",
    "redraw",
    "repair",
    "seconds",
    "settings",
    "taken",
    "why_not",
    "without",
    "without_private",
]
