"""Agreements for the city's team: found, drawn up, sent, signed, followed up."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pakten.network import agreeing, agreement_prints
from pakten.network import agreement_queries as queries
from pakten.network.agreeing import AgreementProblem
from pakten.network.agreement_forms import (
    AgreementForm,
    CancelForm,
    CommitmentForm,
    DocumentForm,
    EndForm,
    FollowUpForm,
    SignForm,
)
from pakten.network.agreement_pages import shown
from pakten.network.decorators import team_only
from pakten.network.downloads import take_home
from pakten.network.models import Agreement, Commitment
from pakten.network.queries import network

PAGE_SIZE = 50


def _chosen(request):
    kind, state = request.GET.get("kind", ""), request.GET.get("state", "")
    return {
        "kind": kind if kind in Agreement.Kind.values else "",
        "state": state if state in Agreement.State.values else "",
        "is_due": request.GET.get("due") == "1",
    }


@team_only
def agreements(request):
    """All agreements, with what is due."""
    chosen = _chosen(request)
    page = Paginator(queries.agreements(**chosen), PAGE_SIZE).get_page(request.GET.get("page"))
    words = {"page": page, "kinds": Agreement.Kind.choices, "states": Agreement.State.choices, **chosen}
    return render(request, "network/office/agreements.html", {**words, "due_number": queries.due_number()})


@team_only
def table(request, kind):
    """The list just seen as a file."""
    found = queries.agreements(**_chosen(request))
    return take_home(*agreement_prints.agreements(found), name="agreements", kind=kind)


@team_only
def agreement(request, pk):
    found = get_object_or_404(Agreement.objects.select_related("contact", "owner"), pk=pk)
    return render(request, "network/office/agreement.html", shown(found))


def _page(request, form, do, *, heading, button, agreement=None, done="", lead=""):
    """One form, one verb. What the verb cannot do is said above the form, and nothing typed is lost."""
    if request.method == "POST" and form.is_valid():
        try:
            made = do(form.cleaned_data)
        except AgreementProblem as problem:
            form.add_error(None, str(problem))
        else:
            if done:
                messages.success(request, done)
            return redirect("agreements_office:agreement", (made or agreement).pk)
    words = {"form": form, "heading": heading, "button": button, "agreement": agreement, "lead": lead}
    return render(request, "network/office/agreement_form.html", words)


@team_only
def draft(request):
    form = AgreementForm(request.POST or None, initial={"owner": request.user})

    def do(said):
        return agreeing.draft_agreement(by=request.user, **said)

    return _page(request, form, do, heading=_("New agreement"), button=_("Save the draft"))


@team_only
def change(request, pk):
    found = get_object_or_404(Agreement, pk=pk)
    of_kind = AgreementForm if found.is_open else FollowUpForm
    form = of_kind(request.POST or None, instance=found)

    def do(said):
        return agreeing.change_agreement(agreement=found, by=request.user, **said)

    lead = "" if found.is_open else _("What is signed does not change. Here you say who follows it up, and when.")
    return _page(request, form, do, agreement=found, heading=_("Change the agreement"), button=_("Save"), lead=lead)


@team_only
def add_commitment(request, pk):
    found = get_object_or_404(Agreement, pk=pk)
    form = CommitmentForm(request.POST or None, agreement=found, city=network().city)

    def do(said):
        agreeing.add_commitment(agreement=found, by=request.user, **said)

    return _page(request, form, do, agreement=found, heading=_("Add a promise"), button=_("Add"))


@team_only
def change_commitment(request, pk, commitment):
    promise = get_object_or_404(Commitment.objects.select_related("agreement"), agreement=pk, pk=commitment)
    found = promise.agreement
    form = CommitmentForm(request.POST or None, instance=promise, agreement=found, city=network().city)

    def do(said):
        agreeing.change_commitment(commitment=promise, by=request.user, **said)

    return _page(request, form, do, agreement=found, heading=_("Change the promise"), button=_("Save"))


def _confirmed(request, pk, do, *, done, **words):
    """A page that asks once more; sending it does it."""
    found = get_object_or_404(Agreement, pk=pk)
    if request.method == "POST":
        try:
            do(found)
            messages.success(request, done)
        except AgreementProblem as problem:
            messages.error(request, str(problem))
        return redirect("agreements_office:agreement", pk)
    return render(request, "network/office/agreement_form.html", {"agreement": found, **words})


@team_only
def remove_commitment(request, pk, commitment):
    promise = get_object_or_404(Commitment.objects.select_related("agreement"), agreement=pk, pk=commitment)
    words = {"heading": _("Remove the promise?"), "lead": promise.text, "button": _("Remove"), "is_danger": True}
    return _confirmed(
        request,
        pk,
        lambda _found: agreeing.remove_commitment(commitment=promise, by=request.user),
        done=_("The promise is removed."),
        **words,
    )


@team_only
def send(request, pk):
    lead = _("The agreement is marked as sent. Its contact person gets a letter, and the parties can read it here.")
    return _confirmed(
        request,
        pk,
        lambda found: agreeing.send_agreement(agreement=found, by=request.user),
        done=_("The agreement is marked as sent for signing."),
        heading=_("Send for signing"),
        lead=lead,
        button=_("Send"),
    )


@team_only
def sign(request, pk):
    found = get_object_or_404(Agreement, pk=pk)
    form = SignForm(request.POST or None, request.FILES or None)

    def do(said):
        return agreeing.sign_agreement(agreement=found, by=request.user, **said)

    words = {"heading": _("The agreement is signed"), "button": _("Save that it is signed")}
    return _page(request, form, do, agreement=found, done=_("The agreement is signed and holds."), **words)


@team_only
def attach(request, pk):
    found = get_object_or_404(Agreement, pk=pk)
    form = DocumentForm(request.POST or None, request.FILES or None)

    def do(said):
        return agreeing.attach_document(agreement=found, by=request.user, **said)

    words = {"heading": _("Add the signed agreement"), "button": _("Keep the file")}
    return _page(request, form, do, agreement=found, done=_("The signed agreement is kept."), **words)


@team_only
def end(request, pk):
    found = get_object_or_404(Agreement, pk=pk)
    form = EndForm(request.POST or None)

    def do(said):
        return agreeing.end_agreement(agreement=found, by=request.user, **said)

    return _page(request, form, do, agreement=found, heading=_("End the agreement"), button=_("Save the last day"))


@team_only
def cancel(request, pk):
    found = get_object_or_404(Agreement, pk=pk)
    form = CancelForm(request.POST or None)

    def do(said):
        return agreeing.cancel_agreement(agreement=found, by=request.user, **said)

    words = {"heading": _("Cancel the agreement"), "button": _("Cancel the agreement")}
    return _page(request, form, do, agreement=found, done=_("The agreement is cancelled."), **words)
