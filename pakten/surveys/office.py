"""Evaluations for the city team: their questions, who is asked, what was answered."""

from functools import wraps

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pakten.network.decorators import team_only
from pakten.sheets.write import write_csv
from pakten.surveys import actions, queries
from pakten.surveys.actions import SurveyProblem
from pakten.surveys.forms import MakeForm, QuestionForm
from pakten.surveys.models import Question, Survey

ON_A_PAGE = 50


@team_only
def surveys(request):
    """All evaluations, the latest first."""
    found = Survey.objects.annotate(answered=Count("responses"))
    return render(
        request, "surveys/surveys.html", {"page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))}
    )


@team_only
def make(request):
    form = MakeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect(actions.make(**form.cleaned_data, by=request.user))
    return render(request, "surveys/make.html", {"form": form})


@team_only
def survey(request, pk):
    """A draft shows its questions; one that was sent shows what was answered."""
    found = get_object_or_404(Survey, pk=pk)
    if found.state == Survey.State.DRAFT:
        words = {"survey": found, "questions": found.questions.all(), "form": QuestionForm()}
        return render(request, "surveys/draft.html", words)
    words = {
        "survey": found,
        "results": queries.results(found),
        "earlier": queries.earlier(found),
        "answered": found.responses.count(),
        "asked": found.tickets.count(),
        "to_remind": found.tickets.filter(is_used=False, is_reminded=False).count(),
    }
    return render(request, "surveys/results.html", words)


def _sent(view):
    """The view takes what a form sends, and leads back to the survey; what cannot be done is said there."""

    @wraps(view)
    def guarded(request, pk, **kwargs):
        found = get_object_or_404(Survey, pk=pk)
        if request.method == "POST":
            try:
                answer = view(request, found, **kwargs)
            except SurveyProblem as problem:
                messages.error(request, str(problem))
            else:
                if answer:
                    return answer
        return redirect(found)

    return team_only(guarded)


@_sent
def add_question(request, found):
    form = QuestionForm(request.POST)
    if form.is_valid():
        actions.add_question(survey=found, **form.cleaned_data, by=request.user)
        return None
    words = {"survey": found, "questions": found.questions.all(), "form": form}
    return render(request, "surveys/draft.html", words)


@_sent
def remove_question(request, found, question):
    actions.remove_question(question=get_object_or_404(Question, survey=found, pk=question), by=request.user)


@_sent
def remind(request, found):
    count = actions.remind(survey=found, by=request.user)
    messages.success(request, _("%(count)d people are reminded.") % {"count": count})


@_sent
def close(request, found):
    actions.close(survey=found, by=request.user)
    messages.success(request, _("The evaluation is closed, and who was asked is erased."))


@team_only
def table(request, pk):
    """The results as a file: every choice with its count, and the words that may be quoted."""
    found = get_object_or_404(Survey, pk=pk)
    headings = [_("Question"), _("Answer"), _("Number"), _("Share, %"), _("Answered")]
    rows = []
    for result in queries.results(found):
        rows += [[result.question.text, words, count, share, result.answered] for words, count, share in result.rows]
        rows += [[result.question.text, words, "", "", result.answered] for words, quote in result.words if quote]
    answer = HttpResponse(write_csv(headings, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="evaluation.csv"'
    return answer
