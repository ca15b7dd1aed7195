"""The goal structure: goals, indicators, targets."""

from pakten.plan.models import Indicator
from tests.addresses import OFFICE, OFFICE_POST, TEAM

PAGES = {
    "results_office:structure": TEAM,
    "results_office:structure_table": TEAM,
    "results_office:indicator": TEAM,
    **{
        f"results_office:{name}": OFFICE
        for name in ("add_indicator", "add_indicator_to", "change_indicator", "targets")
    },
    "results_office:move_indicator": OFFICE_POST,
}


def make(own):
    indicator = Indicator.objects.get(key="members")
    return {
        "results_office:structure_table": ["csv"],
        "results_office:add_indicator_to": [indicator.goal_id],
        **{
            f"results_office:{name}": [indicator.key]
            for name in ("indicator", "change_indicator", "targets", "move_indicator")
        },
    }
