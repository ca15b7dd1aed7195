"""What people wish of a mingle, by the secret of their ticket; the team asks them, and takes them in."""

from pakten.mingle import actions as mingle
from tests.addresses import PUBLIC, TEAM, TEAM_POST
from tests.makers_wishes import make_asking_mingle, make_wisher

PAGES = {
    "mingle:wishes": PUBLIC,  # whoever has its address, which is a secret
    "mingle:find": PUBLIC,
    "mingle_office:of_event": (*TEAM[:3], 302, 302),
    "mingle_office:registered": TEAM,
    "mingle_office:take_in_registered": TEAM_POST,
    "mingle_office:plan_registered": TEAM_POST,
    "mingle_office:ask": TEAM,
}
BY_TOKEN = ("mingle:wishes", "mingle:find")


def make(own):
    asking = make_asking_mingle(host=own)
    there = make_wisher(asking, name="Leïla Héden")
    mingle.take_in_registered(mingle=asking, by=None)
    given = {name: [asking.pk] for name in PAGES if name not in BY_TOKEN}
    return {**given, **{name: [there.token] for name in BY_TOKEN}, "mingle_office:of_event": [asking.event.pk]}
