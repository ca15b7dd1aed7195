"""What the tests of reports need: a year that is over, with figures, and the report of it."""

from decimal import Decimal

from django.core.files.base import ContentFile
from django.utils import timezone

from pakten.plan.models import Goal, Indicator, Target
from pakten.results import actions
from pakten.results.annual.content import content
from pakten.results.models import Edition, Figure, Period

YEAR = timezone.localdate().year - 1


def make_year(year=YEAR, *, closed=True):
    period = actions.add_period(kind=Period.Kind.YEAR, year=year, by=None)
    if closed:
        period.closed_at = timezone.now()
        period.save()
    return period


def make_indicator(*, key="apl", name_sv="APL-platser", name_en="Work placements", unit="places", goal=None, **details):
    return Indicator.objects.create(
        key=key,
        name_sv=name_sv,
        name_en=name_en,
        unit=unit,
        source=details.pop("source", "external"),
        goal=goal or Goal.objects.order_by("order").first(),
        **details,
    )


def make_figure(indicator, period, value, *, cut="", group="", n=None, target=None):
    if target is not None:
        Target.objects.create(indicator=indicator, year=period.year, value=target)
    return Figure.objects.create(
        indicator=indicator,
        period=period,
        cut=cut,
        group=group,
        value=None if value is None else Decimal(value),
        n=n,
    )


def make_annual_report(*, year=YEAR, closed=True):
    """With a goal's figures, a chart and thanks."""
    period = make_year(year, closed=closed)
    if closed:
        places = make_indicator(key=f"apl-{year}")
        make_figure(make_indicator(key=f"members-{year}", name_sv="Medlemmar", name_en="Members"), period, 440)
        make_figure(places, period, 283, target=250)
        for sector, value in (("business", 200), ("civil_society", 60), ("public", 23)):
            make_figure(places, period, value, cut="sector", group=sector)
    return actions.draft_report(period=period, by=None)


def make_edition(report, *, so_far=False):
    """As `publish_report` makes it, with papers that take no time to draw."""
    told = content(report, is_so_far=so_far)
    papers = {f"pdf_{language}": ContentFile(b"%PDF-1.7 nothing", "a.pdf") for language in ("sv", "en")}
    number = report.editions.count() + 1
    return Edition.objects.create(report=report, number=number, content=told, is_so_far=so_far, **papers)
