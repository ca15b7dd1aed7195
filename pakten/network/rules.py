"""Yes-or-no questions about people and organisations: who may see and do what.

Four roles, each more than the one before: a person (anybody we know), a contact of one or more organisations, a
coordinator with a portfolio of members, the network office. Whoever may no longer sign in has none of them.
"""

from pakten.network.models import Person


def is_office(person):
    """The network office: the few people who run the network, and may do all there is."""
    return is_team(person) and person.team == Person.Team.OFFICE


def is_team(person):
    """The city's team: the network office and the coordinators."""
    return person.is_authenticated and person.is_active and person.is_team


def coordinates(person, organisation):
    """The member is in this coordinator's portfolio."""
    return is_team(person) and organisation.coordinator_id == person.pk


def is_contact(person, organisation):
    """The person speaks for the organisation. All its contacts may do the same; the first is only asked first."""
    return person.is_authenticated and person.is_active and organisation.contacts.filter(person=person).exists()


def is_public(organisation):
    """A member that agreed to be shown."""
    return organisation.state == organisation.State.ACTIVE and organisation.may_show


def may_see(person, organisation):
    """Everybody sees a member that agreed to be shown; its own contacts and the team always do."""
    return is_public(organisation) or is_team(person) or is_contact(person, organisation)


def may_see_logo(person, organisation):
    """Everybody sees a logo that the member agreed to show; its own contacts and the team always do."""
    if is_public(organisation) and organisation.may_show_logo:
        return True
    return is_team(person) or is_contact(person, organisation)


def may_edit(person, organisation):
    """Its own contacts, its coordinator and the office change what an organisation tells of itself and who speaks for
    it. Other coordinators may read, so that nobody's members are changed behind their back."""
    return is_office(person) or coordinates(person, organisation) or is_contact(person, organisation)


def may_see_contacts(person, organisation):
    """Who speaks for an organisation, and how to reach them, is for the team and for colleagues (GDPR: no more people
    than need it)."""
    return is_team(person) or is_contact(person, organisation)


def may_see_history(person, organisation):
    """What was done with a membership, and by whom."""
    return is_team(person) or is_contact(person, organisation)


def may_see_number(person, organisation):
    """The organisation number is for the team and the organisation itself. A sole trader's is a personal identity
    number: it is never stored, so there is none to see."""
    return is_team(person) or is_contact(person, organisation)


def may_coordinate(person):
    """Somebody whose portfolio a member can be put into."""
    return person.is_active and person.is_team


def may_manage_team(person):
    """Who is in the team, and whose members are whose, is for the office to say."""
    return is_office(person)


def may_see_portfolio(person, coordinator):
    """A coordinator's members as a list of work: for that coordinator and the office."""
    return is_office(person) or (is_team(person) and person.pk == coordinator.pk)


def may_leave_team(person, office_people):
    """Somebody must be left in the office. `office_people`: how many there are who may sign in."""
    return not is_office(person) or office_people > 1


def may_review(person):
    """The team sees the applications that have been sent."""
    return is_team(person)


def may_decide(person, application):
    """Whether an organisation becomes a member is decided by the office, for every application alike."""
    return is_office(person)


def may_ask_for_more(person, application):
    """The office, and the coordinator who was given the application, may ask the applicant."""
    is_theirs = is_team(person) and application.coordinator_id == person.pk
    return is_theirs or may_decide(person, application)


def may_see_agreement(person, agreement):
    """The team, and the contacts of its parties once it has been sent to them. To all others it does not exist."""
    if is_team(person):
        return True
    is_known = agreement.sent_on or agreement.signed_on
    return bool(is_known) and person.is_active and agreement.parties.filter(contacts__person=person).exists()
