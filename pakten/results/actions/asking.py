"""Asking members to report, and reminding those who have not: many letters at once, written in one transaction and
delivered by the worker."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.mail import bilingual
from pakten.results.actions.member_reports import ReportProblem
from pakten.results.actions.periods import locked
from pakten.results.emails import member_reports as emails
from pakten.results.models import MemberReport
from pakten.results.queries import member_reports as queries
from pakten.web.batches import first

AT_ONCE = 500
MORNING = 8  # nobody is reminded at night
BETWEEN_REMINDERS = timedelta(days=21)
MOST_REMINDERS = 2  # after that a person asks


@transaction.atomic
def ask(*, period, seen, by):
    """A letter to every member that has not been asked. `seen`: the digest of those that were looked at."""
    chosen = _looked_at(period, queries.to_ask, seen)
    now = timezone.now()
    remind_at = now + BETWEEN_REMINDERS
    MemberReport.objects.bulk_create(
        (MemberReport(organisation_id=each.pk, period=period) for each in chosen.members),
        batch_size=500,
        ignore_conflicts=True,  # some have begun on their own
    )
    reports = MemberReport.objects.filter(period=period, organisation__in=[each.pk for each in chosen.members])
    reports.update(asked_at=now, remind_at=remind_at)
    reports.exclude(state__in=MemberReport.AT_THE_MEMBER).update(remind_at=None)
    subject, text = emails.asked(period=period)
    mail.write_many(letters=_letters(chosen.addresses, subject, text), kind="results.report_asked")
    journal.write(verb="results.ask_reports", subject=period, by=by, details={"number": len(chosen.members)})
    return len(chosen.members)


@transaction.atomic
def remind_now(*, period, seen, by):
    """A letter to those who were asked and have not answered, whatever the clock says."""
    chosen = _looked_at(period, queries.to_remind, seen)
    reports = MemberReport.objects.unanswered().filter(period=period).select_related("period")
    number = _remind(list(reports.filter(organisation__in=[each.pk for each in chosen.members])), timezone.now())
    journal.write(verb="results.remind_reports", subject=period, by=by, details={"number": number})
    return number


def _looked_at(period, choose, seen):
    if locked(period).is_closed:
        raise ReportProblem(_("%(period)s is closed. Nobody can report it any more.") % {"period": period})
    chosen = choose(period)
    if chosen.digest != seen:
        raise ReportProblem(_("The list has changed since you looked at it. Look at it once more."))
    if not chosen.members:
        raise ReportProblem(_("There is nobody to write to."))
    return chosen


def remind_reports(now):
    """Those who were asked and have not sent are reminded, some weeks after, twice at most. A rule of the tick."""
    if timezone.localtime(now).hour < MORNING:
        return 0
    number = 0
    while True:
        with transaction.atomic():
            due = MemberReport.objects.unanswered().filter(remind_at__lte=now, period__closed_at=None)
            chosen = first(due, AT_ONCE)
            reports = list(MemberReport.objects.filter(pk__in=chosen).select_related("period").order_by("pk"))
            sent = _remind(reports, now)
            for period in {each.period for each in reports}:
                number_of = sum(each.period == period for each in reports)
                journal.write(verb="results.remind_reports", subject=period, by=None, details={"number": number_of})
        number += sent
        if len(chosen) < AT_ONCE:
            return number


def _remind(reports, now):
    """The letters, and the marks that they went. The caller holds the reports."""
    addresses = queries.addresses_of([each.organisation_id for each in reports])
    for period, is_returned in sorted(
        {(each.period, each.state == MemberReport.State.RETURNED) for each in reports},
        key=lambda pair: (pair[0].pk, pair[1]),
    ):
        theirs = [
            each
            for each in reports
            if each.period == period and (each.state == MemberReport.State.RETURNED) == is_returned
        ]
        subject, text = emails.reminder(period=period, is_returned=is_returned)
        found = [addresses[each.organisation_id] for each in theirs if each.organisation_id in addresses]
        mail.write_many(letters=_letters(found, subject, text), kind="results.report_reminder")
    rows = MemberReport.objects.filter(pk__in=[each.pk for each in reports])
    rows.update(reminded_at=now, reminders=F("reminders") + 1, remind_at=now + BETWEEN_REMINDERS)
    rows.filter(reminders__gte=MOST_REMINDERS).update(remind_at=None)
    return len(reports)


def _letters(addresses, subject, text):
    """[(to, subject, text, calendar)] of [(address, the member's slug)]"""
    return [(email, subject, bilingual.of(text, slug), "") for email, slug in addresses]
