from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from pakten.matching.errors import MatchingError
from pakten.matching.problem import why_never
from pakten.mingle import actions, planning, queries
from pakten.mingle.forms import DialsForm, PairForm
from pakten.mingle.models import Mingle, Plan
from pakten.mingle.office.asking import by_form, said
from pakten.mingle.office.orders import ordered
from pakten.network.decorators import team_only

SETTINGS = {
    "fairness": [
        ("sum", _("As many wishes as possible"), _("Counts points alone.")),
        ("sqrt", _("Balanced"), _("A first wish met counts more than a fourth.")),
        ("leximin", _("Nobody without"), _("First everybody gets something, then points.")),
    ],
    "surprise": [
        ("0.0", _("None"), ""),
        ("0.1", _("A little"), ""),
        ("0.25", _("A quarter"), ""),
        ("0.5", _("Half"), ""),
    ],
    "fixed_row": [
        ("False", _("Everyone moves"), ""),
        ("True", _("One row sits still"), ""),
    ],
}


CLASHES = {  # why two at a table should not share it, where it may be told
    None: _("have met in an earlier round"),
    "colleagues": _("come from the same organisation"),
    "met": _("know each other already"),
    "banned": _("are to be kept apart, as you decided"),
}


@dataclass(frozen=True)
class MeetingRow:
    """A meeting as the workbench shows it."""

    table: int
    people: list
    points: int
    reason: str
    pairs: list  # the pairs in it: (first, second, whether it is locked)
    is_locked: bool


@team_only
def bench(request, pk):
    """The workbench: who meets whom and why, and everything that can be turned."""
    mingle = _mingle(pk)
    if mingle.plan is None:
        return redirect("mingle_office:mingle", pk)
    return _shown(request, mingle)


@team_only
@by_form
def turn(request, pk):
    """Turns the dials that were sent, and plans again."""
    mingle = _mingle(pk)
    form = DialsForm(request.POST)
    if not form.is_valid():
        return _shown(request, mingle, problem=gettext("Write 1 to 20 rounds, and 2 to 12 people at a table."))
    return _done(request, mingle, actions.turning(mingle, **form.changes()))


@team_only
@by_form
def another(request, pk):
    """Another draw among plans that are about as good."""
    mingle = _mingle(pk)
    return _done(request, mingle, actions.another(mingle))


@team_only
@by_form
def pair(request, pk):
    """Locks two people together, keeps them apart, or lets the wishes decide again."""
    mingle = _mingle(pk)
    form = PairForm(request.POST, participants=queries.participants(mingle))
    if not form.is_valid():
        return _shown(request, mingle, pair_form=form)
    asking = {"lock": actions.locking, "ban": actions.banning, "release": actions.releasing}
    return _done(request, mingle, asking[form.cleaned_data["deed"]](mingle, form.pair()))


@team_only
@by_form
def undo(request, pk):
    mingle = _mingle(pk)
    if actions.undo(mingle=mingle, by=request.user) is None:
        return _shown(request, mingle, problem=gettext("There is nothing more to undo."))
    return _answer(request, mingle, news=gettext("Undone."))


@team_only
def prices(request, pk):
    """What every setting of every dial would give; asked for after the workbench itself is there."""
    mingle = _mingle(pk)
    if mingle.plan is None:
        raise Http404
    return render(request, "mingle/parts/dials.html", {"dials": _dials(mingle.plan, queries.prices(mingle))})


@team_only
def publish(request, pk):
    """Shows what will hold, then makes it hold: the plan on the bench, or one of the history."""
    mingle = _mingle(pk)
    chosen = request.GET.get("plan", "")
    plan = queries.numbered(mingle, int(chosen)) if chosen.isdigit() else mingle.plan
    if plan is None or plan.is_of_another_list:
        return redirect("mingle_office:mingle", pk)
    if request.method == "POST":
        actions.publish(mingle=mingle, plan=plan, by=request.user)
        messages.success(request, gettext("The plan is published. Print the slips, or fetch the table."))
        return redirect(reverse("mingle_office:publish", args=[pk]) + (f"?plan={plan.pk}" if chosen else ""))
    words = {**_figures(mingle, plan), "mingle": mingle, "step": "publish"}
    return render(request, "mingle/publish.html", words)


def _mingle(pk):
    return get_object_or_404(Mingle.objects.select_related("plan__before", "published_plan", "event"), pk=pk)


def _done(request, mingle, asked):
    """Does what was asked and tells what it cost; what is impossible is said, and nothing has changed. What takes long
    is ordered, and the page shows how it goes."""
    before = mingle.plan
    people = mingle.participants.count()
    if planning.is_long(people, asked.get("dials") or queries.dials(before)):
        return ordered(request, mingle, **asked)
    try:
        plan = actions.plan(mingle=mingle, by=request.user, **asked)
    except MatchingError as error:
        return _shown(request, mingle, problem=said(error))
    return _answer(request, mingle, news=cost(before, plan))


def _answer(request, mingle, *, news):
    if _asks_for_a_part(request):
        return _shown(request, _mingle(mingle.pk), news=news)
    messages.success(request, news)
    query = f"?round={request.GET['round']}" if request.GET.get("round", "").isdigit() else ""
    return redirect(reverse("mingle_office:bench", args=[mingle.pk]) + query)


def cost(before, plan):
    """What a change cost or gave, in a sentence: points are plain points, whatever the dials say."""
    if before is None or (before.rounds, before.table_size) != (plan.rounds, plan.table_size):
        return gettext("Planned again.")
    points = sum(each["points"] for each in plan.meetings) - sum(each["points"] for each in before.meetings)
    wishes = plan.wishes_met - before.wishes_met
    if not points and not wishes:
        return gettext("Planned again. It cost nothing.")
    parts = [ngettext("%(points)+d point", "%(points)+d points", abs(points)) % {"points": points}]
    if wishes:
        parts.append(ngettext("%(count)+d wish met", "%(count)+d wishes met", abs(wishes)) % {"count": wishes})
    return gettext("Planned again: %(changes)s.") % {"changes": ", ".join(parts)}


