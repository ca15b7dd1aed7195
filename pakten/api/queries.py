from hashlib import sha256

from pakten.api.models import Token
from pakten.network.models import Organisation


def digest(secret):
    """What is kept of a token. A secret of 256 random bits needs neither salt nor a slow hash."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


def token_of(secret):
    """The token that this is the secret of, if it opens anything today."""
    return Token.objects.holding().filter(digest=digest(secret)).first()


def tokens():
    """All tokens, those in use first."""
    return sorted(Token.objects.all(), key=lambda token: (bool(token.withdrawn_at), token.has_ended))


def public_members():
    """Members that agreed to be seen and are legal persons; a unit shares the number of what it is a part of."""
    return Organisation.objects.shown().legal_persons()


def member_called(words):
    """The member of this name, or with this page, that everybody may see."""
    words = " ".join(words.split())
    shown = Organisation.objects.shown()
    return shown.filter(slug=words).first() or shown.filter(name__iexact=words).first()
