"""Lists taken home as files: each is reached by those who reach its page, and by nobody else."""

from pakten.mingle import actions as mingle
from tests.addresses import OFFICE, SIGN_IN, TEAM
from tests.makers import make_event, make_letter, make_mingle
from tests.makers_invite import invite_addresses

PAGES = {
    "agreements:ours_table": (SIGN_IN, 200, 200, 302, 302),
    "api_office:table": OFFICE,
    "collaborations_office:table": TEAM,
    "events_office:events_table": TEAM,
    "events_office:invitations_table": TEAM,
    "history:member_table": (SIGN_IN, 404, 200, 200, 200),
    "mingle_office:mingles_table": TEAM,
    "mingle_office:people_table": TEAM,
    "mingle_office:workbook": TEAM,
    "office:history_table": TEAM,
    "office:letters_table": TEAM,
    "office:retention_table": OFFICE,
    "surveys_office:surveys_table": TEAM,
    "team_office:team_table": OFFICE,
}


def make(own):
    made = make_mingle(people=6)
    mingle.plan(mingle=made, by=None)
    event = make_event(host=own)
    invite_addresses(event, "leila@example.org")
    make_letter()
    return {
        **{name: ["csv"] for name in PAGES},
        "events_office:invitations_table": [event.pk, "csv"],
        "history:member_table": [own.slug, "csv"],
        "mingle_office:people_table": [made.pk, "csv"],
        "mingle_office:workbook": [made.pk],
    }
