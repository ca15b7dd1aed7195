"""The calendar."""

from tests.addresses import PUBLIC
from tests.makers import make_event

PAGES = {
    "events:events": PUBLIC,
    "events:event": PUBLIC,
    "events:calendar": PUBLIC,
}


def make(own):
    event = make_event(host=own)
    return {name: [event.slug] for name in ("events:event", "events:calendar")}
