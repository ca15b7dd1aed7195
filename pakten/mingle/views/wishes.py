"""What somebody wishes of a mingle, by their private link: seen, said, changed until the plan stands."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from pakten.mingle import actions, queries, rules
from pakten.mingle.wish_forms import MOST, WishesForm, chosen_by
from pakten.network import protected
from pakten.network import queries as network
from pakten.web import dates

LONGEST_SEARCH = 100


def private(view):
    """A page under a participant's secret: gives the view the participant, and keeps the secret from caches, search
    engines and others. A wrong secret is a page not found."""

    @wraps(view)
    def guarded(request, token):
        participant = queries.wisher(token)
        if participant is None:
            raise Http404
        answer = view(request, participant)
        add_never_cache_headers(answer)
        answer["Cache-Control"] = "no-store, private"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        answer["Referrer-Policy"] = "same-origin"
        return answer

    return login_not_required(guarded)


@private
def wishes(request, participant):
    """The form; with scripts it is kept while somebody taps, without them by its buttons."""
    is_kept_by_script = request.method == "POST" and request.POST.get("go") == "keep"
    if why := rules.why_no_wishes(participant):
        return _too_late(request, participant, why, is_kept_by_script)
    choices = queries.findable(participant)
    form = WishesForm(
        request.POST if request.method == "POST" else None,
        participant=participant,
        choices=choices,
        may_be_found=_may_be_found(participant),
    )
    if request.method != "POST":
        return _page(request, participant, form, choices)
    is_valid = form.is_valid()
    if is_valid:
        try:
            actions.say_wishes(participant=participant, by=participant.person, **form.wishes())
        except actions.NoWishes as no:
            return _too_late(request, participant, no.why, is_kept_by_script)
    if is_kept_by_script:
        return _kept(form, choices)
    if is_valid and request.POST.get("go") == "done":
        return _done(request, participant)
    return _page(request, participant, form, choices, is_kept=is_valid, status=200 if is_valid else 422)


def _may_be_found(participant):
    """Whoever is under protection is not asked whether they want to be seen."""
    person = participant.person
    return not (person and person.is_protected) and not protected.names(participant.name, participant.email)


@private
def find(request, participant):
    """Those who fit what somebody has begun to write, as buttons that choose them."""
    name = request.GET.get("in", "meet")
    if name not in MOST or rules.why_no_wishes(participant):
        raise Http404
    chosen = chosen_by(participant)[name]
    found = _found(name, queries.findable(participant), request.GET.get("q", ""), without=chosen)
    return render(request, "mingle/parts/found.html", found)


def _found(name, choices, text, *, without=()):
    text = text[:LONGEST_SEARCH].strip()
    if name == "know":  # whom one knows is people
        choices = [choice for choice in choices if choice.value.startswith("p:")]
    return {"name": name, "text": text, "found": queries.search(choices, text, without=without), "is_asked": bool(text)}


def _kept(form, choices):
    """What a script needs: how it went in words, and what is chosen now."""
    if form.errors:
        field, errors = next(iter(form.errors.items()))
        label = form.fields[field].label if field in form.fields else ""
        said = _("Not saved. %(field)s: %(error)s") % {"field": label, "error": errors[0]}
        return JsonResponse({"is_kept": False, "said": said}, status=422)
    names = {choice.value: choice for choice in choices}
    chosen = {
        name: render_to_string("mingle/parts/chosen.html", {"name": name, "chosen": _chosen(form, name, names)})
        for name in MOST
    }
    return JsonResponse({"is_kept": True, "said": _saved_at(), "chosen": chosen})


def _saved_at():
    return _("Saved at %(time)s") % {"time": dates.clock(timezone.localtime())}


def _chosen(form, name, names):
    """[(value, choice or None)]: of somebody who no longer shows that they come, only that there was somebody."""
    return [(value, names.get(value)) for value in form.chosen(name)]


def _done(request, participant):
    messages.success(request, _("Thank you! What you wish is saved. You can change it here until the plan is made."))
    return redirect("mingle:wishes", participant.token)


def _page(request, participant, form, choices, *, is_kept=False, status=200):
    names = {choice.value: choice for choice in choices}
    offers, wants = queries.topics(participant)
    parts = {}
    for name in MOST:  # without scripts a search is sent like everything else
        found = _found(name, choices, request.POST.get(f"q_{name}", ""), without=form.chosen(name))
        parts[name] = found | {"chosen": _chosen(form, name, names)}
    words = {
        "participant": participant,
        "mingle": participant.mingle,
        "event": participant.mingle.event,
        "form": form,
        "parts": parts,
        "offers": form.tapped("offers", offers),
        "wants": form.tapped("wants", wants),
        "languages": form.languages_to_tap(),
        "others": sum(choice.value.startswith("p:") for choice in choices),
        "said": _saved_at() if is_kept else "",
    }
    return render(request, "mingle/wishes.html", words, status=status)


def _too_late(request, participant, why, is_kept_by_script):
    """Why nothing can be said now, whom to talk to, and what was said before."""
    if is_kept_by_script:
        words = _("Not saved: it can no longer be changed. Open the page again.")
        return JsonResponse({"is_kept": False, "said": words}, status=409)
    words = {
        "participant": participant,
        "mingle": participant.mingle,
        "event": participant.mingle.event,
        "why": why,
        "office_email": network.network().office_email,
    }
    return render(request, "mingle/wishes_closed.html", words, status=409 if request.method == "POST" else 200)
