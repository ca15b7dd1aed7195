"""The periods that are followed up: which there are, which could be opened, and what keeps one from being closed."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pakten.results.models import Period
from pakten.results.queries import member_reports

MONTHS = {Period.Kind.YEAR: 12, Period.Kind.HALF: 6, Period.Kind.TERTIAL: 4}


def made(kind, year, number=1):
    """A period as it would be, not saved."""
    months = MONTHS[kind]
    first, after = months * (number - 1) + 1, months * number + 1
    ends_on = (date(year, after, 1) if after <= 12 else date(year + 1, 1, 1)) - timedelta(days=1)
    return Period(kind=kind, year=year, number=number, starts_on=date(year, first, 1), ends_on=ends_on)


def offered():
    """The periods of last year, this and the next that are not there yet, the first first."""
    this, there = timezone.localdate().year, {each.slug for each in Period.objects.all()}
    could_be = [
        made(kind, year, number)
        for year in (this - 1, this, this + 1)
        for kind, months in MONTHS.items()
        for number in range(1, 12 // months + 1)
    ]
    return [each for each in could_be if each.slug not in there]


def why_not_close(period):
    """Why a period cannot be closed now, in words; nothing where it can."""
    if period.is_closed:
        return _("%(period)s is closed already. Its figures can be corrected, each with a reason.") % {"period": period}
    if not period.is_over:
        return _("%(period)s is not over. It can be closed from the day after its last one.") % {"period": period}
    return ""


def warnings(period, outcomes):
    """What whoever closes a period should know first: it can be closed all the same. A list of sentences.

    Whoever has more to warn of, as of reports that nobody has sent, adds a sentence here.
    """
    unknown = sum(each.whole.value is None for each in outcomes)
    found = []
    if unknown:
        words = ngettext(
            "%(number)s indicator has no figure, and will be frozen without one.",
            "%(number)s indicators have no figure, and will be frozen without one.",
            unknown,
        )
        found.append(words % {"number": unknown})
    return found + member_reports.warnings(period)
