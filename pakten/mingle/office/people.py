from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from pakten.matching.score import wishes
from pakten.mingle import planning, queries
from pakten.mingle.models import Mingle
from pakten.network.decorators import team_only


@team_only
def people(request, pk):
    """Who comes, and what they wish for."""
    mingle = get_object_or_404(Mingle, pk=pk)
    return render(request, "mingle/people.html", {"mingle": mingle, "people": queries.people(mingle)})


@team_only
def person(request, pk, key):
    """One participant: whom they meet and why, which wishes are met, and what it would cost to meet somebody else."""
    mingle = get_object_or_404(Mingle.objects.select_related("plan"), pk=pk)
    if mingle.plan is None:
        raise Http404
    plan = mingle.plan
    problem = queries.problem(mingle, banned=plan.banned)
    if key not in problem.index:
        raise Http404
    locked = [tuple(pair) for pair in plan.locked]
    outcome, explained = queries.outcome(plan), planning.Explained(problem, "en" if get_language() == "en" else "sv")
    is_locked = any(key in pair for pair in locked)
    alternatives = []
    if plan.rounds == 1 and not is_locked:
        alternatives = planning.alternatives(problem, queries.dials(plan), locked, key)
    fulfilled = wishes(problem, [meeting.people for meeting in outcome.meetings])[problem.index[key]]
    return render(
        request,
        "mingle/person.html",
        {
            "mingle": mingle,
            "person": explained.people[key],
            "meetings": [_meeting(each, key, explained) for each in outcome.meetings if key in each.people],
            "met": [explained.wish(wish) for wish in fulfilled.met],
            "missed": [explained.wish(wish) for wish in fulfilled.missed],
            "alternatives": [
                {
                    "price": each,
                    "person": explained.people[each.other],
                    "reason": explained.reason(planning.Meeting(1, 1, (key, each.other), 0)),
                }
                for each in alternatives
            ],
            "is_locked": is_locked,
            "has_one_round": plan.rounds == 1,
        },
    )


def _meeting(meeting, key, explained):
    return {
        "meeting": meeting,
        "others": [explained.people[other] for other in meeting.people if other != key],
        "reason": explained.reason(meeting),
        "points": explained.talking_points(meeting),
    }
