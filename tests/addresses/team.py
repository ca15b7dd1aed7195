"""The team's own pages: for the office, and one's own members for a coordinator."""

from pakten.network.models import Person
from tests.addresses import OFFICE
from tests.makers import make_person

PAGES = {
    "team_office:team": OFFICE,
    "team_office:add": OFFICE,
    "team_office:portfolio": OFFICE,
    "team_office:table": OFFICE,  # and whose members they are, see test_team
    "team_office:role": OFFICE,
    "team_office:leave": OFFICE,
    "team_office:hand_over": OFFICE,
}


def make(own):
    somebody = make_person(name="Eva O'Brien", team=Person.Team.COORDINATOR)
    places = {f"team_office:{name}": [somebody.pk] for name in ("portfolio", "role", "leave", "hand_over")}
    return places | {"team_office:table": [somebody.pk, "csv"]}
