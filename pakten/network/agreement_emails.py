"""The letters about agreements: each function gives a subject and a text. Subjects name nobody."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from pakten.mail import bilingual
from pakten.network import queries


def agreement_sent(*, agreement):
    return _letter("agreement_sent", _("An agreement to sign"), agreement)


def follow_up(*, agreement):
    return _letter("follow_up", _("An agreement to follow up"), agreement)


def commitment_due(*, commitment):
    subject = _("Something promised in an agreement is due")
    return _letter("commitment_due", subject, commitment.agreement, commitment=commitment)


def _letter(name, subject, agreement, **words):
    def address():  # asked for once in each language, since each has its own
        return f"{settings.SITE_ADDRESS}{agreement.get_absolute_url()}"

    return bilingual.compose(
        template=f"mail/{name}.txt",
        subject=subject,
        network=queries.network(),
        agreement=agreement,
        address=address,
        **words,
    )
