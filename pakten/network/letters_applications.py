"""The letters of the office to applicants, each in the language they chose when they applied."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from pakten.network import queries


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it goes: the same text to each of its receivers."""

    to: tuple[str, ...]
    subject: str
    text: str
    language: str


def needs_more(*, application, to, text):
    """The office's question, and the private link to answer it by. `text`: the office's own words."""
    return _letter(application, "application_needs_more", _("We have a question about your application"), to, text=text)


def approved(*, application, to, name, words="", is_added=False, coordinator=None):
    """The invitation of each contact: how to sign in, and what to do first. `is_added`: to a member there was."""
    subject = _("Welcome to the network")
    found = {"name": name, "words": words, "is_added": is_added, "coordinator": coordinator}
    return _letter(application, "application_approved", subject, to, **found)


def declined(*, application, to, reason):
    """The decision and its reason. `reason`: the office's own words."""
    return _letter(application, "application_declined", _("The decision on your application"), to, reason=reason)


def _letter(application, template, subject, to, **words):
    network = queries.network()
    with translation.override(application.language):
        places = {
            "private_link": settings.SITE_ADDRESS + reverse("apply:application", args=[application.key]),
            "sign_in": settings.SITE_ADDRESS + reverse("account_login"),
        }
        text = render_to_string(f"mail/{template}.txt", {"network": network, **places, **words}).strip()
        ending = f"\n\n-- \n{network.name}\n{settings.SITE_ADDRESS}\n"
        return Letter(tuple(to), str(subject), text + ending, application.language)
