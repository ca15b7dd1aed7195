import secrets

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from pakten.events import changes, emails, feeds, rules
from pakten.events.locking import held
from pakten.events.models import CheckIn, Event, Invitation, Picture, ProgrammeItem, Registration
from pakten.events.models.registrations import new_key
from pakten.events.refusals import MOST_PICTURES, NOT_READY, Refused
from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.mail import bilingual

# What belongs to one event and not to the next of its kind.
NOT_COPIED = {"id", "slug", "state", "starts_at", "ends_at", "opens_at", "closes_at", "sequence", "link"}
NOT_COPIED |= {"door_key", "ask_again_on"}
# What stands in people's calendars: when some of it changes, so does the number that calendars go by.
IN_CALENDARS = ("title", "summary", "starts_at", "ends_at", "venue", "address", "link")
NOT_COPIED |= {"takes_wishes"}  # belongs to its mingle
PICTURES = 6


@transaction.atomic
def draft(*, title, starts_at, ends_at, kind, by, **details):
    """Puts a new event in the calendar as a draft that only the team sees."""
    event = Event(title=" ".join(title.split()), starts_at=starts_at, ends_at=ends_at, kind=kind, **details)
    event.slug = _free_slug(event)
    event.full_clean()
    event.save()
    journal.write(verb="events.draft", subject=event, by=by)
    return event


@transaction.atomic
def publish(*, event, by, has_been=False):
    """Shows the event to those it is for, if it says where and when. `has_been`: it may be put there afterwards."""
    if set(rules.lacks(event)) - ({"starts_at"} if has_been else set()):
        raise Refused(NOT_READY)
    event.state = Event.State.PUBLISHED
    event.save(update_fields=["state"])
    journal.write(verb="events.publish", subject=event, by=by)
    return event


@transaction.atomic
def change(*, event, by, tell=False, programme=None, **details):
    """Changes what is said of an event, and its programme if one is given. With `tell` those who are registered get a
    letter about what they plan by, if some of it is other than it was; their calendars follow. How many places there
    are is changed by `registering`, which looks after the queue."""
    old = Event.objects.select_for_update().get(pk=event.pk)
    before = changes.standing(old, changes.programme_of(old))
    for name, value in details.items():
        setattr(event, name, value)
    is_other = any(getattr(old, name) != getattr(event, name) for name in IN_CALENDARS)
    event.sequence = old.sequence + is_other
    event.full_clean()
    event.save(update_fields=[*details, "sequence"])
    if programme is not None:
        set_programme(event=event, items=programme, by=by)
    different = changes.differences(before, changes.standing(event, changes.programme_of(event)))
    if tell and different:
        _tell_all(event, "event_changed", different=different)
    journal.write(verb="events.change", subject=event, by=by)
    return event


def cancel(*, event, by, message=""):
    """Keeps the event in the calendar, marked as cancelled, and tells those who are registered, or wait to be."""
    with held(event):
        event.state = Event.State.CANCELLED
        event.sequence += 1
        event.save(update_fields=["state", "sequence"])
        _tell_all(event, "event_cancelled", message=message)
        journal.write(verb="events.cancel", subject=event, by=by)
    return event


@transaction.atomic
def take_wishes(*, event, takes_wishes, by):
    """Whether those who get a place are asked what they wish of the mingle there. Who asks them is nothing that the
    calendar knows: it links to an address, `mingles/m/<the registration's key>/wishes/`."""
    Event.objects.filter(pk=event.pk).update(takes_wishes=takes_wishes)
    event.takes_wishes = takes_wishes
    journal.write(verb="events.take_wishes", subject=event, by=by)


