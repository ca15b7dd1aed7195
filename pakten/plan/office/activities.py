"""The activities of a plan, for the team to say how it goes and the office to change."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pakten.network.decorators import office_only, team_only
from pakten.network.our_queries import Comparison, fingerprints
from pakten.network.rules import is_office
from pakten.plan import actions
from pakten.plan.forms.activities import ActivityForm, DeclineForm, MoveForm, TakeInForm, written
from pakten.plan.models import Activity, ActivityPlan
from pakten.plan.queries import boards, histories, plans

CLOSED = gettext_lazy(
    "The plan is closed, so nothing in it changes any more. Copy what you wrote, and use it for a coming year."
)
ANSWERED = gettext_lazy("Somebody has answered the proposal already, or the plan is closed. Nothing is changed.")
FORM = "plan/office/activity_form.html"


def _known(pk):
    found = Activity.objects.select_related("plan", "goal__parent", "proposed_by")
    return get_object_or_404(found, pk=pk)


@team_only
def activity(request, pk):
    found = _known(pk)
    form = MoveForm(request.POST or None, activity=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.move_activity(activity=found, by=request.user, **form.cleaned_data)
        except actions.PlanProblem:
            form.add_error(None, _why_not_moved(found))
        else:
            messages.success(request, _("Saved."))
            return redirect("activity_office:activity", pk)
    words = {
        "activity": found,
        "form": form,
        "organisations": found.organisations.order_by("sort_key", "pk"),
        "targets": found.targets.select_related("indicator"),
        "history": histories.history(found),
        "opinions": plans.opinions(found.plan).filter(activity=found),
        "bar": boards.bar(found.plan.year, found.starts_on, found.ends_on),
        "axis": boards.axis(found.plan.year),
        "may_change": is_office(request.user) and not found.plan.is_closed,
    }
    return render(request, "plan/office/activity.html", words)


def _why_not_moved(found):
    found.refresh_from_db()
    if found.state == Activity.State.PROPOSED:
        return _("It is only proposed. Take it into the plan first.")
    return _("It is not in the plan.") if found.state == Activity.State.DECLINED else CLOSED


@office_only
def add(request, year):
    plan = get_object_or_404(ActivityPlan, year=year)
    form = ActivityForm(request.POST or None, plan=plan)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_activity(plan=plan, by=request.user, **form.details())
        except actions.PlanProblem:
            form.add_error(None, CLOSED)
        else:
            messages.success(request, _("It is in the plan."))
            return redirect("activity_office:activity", made.pk)
    return render(request, FORM, {"form": form, "plan": plan, "heading": _("Add an activity")})


@office_only
def change(request, pk):
    found = _known(pk)
    form = ActivityForm(request.POST or None, plan=found.plan, activity=found)
    words = {"plan": found.plan, "activity": found, "heading": _("Change the activity")}
    if request.method == "POST" and form.is_valid():
        edition = form.cleaned_data["edition"] or 0
        try:
            actions.change_activity(activity=found, edition=edition, by=request.user, **form.details())
        except actions.ChangedMeanwhile:
            return render(request, FORM, {**words, **_both(request, found.pk, form)})
        except actions.PlanProblem:
            form.add_error(None, CLOSED)
        else:
            messages.success(request, _("Saved."))
            return redirect("activity_office:activity", pk)
    return render(request, FORM, {**words, "form": form})


def _both(request, pk, form):
    """The form with all that was written, what somebody else saved meanwhile where nothing was, and who they are."""
    found = _known(pk)
    now = histories.page_now(found)
    comparison = Comparison.of(now=now, wanted=histories.page_of(**form.details()), seen=form.cleaned_data["seen"])
    typed = request.POST.copy()
    typed["edition"], typed["seen"] = found.edition, fingerprints(now)
    for field in comparison.changed_meanwhile:
        if not comparison.is_touched(field):
            typed = _without_aims(typed) if field == "targets" else typed
            for name, values in written(field, now[field]).items():
                typed.setlist(name, values)
    last = next((step for step in histories.history(found) if step.changes), None)
    return {
        "form": ActivityForm(typed, plan=found.plan, activity=found),
        "clashes": histories.clashes(comparison),
        "changed_by": last,
        "is_changed_meanwhile": True,
    }


def _without_aims(typed):
    for name in [name for name in typed if name.startswith(("indicator-", "value-"))]:
        typed[name] = ""
    return typed


@office_only
def take_in(request, pk):
    words = {"heading": _("Take it into the plan"), "deed": _("Take it in")}
    return _answer(
        request, pk, TakeInForm, actions.take_in, _("It is in the plan, and who proposed it is told."), words
    )


@office_only
def decline(request, pk):
    words = {"heading": _("Decline the proposal"), "deed": _("Decline and tell them"), "is_no": True}
    return _answer(
        request, pk, DeclineForm, actions.decline, _("The proposal is declined, and who made it is told."), words
    )


def _answer(request, pk, form_of, action, done, words):
    found = _known(pk)
    form = form_of(request.POST or None, activity=found)
    is_waiting = found.state == Activity.State.PROPOSED and not found.plan.is_closed
    if request.method == "POST" and form.is_valid():
        try:
            action(activity=found, by=request.user, **form.cleaned_data)
        except actions.PlanProblem:
            is_waiting = False
            form.add_error(
                None, _("Somebody has answered the proposal already, or the plan is closed. Nothing is changed.")
            )
        else:
            messages.success(request, done)
            return redirect("activity_office:activity", pk)
    return render(
        request, "plan/office/answer.html", {**words, "activity": found, "form": form, "is_waiting": is_waiting}
    )
