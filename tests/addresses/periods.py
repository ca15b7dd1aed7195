"""Periods and their figures, for the team."""

from django.utils import timezone

from pakten.plan.models import Goal, Indicator
from pakten.results import actions
from pakten.results.models import Figure, Period
from tests.addresses import OFFICE, OFFICE_POST, TEAM

PAGES = {
    "results_office:periods": TEAM,
    "results_office:open_period": OFFICE_POST,
    "results_office:period": TEAM,
    "results_office:close_period": OFFICE,
    "results_office:figure": TEAM,
    "results_office:correct": OFFICE,
    "results_office:enter": OFFICE,
}


def make(own):
    year = timezone.localdate().year - 1
    period = actions.add_period(kind=Period.Kind.YEAR, year=year, by=None)
    goal = Goal.objects.first() or Goal.objects.create(text_sv="Mål", text_en="Goal")
    names = {"name_sv": "Å", "name_en": "A", "goal": goal}
    outside = Indicator.objects.create(key="x-outside", unit="percent", source="external", **names)
    members = Indicator.objects.create(
        key="x-members", unit="organisations", source="counted", measure="members", **names
    )
    frozen = Figure.objects.create(period=period, indicator=outside, value=1)
    return {
        "results_office:period": [period.slug],
        "results_office:close_period": [period.slug],
        "results_office:figure": [period.slug, members.key],
        "results_office:correct": [frozen.pk],
        "results_office:enter": [period.slug, outside.key],
    }
