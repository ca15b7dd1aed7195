from django.db import IntegrityError, transaction
from django.utils.text import slugify

from pakten.journal import actions as journal
from pakten.network import applicants, queries
from pakten.network.models import (
    Application,
    Contact,
    District,
    Import,
    Invitation,
    Level,
    Network,
    Organisation,
    Person,
)

BATCH = 500  # rows in one statement
InDistrict = Organisation.districts.through


@transaction.atomic
def name_network(*, name, city, office_email, publisher="", publisher_number="", by):
    said = {"name": name, "city": city, "office_email": office_email}
    said |= {"publisher": publisher, "publisher_number": publisher_number}
    network, _created = Network.objects.update_or_create(pk=1, defaults=said)
    journal.write(verb="network.name_network", subject=network, by=by)
    return network


@transaction.atomic
def add_district(*, name, valid_from, valid_to=None, by):
    district = District.objects.create(name=name, valid_from=valid_from, valid_to=valid_to)
    journal.write(verb="network.add_district", subject=district, by=by)
    return district


def know(*, name, email, by):
    """The person with this e-mail: the one we know already, else a new one. A known person keeps their name."""
    known = queries.people_by_address([email])
    return known[queries.address(email)] if known else meet(name=name, email=email, by=by)[0]


@transaction.atomic(savepoint=False)
def meet(*, name, email, by):
    """Somebody whose address we did not know when we looked: (the person, whether they are new to us also now)."""
    try:
        with transaction.atomic():
            person = Person.objects.create_user(email=queries.address(email), name=" ".join(name.split()))
    except IntegrityError:  # somebody else got to know the same person in this moment
        return queries.people_by_address([email])[queries.address(email)], False
    journal.write(verb="network.know", subject=person, by=by)
    return person, True


@transaction.atomic
def join_team(*, person, team, by):
    """Makes a person part of the city's team, as office or coordinator."""
    person.team = team
    person.save(update_fields=["team"])
    journal.write(verb="network.join_team", subject=person, by=by, details={"team": team})
    return person


@transaction.atomic
def welcome_member(*, name, sector, joined_on, districts=(), level=Level.FIRST, by, **details):
    """Takes an organisation into the network as a member. `level`: the code of one."""
    organisation = Organisation(
        name=" ".join(name.split()), sector=sector, joined_on=joined_on, level_id=level, **details
    )
    organisation.slug = free_slug(organisation.name)
    organisation.save()
    organisation.districts.set(districts)
    journal.write(verb="network.welcome_member", subject=organisation, by=by)
    return organisation


@transaction.atomic
def welcome_many(*, members, by):
    """Takes many organisations in with their contacts, as when a network moves in with its register. One by one, ten
    thousand of them would take minutes. Each is a dict: the fields of an organisation, its `districts`, and its
    `contacts` as dicts of name, email and title, the first contact first."""
    taken = set(Organisation.objects.values_list("slug", flat=True))
    organisations = []
    for member in members:
        fields = {key: value for key, value in member.items() if key not in ("districts", "contacts", "level")}
        name, level = " ".join(member["name"].split()), member.get("level", Level.FIRST)
        organisation = Organisation(**{**fields, "name": name, "level_id": level})
        organisation.slug = free_slug(organisation.name, taken)
        organisation.make_findable()
        taken.add(organisation.slug)
        organisations.append(organisation)
    Organisation.objects.bulk_create(organisations, batch_size=BATCH)
    people = _know_many([contact for member in members for contact in member["contacts"]])
    in_districts, contacts = [], []
    for organisation, member in zip(organisations, members, strict=True):
        in_districts += [InDistrict(organisation=organisation, district=district) for district in member["districts"]]
        contacts += [
            Contact(
                organisation=organisation, person=people[each["email"].lower()], title=each["title"], is_first=not n
            )
            for n, each in enumerate(member["contacts"])
        ]
    InDistrict.objects.bulk_create(in_districts, batch_size=BATCH)
    Contact.objects.bulk_create(contacts, batch_size=BATCH)
    journal.write_many(verb="network.welcome_member", subjects=organisations, by=by)
    return organisations


def _know_many(contacts):
    """The people with these e-mails, by e-mail in small letters: those known already, and new ones."""
    emails = {contact["email"].lower(): contact["name"] for contact in contacts}
    known = {person.email: person for person in Person.objects.filter(email__in=emails)}
    new = [Person(email=email, name=" ".join(name.split())) for email, name in emails.items() if email not in known]
    for person in new:
        person.set_unusable_password()
    return known | {person.email: person for person in Person.objects.bulk_create(new, batch_size=BATCH)}


@transaction.atomic
def add_contact(*, organisation, person, title="", is_first=False, by):
    contact, _created = Contact.objects.update_or_create(
        organisation=organisation, person=person, defaults={"title": title, "is_first": is_first}
    )
    journal.write(verb="network.add_contact", subject=organisation, by=by, details={"person": person.pk})
    return contact


def free_slug(name, taken=None):
    """An address nobody has yet: malmo-bygg, malmo-bygg-2, … `taken`: the addresses in use, where they are at hand."""
    stem = slugify(name)[:200] or "organisation"
    slug, number = stem, 1
    while slug in taken if taken is not None else Organisation.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug


@transaction.atomic
def forget(*, person):
    """Takes a person out of the network: contacts go, organisations stay."""
    journal.forget(person=person)
    Import.objects.filter(applied_at=None).delete()  # a preview may speak of them; the file can be chosen again
    _forget_applicant(person)
    Invitation.objects.filter(email__iexact=person.email).delete()
    _leave_contacts(person)
    person.delete()


def _leave_contacts(person):
    """The contact that was there longest becomes the first where the person was it: the network must ask somebody."""
    for contact in person.contact_for.select_related("organisation"):
        was_first, others = contact.is_first, contact.organisation.contacts.exclude(pk=contact.pk)
        contact.delete()
        if was_first and (heir := others.order_by("pk").first()):
            heir.is_first = True
            heir.save(update_fields=["is_first"])


def _forget_applicant(person):
    """Drafts that name a person go; of what was sent the person's place is kept, without who it was."""
    for application in Application.objects.prefetch_related("submissions"):
        kept = [application, *application.submissions.all()]
        if not any(applicants.names(each.answers, person.email) for each in kept):
            continue
        if application.state == Application.State.DRAFT:
            application.delete()
            continue
        words = {person.email, person.name}.union(*(applicants.names_of(each.answers, person.email) for each in kept))
        for each in kept:
            each.answers = applicants.without(each.answers, person.email, words)
            each.save(update_fields=["answers"])
        for question in application.questions.all():
            question.text, question.answer = (
                applicants.unnamed(text, words) for text in (question.text, question.answer)
            )
            question.save(update_fields=["text", "answer"])
