"""Where somebody who came answers, without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from pakten.surveys import actions
from pakten.surveys.actions import SurveyProblem
from pakten.surveys.forms import AnswerForm
from pakten.surveys.models import Ticket, hashed


@login_not_required
@never_cache
def answer(request, key):
    """The questions. What a key is not good for is said on a page of its own, the same for an unknown key."""
    ticket = Ticket.objects.select_related("survey").filter(key_hash=hashed(key)).first()
    if ticket is None or not ticket.survey.takes_answers:
        return _said(request, "over", status=410)
    if ticket.is_used:
        return _said(request, "answered")
    sent = request.POST if request.method == "POST" else None  # nothing chosen is an empty form, yet a sent one
    form = AnswerForm(sent, questions=ticket.survey.questions.all())
    if sent is not None and form.is_valid():
        try:
            actions.answer(key=key, answers=form.answers(), may_quote=form.cleaned_data.get("may_quote", False))
        except SurveyProblem as problem:
            form.add_error(None, str(problem))
        else:
            return _said(request, "thanks")
    words = {"form": form, "survey": ticket.survey}
    return _private(render(request, "surveys/answer.html", words, status=422 if form.errors else 200))


def _said(request, what, status=200):
    return _private(render(request, "surveys/said.html", {"what": what}, status=status))


def _private(response):
    """The address is a secret: no other site and no search engine learns it. "no-referrer" would say no more, and makes
    browsers send forms with the origin "null", which the check of where forms come from refuses."""
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
