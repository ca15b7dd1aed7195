"""The mingles of the team."""

from pakten.mingle import actions as mingle
from tests.addresses import TEAM, TEAM_POST
from tests.makers import make_mingle

PAGES = {
    "mingle_office:mingles": TEAM,
    "mingle_office:make": TEAM,
    "mingle_office:mingle": TEAM_POST,
    "mingle_office:upload": TEAM,
    "mingle_office:check": TEAM_POST,  # there is no file to check
    "mingle_office:columns": TEAM_POST,
    "mingle_office:mend": TEAM_POST,
    "mingle_office:row_back": TEAM_POST,
    "mingle_office:take_in": TEAM_POST,
    "mingle_office:people": TEAM,
    "mingle_office:person": TEAM,
    "mingle_office:bench": TEAM,
    "mingle_office:turn": TEAM_POST,
    "mingle_office:pair": TEAM_POST,
    "mingle_office:undo": TEAM_POST,
    "mingle_office:prices": TEAM,
    "mingle_office:publish": TEAM,
    "mingle_office:table": TEAM,
    "mingle_office:slips": TEAM,
    "mingle_office:page": TEAM,
    "mingle_office:remove": TEAM,
}


def make(own):
    made = make_mingle(people=6)
    mingle.plan(mingle=made, by=None)
    without = ("mingle_office:mingles", "mingle_office:make")
    return {
        **{name: [made.pk] for name in PAGES if name not in without},
        "mingle_office:row_back": [made.pk, 2],
        "mingle_office:person": [made.pk, "2"],
    }
