"""The agreements of the organisations one speaks for, and the signed papers."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pakten.network import agreeing, agreement_prints, rules
from pakten.network import agreement_queries as queries
from pakten.network.agreeing import AgreementProblem
from pakten.network.agreement_forms import DeliveryForm
from pakten.network.downloads import take_home
from pakten.network.models import Agreement, Commitment


def _seen_by(person, pk):
    agreement = get_object_or_404(Agreement.objects.select_related("contact", "owner"), pk=pk)
    if not rules.may_see_agreement(person, agreement):
        raise Http404
    return agreement


def ours(request):
    """The agreements of the organisations that the visitor speaks for."""
    if rules.is_team(request.user):
        return redirect("agreements_office:agreements")
    return render(request, "network/agreements.html", {"agreements": queries.ours(request.user)})


def ours_table(request, kind):
    """The same as a file."""
    if rules.is_team(request.user):
        return redirect("agreements_office:table", kind)
    found = queries.ours(request.user)
    return take_home(*agreement_prints.agreements(found), name="agreements", kind=kind)


def agreement(request, pk):
    """What was agreed, what has been delivered, and the way there. The team has a page of its own."""
    found = _seen_by(request.user, pk)
    if rules.is_team(request.user):
        return redirect("agreements_office:agreement", pk)
    return render(request, "network/agreement.html", shown(found))


def shown(agreement):
    """What the pages of one agreement need."""
    commitments = queries.commitments(agreement)
    return {
        "agreement": agreement,
        "parties": agreement.parties.all(),
        "commitments": commitments,
        "thread": queries.thread(agreement, commitments),
    }


def document(request, pk):
    """The signed paper, always to be saved and never shown in the site's own name."""
    found = _seen_by(request.user, pk)
    if not found.document or not found.document.storage.exists(found.document.name):
        raise Http404
    answer = FileResponse(
        found.document.open("rb"), as_attachment=True, filename=f"agreement-{pk}.pdf", content_type="application/pdf"
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def report(request, pk, commitment):
    """How much of a promise is delivered by now: told by the team or by those who have part in it."""
    found = _seen_by(request.user, pk)
    promise = get_object_or_404(Commitment.objects.select_related("party"), agreement=found, pk=commitment)
    start = {"delivered": promise.delivered, "note": promise.delivered_note}
    form = DeliveryForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            agreeing.report_delivery(commitment=promise, by=request.user, **form.cleaned_data)
        except AgreementProblem as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Thank you. What was delivered is noted."))
            return redirect(found)
    words = {"agreement": found, "commitment": promise, "form": form}
    return render(request, "network/report.html", words)
