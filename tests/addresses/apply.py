"""Applying for membership: whoever has the private link, whatever else they are."""

from tests.addresses import PUBLIC
from tests.makers_applications import make_application

ON = (302, 302, 302, 302, 302)  # opening the address of a form leads to where it stands
PAGES = {
    "apply:start": PUBLIC,
    "apply:application": PUBLIC,
    "apply:check": PUBLIC,
    "apply:mail_link": PUBLIC,
    "apply:replies": ON,
    "apply:withdraw": PUBLIC,
    "apply:step": PUBLIC,
    "apply:keep": ON,
}


def make(own):
    sent, draft = make_application(), make_application(sent=False)
    of_a_draft = ("apply:check", "apply:mail_link", "apply:withdraw")
    return {
        "apply:application": [sent.key],
        "apply:replies": [sent.key],
        **{name: [draft.key] for name in of_a_draft},
        "apply:step": [draft.key, "contacts"],
        "apply:keep": [draft.key, "contacts"],
    }
