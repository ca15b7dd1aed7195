"""After a mingle: the page of who took part, by its secret, and the team's."""

from tests.addresses import PUBLIC, TEAM, TEAM_POST
from tests.makers_going_on import make_held_mingle, pair_of

PAGES = {
    "mingle:go_on": PUBLIC,  # to whoever has the secret
    "mingle_office:after": TEAM,
    "mingle_office:figures": TEAM,
    "mingle_office:meet_again": TEAM_POST,
}


def make(own):
    held = make_held_mingle()
    return {
        "mingle:go_on": [pair_of(held)[0].token],
        "mingle_office:after": [held.pk],
        "mingle_office:figures": [held.pk, "csv"],
        "mingle_office:meet_again": [held.pk],
    }
