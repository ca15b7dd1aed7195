"""The goals of the network, for the office to write. They are shown with what is measured, in `results`."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pakten.network.decorators import office_only
from pakten.plan import actions, queries, rules
from pakten.plan.forms.goals import GoalForm
from pakten.plan.models import Goal

STRUCTURE = "results_office:structure"


@office_only
def goals(request):
    """Where the goals stood before they were shown with what is measured."""
    return redirect(STRUCTURE)


@office_only
def add(request, pk=None):
    """A goal, or a part of the goal with this key."""
    parent = get_object_or_404(Goal.objects.whole(), pk=pk) if pk else None
    form = GoalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_goal(parent=parent, by=request.user, **form.cleaned_data)
        return redirect(STRUCTURE)
    heading = _("Add a sub-goal") if parent else _("Add a goal")
    return render(request, "plan/goal.html", {"form": form, "heading": heading, "part_of": parent})


@office_only
def change(request, pk):
    goal = get_object_or_404(Goal, pk=pk)
    form = GoalForm(request.POST or None, instance=goal)
    if request.method == "POST" and form.is_valid():
        actions.change_goal(goal=goal, by=request.user, **form.cleaned_data)
        return redirect(STRUCTURE)
    words = {"form": form, "heading": _("Change the goal"), "changed": goal, "wordings": queries.wordings(goal)}
    return render(request, "plan/goal.html", {**words, "may_remove": rules.may_remove(goal)})


@office_only
def move(request, pk):
    goal = get_object_or_404(Goal, pk=pk)
    if request.method == "POST":
        actions.move_goal(goal=goal, by=request.user)
    return redirect(STRUCTURE)


@office_only
def remove(request, pk):
    goal = get_object_or_404(Goal, pk=pk)
    if request.method == "POST":
        try:
            actions.remove_goal(goal=goal, by=request.user)
        except actions.GoalProblem:
            messages.error(request, _("Something hangs on the goal. Give it a last year instead."))
            return redirect("plan_office:change", goal.pk)
        messages.success(request, _("The goal is removed."))
        return redirect(STRUCTURE)
    return render(request, "plan/goal.html", {"heading": _("Remove the goal?"), "goal": goal})
