from pakten.plan.actions.activities import (
    ChangedMeanwhile,
    add_activity,
    change_activity,
    decline,
    move_activity,
    propose,
    remind_owners,
    say,
    take_in,
)
from pakten.plan.actions.goals import GoalProblem, add_goal, change_goal, move_goal, remove_goal
from pakten.plan.actions.indicators import (
    IndicatorProblem,
    add_indicator,
    change_indicator,
    move_indicator,
    set_targets,
)
from pakten.plan.actions.personal import forget
from pakten.plan.actions.plans import (
    PlanProblem,
    close_plan,
    copy_activities,
    decide,
    open_consultation,
    open_plan,
    reopen_plan,
)

__all__ = [
    "ChangedMeanwhile",
    "GoalProblem",
    "IndicatorProblem",
    "PlanProblem",
    "add_activity",
    "add_goal",
    "add_indicator",
    "change_activity",
    "change_goal",
    "change_indicator",
    "close_plan",
    "copy_activities",
    "decide",
    "decline",
    "forget",
    "move_activity",
    "move_goal",
    "move_indicator",
    "open_consultation",
    "open_plan",
    "propose",
    "remind_owners",
    "remove_goal",
    "reopen_plan",
    "say",
    "set_targets",
    "take_in",
]
