"""What happened to an activity, and what is in it, in plain values and in words."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils import formats
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from pakten.journal.models import Line
from pakten.network import protected
from pakten.network.models import Person
from pakten.network.sorting import sort_key
from pakten.plan.models import Activity, ActivityPlan, Goal, Indicator
from pakten.plan.queries import plans

DAYS = ("starts_on", "ends_on")
REOPENED = "plan.reopen_plan"


def page_of(*, title, about, goal, starts_on, ends_on, organisations, owners, targets):
    """All that the office can change of an activity, as plain values by field."""
    return {
        "title": title,
        "goal": goal.pk,
        "about": about.replace("\r\n", "\n"),
        "starts_on": starts_on.isoformat(),
        "ends_on": ends_on.isoformat(),
        "organisations": sorted(each.name for each in organisations),
        "owners": sorted(each.pk for each in owners),
        "targets": sorted([each.key, _two_decimals(value)] for each, value in targets.items()),
    }


def page_now(activity):
    """The same of an activity as it stands."""
    names = ("title", "about", "goal", "starts_on", "ends_on")
    return page_of(
        **{name: getattr(activity, name) for name in names},
        organisations=activity.organisations.all(),
        owners=activity.owners.all(),
        targets={each.indicator: each.value for each in activity.targets.select_related("indicator")},
    )


def _two_decimals(value):
    return "" if value is None else f"{Decimal(value):.2f}"


@dataclass(frozen=True)
class Step:
    """One thing that happened: a new state with its reason, or changes as (what, before, after)."""

    at: datetime
    by_name: str
    state: str = ""
    label: str = ""
    reason: str = ""
    changes: tuple = ()


def history(activity):
    """What happened to an activity, the latest first."""
    moves = activity.moves.select_related("by")
    steps = [Step(each.at, str(each.by or ""), each.after, each.get_after_display(), each.reason) for each in moves]
    lines = Line.objects.filter(
        subject_kind=Activity._meta.label_lower, subject_id=activity.pk, verb="plan.change_activity"
    )
    told = list(protected.unnamed(lines))
    details = [_of_several(line.details) for line in told]
    words = Words.of(details)
    steps += [
        Step(line.at, line.by_name, changes=words.changes(each)) for line, each in zip(told, details, strict=True)
    ]
    return sorted(steps, key=lambda step: step.at, reverse=True)


def _of_several(details):
    """Lines from when one person answered for an activity hold [before, after] of "owner": a number or None."""
    if "owner" not in details:
        return details
    sides = [[] if pk is None else [pk] for pk in details["owner"]]
    return {**{name: value for name, value in details.items() if name != "owner"}, "owners": sides}


def closings(plan):
    """When a plan was closed and opened again, by whom and why, the latest first; empty while it never was opened
    again."""
    lines = Line.objects.filter(
        subject_kind=ActivityPlan._meta.label_lower, subject_id=plan.pk, verb__in=("plan.close_plan", REOPENED)
    )
    told = list(protected.unnamed(lines))
    if not any(line.verb == REOPENED for line in told):
        return []
    return [
        Step(
            line.at, line.by_name, label=_("Opened again") if line.verb == REOPENED else _("Closed"),
            reason=line.details.get("reason", ""),
        )
        for line in told
    ]  # fmt: skip


@dataclass(frozen=True)
class Words:
    """Values of an activity as they are read: people and indicators by name, days as days."""

    people: dict
    indicators: dict  # {key: (name, unit)}

    @classmethod
    def of(cls, details):
        owners = {pk for each in details for side in each.get("owners") or () for pk in side}
        keys = {key for each in details for pair in each.get("targets") or () for key, _value in pair}
        return cls(
            {person.pk: str(person) for person in Person.objects.filter(pk__in=owners)},
            {each.key: (each.name, each.unit) for each in Indicator.objects.filter(key__in=keys)},
        )

    def changes(self, details):
        pairs = {**(details.get("fields") or {}), **{name: details[name] for name in OTHERS if name in details}}
        return tuple(
            (label(name), self.said(name, pairs[name][0]), self.said(name, pairs[name][1]))
            for name in ORDER
            if name in pairs
        )

    def said(self, name, value):
        """`value`: as the journal and `page_of` hold it."""
        if name == "owners":
            names = [self.people[pk] for pk in value if pk in self.people]
            return ", ".join(sorted(names, key=sort_key)) or "–"
        if name == "targets":
            return ", ".join(self._target(*each) for each in value) or "–"
        if name in DAYS and value:
            return formats.date_format(parse_date(value), "j F Y")
        if isinstance(value, list):
            return ", ".join(value) or _("Our own office")
        return value or "–"

    def _target(self, key, value):
        name, unit = self.indicators.get(key, (key, ""))
        return plans.aimed_at(name, unit, value)


OTHERS = ("owners", "targets")
ORDER = ("title", "goal", "about", *DAYS, "organisations", *OTHERS)


def label(name):
    """What a field of an activity is called."""
    if name == "targets":
        return _("What it should add to")
    words = str(Activity._meta.get_field(name).verbose_name)
    return words[:1].upper() + words[1:]


def clashes(comparison):
    """What somebody else changed while one wrote: [(what, as it stands now, whether one wrote something else)]."""
    now = comparison.now
    words = Words.of([{"owners": [now["owners"]], "targets": [now["targets"]]}])
    goal = Goal.objects.get(pk=now["goal"])
    shown = {**now, "goal": goal.text}
    return [(label(name), words.said(name, shown[name]), comparison.is_touched(name)) for name in
            comparison.changed_meanwhile]  # fmt: skip
