"""How long the house keeps what."""

from tests.addresses import OFFICE

PAGES = {
    "office:retention": OFFICE,
    "office:retention_days": OFFICE,
    "office:dispose": OFFICE,
}


def make(own):
    return {"office:retention_days": ["drafts"]}
