"""Indicators, periods and figures, as they are told to everybody."""

from decimal import Decimal

from django.utils import timezone

from pakten.plan.models import Goal, Indicator, Target
from pakten.results import actions
from pakten.results.models import Figure, Period


def remove_installed_indicators():
    """As if a network began without those it is installed with."""
    Indicator.objects.all().delete()
    Goal.objects.exclude(parent=None).delete()


def make_period(year=2025, *, kind=Period.Kind.YEAR, number=1, closed=True):
    period = actions.add_period(kind=kind, year=year, number=number, by=None)
    Period.objects.filter(pk=period.pk).update(closed_at=timezone.now() if closed else None)
    period.refresh_from_db()
    return period


def make_indicator(key="people-employed", *, unit="people", target=None, year=2025, **fields):
    """An indicator whose figures come from elsewhere, unless a measure is named."""
    goal = fields.pop("goal", None) or Goal.objects.first() or Goal.objects.create(text_sv="Mål å", text_en="Goal")
    fields = {
        "name_sv": "Anställda genom nätverket",
        "name_en": "Employed through the network",
        "definition_sv": "Personer som fått anställning hos en medlem under året.",
        "definition_en": "People who were employed by a member during the year.",
        "source": "reported" if fields.get("measure") else "external",
        **fields,
    }
    made = Indicator.objects.create(key=key, goal=goal, unit=unit, **fields)
    if target is not None:
        Target.objects.create(indicator=made, year=year, value=Decimal(target))
    return made


def make_figures(period, indicator, whole, groups=None, *, n=None):
    """The frozen figures of an indicator: in all, and {(cut, group): value}; of shares (value, n)."""
    Figure.objects.filter(period=period, indicator=indicator).delete()
    for (cut, group), said in {("", ""): whole if n is None else (whole, n), **(groups or {})}.items():
        value, of = said if isinstance(said, tuple) else (said, None)
        Figure.objects.create(
            period=period,
            indicator=indicator,
            cut=cut,
            group=group,
            value=None if value is None else Decimal(str(value)),
            n=of,
        )
