"""The letters of the network app: each function gives a subject and a text."""

from django.utils.translation import gettext_lazy as _

from pakten.mail import bilingual
from pakten.network import queries


def sign_in_code(*, code):
    return _letter("sign_in_code", _("Your code to sign in"), code=code)


def unknown_address():
    """To somebody who asked for a code with an address that has no account, so that the page need not tell."""
    return _letter("unknown_address", _("You asked for a code"))


def new_email(*, address):
    return _letter("new_email", _("Confirm your new address"), address=address)


def email_known():
    return _letter("email_known", _("This address is known to us already"))


def email_changed():
    return _letter("email_changed", _("Your address has been changed"))


def _letter(name, subject, **words):
    return bilingual.compose(template=f"mail/{name}.txt", subject=subject, network=queries.network(), **words)
