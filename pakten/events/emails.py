"""The letters of the calendar: each function gives a subject and a text."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from pakten.mail import bilingual
from pakten.network import queries


def registered(*, registration):
    return _letter("registered", _("You have a place"), registration)


def waitlisted(*, registration, before, waits_for_share):
    words = {"before": before, "waits_for_share": waits_for_share}
    return _letter("waitlisted", _("You are on the waiting list"), registration, **words)


def offered(*, registration):
    return _letter("offered", _("There is a place for you: do you want it?"), registration)


def offer_missed(*, registration, is_out):
    return _letter("offer_missed", _("The place you were offered went on"), registration, is_out=is_out)


def cancelled(*, registration):
    return _letter("registration_cancelled", _("You are not coming"), registration)


def changed(*, registration):
    return _letter("registration_changed", _("Your registration is changed"), registration)


def again(*, registration):
    """To somebody whose address was given once more, so that the page need not tell."""
    return _letter("registered_again", _("You are registered already"), registration)


def event_changed(*, registration, different):
    """`different`: what is other than it was, see `changes`."""
    return _letter("event_changed", _("An event you are registered to is changed"), registration, changes=different)


def event_cancelled(*, registration, message):
    return _letter("event_cancelled", _("An event you are registered to is cancelled"), registration, message=message)


def _letter(name, subject, registration, **words):
    return bilingual.compose(
        template=f"mail/{name}.txt",
        subject=subject,
        network=queries.network(),
        registration=registration,
        event=registration.event,
        address=address(registration),
        **words,
    )


def address(registration):
    """The person's private link, in the language at the root."""
    with override(settings.LANGUAGE_CODE):
        return settings.SITE_ADDRESS + reverse("events:ticket", args=[registration.key])
