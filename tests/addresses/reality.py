"""Who is here: the list of a mingle that runs, for the phone of the team."""

from tests.addresses import TEAM
from tests.makers_live import make_running

PAGES = {"mingle_office:now": TEAM}


def make(own):
    return {name: [make_running().pk] for name in PAGES}
