"""What a member's straws added to the network's stack in a year: its own approved numbers beside those of all together.

The network's number is told only where those of the others cannot be reckoned from it to point somebody out.
"""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext_lazy as _

from pakten.cells import is_small
from pakten.results.models import MemberReport, Period

KINDS = {  # each of what these number is a straw
    "places_filled": _("Places that somebody got"),
    "employed": _("People employed"),
    "mentors": _("Mentors"),
    "own_activities": _("Activities of your own"),
}
LEAST_OTHERS = 3  # members: of fewer, one could reckon what another answered


@dataclass(frozen=True)
class Row:
    label: str
    own: int
    everybody: int | None  # None: not shown
    is_of_people: bool = True


@dataclass(frozen=True)
class Stack:
    """A year of a member. `report`: the approved one, or None."""

    period: Period
    report: MemberReport | None
    rows: list
    members: int  # how many members the stack is of

    @property
    def own(self):
        return sum(each.own for each in self.rows)

    @property
    def others(self):
        return sum(each.everybody - each.own for each in self.rows if each.everybody is not None)

    @property
    def is_hiding(self):
        return any(each.everybody is None for each in self.rows)


def stack(period, organisation):
    """Of one year; its rows are empty where the member has no approved report."""
    approved = MemberReport.objects.approved().filter(period=period).order_by()
    report = approved.filter(organisation=organisation).select_related("period", "organisation").first()
    others = approved.exclude(organisation=organisation).aggregate(
        members=Count("pk"),
        **{f"sum_{name}": Sum(name) for name in KINDS},
        **{f"by_{name}": Count("pk", filter=Q(**{f"{name}__gt": 0})) for name in KINDS},
    )
    rows = [] if report is None else [_row(name, label, report, others) for name, label in KINDS.items()]
    return Stack(period, report, rows, others["members"] + (report is not None))


def _row(name, label, report, others):
    own, rest, members = getattr(report, name) or 0, others[f"sum_{name}"] or 0, others[f"by_{name}"]
    is_safe = not rest or (not is_small(rest) and members >= LEAST_OTHERS)
    return Row(label, own, own + rest if is_safe else None, name != "own_activities")


def stacks(organisation, today):
    """Of this year and the last, this one first."""
    found = Period.objects.years().filter(year__in=(today.year, today.year - 1)).order_by("-year")
    return [stack(each, organisation) for each in found]
