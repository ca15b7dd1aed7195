from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from pakten.matching.score import wishes
from pakten.mingle import planning, prints, queries, rules
from pakten.mingle.models import Mingle
from pakten.network.decorators import team_only
from pakten.network.downloads import take_home


@team_only
def people(request, pk):
    """Who comes, and what they wish for; with `show=silent` those who have said nothing."""
    mingle = get_object_or_404(Mingle.objects.select_related("event", "plan"), pk=pk)
    everybody = queries.people(mingle)
    words = {
        "mingle": mingle,
        "people": _looked_for(request, everybody),
        "standing": queries.standing(mingle, everybody),
        "is_silent": request.GET.get("show") == "silent",
        "may_ask": rules.may_ask_for_wishes(mingle),
    }
    return render(request, "mingle/people.html", words)


@team_only
def table(request, pk, kind):
    """The same as a file."""
    mingle = get_object_or_404(Mingle, pk=pk)
    return take_home(*prints.people(_looked_for(request, queries.people(mingle))), name=f"people-{pk}", kind=kind)


def _looked_for(request, everybody):
    if request.GET.get("show") == "silent":
        return [each for each in everybody if not each.has_wishes]
    return everybody


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
    once = plan.rounds == 1 and plan.table_size == 2
    alternatives = [] if is_locked and once else _alternatives(request, plan, problem, outcome, locked, key)
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
                    "price": price,
                    "person": explained.people[other],
                    "reason": explained.reason(planning.Meeting(1, 1, (key, other), 0)),
                }
                for other, price in alternatives
            ],
            "is_locked": is_locked and once,
            "is_long": queries.takes_long(plan),
            "is_exact": once,
            "has_one_round": plan.rounds == 1,
        },
    )


def _alternatives(request, plan, problem, outcome, locked, key):
    """[(key of somebody else, price)]: in one round of pairs with the exact price of each; else those that cost least
    by the proof, and the exact price of one that was asked for, since each takes a plan of its own."""
    if plan.rounds == 1 and plan.table_size == 2:
        return [(each.other, each) for each in planning.alternatives(problem, queries.dials(plan), locked, key)]
    meets = {other for each in outcome.meetings if key in each.people for other in each.people}
    others = planning.likely(problem, queries.dials(plan), key, but=meets)
    asked, price = request.GET.get("price", ""), None
    if asked in others and not queries.takes_long(plan):
        price = planning.price_of(problem, outcome, locked, (key, asked))
    return [(other, price if other == asked else None) for other in others]


def _meeting(meeting, key, explained):
    return {
        "meeting": meeting,
        "others": [explained.people[other] for other in meeting.people if other != key],
        "reason": explained.reason(meeting),
        "points": explained.talking_points(meeting),
    }
