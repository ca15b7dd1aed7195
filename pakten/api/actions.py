import secrets

from django.db import transaction
from django.utils import timezone

from pakten.api.models import Token
from pakten.api.queries import digest
from pakten.journal import actions as journal


@transaction.atomic
def make_token(*, name, scopes, by, ends_on=None):
    """A new token, and its secret: shown this once, and not kept."""
    secret = f"pakten_{secrets.token_urlsafe(32)}"
    token = Token.objects.create(name=name, scopes=list(scopes), ends_on=ends_on, digest=digest(secret))
    journal.write(verb="api.make_token", subject=token, by=by, details={"scopes": token.scopes})
    return token, secret


@transaction.atomic
def withdraw_token(*, token, by):
    """It opens nothing any more, from this moment."""
    if token.withdrawn_at is None:
        token.withdrawn_at = timezone.now()
        token.save(update_fields=["withdrawn_at"])
        journal.write(verb="api.withdraw_token", subject=token, by=by)
    return token


def note_use(*, token):
    """The day a token was last used: written once a day, so that a busy token does not write at every call."""
    today = timezone.localdate()
    if token.last_used_on != today:
        Token.objects.filter(pk=token.pk).update(last_used_on=today)
