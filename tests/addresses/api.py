"""The API: its door, its description, and the office's tokens."""

from pakten.api import actions
from tests.addresses import OFFICE, PUBLIC

PAGES = {
    "api:schema": PUBLIC,
    "api:v1": PUBLIC,
    "api_pages:docs": PUBLIC,
    "api_office:tokens": OFFICE,
    "api_office:new": OFFICE,
    "api_office:withdraw": OFFICE,
}


def make(own):
    token, _secret = actions.make_token(name="Webben", scopes=["check_in"], by=None)
    return {"api:v1": ["events"], "api_office:withdraw": [token.pk]}
