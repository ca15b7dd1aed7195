"""A plan for those who follow it: what somebody has to see to, and the year as a picture."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.text import capfirst

from pakten.plan.models import Activity, ActivityPlan

SOON = timedelta(days=30)
LEAST = 1.2  # percent of the year that the shortest bar is wide


@dataclass(frozen=True)
class Board:
    """A plan for the office: how many activities stand where, and those that somebody has to see to."""

    number: int
    states: tuple  # (value, label, how many)
    late: tuple
    unowned: tuple
    soon: tuple
    unmeasured: tuple


def board(found):
    found = list(found)
    today = timezone.localdate()
    going = [each for each in found if not each.is_over]
    counted = Counter(each.state for each in found)
    return Board(
        number=len(found),
        states=tuple((state.value, state.label, counted[state]) for state in Activity.State if counted[state]),
        late=tuple(each for each in found if each.is_late),
        unowned=tuple(each for each in going if not each.owners.all()),
        soon=tuple(
            each for each in going if each.state == Activity.State.PLANNED and today <= each.starts_on <= today + SOON
        ),
        unmeasured=tuple(each for each in going if not each.targets.all()),
    )


def overview():
    """All plans, the latest first, each with how many activities it has, how many are done, late, unowned, and how many
    proposals wait."""
    state = Activity.State
    is_in = ~Q(activities__state__in=Activity.OUTSIDE)
    is_over = Q(activities__state__in=Activity.OVER)
    is_past = Q(activities__ends_on__lt=timezone.localdate())
    return ActivityPlan.objects.annotate(
        number=_count(is_in),
        done=_count(Q(activities__state=state.DONE)),
        late=_count(Q(activities__state=state.DELAYED) | is_in & ~is_over & is_past),
        unowned=_count(is_in & ~is_over & Q(activities__owners=None)),
        waiting=_count(Q(activities__state=state.PROPOSED)),
    ).order_by("-year")


def _count(which):
    return Count("activities", filter=which, distinct=True)  # one that two people answer for is one


@dataclass(frozen=True)
class Tick:
    """Where a month begins on the axis."""

    left: str
    name: str
    short: str
    letter: str


@dataclass(frozen=True)
class Axis:
    """A year from left to right; places are percent of its width, as SVG writes them. `now`: None in another year."""

    year: int
    ticks: tuple
    now: str | None

    @property
    def is_late_in_year(self):
        """Whether the word beside today has its room before it."""
        return self.now is not None and float(self.now.rstrip("%")) > 50


@dataclass(frozen=True)
class Bar:
    left: str
    width: str


def axis(year):
    today = timezone.localdate()
    ticks = (
        Tick(_place(date(year, number, 1), year), MONTHS[number], MONTHS_3[number], capfirst(MONTHS_3[number][0]))
        for number in range(1, 13)
    )
    return Axis(year, tuple(ticks), _place(today, year) if today.year == year else None)


def bar(year, starts_on, ends_on):
    """From when to when on the axis of a year. What goes beyond it ends where it does; the shortest can be seen."""
    begins = _share(max(starts_on, date(year, 1, 1)), year)
    ends = _share(min(ends_on, date(year, 12, 31)) + timedelta(days=1), year)
    width = max(ends - begins, LEAST)
    return Bar(f"{min(begins, 100 - width):.2f}%", f"{width:.2f}%")


def by_goal(found, year):
    """Activities for the table: [(goal, [(activity, bar)])], goals in their order, activities by when they begin."""
    groups = {}
    for each in sorted(found, key=_place_of_goal):
        goal = each.goal.parent or each.goal
        groups.setdefault(goal.pk, (goal, []))[1].append((each, bar(year, each.starts_on, each.ends_on)))
    return list(groups.values())


def _place_of_goal(activity):
    goal = activity.goal.parent or activity.goal
    return goal.order, goal.pk, activity.starts_on, activity.ends_on, activity.pk


def _place(day, year):
    return f"{_share(day, year):.2f}%"


def _share(day, year):
    first = date(year, 1, 1)
    return 100 * (day - first).days / (date(year + 1, 1, 1) - first).days
