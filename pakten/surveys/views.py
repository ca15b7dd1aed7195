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
        return _said(request, "over", status=410, written=_written(request, ticket))
    if ticket.is_used:
        return _said(request, "answered", survey=ticket.survey)
    questions = ticket.survey.questions.all()
    if request.method == "POST":  # nothing chosen is an empty form, yet a sent one
        form = AnswerForm(request.POST, questions=questions)
        if form.is_valid():
            return _taken(request, key, ticket, form)
    else:
        form = AnswerForm.begun(questions, first=request.GET.get("first", ""))
    words = {"form": form, "survey": ticket.survey, "is_begun": "first" in request.GET}
    return private(render(request, "surveys/answer.html", words, status=422 if form.errors else 200))


def _taken(request, key, ticket, form):
    try:
        actions.answer(key=key, answers=form.answers(), may_quote=form.cleaned_data.get("may_quote", False))
    except SurveyProblem:  # answered or closed in this moment
        return _said(request, "over", status=410, written=form.written())
    return _said(request, "thanks", survey=ticket.survey)


def _written(request, ticket):
    """What somebody wrote while the evaluation closed: shown to them, so that it is not lost."""
    if ticket is None or request.method != "POST":
        return []
    return AnswerForm(request.POST, questions=ticket.survey.questions.all()).written()


def _said(request, what, *, status=200, survey=None, written=()):
    words = {"what": what, "survey": survey, "written": written}
    return private(render(request, "surveys/said.html", words, status=status))


def private(response):
    """The address is a secret: no other site and no search engine learns it. "no-referrer" would say no more, and makes
    browsers send forms with the origin "null", which the check of where forms come from refuses."""
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
