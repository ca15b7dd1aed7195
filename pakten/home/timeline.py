"""What members have done in the network, gathered from the apps that know: the one place to add another app."""

from typing import NamedTuple

from pakten.events import queries as events
from pakten.network import our_queries as network

MOST = 20
# Each gives [(organisation's id, day, sentence, address)] for some organisations.
SOURCES = [network.deeds, events.deeds]


class Deed(NamedTuple):
    day: object
    sentence: str
    address: str
    organisation: str  # its name, where there is more than one


def done_by(organisations):
    """The latest that was done, the newest first."""
    names = {each.pk: each.name if len(organisations) > 1 else "" for each in organisations}
    if not names:
        return []
    found = [deed for source in SOURCES for deed in source(organisations)]
    found.sort(key=lambda deed: deed[1], reverse=True)
    return [Deed(day, sentence, address, names[pk]) for pk, day, sentence, address in found[:MOST]]
