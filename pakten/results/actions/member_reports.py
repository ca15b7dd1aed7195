"""The verbs of a member's report: written, sent, returned with a question, approved. The period is held meanwhile, so
that none is approved while its figures are frozen, and of two colleagues who send at once the second is told."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.network.imports.values import without_personal_numbers
from pakten.network.models import Contact
from pakten.results import rules
from pakten.results.actions.periods import locked
from pakten.results.emails import member_reports as emails
from pakten.results.models import MemberReport, SentReport
from pakten.results.models.member_reports import NUMBERS
from pakten.results.queries.already_known import known, numbers
from pakten.web import dates

State = MemberReport.State
REMIND_RETURNED = timedelta(days=14)


class ReportProblem(Exception):
    """Why something cannot be done with a report, and what can; says it in a sentence, in the active language.

    `report`: as it stands now, where somebody else has changed it meanwhile."""

    def __init__(self, words, report=None):
        super().__init__(words)
        self.report = report


@transaction.atomic
def save_draft(*, organisation, period, answers, seen, by):
    """Keeps what is written so far; it need not hold together yet. `seen`: the version that was opened."""
    report = _opened(organisation, period, seen)
    _write(report, answers, State.RETURNED if report.state == State.RETURNED else State.DRAFT, by)
    journal.write(verb="results.save_report", subject=report, by=by)
    return report


@transaction.atomic
def send(*, organisation, period, answers, seen, by):
    """Sends the report to the office. What was sent is kept, each time."""
    report = _opened(organisation, period, seen)
    if problems := rules.troubles(answers):
        raise ReportProblem(next(iter(problems.values())))
    report.sent_at, report.remind_at = timezone.now(), None
    _write(report, answers, State.SENT, by)
    SentReport.objects.create(
        report=report,
        number=report.sent.count() + 1,
        known=numbers(known(organisation, period)),
        sent_at=report.sent_at,
        sent_by=by,
        **report.answers,
    )
    journal.write(verb="results.send_report", subject=report, by=by)
    return report


def _opened(organisation, period, seen):
    """The report, held, if the member may write in it and nobody else has since it was opened."""
    if locked(period).is_closed:
        raise ReportProblem(_closed(period))
    report, _is_new = MemberReport.objects.select_for_update().get_or_create(organisation=organisation, period=period)
    if report.state not in MemberReport.AT_THE_MEMBER:
        words = _("%(who)s has sent the report, %(when)s. Should it be changed? Ask the office to return it.")
        raise ReportProblem(words % _who_and_when(report), report)
    if report.version != seen:
        words = _(
            "%(who)s saved the report %(when)s, after you opened it. Nothing you wrote is lost: look at what differs, "
            "and save or send again."
        )
        raise ReportProblem(words % _who_and_when(report), report)
    return report


def _who_and_when(report):
    return {
        "who": str(report.saved_by) if report.saved_by else _("A colleague"),
        "when": dates.moment(report.saved_at) if report.saved_at else "",
    }


def _closed(period):
    return _("%(period)s is closed, and its figures are frozen. Write to the office: they can correct a figure.") % {
        "period": period
    }


def _write(report, answers, state, by):
    for name in NUMBERS:
        setattr(report, name, answers[name])
    report.note = without_personal_numbers(answers["note"].strip())
    report.state, report.version = state, report.version + 1
    report.saved_at, report.saved_by = timezone.now(), by
    report.save()


@transaction.atomic
def approve(*, report, seen, by):
    """The office finds it right: from now on it is counted."""
    held = _decidable(report, seen, (State.SENT,))
    _decide(held, State.APPROVED, by)
    journal.write(verb="results.approve_report", subject=held, by=by)
    subject, text = emails.approved(report=held)
    for address in addresses(held):
        mail.write(to=address, kind="results.report_approved", subject=subject, text=text)
    return held


@transaction.atomic
def return_report(*, report, question, seen, by):
    """The office asks something, and the member may write in it again. What was approved is no longer counted."""
    held = _decidable(report, seen, (State.SENT, State.APPROVED))
    held.question, held.remind_at, held.reminders = question.strip(), timezone.now() + REMIND_RETURNED, 0
    _decide(held, State.RETURNED, by)
    journal.write(verb="results.return_report", subject=held, by=by)
    subject, text = emails.returned(report=held, question=held.question)
    for address in addresses(held):
        mail.write(to=address, kind="results.report_returned", subject=subject, text=text)
    return held


def _decidable(report, seen, states):
    if locked(report.period).is_closed:
        raise ReportProblem(_closed(report.period))
    held = (
        MemberReport.objects.select_for_update(of=("self",)).select_related("organisation", "period").get(pk=report.pk)
    )
    if held.version != seen or held.state not in states:
        raise ReportProblem(_("The report has changed since you looked at it. Read it once more."), held)
    return held


def _decide(report, state, by):
    report.state, report.decided_at, report.decided_by = state, timezone.now(), by
    report.save(update_fields=["state", "decided_at", "decided_by", "question", "remind_at", "reminders"])


def addresses(report):
    """Whom a letter about it goes to: who sent it, if they still speak for the member, and the first contact."""
    contacts = Contact.objects.filter(organisation=report.organisation_id, person__is_active=True)
    contacts = list(contacts.select_related("person").order_by("-is_first", "pk"))
    chosen = [each for each in contacts if each.is_first or each.person_id == report.saved_by_id] or contacts[:1]
    return sorted({each.person.email for each in chosen})
