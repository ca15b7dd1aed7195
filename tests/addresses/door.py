"""The door of an event, for the team and for helpers with its link."""

from tests.addresses import PUBLIC, TEAM, TEAM_POST
from tests.makers_door import make_helpers_door, make_open_event

BACK = (302, 302, 302, 302, 302)
PAGES = {
    "events:door": PUBLIC,
    "events:door_list": PUBLIC,
    "events:door_news": PUBLIC,
    "events:door_send": BACK,
    "events:door_worker": PUBLIC,
    "events_office:door": TEAM,
    "events_office:door_list": TEAM,
    "events_office:door_news": TEAM,
    "events_office:door_send": TEAM_POST,
    "events_office:door_worker": TEAM,
    "events_office:at_the_door": TEAM,
    "events_office:badges": TEAM_POST,
}


def make(own):
    event = make_open_event(people=["Åsa Öberg"], title="Frukost vid dörren")
    make_helpers_door(event)
    key = event.door_key or type(event).objects.get(pk=event.pk).door_key
    names = {name.split(":")[1] for name in PAGES}
    helpers = {name for name in names if f"events:{name}" in PAGES}
    return {
        **{f"events:{name}": [key] for name in helpers},
        **{f"events_office:{name}": [event.pk] for name in names},
    }
