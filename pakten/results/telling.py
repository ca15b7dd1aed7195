"""Figures in plain words: how each stands against its target, what is drawn of it, and the names of its groups."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pakten.network.models import Organisation
from pakten.network.queries import level_names
from pakten.plan.models import Indicator
from pakten.results import charts
from pakten.results.measures.reported import GROUPS
from pakten.results.queries.outcomes import Outcome
from pakten.results.status import Status, status

CUTS = {
    "sector": gettext_lazy("By sector"),
    "district": gettext_lazy("By district"),
    "level": gettext_lazy("By kind of membership"),
    "gender": gettext_lazy("By gender"),
    "age": gettext_lazy("By age"),
}
LEVELS = {
    Indicator.Level.NETWORK: gettext_lazy("What the network does itself"),
    Indicator.Level.MEMBER: gettext_lazy("What it led to at members"),
    Indicator.Level.CITY: gettext_lazy("How it goes in the city"),
}
LEVEL_UNITS = {Indicator.Unit.PERCENT, Indicator.Unit.NUMBER}
LEVEL_MEASURES = {"members"}  # what is counted at the end of the period, not through it


@dataclass(frozen=True)
class Line:
    """An outcome as it is told: `reached` is the part of its target that it has come to, or None."""

    outcome: Outcome
    status: Status
    words: str  # of the status
    sentence: str
    meter: charts.Meter
    reached: float | None

    @property
    def is_hidden(self):
        return getattr(self.outcome.whole, "is_hidden", False)


@dataclass(frozen=True)
class Group:
    """A group of a cut, with the width of its bar; `kind`: the place of a sector, for its straw."""

    label: str
    cell: object
    width: int | None
    kind: int | None


def told(number, *, unit=""):
    """A number as people write it: "1 234", "62,5 %"."""
    if number is None:
        return "–"
    is_whole = number == number.to_integral_value()
    words = number_format(number, 0 if is_whole else 1, use_l10n=True, force_grouping=True)
    return f"{words} %" if unit == Indicator.Unit.PERCENT else words


def gone(period, today=None):
    """The part of a period that has gone, from 0 to 1."""
    today = today or timezone.localdate()
    days = (period.ends_on - period.starts_on).days + 1
    return 1 if period.is_closed else min(max(((today - period.starts_on).days + 1) / days, 0), 1)


def line(outcome, *, today=None):
    indicator, value, target = outcome.indicator, outcome.whole.value, outcome.target
    part = gone(outcome.period, today)
    found = status(
        value,
        target,
        is_up=indicator.direction == Indicator.Direction.UP,
        gone=part,
        adds_up=indicator.unit not in LEVEL_UNITS and indicator.measure not in LEVEL_MEASURES,
        baseline=indicator.baseline,
    )
    is_share = indicator.unit == Indicator.Unit.PERCENT
    return Line(
        outcome,
        found,
        _("Not shown") if getattr(outcome.whole, "is_hidden", False) else _word(found, part),
        _sentence(outcome, found, part),
        charts.meter(value, target, is_share=is_share),
        float(value / target) if value is not None and target else None,
    )


def trend(outcome):
    """The years before and this one, as they are drawn."""
    unknown = outcome.whole.value is None and getattr(outcome.whole, "is_hidden", False)
    hidden = getattr(outcome, "hidden_years", ())
    years = [(str(year), value, year in hidden) for year, value in outcome.before[-5:]]
    years.append((str(outcome.period), outcome.whole.value, unknown))
    return charts.trend(years, target=outcome.target, is_share=outcome.indicator.unit == Indicator.Unit.PERCENT)


def cuts(outcome):
    """[(cut, its heading, [Group])] of an outcome's groups, as they are listed."""
    found = []
    order = [*CUTS, *(cell.cut for cell in outcome.groups)]
    for cut in sorted({cell.cut for cell in outcome.groups}, key=order.index):
        cells = [cell for cell in outcome.groups if cell.cut == cut]
        widths = charts.shares([cell.value for cell in cells])
        names = _names(cut)
        found.append(
            (
                cut,
                str(CUTS.get(cut, cut)),
                [
                    Group(str(names.get(cell.group, cell.group)), cell, width, _kind(cell))
                    for cell, width in zip(cells, widths, strict=True)
                ],
            )
        )
    return found


def sheaf(lines):
    """The year as a sheaf of its indicators that have a target and a figure; the ceilings are left out, as less is
    more there."""
    drawn = [
        (each.status, each.reached)
        for each in lines
        if each.reached is not None and each.outcome.indicator.direction == Indicator.Direction.UP
    ]
    return charts.sheaf(drawn) if drawn else None


def _names(cut):
    if cut == "sector":
        return dict(Organisation.Sector.choices)
    if cut == "level":
        return level_names()
    return GROUPS.get(cut, {})


def _kind(cell):
    sectors = Organisation.Sector.values
    return sectors.index(cell.group) if cell.cut == "sector" and cell.group in sectors else None


def _word(found, part):
    return {
        Status.REACHED: _("Reached"),
        Status.ON_THE_WAY: _("On the way"),
        Status.BEHIND: _("Not reached") if part >= 1 else _("Behind"),
        Status.UNKNOWN: _("No figure"),
        Status.NO_TARGET: _("No target"),
    }[found]


def _sentence(outcome, found, part):
    if getattr(outcome.whole, "is_hidden", False):
        return _("The figure is not shown, so that nobody can be pointed out.")
    if found == Status.UNKNOWN:
        return _("There is no figure yet.")
    if found == Status.NO_TARGET:
        return _("No target is set: it is followed all the same.")
    unit = outcome.indicator.unit
    numbers = {"value": told(outcome.whole.value, unit=unit), "target": told(outcome.target, unit=unit)}
    if outcome.indicator.direction == Indicator.Direction.DOWN:
        return _downwards(found, part) % numbers
    compared = _("%(value)s against %(target)s") if unit in LEVEL_UNITS else _("%(value)s of %(target)s")
    words = {"figures": compared % numbers, "gone": round(part * 100)}
    if found == Status.REACHED:
        told_as = _("We reached the target: %(figures)s.")
        return (told_as if part >= 1 else _("The target is reached already: %(figures)s.")) % words
    if part >= 1:
        return _("We did not reach the target: %(figures)s.") % words
    if found == Status.ON_THE_WAY:
        return _("On the way: %(figures)s, with %(gone)s %% of the time gone.") % words
    return _("Behind: %(figures)s, with %(gone)s %% of the time gone.") % words


def _downwards(found, part):
    if found == Status.REACHED:
        return _("We kept below the ceiling: %(value)s, at most %(target)s.")
    if part >= 1:
        return _("We did not keep below the ceiling: %(value)s, at most %(target)s.")
    if found == Status.ON_THE_WAY:
        return _("Below the ceiling so far: %(value)s, at most %(target)s.")
    return _("Higher than it should be: %(value)s, at most %(target)s.")
