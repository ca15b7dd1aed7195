"""A mingle that runs: the stage, second screens, and the page in everybody's hand."""

from pakten.mingle.actions import live
from pakten.mingle.views import now
from tests.addresses import PUBLIC, TEAM, TEAM_POST
from tests.makers_live import make_running

PAGES = {
    "mingle:hand": PUBLIC,
    "mingle:hand_worker": PUBLIC,
    "mingle:now": PUBLIC,
    "mingle:screen": PUBLIC,
    "mingle:screen_seats": PUBLIC,
    "mingle:screen_worker": PUBLIC,
    "mingle_office:stage": TEAM,
    "mingle_office:stage_press": TEAM_POST,
    "mingle_office:stage_seats": TEAM,
    "mingle_office:stage_worker": TEAM,
    "mingle_office:stage_screen": TEAM,
    "mingle_office:stage_link": TEAM_POST,
}


def make(own):
    mingle = make_running()
    token = mingle.participants.first().token
    screen = live.open_screen(mingle=mingle, by=None).screen_key
    arguments = {"hand": token, "hand_worker": token, "now": now.address(mingle).rstrip("/").rpartition("/")[2]}
    arguments |= dict.fromkeys(("screen", "screen_seats", "screen_worker"), screen)
    return {name: [arguments.get(name.split(":")[1], mingle.pk)] for name in PAGES}
