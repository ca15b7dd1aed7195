"""What we know of a person put right: their name, their address. A part of `actions`."""

import hashlib
import secrets
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.network import emails
from pakten.network.models import EmailChange, Person

LASTS = timedelta(days=1)


class RectifyProblem(Exception):
    """What cannot be done now, and what to do instead, in a sentence for whoever tried."""


@transaction.atomic
def rename(*, person, name, by):
    person.name = " ".join(name.split())
    person.save(update_fields=["name"])
    journal.write(verb="network.rename", subject=person, by=by)
    return person


@transaction.atomic
def ask_for_email(*, person, email, by):
    """Writes to the new address, which proves itself by the link in the letter. An address we know already gets a
    letter that says so; who asks sees no difference."""
    email = email.strip().lower()
    if Person.objects.filter(email__iexact=email).exists():
        _write(email, "email_known", emails.email_known())
        return
    key = secrets.token_urlsafe(24)
    EmailChange.objects.update_or_create(
        person=person, defaults={"email": email, "key_hash": hashed(key), "asked_at": timezone.now()}
    )
    _write(email, "new_email", emails.new_email(key=key), is_confidential=True)
    journal.write(verb="network.ask_for_email", subject=person, by=by)


def waiting(key):
    """The changes, one or none, that a link stands for while it may still be followed."""
    return EmailChange.objects.filter(key_hash=hashed(key), asked_at__gte=timezone.now() - LASTS)


@transaction.atomic
def change_email(*, key):
    """The link was followed: the address is theirs. The old address is told, and no longer signs anybody in."""
    change = waiting(key).select_for_update().first()
    if change is None:
        raise RectifyProblem(_("The link has been used, or it is older than a day. Ask for a new one on your page."))
    person = Person.objects.select_for_update().get(pk=change.person_id)
    if Person.objects.filter(email__iexact=change.email).exclude(pk=person.pk).exists():
        raise RectifyProblem(_("The address has come into use meanwhile. Choose another one on your page."))
    old, person.email = person.email, change.email
    person.save(update_fields=["email"])
    EmailAddress.objects.filter(user=person).delete()  # made anew at the next sign-in, with the new address
    change.delete()
    _write(old, "email_changed", emails.email_changed())
    journal.write(verb="network.change_email", subject=person, by=person)
    return person


def _write(to, kind, letter, **how):
    subject, text = letter
    mail.write(to=to, kind=f"network.{kind}", subject=subject, text=text, at_once=True, **how)


def hashed(key):
    return hashlib.sha256(key.encode()).hexdigest()
