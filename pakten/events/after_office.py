"""What the city team does when an event has been: its evaluation, its figures, its leads."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pakten.events import after, figures, prints, rules
from pakten.events.after_forms import EvaluateForm, LeadForm, PlanForm
from pakten.events.models import Event
from pakten.events.refusals import Refused
from pakten.network.decorators import team_only
from pakten.network.downloads import take_home
from pakten.network.models import Organisation
from pakten.network.searching import words_of
from pakten.surveys import actions as surveys
from pakten.surveys import queries as survey_queries
from pakten.surveys.models import Survey

SUGGESTED, LISTED = 12, 200


@team_only
def after_page(request, pk):
    """How the evaluation stands, what the event came to in numbers, and what came of it."""
    event = get_object_or_404(Event, pk=pk)
    survey, found = figures.evaluation_of(event), figures.figures(event)
    words = {
        "event": event,
        "survey": survey,
        "figures": found,
        "may_send": bool(survey) and rules.may_be_evaluated(event),
        "text": figures.as_text(event, found),
        "leads": figures.leads(event)[:LISTED],
        **(_sending(event, survey) if survey else {}),
    }
    return render(request, "events/office/after.html", words)


def _sending(event, survey):
    """Who is asked and when, and how far it has come."""
    asked = set(survey.tickets.values_list("person_id", flat=True))
    people = [] if survey.state == Survey.State.CLOSED else list(figures.whom_to_ask(event))
    sent_at = None
    if survey.hours_after is not None and survey.state == Survey.State.DRAFT:
        sent_at = event.ends_at + timedelta(hours=survey.hours_after)
    return {
        "is_checked": figures.is_checked(event),
        "to_ask": sum(person.pk not in asked for person in people),
        "sent_at": sent_at,
        "standing": survey_queries.standing(survey),
    }


@team_only
def evaluate(request, pk):
    """A new evaluation; while it is a draft, when it is sent."""
    event = get_object_or_404(Event, pk=pk)
    survey = figures.evaluation_of(event)
    if survey and survey.state != Survey.State.DRAFT:
        return redirect("events_office:after", pk)
    form = _plan_form(request.POST or None, event, survey)
    if request.method == "POST" and form.is_valid():
        try:
            return _planned(request, event, survey, form.cleaned_data)
        except surveys.SurveyProblem as problem:
            form.add_error(None, str(problem))
    return render(request, "events/office/evaluate.html", {"event": event, "survey": survey, "form": form})


def _plan_form(data, event, survey):
    if survey is None:
        return EvaluateForm(data, event=event)
    names = ("hours_after", "remind_after_days", "open_days")
    return PlanForm(data, event=event, initial={name: getattr(survey, name) for name in names})


def _planned(request, event, survey, said):
    if survey is None:
        return redirect(after.make_evaluation(event=event, by=request.user, **said))
    surveys.plan(survey=survey, by=request.user, **said)
    messages.success(request, _("It is changed."))
    return redirect("events_office:after", event.pk)


@team_only
def send_evaluation(request, pk):
    """Sends the evaluation, when one has seen the letter and who gets it."""
    event = get_object_or_404(Event, pk=pk)
    survey = figures.evaluation_of(event)
    if survey is None:
        return redirect("events_office:after", pk)
    if request.method == "POST":
        try:
            number = after.send_evaluation(event=event, by=request.user)
        except (Refused, surveys.SurveyProblem) as no:
            messages.error(request, str(no))
        else:
            words = ngettext(
                "The letter is on its way to %(n)d person.", "The letter is on its way to %(n)d people.", number
            )
            messages.success(request, words % {"n": number})
        return redirect("events_office:after", pk)
    words = {"event": event, "survey": survey, "letter": surveys.first_letter(survey=survey)}
    words |= {"may_send": rules.may_be_evaluated(event), **_sending(event, survey)}
    return render(request, "events/office/send_evaluation.html", words)


@team_only
def lead(request, pk):
    """A lead written down on the spot, and those written down before it."""
    event = get_object_or_404(Event, pk=pk)
    form = LeadForm(request.POST or None, event=event, by=request.user)
    if request.method == "POST" and form.is_valid():
        made = after.note_lead(event=event, by=request.user, **form.details())
        messages.success(request, _("Written down: %(title)s. You can write the next.") % {"title": made.title})
        return redirect("events_office:lead", pk)
    words = {"event": event, "form": form, "names": _names_of(event), "leads": figures.leads(event)[:LISTED]}
    return render(request, "events/office/lead.html", words)


def _names_of(event):
    names = figures.those_who_came(event).exclude(organisation_name="").values_list("organisation_name", flat=True)
    return names.order_by("organisation_name").distinct()[:LISTED]


@team_only
def lead_names(request, pk):
    """Names that fit what has been begun: of those who came first, then of every member."""
    event = get_object_or_404(Event, pk=pk)
    typed = request.GET.get("who", "").strip()
    members, words = Organisation.objects.members(), words_of(typed)
    for word in words:
        members = members.filter(search_text__contains=word)
    here = [name for name in _names_of(event) if typed.casefold() in name.casefold()]
    names = [*here[:SUGGESTED], *members.values_list("name", flat=True)[:SUGGESTED]] if words else []
    return render(request, "events/parts/organisations.html", {"names": dict.fromkeys(names)})


@team_only
def figures_table(request, pk, kind):
    """The figures as they may leave the house, as a file."""
    event = get_object_or_404(Event, pk=pk)
    rows = figures.told(figures.figures(event))
    return take_home(*prints.figures(event, rows), name=f"{event.slug}-figures", kind=kind)
