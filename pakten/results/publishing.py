"""What may be told to everybody: the only way from figures to a public page, a file, the API or paper.

Counts of people and shares with their n go through `cells`, together with everything that was told before of the same
indicator and year (`Publication`). What may be told anew is logged; what may not, because the change since last time
would tell a count under five, stays as it was told then. See docs/decisions on small cells.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from pakten.cells import Told, decide, decide_shares, is_small
from pakten.events.models import Event
from pakten.network.models import Organisation
from pakten.network.queries import kept
from pakten.plan.models import Indicator
from pakten.results.measures import MEASURES, Cell
from pakten.results.models import Correction, ExternalFigure, Figure, Period, Publication
from pakten.results.queries.outcomes import Outcome, outcomes

PEOPLE_TOO = {"reported_places_filled"}  # measures in another unit than people in which each one is a person


@dataclass(frozen=True)
class PublicCell(Cell):
    """A cell as everybody may see it: where it is hidden its `value` is None, and nobody is told why."""

    is_hidden: bool = False


@dataclass(frozen=True)
class PublicOutcome(Outcome):
    """An outcome as everybody may see it. `told_at`: when it was told as it stands, of what goes through `cells`.
    `hidden_years`: those before whose figure is hidden; where it is unknown the year is not among them."""

    told_at: datetime | None = None
    hidden_years: tuple[int, ...] = ()

    @property
    def hides(self):
        """Whether anything in it is not shown."""
        return any(cell.is_hidden for cell in (self.whole, *self.groups))


def public_outcomes(period):
    """The outcomes of a period as everybody may see them, of public indicators only: each a `PublicOutcome`, with the
    years before as they were told. Kept until the journal or the figures have something new."""
    newest = (
        Figure.objects.filter(period=period).aggregate(newest=Max("pk"))["newest"],
        ExternalFigure.objects.filter(period=period).aggregate(newest=Max("pk"))["newest"],
    )
    key = ("results.public", period.pk, period.closed_at, timezone.localdate(), *newest)
    return kept(key, lambda: _published(period))


def public_outcome(period, key):
    """One of them by its indicator's key, or None."""
    return next((each for each in public_outcomes(period) if each.indicator.key == key), None)


def public_periods():
    """The periods that have begun, as anybody may ask for them: the years first, each the newest first."""
    return sorted(Period.objects.begun(), key=lambda each: (each.kind != Period.Kind.YEAR, -each.starts_on.toordinal()))


def public_basis(outcome):
    """What a figure rests on as far as everybody may see it: (the shown ones, how many are not): events that are public
    and members who have agreed. Of a figure that is hidden nothing, and of people nothing when fewer than five had a
    part in it: of two members, each knows its own part, and so the other's."""
    measure = MEASURES.get(outcome.indicator.measure)
    if measure is None or outcome.whole.value is None:
        return [], 0
    true = next(iter(outcomes(outcome.period, Indicator.objects.filter(pk=outcome.indicator.pk))))
    keys = true.whole.basis
    if _is_weighed(outcome) and is_small(len(keys)):
        return [], len(keys)
    open_ones = _open_addresses()
    rests_on = measure.rests_on(keys)
    shown = [
        replace(each, address=each.open_address, number=None) for each in rests_on if each.open_address in open_ones
    ]
    return shown, len(keys) - len(shown)


def public_baseline(indicator):
    """Where the indicator stood when it began to be followed, or None; a few people are not told of either."""
    is_hidden = indicator.counts_people and is_small(indicator.baseline or 0)
    return None if is_hidden else indicator.baseline


def public_corrections(outcome):
    """The corrections of a closed period's figure in all, as everybody may see them: of counts of people those whose
    both ends were told."""
    found = Correction.objects.filter(
        figure__period=outcome.period, figure__indicator=outcome.indicator, figure__cut=""
    ).order_by("at", "id")
    if not _is_weighed(outcome):
        return list(found)
    told = set()
    for each in Publication.objects.filter(period=outcome.period, indicator=outcome.indicator):
        told |= {Decimal(cell["value"]) for cell in each.cells if not cell["cut"] and _is_told(cell)}
    return [each for each in found if each.before in told and each.after in told]


def _open_addresses():
    shown = Organisation.objects.shown().only("slug")
    events = Event.objects.public().only("slug")
    return {each.get_absolute_url() for each in shown} | {each.get_absolute_url() for each in events}


def _published(period):
    found = outcomes(period, Indicator.objects.holding(period.year).public())
    weighed = [each for each in found if _is_weighed(each)]
    versions = _versions(period, weighed)
    if any(_is_news(each, versions.get(each.indicator.pk, [])) for each in weighed):
        versions = _tell(period, weighed)
    before = _before(period)
    return [
        replace(
            _as_told(each, versions.get(each.indicator.pk, [])) if _is_weighed(each) else _as_it_is(each),
            before=tuple((year, cell.value) for year, cell in before.get(each.indicator.pk, ())),
            hidden_years=tuple(year for year, cell in before.get(each.indicator.pk, ()) if cell.is_hidden),
        )
        for each in found
    ]


def _before(period):
    """{indicator's id: [(year, its cell in all, as it was told)]} of the closed years before."""
    told = {}
    for year in Period.objects.years().closed().filter(year__lt=period.year).order_by("year"):
        for each in public_outcomes(year):
            told.setdefault(each.indicator.pk, []).append((year.year, each.whole))
    return told


def _is_weighed(outcome):
    """Whether it is about people: counts of them, and shares of so many who answered."""
    indicator = outcome.indicator
    return indicator.counts_people or indicator.measure in PEOPLE_TOO or _is_share(outcome)


