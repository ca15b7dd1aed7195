"""The letters of mingles: each function gives a subject and a text."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from pakten.mail import bilingual
from pakten.network import queries


def both_go_on(*, participant, contact):
    """To one of two who both want to go on: the other's contacts."""
    return _letter("both_go_on", _("A contact after the mingle"), participant, contact=contact)


def go_on_by_hand(*, participant):
    """The same where contacts are not sent: it names nobody, and is the same to both."""
    return _letter("go_on_by_hand", _("A contact after the mingle"), participant)


def _letter(name, subject, participant, **words):
    return bilingual.compose(
        template=f"mail/{name}.txt",
        subject=subject,
        network=queries.network(),
        mingle=participant.mingle,
        address=address(participant),
        **words,
    )


def address(participant):
    """Where somebody sees whom they met, in the language at the root."""
    with override(settings.LANGUAGE_CODE):
        return settings.SITE_ADDRESS + reverse("mingle:go_on", args=[participant.token])
