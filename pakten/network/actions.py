from django.db import IntegrityError, transaction
from django.utils.text import slugify

from pakten.journal import actions as journal
from pakten.network.models import Contact, Network, Organisation, Person


@transaction.atomic
def name_network(*, name, city, office_email, by):
    network, _created = Network.objects.update_or_create(
        pk=1, defaults={"name": name, "city": city, "office_email": office_email}
    )
    journal.write(verb="network.name_network", subject=network, by=by)
    return network


@transaction.atomic
def know(*, name, email, by):
    """The person with this e-mail: the one we know already, else a new one. A known person keeps their name."""
    email = email.strip().lower()
    person = Person.objects.filter(email__iexact=email).first()
    if person:
        return person
    try:
        with transaction.atomic():
            person = Person.objects.create_user(email=email, name=" ".join(name.split()))
    except IntegrityError:  # somebody else got to know the same person in this moment
        return Person.objects.get(email__iexact=email)
    journal.write(verb="network.know", subject=person, by=by)
    return person


@transaction.atomic
def join_team(*, person, team, by):
    """Makes a person part of the city's team, as office or coordinator."""
    person.team = team
    person.save(update_fields=["team"])
    journal.write(verb="network.join_team", subject=person, by=by, details={"team": team})
    return person


@transaction.atomic
def welcome_member(*, name, sector, joined_on, districts=(), by, **details):
    """Takes an organisation into the network as a member."""
    organisation = Organisation(name=" ".join(name.split()), sector=sector, joined_on=joined_on, **details)
    organisation.slug = _free_slug(organisation.name)
    organisation.save()
    organisation.districts.set(districts)
    journal.write(verb="network.welcome_member", subject=organisation, by=by)
    return organisation


@transaction.atomic
def add_contact(*, organisation, person, title="", is_first=False, by):
    contact, _created = Contact.objects.update_or_create(
        organisation=organisation, person=person, defaults={"title": title, "is_first": is_first}
    )
    journal.write(verb="network.add_contact", subject=organisation, by=by, details={"person": person.pk})
    return contact


def _free_slug(name):
    """An address nobody has yet: malmo-bygg, malmo-bygg-2, …"""
    stem = slugify(name)[:200] or "organisation"
    slug, number = stem, 1
    while Organisation.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug


@transaction.atomic
def forget(*, person):
    """Takes a person out of the network: contacts go, organisations stay."""
    journal.forget(person=person)
    person.contact_for.all().delete()
    person.delete()
