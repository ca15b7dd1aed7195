"""Who is here: the page for the phone of whoever walks about in the room while the mingle runs."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from pakten.mingle import reality_words as words
from pakten.mingle.actions import reality as deeds
from pakten.mingle.models import Mingle
from pakten.mingle.queries import live
from pakten.mingle.queries import reality as queries
from pakten.mingle.reality_forms import WalkInForm
from pakten.mingle.views import now as now_view
from pakten.network.decorators import team_only
from pakten.network.sorting import sort_key

SHOWN = ("all", "here", "gone", "absent")


@team_only
@never_cache
def now(request, pk):
    """The list; and, when something was tapped, what was done."""
    mingle = get_object_or_404(Mingle.objects.select_related("published_plan", "event"), pk=pk)
    if request.headers.get("X-Part") == "missing":
        return JsonResponse({"missing": len(queries.missing(mingle))})
    form = WalkInForm(request.POST if request.POST.get("deed") == "add" else None)
    if request.method == "POST" and (form.is_valid() if form.is_bound else True):
        _tell(request, _do(mingle, request.POST, form, by=request.user))
        show = request.POST.get("show", "")
        query = f"?{urlencode({'show': show})}" if show in SHOWN[1:] else ""
        return redirect(f"{reverse('mingle_office:now', args=[pk])}{query}")
    return render(request, "mingle/now.html", _page(request, mingle, form), status=422 if form.errors else 200)


def _do(mingle, sent, form, *, by):
    """One tap. A button of a row says whom it is about; the others say what is to be done."""
    if key := sent.get("gone"):
        return deeds.mark_gone(mingle=mingle, keys=[key], by=by)
    if key := sent.get("here"):
        return deeds.mark_here(mingle=mingle, keys=[key], by=by)
    if form.is_bound:
        return deeds.add_walk_in(mingle=mingle, **form.cleaned_data, by=by)
    match sent.get("deed"):
        case "several":
            return deeds.mark_gone(mingle=mingle, keys=sent.getlist("chosen"), by=by)
        case "door":
            return deeds.add_from_door(mingle=mingle, by=by)
        case "follow":
            return deeds.follow(mingle=mingle, by=by)
        case "back":
            plan = sent.get("plan", "")
            number = int(plan) if plan.isascii() and plan.isdigit() and len(plan) < 16 else 0
            done = deeds.take_back(mingle=mingle, plan=number, by=by)
            return BACK if done.people else done
    return deeds.Done(people=0)


BACK = object()  # taken back


def _tell(request, done):
    """Said above the list; what a new plan changed stands there anyway."""
    if done is BACK:
        messages.success(request, _("Taken back. The plan from before holds again."))
    elif done.error:
        why = done.error.sentence("en" if get_language() == "en" else "sv")
        messages.warning(request, f"{_('Noted, but the coming rounds could not be planned again.')} {why}")
    elif not done.people:
        messages.info(request, _("Nothing to do: it was done already, or nobody was chosen. This is how it stands."))
    elif not done.plan:
        messages.success(request, _("Noted. There is no coming round to plan again."))


def _page(request, mingle, form):
    standing = live.standing(mingle)
    rows = queries.here(mingle, standing)
    people = [each.person for each in rows]
    done = queries.begun(mingle)
    change = queries.last_change(mingle, people, done)
    everybody = list(mingle.participants.all())
    missing = queries.missing(mingle)
    show, looked_for = request.GET.get("show", ""), request.GET.get("q", "").strip()[:100]
    return {
        "mingle": mingle,
        "form": form,
        "standing": standing,
        "rows": [each for each in rows if _is_shown(each, show) and _is_found(each, looked_for)],
        "show": show if show in SHOWN else "all",
        "looked_for": looked_for,
        "filters": _filters(rows),
        "here_count": sum(not each.is_gone for each in rows),
        "gone_count": sum(each.is_gone for each in rows),
        "alone": [(each, words.alone(each)) for each in queries.alone(mingle, standing, people)],
        "out_of_step": len(queries.out_of_step(mingle, everybody, done)),
        "missing": missing,
        "missing_names": words.names([_Named(each.registration.shown_name) for each in missing]),
        "change": change,
        "change_who": words.who(change) if change else "",
        "change_effect": words.effect(change) if change else "",
        "change_scope": words.scope(change.plan) if change else "",
        "organisations": sorted({each.organisation_name for each in people} - {""}, key=sort_key),
        "setup": {
            "now": now_view.address(mingle),
            "told": live.told(mingle.pk),
            "missing": len(missing),
            "has_door": mingle.event_id is not None,
        },
    }


class _Named:
    def __init__(self, name):
        self.name = name


def _filters(rows):
    """The parts of the list that have anybody in them: (name, words, how many)."""
    found = [
        ("all", _("All"), len(rows)),
        ("here", _("Here"), sum(not each.is_gone for each in rows)),
        ("gone", _("Not here"), sum(each.is_gone for each in rows)),
        ("absent", _("Not checked in"), sum(_is_absent(each) for each in rows)),
    ]
    return [each for each in found if each[2] or each[0] == "all"]


def _is_absent(row):
    return row.has_come is False and not row.is_gone


def _is_shown(row, show):
    return {"here": not row.is_gone, "gone": row.is_gone, "absent": _is_absent(row)}.get(show, True)


def _is_found(row, looked_for):
    return sort_key(looked_for) in sort_key(f"{row.person.name} {row.person.organisation_name}")
