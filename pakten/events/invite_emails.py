"""The letters that ask somebody to come, and those that remind: a part of `emails`. Each is composed once for all, with
`bilingual.KEY` where each reader's own secret goes."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from pakten.mail import bilingual
from pakten.mail.parts import LINE
from pakten.network import queries


def invitation(*, event, own=None, is_reminder=False):
    """`own`: what the office adds, {"sv": …, "en": …}; what is written in one language only stands in both."""
    subject, text = _letter(
        "event_reminder_to_answer" if is_reminder else "event_invitation",
        _("Do you want to come?") if is_reminder else _("Invitation"),
        event,
        own=lambda: _in_language(own or {}),
        address=_address("events:invitation"),
        no_thanks=_address("events:decline"),
    )
    return f"{subject}: {event.title}"[:200], text


def reminder(*, event):
    """To those who have a place."""
    words = {"address": _address("events:ticket"), "cancel": _address("events:cancel")}
    return _letter("event_reminder", _("Soon it is time"), event, **words)


def _in_language(own):
    found = own.get(get_language()) or own.get(settings.LANGUAGE_CODE) or next(filter(None, own.values()), "")
    return found.strip().replace(LINE, "")


def _address(view):
    with override(settings.LANGUAGE_CODE):
        return settings.SITE_ADDRESS + reverse(view, args=[bilingual.KEY])


def _letter(name, subject, event, **words):
    return bilingual.compose(
        template=f"mail/{name}.txt", subject=subject, network=queries.network(), event=event, **words
    )
