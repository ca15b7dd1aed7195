"""Somebody in the demo city who is under protection, so that the page of protection has something to show."""

from pakten.network import actions, protecting
from pakten.network.models import Organisation

NAME, MAILBOX = "Majken Åberg-Lindhé", "majken.aberg-lindhe"


def build(world, *, but):
    """One more contact of a member that is shown, and not of the member that a visitor may be."""
    member = Organisation.objects.shown().exclude(pk=but.pk).order_by("id").last()
    if member is None:
        return
    domain = member.contacts.get(is_first=True).person.email.rpartition("@")[2]
    person = actions.know(name=NAME, email=f"{MAILBOX}@{domain}", by=world.office[0])
    actions.add_contact(organisation=member, person=person, by=world.office[0])
    protecting.protect(person=person, by=world.office[0])
