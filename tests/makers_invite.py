"""What tests of invitations need."""

from pakten.events import inviting


def wanted(**said):
    """What the office chooses: all contacts of members, unless something else is said."""
    return {"who": "members", "active_only": True, "addresses": [], "remind": False, **said}


def invite_addresses(event, *emails, by=None, **said):
    """Invites addresses; gives how it went."""
    choice = wanted(who="list", addresses=[("", email) for email in emails], **said)
    return inviting.invite(event=event, wanted=choice, by=by)


def invitation_of(event, email):
    """Of a person or an address."""
    return next(each for each in event.invitations.select_related("person") if each.to == email)
