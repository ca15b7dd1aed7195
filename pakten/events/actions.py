from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from pakten.events.models import Event, Registration
from pakten.events.models.registrations import new_key
from pakten.journal import actions as journal


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
def publish(*, event, by):
    event.state = Event.State.PUBLISHED
    event.save(update_fields=["state"])
    journal.write(verb="events.publish", subject=event, by=by)
    return event


@transaction.atomic
def cancel(*, event, by):
    """Keeps the event in the calendar, marked as cancelled."""
    event.state = Event.State.CANCELLED
    event.save(update_fields=["state"])
    journal.write(verb="events.cancel", subject=event, by=by)
    return event


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
    theirs = Registration.objects.filter(person=person)
    theirs.filter(event__ends_at__gte=timezone.now()).delete()
    for registration in theirs:
        registration.person, registration.key = None, new_key()
        registration.diet = registration.access = registration.note = ""
        registration.save()
