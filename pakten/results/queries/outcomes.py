"""What came out: each indicator of a period beside its target and the periods before."""

from dataclasses import dataclass
from decimal import Decimal

from django.core.cache import caches
from django.utils.translation import gettext as _

from pakten.network.queries import newest_line
from pakten.plan.models import Indicator, Target
from pakten.results.measures import MEASURES, Cell, Span
from pakten.results.models import Correction, ExternalFigure, Figure, Period

LARGE = 5000  # a count so large took long to make
MINUTE = 60


@dataclass(frozen=True)
class Outcome:
    """An indicator's figure in a period, in all and in its groups, with what it is held against.

    `corrections`: what was changed since the period was closed, in all or in a group, the earliest first. The numbers
    and reasons are for the team; that something was corrected, and when, may be told to everybody.
    """

    indicator: Indicator
    period: Period
    whole: Cell
    groups: tuple[Cell, ...]
    target: Decimal | None
    before: tuple[tuple[int, Decimal | None], ...]  # (year, value) of the closed years before, the earliest first
    corrections: tuple[Correction, ...] = ()

    @property
    def why_unknown(self):
        """Why there is no figure, in words; nothing where there is one."""
        indicator = self.indicator
        if self.whole.value is not None:
            return ""
        if indicator.measure and indicator.measure not in MEASURES:
            return _("What counted it is gone. Choose another measure for the indicator.")
        if not indicator.measure:
            return _("Nobody has entered the figure yet.")
        return _("There was nothing to count it of.")


def outcomes(period, indicators=None):
    """The outcome of each indicator that holds in the period: as frozen if it is closed, as counted now if not."""
    chosen = Indicator.objects.holding(period.year) if indicators is None else indicators
    chosen = list(chosen.select_related("goal", "responsible"))
    cells = _frozen(period) if period.is_closed else counted_lately(period, chosen)
    targets = dict(Target.objects.filter(year=period.year).values_list("indicator", "value"))
    before, corrections = _before(period), _corrections(period) if period.is_closed else {}
    return [
        Outcome(
            each,
            period,
            next((cell for cell in cells.get(each.pk, []) if not cell.cut), Cell(None)),
            tuple(cell for cell in cells.get(each.pk, []) if cell.cut),
            targets.get(each.pk) if period.kind == Period.Kind.YEAR else None,
            tuple(before.get(each.pk, [])),
            tuple(corrections.get(each.pk, [])),
        )
        for each in chosen
    ]


def _frozen(period):
    cells = {}
    for each in Figure.objects.filter(period=period).order_by("pk"):  # as the measure gave them
        cells.setdefault(each.indicator_id, []).append(
            Cell(each.value, each.cut, each.group, each.n, tuple(each.basis))
        )
    return cells


def counted(period, indicators):
    """{indicator's id: its cells} as they are counted this moment."""
    return _cells(period, indicators, {key: _count(key, period) for key in _measures(indicators)})


def counted_lately(period, indicators):
    """The same for a page: as counted within the minute, if nothing has been done since that left a line in the
    journal; what is large even so."""
    line, kept_here = newest_line(), caches["memory"]
    names = {key: f"results.{key}.{period.starts_on}.{period.ends_on}" for key in _measures(indicators)}
    kept = kept_here.get_many(names.values())
    found = {key: kept[name][1] for key, name in names.items() if name in kept and _holds(line, *kept[name])}
    new = {key: _count(key, period) for key in names if key not in found}
    kept_here.set_many({names[key]: (line, cells) for key, cells in new.items()}, MINUTE)
    return _cells(period, indicators, {**found, **new})


def _holds(line, counted_at, cells):
    return counted_at == line or _is_large(cells)


def _is_large(cells):
    """Whether it took so long that it is kept for its minute, whatever has been done since."""
    return any(cell.value is not None and cell.value >= LARGE for cell in cells)


def _measures(indicators):
    """Each once: two indicators may count the same."""
    return sorted({each.measure for each in indicators} & set(MEASURES))


def _count(key, period):
    return MEASURES[key].count(Span(period.starts_on, period.ends_on))


def _cells(period, indicators, by_measure):
    external = dict(ExternalFigure.objects.filter(period=period).values_list("indicator", "value"))
    return {
        each.pk: by_measure.get(each.measure) or [Cell(None if each.measure else external.get(each.pk))]
        for each in indicators
    }


def _before(period):
    """{indicator's id: [(year, value)]} of the years that are closed before the period."""
    found = Figure.objects.filter(period__kind=Period.Kind.YEAR, period__starts_on__lt=period.starts_on, cut="")
    told = {}
    for indicator, year, value in found.order_by("period__year").values_list("indicator", "period__year", "value"):
        told.setdefault(indicator, []).append((year, value))
    return told


def _corrections(period):
    found = {}
    for each in Correction.objects.filter(figure__period=period).select_related("figure", "by"):
        found.setdefault(each.figure.indicator_id, []).append(each)
    return found
