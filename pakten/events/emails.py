"""The letters of the calendar: each function gives a subject and a text."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from pakten.events.models import Registration
from pakten.mail import bilingual
from pakten.network import queries
from pakten.network.models import Network
from pakten.web import dates

BEFORE = "number-before-the-reader"  # stands in a letter composed once, where the reader's own number goes


def registered(*, registration):
    wishes = address(Registration(key=bilingual.KEY), "mingle:wishes") if registration.event.takes_wishes else ""
    return _kept_letter("registered", registration, wishes=wishes)


def waitlisted(*, registration, before, waits_for_share):
    subject, text = _kept_letter("waitlisted", registration, waits_for_share=waits_for_share)
    return subject, text.replace(BEFORE, str(before))


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


@dataclass(frozen=True)
class About:
    """What a letter that is kept tells of an event; when any of it changes, it is another letter."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    link: str

    @property
    def when(self):
        return dates.when(self.starts_at, self.ends_at)


def _kept_letter(name, registration, **words):
    """Composed once for the thousand who register to one event: they wait in line for each other's letters."""
    event = registration.event
    about = About(event.title, event.starts_at, event.ends_at, event.place, event.link)
    subject, text = _composed(name, about, queries.network_name(), **words)
    return subject, bilingual.of(text, registration.key)


@lru_cache(maxsize=100)
def _composed(name, about, network_name, **words):
    return bilingual.compose(
        template=f"mail/{name}.txt",
        subject=KEPT_SUBJECTS[name],
        network=Network(name=network_name),
        event=about,
        address=address(Registration(key=bilingual.KEY)),
        before=BEFORE,
        **words,
    )


KEPT_SUBJECTS = {"registered": _("You have a place"), "waitlisted": _("You are on the waiting list")}


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


def address(registration, page="events:ticket"):
    """The person's private link, in the language at the root."""
    with override(settings.LANGUAGE_CODE):
        return settings.SITE_ADDRESS + reverse(page, args=[registration.key])
