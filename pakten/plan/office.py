"""The goals of the network, for the office to write."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pakten.network.decorators import office_only
from pakten.plan import actions
from pakten.plan.forms import GoalForm
from pakten.plan.models import Goal


@office_only
def goals(request):
    return render(request, "plan/goals.html", {"goals": Goal.objects.all()})


@office_only
def add(request):
    form = GoalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_goal(by=request.user, **form.cleaned_data)
        return redirect("plan_office:goals")
    return render(request, "plan/goal.html", {"form": form, "heading": _("Add a goal")})


@office_only
def change(request, pk):
    goal = get_object_or_404(Goal, pk=pk)
    form = GoalForm(request.POST or None, instance=goal)
    if request.method == "POST" and form.is_valid():
        actions.change_goal(goal=goal, by=request.user, **form.cleaned_data)
        return redirect("plan_office:goals")
    return render(request, "plan/goal.html", {"form": form, "heading": _("Change the goal")})


@office_only
def remove(request, pk):
    goal = get_object_or_404(Goal, pk=pk)
    if request.method == "POST":
        actions.remove_goal(goal=goal, by=request.user)
        messages.success(request, _("The goal is removed."))
        return redirect("plan_office:goals")
    return render(request, "plan/goal.html", {"heading": _("Remove the goal?"), "goal": goal})
