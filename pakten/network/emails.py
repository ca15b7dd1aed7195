"""The letters of the network app: each function gives a subject and a text."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pakten.mail import bilingual
from pakten.network import applicants, queries


def sign_in_code(*, code):
    return _letter("sign_in_code", _("Your code to sign in"), code=code)


def unknown_address():
    """To somebody who asked for a code with an address that has no account, so that the page need not tell."""
    return _letter("unknown_address", _("You asked for a code"))


def key_added():
    return _letter("key_added", _("A passkey was added"))


def key_removed():
    return _letter("key_removed", _("A passkey was removed"))


def welcome_to_team(*, role):
    return _letter("welcome_to_team", _("You are in the team"), role=role.label)


def portfolio_received(*, count):
    return _letter("portfolio_received", _("You have more members to look after"), count=count)


def application_link(*, application):
    """The private link of an application, and nothing that the applicant wrote."""
    return _letter("application_link", _("The link to your application"), address=_address(application))


def application_sent(*, application):
    """A copy of what was sent, with the private link. Contact persons stand on the page alone: one of them may be under
    protection, and a gap would tell."""
    return _letter(
        "application_sent",
        _("We have received your application"),
        address=_address(application),
        sections=lambda: applicants.sections(application.answers | {"contacts": []}),  # asked for once in each language
        is_completion=application.submissions.count() > 1,
    )


def _address(application):
    """The private link, asked for once in each language, since each has its own."""
    return lambda: settings.SITE_ADDRESS + reverse("apply:application", args=[application.key])


def new_email(*, key):
    """To an address that somebody says is theirs, with the link that proves it."""

    def address():
        return settings.SITE_ADDRESS + reverse("my:new_email", args=[key])

    return _letter("new_email", _("Confirm your new address"), address=address)


def email_known():
    return _letter("email_known", _("This address is known to us already"))


def email_changed():
    return _letter("email_changed", _("Your address has been changed"))


def _letter(name, subject, **words):
    return bilingual.compose(template=f"mail/{name}.txt", subject=subject, network=queries.network(), **words)
