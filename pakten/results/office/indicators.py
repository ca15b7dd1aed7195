"""The goal structure for the team to read and the office to write: what is aimed at, and what shows it."""

from django.contrib import messages
from django.forms import model_to_dict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.network.decorators import office_only, team_only
from pakten.network.downloads import take_home
from pakten.network.rules import is_office
from pakten.plan import actions, queries
from pakten.plan.models import Indicator
from pakten.results import prints
from pakten.results.forms.indicators import IndicatorForm, TargetsForm
from pakten.results.measures import MEASURES


@team_only
def structure(request):
    year = timezone.localdate().year
    branches = queries.structure(year)
    shown = [followed for branch in _all(branches) for followed in branch.indicators]
    words = {
        "branches": branches,
        "may_change": is_office(request.user),
        "year": year,
        "number": len(shown),
        "unowned": sum(each.indicator.responsible_id is None for each in shown),
        "without_target": sum(each.target is None for each in shown),
        "gone": {each.indicator.pk for each in shown if _is_gone(each.indicator)},
        "ended": Indicator.objects.filter(to_year__lt=year).order_by("-to_year", "id"),
    }
    return render(request, "results/office/structure.html", words)


@team_only
def structure_table(request, kind):
    year = timezone.localdate().year
    return take_home(*prints.structure(queries.structure(year), year), name=_("goals-and-indicators"), kind=kind)


@team_only
def indicator(request, key):
    found = get_object_or_404(Indicator.objects.select_related("goal__parent", "responsible"), key=key)
    words = {
        "indicator": found,
        "may_change": is_office(request.user),
        "targets": found.targets.order_by("year"),
        "wordings": queries.wordings(found),
        "is_gone": _is_gone(found),
        "is_frozen": found.figures.exists(),
        "measure": MEASURES.get(found.measure),
    }
    return render(request, "results/office/indicator.html", words)


@office_only
def add_indicator(request, pk=None):
    """A new one; `pk`: the goal it belongs to. With ?like=key, filled in as another is."""
    like = Indicator.objects.filter(key=request.GET.get("like", "")).first()
    begin = model_to_dict(like, exclude=["id", "key", "to_year"]) if like else {"goal": pk}
    form = IndicatorForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        made = actions.add_indicator(by=request.user, **form.cleaned_data)
        messages.success(request, _("The indicator is added. Say what it should come to."))
        return redirect("results_office:targets", made.key)
    return render(request, "results/office/indicator_form.html", {"form": form, "heading": _("Add an indicator")})


@office_only
def change_indicator(request, key):
    found = get_object_or_404(Indicator, key=key)
    is_frozen = found.figures.exists()
    form = IndicatorForm(request.POST or None, instance=found, is_frozen=is_frozen)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_indicator(indicator=found, by=request.user, **form.cleaned_data)
        except actions.IndicatorProblem:
            messages.error(request, _("Figures of it were frozen meanwhile. Make a new indicator from it instead."))
        return redirect("results_office:indicator", found.key)
    words = {"form": form, "heading": _("Change the indicator"), "indicator": found, "is_frozen": is_frozen}
    return render(request, "results/office/indicator_form.html", words)


@office_only
def targets(request, key):
    found = get_object_or_404(Indicator, key=key)
    form = TargetsForm(request.POST or None, indicator=found, year=timezone.localdate().year)
    if request.method == "POST" and form.is_valid():
        actions.set_targets(indicator=found, targets=form.targets, by=request.user)
        messages.success(request, _("The targets are saved."))
        return redirect("results_office:indicator", found.key)
    return render(request, "results/office/targets.html", {"form": form, "indicator": found})


@office_only
def move_indicator(request, key):
    found = get_object_or_404(Indicator, key=key)
    if request.method == "POST":
        actions.move_indicator(indicator=found, by=request.user)
    return redirect("results_office:structure")


def _all(branches):
    for branch in branches:
        yield branch
        yield from _all(branch.parts)


def _is_gone(indicator):
    """Whether nothing counts it any more."""
    return bool(indicator.measure) and indicator.measure not in MEASURES
