"""The goal structure (målstruktur): goals, their parts, and what shows whether they are reached."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from pakten.journal.models import Line
from pakten.network import protected
from pakten.network.models import Person
from pakten.plan.models import Goal, Indicator, Target


@dataclass(frozen=True)
class Followed:
    """An indicator with its target of a year."""

    indicator: Indicator
    target: Decimal | None


@dataclass(frozen=True)
class Branch:
    """A goal with its indicators and its parts."""

    goal: Goal
    indicators: tuple[Followed, ...]
    parts: tuple["Branch", ...]


def structure(year):
    """The goals of a year as a tree, in their order: a tuple of `Branch`."""
    goals = list(Goal.objects.holding(year).order_by("order", "id"))
    targets = dict(Target.objects.filter(year=year).values_list("indicator", "value"))
    followed = {}
    for each in Indicator.objects.holding(year).select_related("responsible").order_by("order", "id"):
        followed.setdefault(each.goal_id, []).append(Followed(each, targets.get(each.pk)))
    return tuple(_branch(goal, goals, followed) for goal in goals if goal.parent_id is None)


def _branch(goal, goals, followed):
    parts = tuple(_branch(each, goals, followed) for each in goals if each.parent_id == goal.pk)
    return Branch(goal, tuple(followed.get(goal.pk, [])), parts)


@dataclass(frozen=True)
class Wording:
    """That words were changed: when, by whom, and each as (what, before, after)."""

    at: datetime
    by_name: str
    changes: tuple[tuple[str, str, str], ...]


def wordings(row):
    """What was changed in the words of a goal or an indicator, the latest first."""
    lines = Line.objects.filter(subject_kind=row._meta.label_lower, subject_id=row.pk).order_by("-at", "-id")
    told = [(line, line.details.get("fields") or {}) for line in protected.unnamed(lines)]
    people = {pk for _line, fields in told for pk in fields.get("responsible", ()) if pk}
    names = {person.pk: str(person) for person in Person.objects.filter(pk__in=people)}
    return [
        Wording(
            line.at, line.by_name, tuple(_change(row, name, fields[name], names) for name in _in_order(row, fields))
        )
        for line, fields in told
        if fields
    ]


def _in_order(row, fields):
    """In the row's own order, years in theirs: a database may give back the names in any."""
    place = {field.name: number for number, field in enumerate(row._meta.fields)}
    return sorted(fields, key=lambda name: (place.get(name, 0), name))


def _change(row, name, pair, names):
    """What was changed, as it is read: (what, before, after)."""
    try:
        field = row._meta.get_field(name)
    except FieldDoesNotExist:
        return name, _said(pair[0]), _said(pair[1])  # a year, of targets
    words = names if name == "responsible" else dict(field.flatchoices)
    before, after = (_said(words.get(value, value)) for value in pair)
    label = str(field.verbose_name)
    return label[:1].upper() + label[1:], before, after


def _said(value):
    if value in (None, ""):
        return "–"
    return (_("yes") if value else _("no")) if isinstance(value, bool) else str(value)
