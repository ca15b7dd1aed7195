"""The journal as a readable history."""

from tests.addresses import SIGN_IN, TEAM

PAGES = {"office:history": TEAM, "history:member": (SIGN_IN, 404, 200, 200, 200)}


def make(own):
    return {"history:member": [own.slug]}
