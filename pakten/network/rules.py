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


def may_review(person):
    """The team sees the applications that have been sent."""
    return is_team(person)


def may_decide(person, application):
    """Whether an organisation becomes a member is decided by the office, for every application alike."""
    return is_team(person) and person.team == person.Team.OFFICE


def may_ask_for_more(person, application):
    """The office, and the coordinator who was given the application, may ask the applicant."""
    is_theirs = is_team(person) and application.coordinator_id == person.pk
    return is_theirs or may_decide(person, application)
