"""The activity plans of the years, for the team to follow."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pakten.network.decorators import office_only, team_only
from pakten.network.downloads import paper, take_home
from pakten.network.rules import is_office
from pakten.plan import actions, prints
from pakten.plan.forms.plans import BeginForm
from pakten.plan.models import ActivityPlan
from pakten.plan.queries import boards, histories, plans

SHOWN = 5  # rows of each thing to see to, before "and so many more"


@team_only
def all_plans(request, form=None):
    """Every year's plan, and how to begin one."""
    found = list(boards.overview())
    form = form or BeginForm(initial={"year": _next(found)})
    return render(
        request, "plan/office/plans.html", {"found": found, "form": form, "may_change": is_office(request.user)}
    )


def _next(found):
    """The year that nobody has begun on: this, else the one after the last."""
    year = timezone.localdate().year
    return year if year not in {each.year for each in found} else max(each.year for each in found) + 1


@office_only
def begin(request):
    form = BeginForm(request.POST or None)
    if request.method != "POST":
        return redirect("activity_office:plans")
    if not form.is_valid():
        return all_plans(request, form)
    return redirect("activity_office:plan", actions.open_plan(by=request.user, **form.cleaned_data).year)


@team_only
def plan(request, year):
    found = get_object_or_404(ActivityPlan, year=year)
    activities = list(plans.activities(found))
    version, opinions = plans.decided(found), list(plans.opinions(found))
    words = {
        "plan": found,
        "step": plans.step(found),
        "board": boards.board(activities),
        "groups": boards.by_goal(activities, found.year),
        "axis": boards.axis(found.year),
        "shown": SHOWN,
        "proposals": list(plans.proposals(found)),
        "version": version,
        "differences": plans.differences(version, found) if version and not found.is_closed else [],
        "versions": list(found.versions.order_by("-number").only("plan", "number", "decided_on", "note")),
        "closings": histories.closings(found),
        "opinions": opinions,
        "said_of": {each.activity_id for each in opinions},
        "may_change": is_office(request.user) and not found.is_closed,
        "is_office": is_office(request.user),
        "may_close": found.decided_on or found.year < timezone.localdate().year,
    }
    return render(request, "plan/office/plan.html", words)


@team_only
def said(request, year):
    """What members said, beside what they said it of."""
    found = get_object_or_404(ActivityPlan, year=year)
    opinions = list(plans.opinions(found))
    about = {each.activity_id for each in opinions}
    words = {
        "plan": found,
        "number": len(opinions),
        "whole": [each for each in opinions if each.activity_id is None],
        "groups": [
            (activity, [each for each in opinions if each.activity_id == activity.pk])
            for activity in plans.activities(found)
            if activity.pk in about
        ],
    }
    return render(request, "plan/office/said.html", words)


@team_only
def table(request, year, kind):
    """The activities as a file, in the order of the page."""
    found = get_object_or_404(ActivityPlan, year=year)
    groups = boards.by_goal(plans.activities(found), found.year)
    activities = [activity for _goal, rows in groups for activity, _bar in rows]
    return take_home(*prints.activities(activities, found.year), name=_("activity-plan-%s") % year, kind=kind)


@team_only
def pdf(request, year):
    """The plan on paper as it stands now."""
    found = get_object_or_404(ActivityPlan, year=year)
    made = prints.paper(plans.snapshot(found), version=None, language=get_language())
    return paper(made, name=_("activity-plan-%s") % year)
