"""One figure: its value in words, its groups, what it rests on, and what has happened to it."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pakten.network.models import Organisation
from pakten.network.queries import level_names
from pakten.plan.models import Indicator
from pakten.results.measures import MEASURES, Basis, Cell, Span
from pakten.results.measures.reported import GROUPS
from pakten.results.models import ExternalEntry, Figure
from pakten.results.queries.outcomes import Outcome, counted_lately, outcomes

CUTS = {
    "sector": gettext_lazy("Sector"),
    "district": gettext_lazy("District"),
    "level": gettext_lazy("Level"),
    "gender": gettext_lazy("Gender"),
    "age": gettext_lazy("Age"),
}
MAY_OVERLAP = ("district",)  # who is in two districts is counted in each


def in_words(value, unit=""):
    """A value as it is read: 1 204, 87,5 %; a dash where nothing is known."""
    if value is None:
        return "–"
    value = Decimal(value)
    places = max(0, -value.normalize().as_tuple().exponent)
    said = number_format(value, decimal_pos=places, force_grouping=abs(value) >= 10_000)
    return f"{said} %" if unit == Indicator.Unit.PERCENT else said


@dataclass(frozen=True)
class Line:
    """A row of a period's table. `today`: what would be counted now, where that is something else than what is frozen;
    `is_changed` tells so, as the new value may be unknown."""

    outcome: Outcome
    value: str
    target: str
    today: str = ""

    @property
    def is_changed(self):
        return bool(self.today)


def lines(period, indicators=None):
    found = outcomes(period, indicators)
    now = counted_lately(period, [each.indicator for each in found]) if period.is_closed else {}
    return [
        Line(
            each,
            in_words(each.whole.value, each.indicator.unit),
            "" if each.target is None else in_words(each.target, each.indicator.unit),
            _today(each, now.get(each.indicator.pk)),
        )
        for each in found
    ]


def _today(outcome, cells):
    """What would be counted today, in words; nothing where that is what stands, or where nothing is counted here."""
    if not cells or outcome.indicator.measure not in MEASURES or cells[0].value == _as_frozen(outcome):
        return ""
    return in_words(cells[0].value, outcome.indicator.unit)


def _as_frozen(outcome):
    """What was counted when the period was closed, before anybody corrected it."""
    of_whole = [each for each in outcome.corrections if not each.figure.cut]
    return of_whole[0].before if of_whole else outcome.whole.value


@dataclass(frozen=True)
class Group:
    label: str
    value: str
    figure: int | None  # the frozen figure, that can be corrected


@dataclass(frozen=True)
class Cut:
    name: str
    may_overlap: bool
    groups: list[Group] = field(default_factory=list)


def cuts(outcome, numbers):
    """A figure's groups, a table for each cut. `numbers`: {(cut, group): frozen figure's id}."""
    names = {"sector": dict(Organisation.Sector.choices), "level": level_names(), **GROUPS}
    found = {}
    for cell in outcome.groups:
        cut = found.setdefault(cell.cut, Cut(str(CUTS.get(cell.cut, cell.cut)), cell.cut in MAY_OVERLAP))
        label = str(names.get(cell.cut, {}).get(cell.group, cell.group))
        cut.groups.append(
            Group(label, in_words(cell.value, outcome.indicator.unit), numbers.get((cell.cut, cell.group)))
        )
    return list(found.values())


def frozen(period, indicator):
    """{(cut, group): id} of the frozen figures of an indicator."""
    found = Figure.objects.filter(period=period, indicator=indicator)
    return {(cut, group): pk for pk, cut, group in found.values_list("pk", "cut", "group")}


class RestsOn:
    """What a figure rests on, for a paginator: told a page at a time. `is_anew`: more than was kept with the figure, so
    that it is found as things stand today."""

    def __init__(self, outcome):
        whole: Cell = outcome.whole
        self.measure = MEASURES.get(outcome.indicator.measure)
        self.is_anew = not whole.basis and bool(whole.value) and self.measure is not None and bool(self.measure.found)
        span = Span(outcome.period.starts_on, outcome.period.ends_on)
        self.keys = self.measure.found(span) if self.is_anew else whole.basis if self.measure else ()
        self.total = self.keys.count() if self.is_anew else len(self.keys)

    def count(self):
        return self.total

    def __getitem__(self, part) -> list[Basis]:
        keys = list(self.keys[part])
        return self.measure.rests_on(keys) if keys else []


def entries(period, indicator):
    """Each time a figure from elsewhere was typed in, the latest first."""
    found = ExternalEntry.objects.filter(figure__period=period, figure__indicator=indicator)
    return found.select_related("by").order_by("-at", "-pk")


def told(correction, outcome):
    """A correction in words: (when, which group, before, after, why, who)."""
    unit, figure = outcome.indicator.unit, correction.figure
    names = {"sector": dict(Organisation.Sector.choices), **GROUPS}
    group = names.get(figure.cut, {}).get(figure.group, figure.group)
    return {
        "at": correction.at,
        "group": str(group) if figure.cut else "",
        "before": in_words(correction.before, unit),
        "after": in_words(correction.after, unit),
        "reason": correction.reason,
        "who": str(correction.by) if correction.by else _("Forgotten"),
    }
