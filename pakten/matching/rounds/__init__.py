"""The speed mingle: several rounds of meetings, no pair twice; tables of k; and changes on the day."""

from pakten.matching.rounds.inputs import ScheduleError
from pakten.matching.rounds.regrets import least_costs
from pakten.matching.rounds.repair import replan
from pakten.matching.rounds.schedule import Schedule
from pakten.matching.rounds.speed import speed_rounds
from pakten.matching.rounds.tables import table_rounds

__all__ = ["Schedule", "ScheduleError", "least_costs", "replan", "speed_rounds", "table_rounds"]
