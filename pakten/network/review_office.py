"""The applications for the city team: what waits, one of them, and the decisions with their letters shown before."""

import hashlib
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pakten.network import applicants, approvals, inbox, likeness, prints, protected, reviewing, reviews, rules
from pakten.network.downloads import take_home
from pakten.network.models import Application
from pakten.network.review_forms import ApproveForm, AskForm, AssignForm, DeclineForm
from pakten.network.reviewing import ReviewProblem

PAGE_SIZE = 30
State = Application.State


def reviewers_only(view):
    """Only those who may see applications reach the view."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not rules.may_review(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def of_an_application(may):
    """The view gets an application that was sent, and is reached by those who `may(person, application)`."""

    def decorate(view):
        @wraps(view)
        @reviewers_only
        @require_http_methods(["GET", "POST"])
        def guarded(request, pk):
            found = get_object_or_404(inbox.sent().select_related("coordinator", "decided_by", "organisation"), pk=pk)
            if not may(request.user, found):
                raise PermissionDenied
            return view(request, found)

        return guarded

    return decorate


def _chosen(request, coordinators):
    """The state and the coordinator that the address asks for, if they are known."""
    state = request.GET.get("state", State.SUBMITTED)
    known = {inbox.NOBODY, inbox.MINE, *(str(person.pk) for person in coordinators)}
    coordinator = request.GET.get("coordinator", "")
    return (
        state if state in (*inbox.SHOWN, "") else State.SUBMITTED,
        coordinator if coordinator in known else "",
    )


@reviewers_only
def applications(request):
    """What waits and since when, and what was decided before."""
    coordinators = list(inbox.coordinators())
    state, coordinator = _chosen(request, coordinators)
    found = inbox.chosen(state, coordinator, request.user)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    numbers = inbox.numbers()
    words = {
        "page": page,
        "rows": [(each, applicants.in_words("sector", each.answers), inbox.is_overdue(each)) for each in page],
        "state": state,
        "states": [(value, State(value).label, numbers[value]) for value in inbox.SHOWN],
        "everything": numbers[""],
        "coordinator": coordinator,
        "coordinators": coordinators,
        "overdue_days": inbox.OVERDUE_AFTER.days,
    }
    return render(request, "network/office/applications.html", words)


@reviewers_only
def table(request, kind):
    """The list just seen as a file."""
    found = inbox.chosen(*_chosen(request, inbox.coordinators()), request.user)
    return take_home(*prints.applications(found), name="applications", kind=kind)


@of_an_application(lambda person, application: rules.may_review(person))
def application(request, found):
    """All that was sent, beside whom it may be about, what was asked, and what happened."""
    answers = inbox.sent_answers(found)
    is_open = found.state in inbox.OPEN
    may_decide = rules.may_decide(request.user, found)
    words = {
        "application": found,
        "sections": _sections(answers),
        "website": answers["website"] if answers["website"].startswith(("http://", "https://")) else "",
        "organisations": likeness.alike_organisations(answers) if is_open else [],
        "others": likeness.alike_applications(found, answers) if is_open else [],
        "questions": found.questions.select_related("by"),
        "versions": reviews.versions(found),
        "history": reviews.history(found),
        "is_open": is_open,
        "is_overdue": inbox.is_overdue(found),
        "may_decide": may_decide and is_open,
        "may_ask": is_open and rules.may_ask_for_more(request.user, found),
        "may_reopen": may_decide and found.state == State.DECLINED,
        "assign_form": AssignForm(application=found) if may_decide and is_open else None,
    }
    return render(request, "network/office/application.html", words)


def _sections(answers):
    names = {
        "organisation": _("The organisation"),
        "contribution": _("What they want to do"),
        "contacts": _("Contact persons"),
    }
    return [(step, names[step], [row for row in rows if row[1]]) for step, rows in applicants.sections(answers)]


def _decision(request, found, *, form, page, letter_of, do, outcome_of=None):
    """A decision in two steps: the form, then the letter exactly as it goes, with a button that sends it.

    `letter_of(form)` gives the letter and `outcome_of(form)` what else will happen; `do(form)` does it. The preview
    carries a digest of both, so that nothing else is sent than what was looked at.
    """
    words = {"application": found, "page": page, "form": form, "is_open": found.state in inbox.OPEN}

    def show_form(problem=""):
        return render(request, "network/office/decision.html", {**words, "problem": problem})

    if not words["is_open"]:
        return _too_late(request, found, form, words)
    if request.method != "POST" or not form.is_valid() or request.POST.get("step") == "change":
        return show_form()
    try:
        if form.cleaned_data["seen_version"] != found.version:
            raise ReviewProblem(reviews.overtaken(found))
        letter, outcome = letter_of(form), outcome_of(form) if outcome_of else None
        if outcome and outcome.trouble:
            raise ReviewProblem(outcome.trouble)
        if not letter.to and page["needs_receiver"]:
            raise ReviewProblem(_("Nobody is left in the application to write to."))
        seen = _digest(letter)
        if request.POST.get("step") == "send" and request.POST.get("seen") == seen:
            do(form)
            messages.success(request, page["done"])
            return redirect("reviewing_office:application", found.pk)
    except ReviewProblem as problem:
        found.refresh_from_db()
        words["form"] = form.looked_at(found)
        if found.state not in inbox.OPEN:
            words["is_open"] = False
        return show_form(str(problem))
    has_changed = request.POST.get("step") == "send"  # by something that stands in the letter
    shown = {**words, "letter": letter, "outcome": outcome, "seen": seen, "has_changed": has_changed}
    shown["receivers"] = protected.masked_data(list(letter.to))
    shown["invited"] = applicants.contacts_in_words(outcome.contacts) if outcome else []
    return render(request, "network/office/decision_preview.html", shown)


def _too_late(request, found, form, words):
    """Nothing can be decided any more: what was typed is still there to be copied."""
    problem = reviewing.why_not(found)
    if request.method != "POST":
        messages.info(request, problem)
        return redirect("reviewing_office:application", found.pk)
    form.is_valid()
    if request.POST.get("seen_version") != str(found.version):
        problem = reviews.overtaken(found)
    return render(request, "network/office/decision.html", {**words, "problem": problem})


def _digest(letter):
    return hashlib.sha256(repr((letter.to, letter.subject, letter.text)).encode()).hexdigest()


@of_an_application(rules.may_ask_for_more)
def ask(request, found):
    """Asks the applicant for more."""
    form = AskForm(request.POST or None, application=found)
    page = {
        "title": _("Ask for more"),
        "lead": _("The applicant gets a letter with your question and a link to answer by."),
        "send": _("Send the question"),
        "done": _("The question is sent. The application waits for the applicant's answer."),
        "needs_receiver": True,
    }

    def do(form):
        text, seen = form.cleaned_data["text"], form.cleaned_data["seen_version"]
        reviewing.ask_for_more(application=found, text=text, seen_version=seen, by=request.user)

    return _decision(
        request,
        found,
        form=form,
        page=page,
        letter_of=lambda form: reviewing.question_letter(application=found, text=form.cleaned_data["text"]),
        do=do,
    )


@of_an_application(rules.may_decide)
def decline(request, found):
    """Says no, with a reason."""
    form = DeclineForm(request.POST or None, application=found)
    page = {
        "title": _("Decline the application"),
        "lead": _("The applicant gets a letter with the reason."),
        "send": _("Decline and send the letter"),
        "done": _("The application is declined, and the letter is on its way."),
        "needs_receiver": False,
    }

    def do(form):
        reason, seen = form.cleaned_data["reason"], form.cleaned_data["seen_version"]
        reviewing.decline(application=found, reason=reason, seen_version=seen, by=request.user)

    return _decision(
        request,
        found,
        form=form,
        page=page,
        letter_of=lambda form: reviewing.declined_letter(application=found, reason=form.cleaned_data["reason"]),
        do=do,
    )


@of_an_application(rules.may_decide)
def approve(request, found):
    """Takes the applicant into the network."""
    alike = likeness.alike_organisations(inbox.sent_answers(found))
    form = ApproveForm(request.POST or None, application=found).offer(alike)
    page = {
        "title": _("Approve the application"),
        "lead": _("The applicant becomes a member, and every contact is invited by letter."),
        "send": _("Approve and send the letter"),
        "done": _("The application is approved, and the invitations are on their way."),
        "needs_receiver": True,
    }

    def planned(form):
        return approvals.approval(application=found, **form.decision)

    def do(form):
        seen = form.cleaned_data["seen_version"]
        reviewing.approve(application=found, seen_version=seen, by=request.user, **form.decision)

    return _decision(
        request,
        found,
        form=form,
        page=page,
        letter_of=lambda form: planned(form).letter,
        outcome_of=planned,
        do=do,
    )


@of_an_application(rules.may_decide)
def assign(request, found):
    """Chooses who takes care of an application."""
    form = AssignForm(request.POST, application=found)
    if request.method == "POST":
        try:
            if not form.is_valid():
                raise ReviewProblem(_("Only somebody of the city's team can take care of an application."))
            reviewing.assign(application=found, coordinator=form.cleaned_data["coordinator"], by=request.user)
            messages.success(request, _("The coordinator is saved."))
        except ReviewProblem as problem:
            messages.error(request, str(problem))
    return redirect("reviewing_office:application", found.pk)


@of_an_application(rules.may_decide)
def reopen(request, found):
    """Lets a declined application wait anew."""
    if request.method == "POST":
        seen = request.POST.get("seen_version", "")
        try:
            seen_version = int(seen) if seen.isdecimal() else -1
            reviewing.reopen(application=found, seen_version=seen_version, by=request.user)
            messages.success(request, _("The application is open again, and waits in the inbox."))
        except ReviewProblem as problem:
            messages.error(request, str(problem))
    return redirect("reviewing_office:application", found.pk)
