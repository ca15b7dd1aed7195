"""What the network led to, for everybody. Every figure comes from `publishing`."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render

from pakten.plan.models import Indicator
from pakten.results import publishing, telling
from pakten.results.status import Status

SHOWN = 30  # of what a figure rests on; the lists of members and events have the rest
TALLIED = (Status.REACHED, Status.ON_THE_WAY, Status.BEHIND)


@login_not_required
def results(request):
    """The newest year that is told: the last closed one, or the one that goes on."""
    periods = publishing.public_periods()
    years = [each for each in periods if each.kind == each.Kind.YEAR] or periods
    newest = next((each for each in years if each.is_closed), years[0] if years else None)
    return _told(request, newest, periods)


@login_not_required
def period(request, slug):
    periods = publishing.public_periods()
    return _told(request, _of_slug(slug, periods), periods)


@login_not_required
def figure(request, slug, key):
    """One indicator: how it is counted, its years, its groups, what was corrected, and what it rests on."""
    chosen = _of_slug(slug, publishing.public_periods())
    outcome = publishing.public_outcome(chosen, key)
    if outcome is None:
        raise Http404
    basis, others = publishing.public_basis(outcome)
    return render(
        request,
        "results/figure.html",
        {
            "period": chosen,
            "line": telling.line(outcome),
            "outcome": outcome,
            "indicator": outcome.indicator,
            "trend": telling.trend(outcome),
            "cuts": telling.cuts(outcome),
            "corrections": publishing.public_corrections(outcome),
            "baseline": publishing.public_baseline(outcome.indicator),
            "basis": basis[:SHOWN],
            "more": max(len(basis) - SHOWN, 0),
            "others": others,
            "level": telling.LEVELS[outcome.indicator.level],
        },
    )


def _of_slug(slug, periods):
    found = next((each for each in periods if each.slug == slug), None)
    if found is None:
        raise Http404
    return found


def _told(request, chosen, periods):
    lines = [telling.line(each) for each in publishing.public_outcomes(chosen)] if chosen else []
    return render(
        request,
        "results/results.html",
        {
            "period": chosen,
            "periods": periods,
            "lines": lines,
            "goals": _by_goal(lines),
            "sheaf": telling.sheaf(lines),
            "tally": _tally(lines),
            "gone": round(telling.gone(chosen) * 100) if chosen else 0,
            "hides": any(line.outcome.hides for line in lines),
        },
    )


def _by_goal(lines):
    """[(goal, [(whose effect, its heading, [line])])] in their order; what belongs to a part stands under the whole."""
    goals = {}
    for line in lines:
        goal = line.outcome.indicator.goal
        whole = goal.parent or goal
        goals.setdefault(whole, {}).setdefault(line.outcome.indicator.level, []).append(line)
    ordered = sorted(goals, key=lambda goal: (goal.order, goal.pk))
    return [
        (
            goal,
            [(level, telling.LEVELS[level], goals[goal][level]) for level in Indicator.Level if level in goals[goal]],
        )
        for goal in ordered
    ]


def _tally(lines):
    """[(status, its word, how many)] of those that have a target and a figure."""
    found = []
    for status in TALLIED:
        of_it = [line for line in lines if line.status == status]
        if of_it:
            found.append((status, of_it[0].words, len(of_it)))
    return found
