"""What is done when an event has been."""

from pakten.events import after, rules
from tests.addresses import PUBLIC, TEAM
from tests.makers_after import make_past_event

PAGES = {
    "events:go_on": PUBLIC,
    "events_office:after": TEAM,
    "events_office:evaluate": TEAM,
    "events_office:send_evaluation": TEAM,
    "events_office:lead": TEAM,
    "events_office:lead_names": TEAM,
    "events_office:figures": TEAM,
}


def make(own):
    event = make_past_event(came=2)
    after.make_evaluation(event=event, by=None)
    return {
        **{name: [event.pk] for name in PAGES},
        "events_office:figures": [event.pk, "csv"],
        "events:go_on": [event.slug, rules.going_on_key(event)],
    }
