"""Who asks: the token in the header, and whether it may."""

from ninja.security import HttpBearer

from pakten.api import actions, queries, rates
from pakten.api.models import Scope


class NoToken(Exception):
    """None was shown, or one that opens nothing."""

    def __init__(self, code):
        self.code = code


class OutOfScope(Exception):
    """The token may do other things than this."""


class TooOften(Exception):
    def __init__(self, seconds):
        self.seconds = seconds


class Token(HttpBearer):
    """A token of the office with a scope: `Authorization: Bearer pakten_…`."""

    def __init__(self, scope):
        super().__init__()
        self.scope = Scope(scope)

    def __call__(self, request):
        if not request.headers.get("Authorization"):
            raise NoToken("no_token")
        return super().__call__(request) or self.authenticate(request, "")

    def authenticate(self, request, secret):
        token = queries.token_of(secret)
        if token is None:
            raise NoToken("bad_token")
        wait = rates.seconds_to_wait("token", token.pk, most=rates.MOST_OF_TOKEN)
        if wait:
            raise TooOften(wait)
        if self.scope not in token.scopes:
            raise OutOfScope
        actions.note_use(token=token)
        return token
