"""Yes-or-no questions about people and organisations."""


def is_team(person):
    """The city's team: the network office and the coordinators."""
    return person.is_authenticated and person.is_active and person.is_team


def may_see(person, organisation):
    """Everybody sees a member that agreed to be shown; its own contacts and the team always do."""
    if organisation.state == organisation.State.ACTIVE and organisation.may_show:
        return True
    return is_team(person) or is_contact(person, organisation)


def is_contact(person, organisation):
    return person.is_authenticated and organisation.contacts.filter(person=person).exists()
