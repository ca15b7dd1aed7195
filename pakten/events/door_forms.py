"""Is what a door sends well formed?"""

import json
import uuid
from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from pakten.events.checking_in import Said
from pakten.events.forms import known_organisation
from pakten.events.registering import Guest

MOST = 100  # things a phone sends at once
LONGEST_AGO = 60 * 24 * 3600  # seconds
TICKET = "/r/"  # stands before the secret in the address that a ticket's code holds


class Unreadable(ValueError):
    """Not what a door sends."""


class WalkInForm(forms.Form):
    """Somebody at the door who is not registered."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"), help_text=_("Their ticket is sent there."), max_length=254)
    organisation = forms.CharField(label=_("Organisation"), max_length=200, required=False)

    def guest(self):
        said = self.cleaned_data
        name = said["organisation"]
        organisation = known_organisation(name) if name else None
        return Guest(name=said["name"], email=said["email"], organisation=organisation, organisation_name=name)


class BadgesForm(forms.Form):
    """Which badges to print."""

    which = forms.ChoiceField(
        label=_("Badges for"),
        choices=[("new", _("Those whose badge is not printed yet")), ("all", _("Everybody with a place"))],
        widget=forms.RadioSelect,
        initial="new",
    )


def key_in(text):
    """The ticket's secret in what a code or a hand scanner gave: the whole address, or the secret alone."""
    text = text.strip()[:300]
    return text.split(TICKET, 1)[-1].split("?", 1)[0].strip("/")[:60]


def read(body):
    """The door's name, and for each thing it sent its token as it was written and a `Said`, or None for one that cannot
    be understood: a phone must be able to let go of it, or it would stand in the way of the others for ever."""
    try:
        sent = json.loads(body)
        items, door = sent["said"], sent.get("door", "")
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Unreadable from error
    if not isinstance(items, list) or not isinstance(door, str) or not 0 < len(items) <= MOST:
        raise Unreadable
    return door[:40], [(str(_get(item, "token"))[:60], said_in(item)) for item in items]


def _get(item, name, default=""):
    return item.get(name, default) if isinstance(item, dict) else default


def said_in(item):
    """A `Said` of what was sent; None when it cannot be understood."""
    try:
        return Said(
            token=uuid.UUID(str(_get(item, "token"))),
            key=key_in(str(_get(item, "key") or "")),
            registration=_number(_get(item, "registration", None)),
            guest=_guest(_get(item, "guest", None)),
            undo=uuid.UUID(str(item["undo"])) if _get(item, "undo") else None,
            ago=timedelta(seconds=min(max(float(_get(item, "ago", 0) or 0), 0), LONGEST_AGO)),
            let_in=_get(item, "let_in", False) is True,
        )
    except (ValueError, TypeError, KeyError, OverflowError):
        return None


def _number(value):
    if value is None:
        return None
    number = int(value)
    if not 0 < number < 2**63:
        raise ValueError(value)
    return number


def _guest(value):
    if not value:
        return None
    form = WalkInForm(value if isinstance(value, dict) else {})
    if not form.is_valid():
        raise Unreadable
    return form.guest()
