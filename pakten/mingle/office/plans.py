"""The history of a mingle's plans: each with its figures, two beside each other, and one drawn again."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pakten.mingle import actions, planning, queries
from pakten.mingle.models import Mingle, PlanOrder
from pakten.mingle.office.asking import by_form
from pakten.mingle.office.orders import ordered
from pakten.network.decorators import team_only

SHOWN = 40  # people in a comparison before the rest are counted


@team_only
def plans(request, pk):
    """All plans of the mingle, the newest first."""
    mingle = get_object_or_404(Mingle, pk=pk)
    found = [_figured(plan) for plan in queries.history(mingle)]
    return render(request, "mingle/plans.html", {"mingle": mingle, "plans": found})


@team_only
def plan(request, pk, plan):
    """One plan: how good it is, what it was made from, and whether it can be drawn again."""
    mingle, plan = _plan(pk, plan)
    why_not = planning.why_not(plan.snapshot, after_round=plan.after_round)
    words = {"mingle": mingle, "plan": _figured(plan), "why_not": why_not}
    if (number := request.GET.get("order", "")).isdigit():
        redraws = PlanOrder.objects.filter(deed=PlanOrder.Deed.REDRAW, end=PlanOrder.End.DONE)
        done = redraws.filter(pk=number, about=plan).first()
        words["drawn"] = planning.Redraw(**done.result) if done else None
    return render(request, "mingle/plan.html", words)


@team_only
@by_form
def redraw(request, pk, plan):
    """The plan computed anew from what it was made from, and whether it is the same."""
    mingle, plan = _plan(pk, plan)
    why_not = planning.why_not(plan.snapshot, after_round=plan.after_round)
    if not why_not and queries.takes_long(plan):
        return ordered(request, mingle, deed=PlanOrder.Deed.REDRAW, about=plan)
    words = {"mingle": mingle, "plan": _figured(plan), "why_not": why_not, "drawn": queries.redraw(plan)}
    return render(request, "mingle/plan.html", words)


@team_only
@by_form
def put_on_bench(request, pk, plan):
    mingle, plan = _plan(pk, plan)
    if plan.is_of_another_list:
        messages.error(request, _("The people have been replaced since this plan was made. It can only be looked at."))
        return redirect("mingle_office:plans", pk)
    actions.put_on_bench(mingle=mingle, plan=plan, by=request.user)
    messages.success(request, _("Plan %(number)d is on the workbench.") % {"number": plan.number})
    return redirect("mingle_office:bench", pk)


@team_only
@by_form
def order_prices(request, pk):
    """What each setting costs, where it takes longer than a page should."""
    mingle = get_object_or_404(Mingle.objects.select_related("plan"), pk=pk)
    if mingle.plan is None:
        raise Http404
    return ordered(request, mingle, deed=PlanOrder.Deed.PRICES)


@team_only
def compare(request, pk):
    """Any two plans beside each other: the figures, and for each person what is different."""
    mingle = get_object_or_404(Mingle, pk=pk)
    two = [_chosen(mingle, request.GET.get(name, "")) for name in ("first", "second")]
    if None in two or two[0] == two[1]:
        messages.error(request, _("Choose two different plans to compare."))
        return redirect("mingle_office:plans", pk)
    first, second = (_figured(each) for each in two)
    problem = queries.problem(mingle)
    names = {each.id: each for each in problem.participants}
    found = planning.differences(problem, first.outcome, second.outcome)
    rows = [
        {
            "person": names[each.person],
            "gains": [names[key].name for key in each.gains if key in names],
            "loses": [names[key].name for key in each.loses if key in names],
            "difference": each,
        }
        for each in found
    ]
    words = {
        "mingle": mingle,
        "two": [first, second],
        "first": first,
        "second": second,
        "rows": rows[:SHOWN],
        "more": rows[SHOWN:],
        "same": len(problem.participants) - len(found),
        "gainers": sum(each.wishes > 0 for each in found),
        "losers": sum(each.wishes < 0 for each in found),
    }
    return render(request, "mingle/compare.html", words)


def _plan(pk, plan):
    mingle = get_object_or_404(Mingle, pk=pk)
    found = queries.numbered(mingle, plan)
    if found is None:
        raise Http404
    return mingle, found


def _chosen(mingle, number):
    found = queries.numbered(mingle, int(number)) if number.isdigit() else None
    return None if found is None or found.is_of_another_list else found


def _figured(plan):
    """The plan with what the pages say of it."""
    # A list of the history leaves out what is large and not shown.
    plan.outcome = queries.figures_of(plan)
    plan.without_count = len(plan.without)
    plan.meeting_count = len(plan.meetings)
    plan.surprise_percent = planning.percent(float(plan.surprise))
    return plan
