from django.db import transaction
from django.utils import timezone

from pakten.journal import actions as journal
from pakten.plan.models import Indicator
from pakten.results.models import Figure, Period
from pakten.results.queries import periods as queries
from pakten.results.queries.outcomes import counted


class PeriodProblem(Exception):
    """What was asked cannot be done; its text says why, and what can."""


@transaction.atomic
def add_period(*, kind, year, number=1, by):
    """The period, new or as it was: asking twice is no error."""
    new = queries.made(kind, year, number)
    period, is_new = Period.objects.get_or_create(
        kind=kind, year=year, number=number, defaults={"starts_on": new.starts_on, "ends_on": new.ends_on}
    )
    if is_new:
        journal.write(verb="results.add_period", subject=period, by=by)
    return period


def begin_due(now):
    """When a year begins, it and its halves are followed up."""
    year = timezone.localtime(now).year
    if Indicator.objects.exists() and not Period.objects.years().filter(year=year).exists():
        with transaction.atomic():
            add_period(kind=Period.Kind.YEAR, year=year, by=None)
            for number in (1, 2):
                add_period(kind=Period.Kind.HALF, year=year, number=number, by=None)


@transaction.atomic
def close(*, period, by):
    """Freezes what every indicator of the period comes to, all or nothing; who comes second is told that it is done."""
    held = locked(period)
    problem = queries.why_not_close(held)
    if problem:
        raise PeriodProblem(problem)
    now = timezone.now()
    by_indicator = counted(held, list(Indicator.objects.holding(held.year)))
    Figure.objects.bulk_create(
        (_figure(held, pk, cell, now) for pk, cells in by_indicator.items() for cell in cells), batch_size=500
    )
    held.closed_at, held.closed_by = now, by
    held.save(update_fields=["closed_at", "closed_by"])
    journal.write(verb="results.close", subject=held, by=by)
    return held


def _figure(period, indicator, cell, now):
    return Figure(
        period=period,
        indicator_id=indicator,
        cut=cell.cut,
        group=cell.group,
        value=cell.value,
        n=cell.n,
        basis=list(cell.basis),
        counted_at=now,
    )


def locked(period):
    """The period as it is now, held until the transaction ends."""
    return Period.objects.select_for_update().get(pk=period.pk)
