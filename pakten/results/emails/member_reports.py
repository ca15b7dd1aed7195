"""The letters about members' reports. Those to many are composed once, with `bilingual.KEY` where the member's own
address goes. Subjects name no member."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pakten.mail import bilingual
from pakten.network import queries


def asked(*, period):
    return _letter("report_asked", _("How did the year go for you?"), period, bilingual.KEY)


def reminder(*, period, is_returned=False):
    subject = _("The network waits for your answer") if is_returned else _("Your report is still missing")
    return _letter("report_reminder", subject, period, bilingual.KEY, is_returned=is_returned)


def returned(*, report, question):
    subject = _("A question about your report")
    return _letter(
        "report_returned", subject, report.period, report.organisation.slug, report=report, question=question
    )


def approved(*, report):
    return _letter(
        "report_approved", _("Your report is approved"), report.period, report.organisation.slug, report=report
    )


def _letter(name, subject, period, slug, **words):
    def address():  # asked for once in each language, since each has its own
        return settings.SITE_ADDRESS + reverse("results:our_report", args=[slug, period.slug])

    return bilingual.compose(
        template=f"mail/{name}.txt", subject=subject, network=queries.network(), period=period, address=address, **words
    )
