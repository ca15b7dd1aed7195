"""The verbs of how people sign in, a part of `actions`: passkeys, and leaving every device at once."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.network import emails


@transaction.atomic
def add_key(*, person, name, credential, by):
    """A passkey the person made on a device of theirs. A letter tells them, in case it was somebody else."""
    key = Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, data={"name": name, "credential": credential}
    )
    journal.write(verb="network.add_key", subject=person, by=by)
    subject, text = emails.key_added()
    mail.write(to=person.email, kind="network.key_added", subject=subject, text=text)
    return key


@transaction.atomic
def name_key(*, key, name, by):
    key.data["name"] = name
    key.save(update_fields=["data"])
    journal.write(verb="network.name_key", subject=key.user, by=by)
    return key


@transaction.atomic
def remove_key(*, key, by):
    journal.write(verb="network.remove_key", subject=key.user, by=by)
    subject, text = emails.key_removed()
    mail.write(to=key.user.email, kind="network.key_removed", subject=subject, text=text)
    key.delete()


@transaction.atomic
def sign_out_everywhere(*, person, by):
    """Ends every session of a person, on all devices, at once."""
    end_sessions(person)
    journal.write(verb="network.sign_out_everywhere", subject=person, by=by)


def end_sessions(person):
    """A session is bound to the person's password; nobody has one, and a new lack of one makes all sessions void."""
    person.set_unusable_password()
    person.save(update_fields=["password"])
