"""Threads, and open data."""

from tests.addresses import OFFICE, OFFICE_POST, PUBLIC, TEAM, TEAM_POST
from tests.makers_threads import make_people_indicator, make_thread, make_told, make_year

PAGES = {
    "results:threads": PUBLIC,
    "results:thread": PUBLIC,
    "results_office:threads": TEAM,
    "results_office:thread": TEAM,
    "results_office:feed_thread": TEAM_POST,
    "results_office:tell_thread": OFFICE,
    "results_office:switch_thread": OFFICE_POST,
    "open_data:catalogue": PUBLIC,
    "open_data:dataset": PUBLIC,
    "open_data:fields": PUBLIC,
    "open_data_pages:page": PUBLIC,
}


def make(own):
    make_year()
    make_people_indicator("thread-people")
    lead = make_thread(organisations=[own], key="thread-people")
    told = make_told(lead)
    of_lead = ("thread", "feed_thread", "tell_thread", "switch_thread")
    return {
        "results:thread": [told.slug],
        **{f"results_office:{name}": [lead.pk] for name in of_lead},
        "open_data:catalogue": ["rdf"],
        "open_data:dataset": ["members", "csv"],
        "open_data:fields": ["members"],
    }
