"""Members' reports in the office: who has told what, who is waited for; read, returned with a question, approved."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pakten.mail import actions as mail
from pakten.mail import bilingual, html
from pakten.network.decorators import office_only, team_only
from pakten.network.downloads import take_home
from pakten.network.rules import is_office
from pakten.results import actions, prints
from pakten.results.actions import ReportProblem
from pakten.results.actions.member_reports import addresses
from pakten.results.emails import member_reports as emails
from pakten.results.forms.member_reports import QuestionForm
from pakten.results.models import MemberReport
from pakten.results.office.periods import by_slug
from pakten.results.prints.member_reports import state_of
from pakten.results.queries import member_reports as queries
from pakten.results.told_reports import told

ON_A_PAGE = 50


@team_only
def reports(request):
    """Who has sent, who waits and since when, who has not answered, of one year."""
    period, stand, words, years = _wanted(request)
    if period is None:
        return render(request, "results/office/reports.html", {"years": []})
    page = Paginator(queries.members(period, stand, words), ON_A_PAGE).get_page(request.GET.get("page"))
    standing = queries.standing(period)
    return render(
        request,
        "results/office/reports.html",
        {
            "years": years,
            "period": period,
            "page": page,
            "rows": [(each, state_of(each)) for each in page],
            "stand": stand,
            "q": words,
            "stands": [(key, label, standing.numbers[key]) for key, label in queries.STANDS.items()],
            "standing": standing,
            "may_ask": is_office(request.user) and not period.is_closed,
            "to_ask": 0 if period.is_closed else queries.number_to_ask(period),
        },
    )


@team_only
def reports_table(request, kind):
    """The list just seen as a file, with the numbers of what is sent."""
    period, stand, words, _years = _wanted(request)
    found = list(queries.members(period, stand, words)) if period else []
    by_id = MemberReport.objects.in_bulk([each.report_id for each in found if each.report_id])
    return take_home(*prints.reports(period or "", found, by_id), name=f"reports-{period or ''}", kind=kind)


def _wanted(request):
    """(year, stand, words, all years): the year that is asked for, else the newest that is not closed."""
    years = list(queries.years())
    asked = request.GET.get("year", "")
    is_open = [each for each in years if not each.is_closed]
    period = next((each for each in years if each.slug == asked), None) or next(iter(is_open or years), None)
    stand = request.GET.get("state", "")
    return period, stand if stand in queries.STANDS else "", request.GET.get("q", "").strip()[:100], years


@office_only
def ask(request, slug):
    """Whom the letter goes to, and the letter, before it goes."""
    return _write(
        request,
        by_slug(slug),
        choose=queries.to_ask,
        verb=actions.ask,
        letter=lambda period: emails.asked(period=period),
        page={
            "heading": _("Ask the members to report"),
            "lead": _("Those who have not been asked yet get a letter, and are reminded twice if they do not answer."),
            "nobody": _("Every member has been asked."),
        },
    )


@office_only
def remind(request, slug):
    return _write(
        request,
        by_slug(slug),
        choose=queries.to_remind,
        verb=actions.remind_now,
        letter=lambda period: emails.reminder(period=period),
        page={
            "heading": _("Remind those who have not answered"),
            "lead": _("Those who got a letter less than a week ago are left in peace."),
            "nobody": _("There is nobody to remind now."),
        },
    )


def _write(request, period, *, choose, verb, letter, page):
    if request.method == "POST":
        try:
            number = verb(period=period, seen=request.POST.get("seen", ""), by=request.user)
        except ReportProblem as problem:
            messages.warning(request, str(problem))
            return redirect(request.path)
        words = ngettext("%(number)s letter is on its way.", "%(number)s letters are on their way.", number)
        messages.success(request, words % {"number": number})
        return redirect(_list(period))
    subject, text = letter(period)
    text = bilingual.of(text, "…")
    words = {"chosen": choose(period), "subject": subject, "text": text, "sections": html.sections(text)}
    return render(request, "results/office/ask_reports.html", {"period": period, "page": page, **words})


def _list(period):
    return f"{reverse('results_office:reports')}?year={period.slug}"


def _found(pk):
    """A report that has been sent: until then it is the member's own."""
    sent = MemberReport.objects.exclude(sent_at=None)
    return get_object_or_404(sent.select_related("organisation", "period", "saved_by", "decided_by"), pk=pk)


@team_only
def report(request, pk):
    """What a member sent, beside what the network knew and what it sent before."""
    found = _found(pk)
    versions = list(found.sent.select_related("sent_by").order_by("-number"))
    latest, before = versions[0], versions[1] if len(versions) > 1 else None
    is_open = is_office(request.user) and not found.period.is_closed
    rows = told(latest, known=latest.known, before=before)
    words = {
        "report": found,
        "rows": rows,
        "has_known": any(each.known for each in rows),
        "has_before": any(each.before for each in rows),
        "latest": latest,
        "versions": versions,
        "may_approve": is_open and found.state == MemberReport.State.SENT,
        "may_return": is_open and found.state in (MemberReport.State.SENT, MemberReport.State.APPROVED),
    }
    return render(request, "results/office/report.html", words)


@office_only
def approve_report(request, pk):
    found = _found(pk)
    if request.method == "POST":
        try:
            actions.approve(report=found, seen=_number(request.POST.get("seen", "")), by=request.user)
        except ReportProblem as problem:
            messages.warning(request, str(problem))
        else:
            messages.success(request, _("The report is approved and counted. The member gets a letter."))
            return redirect(f"{_list(found.period)}&state={MemberReport.State.SENT}")
    return redirect(found)


def _number(text):
    return int(text) if text.isdecimal() and len(text) < 9 else -1


@office_only
def return_report(request, pk):
    """The question, then the letter exactly as it goes, then it goes."""
    found = _found(pk)
    form = QuestionForm(request.POST or None, initial={"seen": found.version})
    step, problem = request.POST.get("do", ""), None
    if request.method == "POST" and form.is_valid() and step == "send":
        try:
            actions.return_report(report=found, **form.cleaned_data, by=request.user)
        except ReportProblem as no:
            problem = no
        else:
            messages.success(request, _("The report is returned. The member gets your question as a letter."))
            return redirect(_list(found.period))
    words = {"report": found, "form": form, "problem": problem}
    if request.method == "POST" and form.is_valid() and step == "look":
        subject, text = emails.returned(report=found, question=form.cleaned_data["question"])
        text, _page = mail.as_it_arrives(kind="results.report_returned", subject=subject, text=text)
        words |= {"subject": subject, "text": text, "sections": html.sections(text), "to": addresses(found)}
    status = 422 if form.errors or problem else 200
    return render(request, "results/office/return_report.html", words, status=status)
