"""A plan on its way, for the office: members are asked, the board decides, the year is closed, some of it goes on."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.mail import html
from pakten.network.decorators import office_only
from pakten.plan import actions, emails
from pakten.plan.forms.plans import ConsultationForm, CopyForm, DecisionForm, ReopenForm
from pakten.plan.models import ActivityPlan
from pakten.plan.queries import plans

A_WHILE = timedelta(days=21)  # that members have to answer, unless the office says otherwise


def _known(year):
    return get_object_or_404(ActivityPlan, year=year)


@office_only
def consult(request, year):
    """From when to when members are asked; the letter is looked at before it is sent."""
    found = _known(year)
    today = timezone.localdate()
    first = {"consult_from": found.consult_from or today, "consult_to": found.consult_to or today + A_WHILE}
    form = ConsultationForm(request.POST or None, initial=first)
    is_first, letter = found.consult_from is None, None
    if request.method == "POST" and form.is_valid():
        if not is_first or "send" in request.POST:
            return _done(
                request, found, actions.open_consultation, _("Members are asked."), plan=found, **form.cleaned_data
            )
        letter = _letter(found, form.cleaned_data)
    words = {"plan": found, "form": form, "is_first": is_first, "letter": letter, "asked": plans.whom_to_ask().count()}
    return render(request, "plan/office/consult.html", words)


def _letter(plan, days):
    """The letter as it would be: its subject and what it says in each language."""
    asked = ActivityPlan(year=plan.year, **days)
    subject, text = emails.consultation(plan=asked)
    return {"subject": subject, "sections": html.sections(text)}


@office_only
def decide(request, year):
    """What the board decided; before that, what would be kept, and what is other than last."""
    found = _known(year)
    form = DecisionForm(request.POST or None, initial={"decided_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            version = actions.decide(plan=found, by=request.user, **form.cleaned_data)
        except actions.PlanProblem as problem:
            form.add_error(None, _why_not_decided(problem))
        else:
            messages.success(request, _("The decision is kept as version %s.") % version.number)
            return redirect("activity_office:plan", year)
    version = plans.decided(found)
    words = {
        "plan": found,
        "form": form,
        "unowned": plans.problems(found),
        "number": len(plans.snapshot(found)["activities"]),
        "version": version,
        "differences": plans.differences(version, found) if version else [],
        "proposals": plans.proposals(found),
    }
    return render(request, "plan/office/decide.html", words)


def _why_not_decided(problem):
    if not problem.args:
        return _("The plan is closed.")
    titles = ", ".join(str(each) for each in problem.args)
    return _("Somebody has to answer for each activity before the board decides: %s") % titles


@office_only
def close(request, year):
    found = _known(year)
    if request.method == "POST":
        return _done(request, found, actions.close_plan, _("The plan is closed, and stays as it is."), plan=found)
    going = [each for each in plans.activities(found) if not each.is_over]
    words = {"plan": found, "going": going, "proposals": plans.proposals(found)}
    return render(request, "plan/office/close.html", words)


@office_only
def reopen(request, year):
    """A closed year is opened again, with a reason."""
    found = _known(year)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reopen_plan(plan=found, by=request.user, **form.cleaned_data)
        except actions.PlanProblem:
            messages.info(request, _("The plan is open already. Nothing is changed."))
        else:
            messages.success(request, _("The plan is open again, and can be changed."))
        return redirect("activity_office:plan", year)
    return render(request, "plan/office/reopen.html", {"plan": found, "form": form})


@office_only
def copy(request, year):
    """Chosen activities of this year go on in the next, whose plan is begun if it is not."""
    found = _known(year)
    into = plans.plan_of(year + 1)
    left = plans.to_copy(found, into)
    form = CopyForm(request.POST or None, found=left, year=year + 1, initial={"chosen": plans.going_on(left)})
    if request.method == "POST" and form.is_valid():
        into = into or actions.open_plan(year=year + 1, by=request.user)
        done = _("They are in the plan of %s now.") % into.year
        return _done(request, into, actions.copy_activities, done, chosen=form.cleaned_data["chosen"], into=into)
    words = {"plan": found, "into": into, "year": year + 1, "form": form, "number": len(left)}
    return render(request, "plan/office/copy.html", words)


def _done(request, shown, action, done, **words):
    """Do it, say so and show the plan; or say that it is closed."""
    try:
        action(by=request.user, **words)
    except actions.PlanProblem:
        messages.error(request, _("The plan is closed. Nothing is changed."))
    else:
        messages.success(request, done)
    return redirect("activity_office:plan", shown.year)
