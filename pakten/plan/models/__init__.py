from pakten.plan.models.activities import (
    Activity,
    ActivityMove,
    ActivityPlan,
    ActivityTarget,
    Opinion,
    PlanVersion,
)
from pakten.plan.models.goals import Goal
from pakten.plan.models.indicators import Indicator, Target

__all__ = [
    "Activity",
    "ActivityMove",
    "ActivityPlan",
    "ActivityTarget",
    "Goal",
    "Indicator",
    "Opinion",
    "PlanVersion",
    "Target",
]
