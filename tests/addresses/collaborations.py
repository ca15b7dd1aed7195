"""Leads and collaborations of the team."""

from pakten.collaborations import actions
from tests.addresses import TEAM, TEAM_POST

PAGES = {
    "collaborations_office:collaborations": TEAM,
    "collaborations_office:open_lead": TEAM,
    "collaborations_office:collaboration": TEAM,
    "collaborations_office:plan_next": TEAM_POST,
    "collaborations_office:tell": TEAM_POST,
    "collaborations_office:move": TEAM_POST,
    "collaborations_office:add_outcome": TEAM_POST,
}


def make(own):
    lead = actions.open_lead(title="Praktik i köket", organisations=[own], by=None)
    without = ("collaborations_office:collaborations", "collaborations_office:open_lead")
    return {name: [lead.pk] for name in PAGES if name not in without}
