"""The tables of mingles, a file for each noun."""

from pakten.mingle.models.going_on import Exchange, Yes
from pakten.mingle.models.mingles import Mingle, SignUpFile
from pakten.mingle.models.orders import PlanOrder
from pakten.mingle.models.participants import Participant
from pakten.mingle.models.plans import Plan
from pakten.mingle.models.rooms import Room
from pakten.mingle.models.stages import Stage

__all__ = ["Exchange", "Mingle", "Participant", "Plan", "PlanOrder", "Room", "SignUpFile", "Stage", "Yes"]
