"""Makers for letters that may be declined."""

from contextlib import contextmanager

from django.apps import apps

from pakten.mail.kinds import Kind, Topic
from tests.makers import make_letter


@contextmanager
def invitations_declared():
    """Within it there is a kind of letter that may be declined, "mail.invitation", as an app declares one."""
    app = apps.get_app_config("mail")
    app.letter_kinds = {"invitation": Kind("Inbjudan", Topic.INVITATIONS)}
    try:
        yield
    finally:
        del app.letter_kinds


def make_invitation(*, to="leila@example.org", text="Välkommen till frukost, Leïla!", **details):
    return make_letter(to=to, kind="mail.invitation", subject="Frukost den 3 mars", text=text, **details)
