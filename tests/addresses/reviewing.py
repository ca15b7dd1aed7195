"""The applications in the office. Coordinators see them all; the office decides."""

from tests.addresses import OFFICE, OFFICE_POST, TEAM
from tests.makers_applications import make_application

PAGES = {
    "reviewing_office:applications": TEAM,
    "reviewing_office:table": TEAM,
    "reviewing_office:application": TEAM,
    "reviewing_office:ask": OFFICE,  # and the coordinator it was given to, see test_review_pages
    "reviewing_office:approve": OFFICE,
    "reviewing_office:decline": OFFICE,
    "reviewing_office:assign": OFFICE_POST,
    "reviewing_office:reopen": OFFICE_POST,
}


def make(own):
    application = make_application(name=own.name)
    lists = {"reviewing_office:applications": [], "reviewing_office:table": ["xlsx"]}
    return {name: [application.pk] for name in PAGES} | lists
