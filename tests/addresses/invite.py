"""Invitations to events, the answers to them, and calendars to subscribe to."""

from pakten.events import inviting
from tests.addresses import PUBLIC, SIGN_IN, SIGNED_IN, TEAM
from tests.makers import make_event
from tests.makers_invite import invite_addresses

PAGES = {
    "events:feed": PUBLIC,
    "events:mine": SIGNED_IN,
    "events:change_feed": (SIGN_IN, 302, 302, 302, 302),
    "events:my_feed": PUBLIC,  # whoever has its address, which is a secret
    "events:invitation": (302, 302, 302, 302, 302),  # to the form
    "events:decline": PUBLIC,
    "events_office:invitations": TEAM,
    "events_office:invite": TEAM,
    "events_office:reminders": TEAM,
}


def make(own):
    event = make_event(host=own)
    invite_addresses(event, "leila@example.org")
    invitation = event.invitations.get()
    contact = own.contacts.select_related("person").first()
    feed = inviting.change_feed_address(person=contact.person) if contact else None
    return {
        **{f"events_office:{name}": [event.pk] for name in ("invitations", "invite", "reminders")},
        **{f"events:{name}": [invitation.key] for name in ("invitation", "decline")},
        "events:my_feed": [feed.key if feed else "nobody"],
    }
