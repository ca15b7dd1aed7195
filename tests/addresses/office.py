"""The team's desk."""

from tests.addresses import TEAM, TEAM_POST
from tests.makers import make_letter

PAGES = {
    "office:desk": TEAM,
    "office:letters": TEAM,
    "office:retry_letter": TEAM_POST,
}


def make(own):
    return {"office:retry_letter": [make_letter().pk]}
