"""Evaluations for the city team: their questions, who is asked, what was answered."""

from functools import wraps

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pakten.network.decorators import team_only
from pakten.network.downloads import take_home
from pakten.surveys import actions, emails, prints, queries
from pakten.surveys.actions import SurveyProblem
from pakten.surveys.forms import AnswerForm, QuestionForm
from pakten.surveys.models import Question, Survey

ON_A_PAGE = 50


@team_only
def surveys(request):
    """All evaluations, the latest first."""
    page = Paginator(_all(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "surveys/surveys.html", {"page": page})


@team_only
def surveys_table(request, kind):
    """The same as a file."""
    return take_home(*prints.surveys(_all()), name="evaluations", kind=kind)


def _all():
    return Survey.objects.annotate(answered=Count("responses")).order_by("-held_on", "-id")


@team_only
def survey(request, pk):
    """A draft shows its questions; one that was sent shows what was answered."""
    found = get_object_or_404(Survey, pk=pk)
    if found.state == Survey.State.DRAFT:
        return _draft(request, found)
    words = {
        "survey": found,
        "results": queries.results(found),
        "earlier": queries.earlier(found),
        **queries.standing(found),
    }
    return render(request, "surveys/results.html", words)


def _draft(request, found, form=None):
    words = {"survey": found, "questions": found.questions.all(), "form": form or QuestionForm()}
    return render(request, "surveys/draft.html", words)


@team_only
def preview(request, pk):
    """The questions as somebody sees them who was asked, with nothing to send."""
    found = get_object_or_404(Survey, pk=pk)
    form = AnswerForm(questions=found.questions.all())
    return render(request, "surveys/answer.html", {"survey": found, "form": form, "is_preview": True})


@team_only
def question(request, pk, question):
    """One question of a draft, changed."""
    found = get_object_or_404(Question.objects.select_related("survey"), survey=pk, pk=question)
    form = QuestionForm(request.POST) if request.method == "POST" else QuestionForm.of(found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_question(question=found, **form.cleaned_data, by=request.user)
        except SurveyProblem as problem:
            messages.error(request, str(problem))
        return redirect(found.survey)
    return render(request, "surveys/question.html", {"survey": found.survey, "question": found, "form": form})


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
    return _draft(request, found, form)


@_sent
def remove_question(request, found, question):
    actions.remove_question(question=get_object_or_404(Question, survey=found, pk=question), by=request.user)


@_sent
def move_up(request, found, question):
    actions.move_up(question=get_object_or_404(Question, survey=found, pk=question), by=request.user)


def _confirmed(what):
    """The view does what it was asked once somebody has seen what that means, on a page of its own."""

    def decorate(view):
        @wraps(view)
        def guarded(request, pk):
            found = get_object_or_404(Survey, pk=pk)
            if request.method == "POST":
                try:
                    view(request, found)
                except SurveyProblem as problem:
                    messages.error(request, str(problem))
                return redirect(found)
            words = {"survey": found, "what": what, **queries.standing(found)}
            if what == "remind":
                words["letter"] = emails.remind(survey=found, address=emails.example)
            return render(request, "surveys/confirm.html", words)

        return team_only(guarded)

    return decorate


@_confirmed("remind")
def remind(request, found):
    count = actions.remind(survey=found, by=request.user)
    messages.success(request, _("People who got a reminder: %(count)d.") % {"count": count})


@_confirmed("close")
def close(request, found):
    actions.close(survey=found, by=request.user)
    messages.success(request, _("The evaluation is closed, and who was asked is erased."))


@team_only
def over(request):
    """One question wherever it was asked."""
    chosen, year, years, questions = _looked_for(request)
    results = queries.over(chosen, year=year) if chosen else []
    words = {
        "question": chosen,
        "questions": questions,
        "year": year,
        "years": years,
        "results": results,
        "compared": [(each.question.survey, each) for each in results],
        "together": queries.together(results),
    }
    return render(request, "surveys/over.html", words)


def _looked_for(request):
    """The question and the year asked for; what is not known narrows nothing."""
    questions, years = queries.asked_often(), queries.years()
    asked, year = request.GET.get("question", ""), request.GET.get("year", "")
    chosen = next((each for each in questions if str(each.pk) == asked), questions[0] if questions else None)
    return chosen, int(year) if year in {str(each) for each in years} else None, years, questions


@team_only
def over_table(request, kind):
    """The same as a file."""
    chosen, year, _years, _questions = _looked_for(request)
    results = queries.over(chosen, year=year) if chosen else []
    return take_home(*prints.over(results), name="evaluations", kind=kind)


@team_only
def table(request, pk, kind):
    """The results as a file: every choice with its count, and the words that may be quoted."""
    found = get_object_or_404(Survey, pk=pk)
    return take_home(*prints.results(queries.results(found)), name="evaluation", kind=kind)
