"""Members' reports, filled in and sent."""

from django.utils import timezone

from pakten.results import actions
from pakten.results.models import MemberReport, Period
from pakten.results.models.member_reports import NUMBERS
from tests.makers import make_contact, make_organisation

YEAR = timezone.localdate().year


def answers(**said):
    return {**dict.fromkeys(NUMBERS), "note": "", **said}


def make_report_year(year=YEAR):
    return actions.add_period(kind=Period.Kind.YEAR, year=year, by=None)


def make_sent(*, organisation=None, period=None, by=None, **said):
    """A report that is sent, with what is said in it."""
    organisation, period = organisation or make_organisation(), period or make_report_year()
    by = by or make_contact(organisation=organisation)
    there = MemberReport.objects.filter(organisation=organisation, period=period).first()
    return actions.send(
        organisation=organisation,
        period=period,
        answers=answers(**(said or {"employed": 7})),
        seen=there.version if there else 0,
        by=by,
    )


def make_approved(**words):
    report = make_sent(**words)
    return actions.approve(report=report, seen=report.version, by=None)
