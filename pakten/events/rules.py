"""Yes-or-no questions about events."""

from django.core import signing
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from pakten.network import rules as network_rules


def may_see(person, event):
    """Published and cancelled events are for all, or for those with an account; drafts are the team's."""
    if network_rules.is_team(person):
        return True
    if event.state == event.State.DRAFT:
        return False
    return event.for_everybody or person.is_authenticated


def is_invited(event, invitation, email=""):
    """Whether somebody holds the secret of the event's invitation, or of the one that went to their address."""
    if constant_time_compare(event.invitation, invitation or ""):
        return True
    found = personal_invitation(event, invitation)
    return found is not None and found.to.lower() == email.strip().lower()


def personal_invitation(event, invitation):
    """The invitation of which this is the secret, if it is a personal one to this event."""
    return event.invitations.select_related("person").filter(key=invitation).first() if invitation else None


def why_not_open(event, *, now=None):
    """Why nobody can register now, as a key of `refusals.WHY_NOT`; empty while registration is open."""
    now = now or timezone.now()
    if event.state != event.State.PUBLISHED:
        return str(event.state)
    if now >= event.starts_at:
        return "over"
    if event.audience == event.Audience.NOBODY:
        return "nobody"
    if event.opens_at and now < event.opens_at:
        return "not_open_yet"
    return "closed" if now >= event.registration_closes_at else ""


def why_not_for(event, organisation, *, invitation="", email=""):
    """Why somebody of this organisation (or of none we know) may not register, as a key of `refusals.WHY_NOT`."""
    audience = event.Audience
    is_member = organisation is not None and organisation.state == organisation.State.ACTIVE
    if event.audience == audience.INVITED and not is_invited(event, invitation, email):
        return "invited_other" if personal_invitation(event, invitation) else "invited"
    if event.audience == audience.MEMBERS and not is_member:
        return "members"
    if event.audience == audience.DISTRICT:
        is_there = is_member and organisation.districts.filter(pk=event.district_id).exists()
        return "" if is_there else "district"
    return ""


def gives_offers(event, *, now=None):
    """Whether a place that comes free is offered to the next in line: until the event begins."""
    return event.state == event.State.PUBLISHED and (now or timezone.now()) < event.starts_at


def lacks(event, *, now=None):
    """What a guest needs and the event does not say, by the name of the field: a key of `refusals.LACKS`."""
    found = {}
    if event.starts_at <= (now or timezone.now()):
        found["starts_at"] = "time"
    if not (event.venue.strip() or event.link):
        found["venue"] = "place"
    return found


def may_be_evaluated(event, *, now=None):
    """Whether those who came can be asked now: it has been, and was not called off."""
    return event.state == event.State.PUBLISHED and event.ends_at <= (now or timezone.now())


def going_on_key(event):
    """The secret in the address where those who answered an evaluation may go on with something: the same for all of
    them, so that it tells of nobody who they are."""
    return signing.Signer(salt="events.going_on").signature(str(event.pk))


def may_go_on(event, key):
    return event.state != event.State.DRAFT and constant_time_compare(going_on_key(event), key)