def _shown(request, mingle, *, news="", problem="", pair_form=None):
    is_part = _asks_for_a_part(request)
    template = "mingle/bench.html#bench" if is_part else "mingle/bench.html"
    status = 422 if (problem or pair_form) and not is_part else 200
    plan = mingle.plan
    outcome, matter = queries.outcome(plan), queries.problem(mingle, banned=plan.banned)
    explained = planning.Explained(matter, "en" if get_language() == "en" else "sv")
    round = _round(request, plan.rounds)
    takes_long = queries.takes_long(plan)
    known = queries.prices_asked_for(plan) if takes_long else {}
    has_prices = bool(known) or ("prices" in request.GET and not takes_long)  # by a link, where scripts fetch none
    locked = {tuple(pair) for pair in plan.locked}
    names = {key: each.name for key, each in explained.people.items()}
    words = {
        **_figures(mingle),
        "mingle": mingle,
        "step": "bench",
        "rows": [_row(each, explained, locked) for each in outcome.meetings if each.round == round],
        "idle": [explained.people[key] for number, key in outcome.idle if number == round],
        "round": round,
        "rounds": range(1, plan.rounds + 1),
        "without": [_without(key, outcome, explained) for key in outcome.without if key in explained.people],
        "locked": [_named_pair(pair, names) for pair in plan.locked],
        "banned": [_named_pair(pair, names) for pair in plan.banned],
        "dials": _dials(plan, known or (queries.prices(mingle) if has_prices else {})),
        "has_prices": has_prices,
        "takes_long": takes_long,
        "open_order": queries.open_order(mingle),
        **_clashes(outcome, matter, names, round),
        "pair_form": pair_form or PairForm(participants=queries.participants(mingle)),
        "met_before": len(queries.met_before(mingle)),
        "news": news,
        "problem": problem,
    }
    return render(request, template, words, status=status)


def _clashes(outcome, problem, names, round):
    """Who shares a table in this round but should not, by name; and how many in all. That somebody would rather not
    meet another is said in confidence: such pairs are counted, never named."""
    reasons = [
        (clash, why_never(problem, problem.index[clash[1]], problem.index[clash[2]])) for clash in outcome.clashes
    ]
    here = [
        {"first": names[first], "second": names[second], "reason": CLASHES[reason]}
        for (number, first, second), reason in reasons
        if number == round and reason in CLASHES
    ]
    return {"clashes": here, "clash_count": len(reasons)}


def _asks_for_a_part(request):
    """htmx asks for the bench alone, and for a whole page when somebody goes back in the browser."""
    return request.headers.get("HX-Request-Type") == "partial"


def _figures(mingle, plan=None):
    plan = plan or mingle.plan
    outcome = queries.outcome(plan)
    return {
        "plan": plan,
        "outcome": outcome,
        "people_count": sum(len(each.people) for each in outcome.meetings if each.round == 1)
        + sum(1 for round, _key in outcome.idle if round == 1),
        "trios": sum(1 for each in outcome.meetings if len(each.people) == 3),
        "is_published": mingle.published_plan_id == plan.pk,
    }


def _round(request, rounds):
    asked = request.GET.get("round", "1")
    return min(max(int(asked), 1), rounds) if asked.isdigit() else 1


def _row(meeting, explained, locked):
    keys = [tuple(sorted(pair)) for pair in _pairs(meeting.people)]
    pairs = [
        {"first": explained.people[a], "second": explained.people[b], "is_locked": (a, b) in locked} for a, b in keys
    ]
    return MeetingRow(
        table=meeting.table,
        people=[explained.people[key] for key in meeting.people],
        points=meeting.points,
        reason=explained.reason(meeting),
        pairs=pairs,
        is_locked=any(pair["is_locked"] for pair in pairs),
    )


def _pairs(people):
    return [(a, b) for number, a in enumerate(people) for b in people[number + 1 :]]


def _without(key, outcome, explained):
    """Somebody who gets none of their wishes, and, in a mingle of one round, whom they meet all the same."""
    if outcome.dials.rounds > 1:
        return {"person": explained.people[key]}
    others = [other for each in outcome.meetings if key in each.people for other in each.people if other != key]
    return {"person": explained.people[key], "meets": [explained.people[other] for other in others]}


def _named_pair(pair, names):
    return {"first": {"id": pair[0], "name": names[pair[0]]}, "second": {"id": pair[1], "name": names[pair[1]]}}


def _dials(plan, prices):
    """The dials with their settings, the one that stands, and the price of each where it is known."""
    titles = {
        "fairness": Plan._meta.get_field("fairness").verbose_name,
        "surprise": Plan._meta.get_field("surprise").verbose_name,
        "fixed_row": Plan._meta.get_field("fixed_row").verbose_name,
    }
    return [
        {
            "name": dial,
            "title": titles[dial],
            "settings": [
                {
                    "value": value,
                    "label": label,
                    "hint": hint,
                    "stands": str(_standing(plan, dial)) == value,
                    "price": prices.get((dial, value)),
                }
                for value, label, hint in settings
            ],
        }
        for dial, settings in SETTINGS.items()
        if dial != "fixed_row" or (plan.rounds > 1 and plan.table_size == 2)
    ]


def _standing(plan, dial):
    return float(plan.surprise) if dial == "surprise" else getattr(plan, dial)
