"""Whom somebody met, and whom they want to go on with. The secret in the address is the right; no account is needed."""

from urllib.parse import quote

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from pakten.events import figures as events
from pakten.events import rules
from pakten.mingle import actions, queries
from pakten.mingle.actions import GoingOnProblem
from pakten.surveys.models import Survey


@login_not_required
@never_cache
def go_on(request, token):
    """The people one met, with a button for each; what is said is said by a form, with or without scripts."""
    participant = queries.by_token(token)
    if participant is None:
        raise Http404
    if request.method != "POST":
        return _page(request, participant)
    key = request.POST.get("person", "")[:20]
    act = actions.take_back if request.POST.get("deed") == "back" else actions.go_on
    try:
        act(participant=participant, key=key)
    except GoingOnProblem as problem:
        return _page(request, participant, problem=str(problem), status=422)
    # Whom it was about is sent in the form and after the #, which no server writes down.
    return redirect(f"{reverse('mingle:go_on', args=[token])}#person-{quote(key)}")


def _page(request, participant, *, problem="", status=200):
    mingle = participant.mingle
    rows = queries.going_on(participant)
    words = {
        "participant": participant,
        "mingle": mingle,
        "rows": rows,
        "may_go_on": queries.may_go_on(mingle),
        "is_held": queries.is_held(mingle),
        "problem": problem,
        **_evaluation(mingle.event),
    }
    answer = render(request, "mingle/go_on.html", words, status=status)
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _evaluation(event):
    """Whether there are questions about the event, by letter now or soon, and where one goes on with other things."""
    survey = events.evaluation_of(event) if event else None
    if survey is None:
        return {}
    return {
        "is_asked": survey.state == Survey.State.OPEN,
        "is_coming": survey.state == Survey.State.DRAFT and survey.hours_after is not None,
        "other_address": events.going_on_address(event) if rules.may_be_evaluated(event) else "",
    }
