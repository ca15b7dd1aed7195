"""The first pages, and what every site has."""

from tests.addresses import PUBLIC, SIGN_IN

PAGES = {
    "web:alive": PUBLIC,
    "home:home": PUBLIC,
    "home:mine": (SIGN_IN, 200, 200, 302, 302),
    "home:accessibility": PUBLIC,
    "home:privacy": PUBLIC,
}


def make(own):
    return {}
