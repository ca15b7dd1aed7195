"""Protected identity."""

from tests.addresses import OFFICE

PAGES = {"office:protection": OFFICE}


def make(own):
    return {}
