from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from pakten.journal import actions as journal
from pakten.network.models import Person
from pakten.plan.actions.ordering import move_up
from pakten.plan.models import Indicator, Target

# What a figure means. Once some are frozen, another meaning is another indicator.
MEANING = ("definition_sv", "definition_en", "unit", "direction", "source", "measure")


class IndicatorProblem(Exception):
    """Figures of the indicator are frozen, and mean what they meant: another meaning is another indicator."""


@transaction.atomic
def add_indicator(*, goal, name_sv, name_en, by, **fields):
    last = Indicator.objects.filter(goal=goal).aggregate(last=Max("order"))["last"] or 0
    indicator = Indicator.objects.create(
        goal=goal, name_sv=name_sv, name_en=name_en, key=_free_key(name_en), order=last + 1, **fields
    )
    journal.write(verb="plan.add_indicator", subject=indicator, by=by)
    return indicator


@transaction.atomic
def change_indicator(*, indicator, by, **fields):
    """What was said before stays in the journal, and frozen figures keep what they meant."""
    held = Indicator.objects.select_for_update().get(pk=indicator.pk)
    changed = {name: [_plain(getattr(held, name)), _plain(value)] for name, value in fields.items()}
    changed = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
    # `figures` point here from a floor above.
    if set(changed) & set(MEANING) and held.figures.exists():
        raise IndicatorProblem
    for name, value in fields.items():
        setattr(held, name, value)
    held.save()
    if changed:
        journal.write(verb="plan.change_indicator", subject=held, by=by, details={"fields": changed})
    return held


@transaction.atomic
def set_targets(*, indicator, targets, by):
    """`targets`: {year: value, or None where there is to be none}."""
    before = dict(indicator.targets.values_list("year", "value"))
    changed = {year: value for year, value in targets.items() if before.get(year) != value}
    for year, value in changed.items():
        if value is None:
            Target.objects.filter(indicator=indicator, year=year).delete()
        else:
            Target.objects.update_or_create(indicator=indicator, year=year, defaults={"value": value})
    if changed:
        fields = {str(year): [_plain(before.get(year)), _plain(value)] for year, value in sorted(changed.items())}
        journal.write(verb="plan.set_targets", subject=indicator, by=by, details={"fields": fields})
    return indicator


@transaction.atomic
def move_indicator(*, indicator, by):
    """One place up among those of its goal; the first stays."""
    fellows = Indicator.objects.select_for_update().filter(goal=indicator.goal_id).order_by("order", "id")
    if move_up(indicator, fellows):
        journal.write(verb="plan.move_indicator", subject=indicator, by=by)


def _free_key(name):
    """A short name for addresses and open data, made of the English one."""
    base = slugify(name)[:50] or "indicator"
    taken = set(Indicator.objects.filter(key__startswith=base).values_list("key", flat=True))
    return next(key for key in [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))] if key not in taken)


def _plain(value):
    """A value as the journal keeps it: of a person the key alone, since the journal forgets nobody's name."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Person):
        return value.pk
    # 12 and 12.00 are one figure.
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
