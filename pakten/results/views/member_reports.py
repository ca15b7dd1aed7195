"""A member's own side of the results: its report of the year, and what its straws added to the stack."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pakten.network.models import Organisation
from pakten.network.queries import network
from pakten.results import actions, rules
from pakten.results.actions import ReportProblem
from pakten.results.drawn_straws import drawn
from pakten.results.forms.member_reports import ReportForm
from pakten.results.prints import certificates
from pakten.results.queries import member_reports as queries
from pakten.results.queries.already_known import known
from pakten.results.queries.straws import stack, stacks
from pakten.results.told_reports import told


def ours(view):
    """The view gets the organisation, if the visitor speaks for it; to all others there is nothing here."""

    @wraps(view)
    def guarded(request, slug, **kwargs):
        organisation = get_object_or_404(Organisation, slug=slug)
        if not rules.may_report(request.user, organisation):
            raise Http404
        return view(request, organisation, **kwargs)

    return guarded


def _year(slug):
    """A year that has begun, or 404."""
    return get_object_or_404(queries.years(), year=slug) if slug.isdecimal() and len(slug) == 4 else _nothing()


def _nothing():
    raise Http404


@ours
def our_reports(request, organisation):
    """What the member can report and has reported, and its straws."""
    found = [(each, drawn(each)) for each in stacks(organisation, timezone.localdate()) if each.report]
    years = queries.years_of(organisation)
    words = {
        "organisation": organisation,
        "years": years,
        "next": next((each for each in reversed(years) if each.can_be_written), None),
        "stacks": found,
    }
    return render(request, "results/our/reports.html", words)


@ours
def our_report(request, organisation, year):
    """The report of a year: written while it is the member's to write, otherwise read."""
    period = _year(year)
    report = queries.of_member(organisation, period)
    if request.method == "POST":
        return _write(request, organisation, period, report)
    if not report.is_open:
        return _read(request, organisation, period, report)
    return _page(request, report, ReportForm(report=report, known=known(organisation, period)))


def _write(request, organisation, period, report):
    is_sending = request.POST.get("do") == "send"
    seen = request.POST.get("seen", "")
    form = ReportForm(request.POST, report=report, known=known(organisation, period), is_sending=is_sending)
    if not form.is_valid():
        return _page(request, report, form, seen=seen)
    verb = actions.send if is_sending else actions.save_draft
    answers = form.cleaned_data
    try:
        verb(
            organisation=organisation,
            period=period,
            answers=answers,
            seen=int(seen) if seen.isdecimal() and len(seen) < 9 else -1,
            by=request.user,
        )
    except ReportProblem as problem:
        report = problem.report or queries.of_member(organisation, period)
        form.theirs = queries.differing(report, answers) if problem.report else {}
        return _page(request, report, form, problem=problem)
    if is_sending:
        messages.success(request, _("Thank you! The report is sent. The office reads it, and writes to you."))
    else:
        messages.success(request, _("The draft is saved. Nobody at the office sees it until you send it."))
    return redirect("results:our_report", organisation.slug, period.slug)


def _page(request, report, form, *, seen=None, problem=None):
    words = {
        "organisation": report.organisation,
        "period": report.period,
        "report": report,
        "form": form,
        "seen": report.version if seen is None else seen,
        "problem": problem,
        "may_write": report.is_open,
    }
    return render(request, "results/our/report.html", words, status=422 if form.errors or problem else 200)


def _read(request, organisation, period, report):
    found = stack(period, organisation)
    words = {
        "organisation": organisation,
        "period": period,
        "report": report,
        "rows": told(report),
        "stack": found if found.report else None,
        "picture": drawn(found) if found.report else None,
    }
    return render(request, "results/our/read.html", words)


@ours
def certificate(request, organisation, year):
    """A paper to show, from an approved report alone."""
    found = stack(_year(year), organisation)
    if found.report is None:
        raise Http404
    made = certificates.certificate(found, network=network(), language=get_language())
    name = f"{_('certificate')}-{organisation.slug[:60]}-{found.period.slug}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
