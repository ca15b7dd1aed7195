"""The activity plan as it stands, as it was decided, and what is other between the two."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from pakten.network.models import Organisation, Person
from pakten.plan import rules
from pakten.plan.models import Activity, ActivityPlan, Goal, Indicator, Opinion
from pakten.plan.queries.boards import bar


def plan_of(year):
    return ActivityPlan.objects.filter(year=year).first()


def activities(plan):
    """Those of a plan with all that a list shows, by when they begin."""
    found = plan.activities.in_plan().select_related("goal__parent")
    return found.prefetch_related("organisations", "owners", "targets__indicator").order_by(
        "starts_on", "ends_on", "id"
    )


def proposals(plan):
    found = plan.activities.waiting().select_related("goal", "proposed_by").prefetch_related("organisations")
    return found.order_by("id")


def snapshot(plan):
    """All that a plan holds, in plain values and in both languages, as it is kept when the board decides."""
    goals = {goal.pk: goal for goal in Goal.objects.all()}
    return {
        "year": plan.year,
        "activities": [_plain(each, goals) for each in activities(plan).exclude(state=Activity.State.CANCELLED)],
    }


def _plain(activity, goals):
    goal = goals[activity.goal_id]
    parent = goals.get(goal.parent_id)
    return {
        "id": activity.pk,
        "title": activity.title,
        "about": activity.about,
        "goal_id": goal.pk,
        "goal_sv": goal.text_sv,
        "goal_en": goal.text_en,
        "parent_sv": parent.text_sv if parent else "",
        "parent_en": parent.text_en if parent else "",
        "starts_on": activity.starts_on.isoformat(),
        "ends_on": activity.ends_on.isoformat(),
        "organisations": sorted(each.pk for each in activity.organisations.all()),
        "doers": [{"id": each.pk, "name": each.name} for each in activity.organisations.all()],
        "targets": [
            {
                "name_sv": each.indicator.name_sv,
                "name_en": each.indicator.name_en,
                "unit": each.indicator.unit,
                "value": None if each.value is None else str(each.value),
            }
            for each in activity.targets.all()
        ],
    }


@dataclass(frozen=True)
class Difference:
    """What is other in the plan as it stands than in the version that was decided."""

    title: str
    kind: str  # "new", "gone" or "changed"
    what: tuple = ()  # names of fields, of a changed one
    pk: int | None = None
    changes: tuple = ()  # (what, before, after)


SEEN = {
    "title": _("What is to be done"),
    "about": _("More about it"),
    "goal_id": _("Goal"),
    "starts_on": _("Begins"),
    "ends_on": _("Ends"),
    "organisations": _("Who does it"),
    "targets": _("Targets"),
}


def differences(version, plan):
    """What the office changed since the board decided, by title."""
    decided = {each["id"]: each for each in version.content["activities"]}
    now = {each["id"]: each for each in snapshot(plan)["activities"]}
    found = [Difference(each["title"], "new", pk=pk) for pk, each in now.items() if pk not in decided]
    found += [Difference(each["title"], "gone") for pk, each in decided.items() if pk not in now]
    for pk in decided.keys() & now.keys():
        what = tuple(name for name in SEEN if decided[pk][name] != now[pk][name])
        if what:
            pairs = tuple((SEEN[name], _in_words(name, decided[pk]), _in_words(name, now[pk])) for name in what)
            found.append(Difference(now[pk]["title"], "changed", what, pk, pairs))
    return sorted(found, key=lambda each: (each.title.casefold(), each.kind))


def _in_words(name, plain):
    """A value of a version, as it is read."""
    language = get_language()
    if name == "goal_id":
        return plain[f"goal_{language}"]
    if name == "organisations":
        return ", ".join(doer["name"] for doer in plain["doers"]) or gettext("Our own office")
    if name == "targets":
        return ", ".join(_target(each, language) for each in plain["targets"]) or "–"
    if name in ("starts_on", "ends_on"):
        return date_format(parse_date(plain[name]), "j F Y")
    return plain[name] or "–"


def _target(target, language):
    return aimed_at(target[f"name_{language}"], target["unit"], target["value"])


def aimed_at(name, unit, value):
    """A target of an activity, in words: "Events: 6", "Commitments kept: 80 %"; without a number the name alone."""
    if value in (None, ""):
        return name
    told = number_format(number(value))
    return f"{name}: {told} %" if unit == Indicator.Unit.PERCENT else f"{name}: {told}"


def number(text):
    """A kept number without needless noughts: 40.00 is 40."""
    value = Decimal(text)
    return value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()


def period(begins, ends):
    """From when to when, in words: "1 February – 31 May"."""
    if begins == ends:
        return date_format(begins, "j F")
    return f"{date_format(begins, 'j F')} – {date_format(ends, 'j F')}"


def decided(plan):
    """The version that holds; None where nothing is decided."""
    return plan.versions.order_by("-number").first()


def grouped(content, language):
    """What a version or a draft holds, by goal, for a page that anybody reads: [(goal, [activity])]. Of those who do it
    only members that agreed to be seen have their names there. How it goes stands there as it is today."""
    asked = {pk for each in content["activities"] for pk in each["organisations"]}
    states = dict(
        Activity.objects.filter(pk__in=[each["id"] for each in content["activities"]]).values_list("pk", "state")
    )
    seen = set(Organisation.objects.shown().filter(pk__in=asked).values_list("pk", flat=True))
    groups = {}
    for each in content["activities"]:
        goal, parent = each[f"goal_{language}"], each[f"parent_{language}"]
        begins, ends = parse_date(each["starts_on"]), parse_date(each["ends_on"])
        state = states.get(each["id"], "")
        shown = {
            **each,
            "part": goal if parent else "",
            "starts_on": begins,
            "ends_on": ends,
            "bar": bar(content["year"], begins, ends),
            "state": state,
            "state_label": Activity.State(state).label if state else "",
            "doers": [doer["name"] for doer in each["doers"] if doer["id"] in seen],
            "is_by_office": not each["organisations"],
            "targets": [_target(target, language) for target in each["targets"]],
        }
        groups.setdefault(parent or goal, []).append(shown)
    return list(groups.items())


def opinions(plan):
    """What was said of a plan, the latest first."""
    return Opinion.objects.filter(plan=plan).select_related("organisation", "activity", "by").order_by("-at", "-id")


def asked_now(person):
    """The plans that somebody is asked about today."""
    today = timezone.localdate()
    found = ActivityPlan.objects.filter(consult_from__lte=today, consult_to__gte=today, closed_on=None)
    return found.order_by("year") if rules.speaks_for_a_member(person) else found.none()


def problems(plan):
    """The activities nobody answers for, which the board cannot decide on."""
    return [each for each in activities(plan) if not each.owners.all() and each.state != Activity.State.CANCELLED]


def step(plan):
    """Where a plan is on its way: 1 drawn up, 2 members are asked, 3 to be decided on, 4 followed, 5 closed."""
    if plan.is_closed:
        return 5
    if plan.is_consulted:
        return 2
    if plan.decided_on:
        return 4
    return 3 if plan.consult_to and plan.consult_to < timezone.localdate() else 1


def to_copy(plan, into):
    """What of a plan could go on in another (None: not begun): not there yet."""
    found = activities(plan).select_related("plan", "goal__parent")
    return found.exclude(copies__plan=into) if into else found


def days_in(activity, year):
    """The days that an activity would have in the plan of another year: the same ones of it."""
    return tuple(_in_year(day, year - activity.plan.year) for day in (activity.starts_on, activity.ends_on))


def _in_year(day, years):
    """The same day so many years later; 28 February for a leap day."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def going_on(found):
    """Those that are not over, or were done and may well be done again: all but what was cancelled."""
    return [each.pk for each in found if each.state != Activity.State.CANCELLED]


def whom_to_ask():
    """The first contacts of active members, who are told that a consultation has begun."""
    people = Person.objects.shown().filter(
        is_active=True, contact_for__is_first=True, contact_for__organisation__state="active"
    )
    return people.distinct().order_by("pk")


def who_may_own(activity=None):
    """Who can answer for an activity: the team, those who speak for the members that do it, and those who do it now."""
    may = ~Q(team="")
    if activity:
        may |= Q(contact_for__organisation__in=activity.organisations.all()) | Q(pk__in=activity.owners.all())
    found = Person.objects.shown().filter(may, is_active=True)
    return found.distinct().order_by("name", "id")


def proposed_by(person):
    """What the organisations somebody speaks for have proposed, the latest first."""
    found = Activity.objects.filter(organisations__contacts__person=person).exclude(proposed_by=None)
    return found.select_related("plan", "goal").distinct().order_by("-id")
