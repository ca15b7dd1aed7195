"""The letters of the network app: each function gives a subject and a text."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from pakten.network import queries


def sign_in_code(*, code):
    return _("Your code to sign in"), _letter("sign_in_code", code=code)


def unknown_address():
    """To somebody who asked for a code with an address that has no account, so that the page need not tell."""
    return _("You asked for a code"), _letter("unknown_address")


def _letter(name, **words):
    network = queries.network()
    return render_to_string(f"mail/{name}.txt", {"network": network, "address": settings.SITE_ADDRESS, **words})