@transaction.atomic
def copy(*, event, starts_at, by):
    """Next time's event as a draft: all that is said of this one, at another time, with nobody registered. Not the
    pictures: who is in them said yes to one use."""
    moved = starts_at - event.starts_at
    names = [field.name for field in Event._meta.fields if field.name not in NOT_COPIED]
    details = {name: getattr(event, name) for name in names}
    new = draft(starts_at=starts_at, ends_at=event.ends_at + moved, by=by, **details)
    new.partner_members.set(event.partner_members.all())
    for item in event.programme.all():
        new.programme.create(
            starts_at=item.starts_at + moved, title=item.title, speaker=item.speaker, organisation=item.organisation
        )
    return new


@transaction.atomic
def set_programme(*, event, items, by):
    """The programme as a whole: dicts of starts_at, title, speaker and organisation."""
    event.programme.all().delete()
    ProgrammeItem.objects.bulk_create([ProgrammeItem(event=event, **item) for item in items])
    journal.write(verb="events.set_programme", subject=event, by=by)


@transaction.atomic
def set_partners(*, event, members, by):
    """The members it is arranged with; those that are no members stand in `event.partners`."""
    if {each.pk for each in members} == set(event.partner_members.values_list("pk", flat=True)):
        return
    event.partner_members.set(members)
    journal.write(verb="events.set_partners", subject=event, by=by)


def add_picture(*, event, picture, words, by):
    """Gives the event one more picture: `picture` is what `logos.read_logo` made of a file. The file is there before
    anything points to it."""
    storage = Picture._meta.get_field("file").storage
    name = storage.save(f"events/{secrets.token_urlsafe(16)}.webp", ContentFile(picture))
    try:
        return _point_to(name, event=event, words=words, by=by)
    except BaseException:
        storage.delete(name)
        raise


@transaction.atomic
def _point_to(name, *, event, words, by):
    event = Event.objects.select_for_update().get(pk=event.pk)
    if event.pictures.count() >= PICTURES:
        raise Refused(MOST_PICTURES % {"number": PICTURES})
    journal.write(verb="events.set_picture", subject=event, by=by)
    return event.pictures.create(file=name, words=words)


@transaction.atomic
def remove_picture(*, picture, by):
    """The file goes when nothing points to it any more."""
    name, storage = picture.file.name, picture.file.storage
    transaction.on_commit(lambda: storage.delete(name), robust=True)
    journal.write(verb="events.set_picture", subject=picture.event, by=by)
    picture.delete()


def _tell_all(event, letter, **words):
    """A letter to each who is registered or waits, with the calendar file of those who have a place. It is composed
    once, and the reader's own key put in: there may be a thousand."""
    subject, text = getattr(emails, letter)(registration=Registration(event=event, key=bilingual.KEY), **words)
    file = feeds.calendar_file(event, method=feeds.CANCEL if event.is_cancelled else feeds.PUBLISH)
    theirs = event.registrations.current().exclude(person=None).select_related("person")
    letters = [
        (each.person.email, subject, bilingual.of(text, each.key), file if each.has_place else "") for each in theirs
    ]
    mail.write_many(letters=letters, kind=f"events.{letter}")


def _free_slug(event):
    """The title and the day: events often bear the same title year after year."""
    stem = slugify(f"{event.title[:150]} {timezone.localdate(event.starts_at)}")
    slug, number = stem, 1
    while Event.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug


def forget(*, person):
    """Events keep their place in the calendar without the person who ran them; what has been keeps the figure of
    somebody who was there. A place at a coming event is free, and the clock offers it to the next in line."""
    Event.objects.filter(responsible=person).update(responsible=None)
    Registration.objects.filter(by=person).update(by=None)
    CheckIn.objects.filter(by=person).update(by=None)
    Invitation.objects.filter(Q(person=person) | Q(email__iexact=person.email)).delete()
    theirs = Registration.objects.filter(person=person)
    theirs.filter(event__ends_at__gte=timezone.now()).delete()
    for registration in theirs:
        registration.person, registration.key = None, new_key()
        registration.diet = registration.access = registration.note = ""
        registration.photo_consent = None
        if person.name.casefold() in registration.organisation_name.casefold():  # who comes as their own firm
            registration.organisation_name = registration.share = ""
        registration.save()
