"""The room of a mingle, for the team."""

from pakten.mingle import actions as mingle
from tests.addresses import TEAM, TEAM_POST
from tests.makers import make_mingle

PAGES = {
    "mingle_office:room": TEAM,
    "mingle_office:redraw_room": TEAM_POST,
    "mingle_office:seats": TEAM,
    "mingle_office:poster": TEAM,
    "mingle_office:table_signs": TEAM,
    "mingle_office:place_cards": TEAM,
}


def make(own):
    made = make_mingle(people=6)
    mingle.plan(mingle=made, by=None)
    mingle.draw_room(mingle=made, width=8, length=9, by=None)
    return {name: [made.pk] for name in PAGES}
