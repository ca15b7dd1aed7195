from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from pakten.matching.errors import MatchingError
from pakten.mingle import actions, planning, queries
from pakten.mingle.forms import DialsForm, PairForm
from pakten.mingle.models import Mingle, Plan
from pakten.mingle.office.asking import by_form, said
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
        return _shown(request, mingle, problem=gettext("Rounds: write a number from 1 to 20."))
    return _done(request, mingle, lambda: actions.turn(mingle=mingle, by=request.user, **form.changes()))


@team_only
@by_form
def pair(request, pk):
    """Locks two people together, keeps them apart, or lets the wishes decide again."""
    mingle = _mingle(pk)
    form = PairForm(request.POST, participants=queries.participants(mingle))
    if not form.is_valid():
        return _shown(request, mingle, pair_form=form)
    act = {"lock": actions.lock, "ban": actions.ban, "release": actions.release}[form.cleaned_data["deed"]]
    return _done(request, mingle, lambda: act(mingle=mingle, pair=form.pair(), by=request.user))


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
    """Shows what will hold, then makes it hold."""
    mingle = _mingle(pk)
    if mingle.plan is None:
        return redirect("mingle_office:mingle", pk)
    if request.method == "POST":
        actions.publish(mingle=mingle, by=request.user)
        messages.success(request, gettext("The plan is published. Print the slips, or fetch the table."))
        return redirect("mingle_office:publish", pk)
    return render(request, "mingle/publish.html", {**_figures(mingle), "mingle": mingle, "step": "publish"})


def _mingle(pk):
    return get_object_or_404(Mingle.objects.select_related("plan__before", "published_plan", "event"), pk=pk)


def _done(request, mingle, act):
    """Does what was asked and tells what it cost; what is impossible is said, and nothing has changed."""
    before = mingle.plan
    try:
        plan = act()
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
    if before is None or before.rounds != plan.rounds:
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
    has_prices = "prices" in request.GET  # asked for by a link, where scripts do not fetch them
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
        "dials": _dials(plan, queries.prices(mingle) if has_prices else {}),
        "has_prices": has_prices,
        "pair_form": pair_form or PairForm(participants=queries.participants(mingle)),
        "news": news,
        "problem": problem,
    }
    return render(request, template, words, status=status)


def _asks_for_a_part(request):
    """htmx asks for the bench alone, and for a whole page when somebody goes back in the browser."""
    return request.headers.get("HX-Request-Type") == "partial"


def _figures(mingle):
    outcome = queries.outcome(mingle.plan)
    return {
        "plan": mingle.plan,
        "outcome": outcome,
        "people_count": sum(len(each.people) for each in outcome.meetings if each.round == 1)
        + sum(1 for round, _key in outcome.idle if round == 1),
        "trios": sum(1 for each in outcome.meetings if len(each.people) == 3),
        "is_published": mingle.published_plan_id == mingle.plan_id,
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
        if dial != "fixed_row" or plan.rounds > 1
    ]


def _standing(plan, dial):
    return float(plan.surprise) if dial == "surprise" else getattr(plan, dial)
