"""Yes-or-no questions about collaborations."""

from pakten.network import rules as network


def may_see(person, collaboration):
    """The team, and the contacts of those who take part."""
    if network.is_team(person):
        return True
    return person.is_authenticated and collaboration.organisations.filter(contacts__person=person).exists()


def may_change(person):
    """The whole team: who stands in for a colleague on leave takes the next step."""
    return network.is_team(person)
