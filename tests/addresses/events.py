"""The calendar, one's own registration, and the office's side of both."""

from pakten.events.actions import add_picture
from tests.addresses import PUBLIC, SIGN_IN, TEAM, TEAM_POST
from tests.makers import make_event
from tests.makers_events import sign_up

BACK = (302, 302, 302, 302, 302)  # a form's address, opened: leads to the page it stands on
PAGES = {
    "events:events": PUBLIC,
    "events:event": PUBLIC,
    "events:calendar": PUBLIC,
    "events:picture": PUBLIC,
    "events:register": PUBLIC,
    "events:colleagues": (SIGN_IN, 200, 200, 404, 404),
    "events:organisations": PUBLIC,
    "events:ticket": PUBLIC,
    "events:change": PUBLIC,
    "events:cancel": PUBLIC,
    "events:answer": BACK,
    "events:again": BACK,
    "events_office:events": TEAM,
    "events_office:new": TEAM,
    "events_office:event": TEAM,
    "events_office:edit": TEAM,
    "events_office:publish": TEAM_POST,  # published already: leads to its page
    "events_office:call_off": TEAM,
    "events_office:copy": TEAM,
    "events_office:pictures": TEAM,
    "events_office:places": TEAM,
    "events_office:add": TEAM,
    "events_office:table": TEAM,
    "events_office:registration": TEAM,
}


def make(own):
    event = make_event(host=own)
    picture = add_picture(event=event, picture=b"a picture", words="Ett mingel", by=None)
    registration = sign_up(event)
    by_slug = ("event", "calendar", "register", "colleagues")
    by_key = ("ticket", "change", "cancel", "answer", "again")
    by_number = ("event", "edit", "publish", "call_off", "copy", "pictures", "places", "add")
    return {
        **{f"events:{name}": [event.slug] for name in by_slug},
        **{f"events:{name}": [registration.key] for name in by_key},
        **{f"events_office:{name}": [event.pk] for name in by_number},
        "events:picture": [event.slug, picture.pk],
        "events_office:table": [event.pk, "csv"],
        "events_office:registration": [registration.pk],
    }
