"""The directory, and the register of the team."""

from pakten.network import importing
from pakten.sheets.table import make_table
from tests.addresses import PUBLIC, TEAM, TEAM_POST

PAGES = {
    "network:members": PUBLIC,
    "network:members_csv": PUBLIC,
    "network:organisation": PUBLIC,
    "network_office:register": TEAM,
    "network_office:table": TEAM,
    "network_office:upload": TEAM,
    "network_office:import": TEAM,
    "network_office:decide": TEAM_POST,
    "network_office:apply": TEAM_POST,
    "network_office:undo": TEAM_POST,
}


def make(own):
    table = make_table([["Organisation"], ["Vi"]])
    file = importing.upload_members(name="r.csv", table=table, by=None)
    of_the_file = ("network_office:import", "network_office:decide", "network_office:apply", "network_office:undo")
    return {
        "network:organisation": [own.slug],
        "network_office:table": ["csv"],
        **{name: [file.pk] for name in of_the_file},
    }