def _is_share(outcome):
    return outcome.indicator.unit == Indicator.Unit.PERCENT and any(cell.n is not None for cell in _cells(outcome))


def _cells(outcome):
    return (outcome.whole, *outcome.groups)


def _versions(period, weighed):
    """{indicator's id: [Publication]} of the period's whole year: of the period and of those around and within it."""
    found = Publication.objects.filter(period__year=period.year, indicator__in=[each.indicator for each in weighed])
    told = {}
    for each in found.select_related("period"):
        told.setdefault(each.indicator_id, []).append(each)
    return told


def _own(period, versions):
    return [each for each in versions if each.period_id == period.pk]


def _is_news(outcome, versions):
    """Whether the figures are others than those told last. Of a period that is not closed they are weighed anew once a
    day: the fewer the versions, the less there is to compare."""
    own = _own(outcome.period, versions)
    if not own:
        return True
    if _numbers(own[-1].cells) == _numbers(_kept_cells(outcome)):
        return False
    if outcome.period.is_closed or not any(Decimal(cell["value"]) for cell in own[-1].cells):
        return True
    return timezone.localdate(own[-1].told_at) != timezone.localdate()


@transaction.atomic
def _tell(period, weighed):
    """Log what is told anew, one process at a time; gives all versions."""
    Period.objects.select_for_update().get(pk=period.pk)
    versions = _versions(period, weighed)
    for outcome in weighed:
        told = versions.setdefault(outcome.indicator.pk, [])
        if _is_news(outcome, told):
            cells = _weighed(outcome, told)
            if cells is not None:
                told.append(Publication.objects.create(period=period, indicator=outcome.indicator, cells=cells))
    return versions


def _weighed(outcome, versions):
    """The cells with what is hidden of them; None if something that could be told alone cannot be told after what was
    told before: then that stays."""
    others = [_told(each) for each in versions if each.period_id != outcome.period.pk]
    own = [_told(each) for each in _own(outcome.period, versions)]
    kind = _is_share(outcome)
    others = [each for each in others if _is_of_shares(each) == kind]
    own = [each for each in own if _is_of_shares(each) == kind]
    cells = _kept_cells(outcome)
    hidden, without_n = _decided(outcome, cells, [*others, *own])
    if own:
        alone, _n = _decided(outcome, cells, [])
        if (hidden - alone) - own[-1].hidden:
            return None
    for cell in cells:
        cell["hidden"], cell["without_n"] = _key(cell) in hidden, _key(cell) in without_n
    return cells


def _decided(outcome, cells, earlier):
    months, numbers = _months(outcome.period), _numbers(cells)
    if _is_share(outcome):
        return decide_shares(numbers, months=months, earlier=earlier)
    return decide(numbers, months=months, earlier=earlier), frozenset()


def _told(publication):
    cells = publication.cells
    return Told(
        _months(publication.period),
        _numbers(cells),
        frozenset(_key(cell) for cell in cells if cell["hidden"]),
        frozenset(_key(cell) for cell in cells if cell["without_n"]),
    )


def _is_of_shares(told):
    return any(isinstance(number, tuple) for number in told.numbers.values())


def _months(period):
    return frozenset(range(period.starts_on.month, period.ends_on.month + 1))


def _kept_cells(outcome):
    """The cells as they are logged. A share whose n nobody knows tells of no number of people, and is not."""
    is_share = _is_share(outcome)
    return [
        {
            "cut": cell.cut,
            "group": cell.group,
            "value": str(cell.value),
            "n": cell.n,
            "hidden": False,
            "without_n": False,
        }
        for cell in _cells(outcome)
        if cell.value is not None and (cell.n is not None or not is_share)
    ]


def _numbers(cells):
    return {_key(cell): _number(cell) for cell in cells}


def _key(cell):
    return ((cell["cut"], cell["group"]),) if cell["cut"] else ()


def _number(cell):
    """A count, or of a share how many said yes and how many were asked. Who has a share and its n can do that too."""
    value = Decimal(cell["value"])
    if cell["n"] is None:
        return round(value)
    return min(round(value * cell["n"] / 100), cell["n"]), cell["n"]


def _is_told(cell):
    return not cell["hidden"]


def _as_it_is(outcome):
    return _public(outcome, [PublicCell(cell.value, cell.cut, cell.group, cell.n) for cell in _cells(outcome)], None)


def _as_told(outcome, versions):
    """The cells as the newest version tells them; what is new since then waits for the next."""
    own = _own(outcome.period, versions)
    told = [
        PublicCell(
            Decimal(cell["value"]) if _is_told(cell) else None,
            cell["cut"],
            cell["group"],
            None if cell["without_n"] else cell["n"],
            is_hidden=cell["hidden"],
        )
        for cell in (own[-1].cells if own else [])
    ]
    known = {(cell.cut, cell.group) for cell in told}
    told += [PublicCell(None, *each) for each in _unknown(outcome) if each not in known]
    return _public(outcome, told, own[-1].told_at if own else None)


def _unknown(outcome):
    return [(cell.cut, cell.group) for cell in _cells(outcome) if cell.value is None]


def _public(outcome, cells, told_at):
    whole = next((cell for cell in cells if not cell.cut), PublicCell(None))
    groups = tuple(cell for cell in cells if cell.cut)
    return PublicOutcome(
        outcome.indicator, outcome.period, whole, groups, outcome.target, outcome.before, told_at=told_at
    )
