import json
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Q

from pakten.journal.models import Line

_system = ContextVar("system", default="")


@contextmanager
def in_the_name_of(system):
    """What is done by nobody within the block is done by another system of this name."""
    before = _system.set(system)
    try:
        yield
    finally:
        _system.reset(before)


def write(*, verb, subject, by, details=None):
    """One line about what `by` (a person, or None for the system) just did to `subject`, a saved row of any table."""
    line = _line(verb=verb, subject=subject, by=by, details=details)
    line.save(force_insert=True)
    return line


def write_many(*, verb, subjects, by):
    """The same line about each of many subjects, for actions that do a thing to many at once."""
    Line.objects.bulk_create([_line(verb=verb, subject=subject, by=by) for subject in subjects], batch_size=500)


def _line(*, verb, subject, by, details=None):
    return Line(
        verb=verb,
        subject_kind=subject._meta.label_lower,
        subject_id=subject.pk,
        subject_name=_name(subject)[:300],
        by_id=by.pk if by else None,
        by_name=_name(by) if by else _system.get(),
        details=details or {},
    )


def _name(thing):
    """A person under protection is known here by their number alone."""
    return "" if getattr(thing, "is_protected", False) else str(thing)


def forget(*, person):
    """Takes a person's name out of the lines, and keeps that something was done."""
    Line.objects.filter(by_id=person.pk).update(by_id=None, by_name="")
    Line.objects.filter(subject_kind=person._meta.label_lower, subject_id=person.pk).update(subject_name="", details={})
    for words in {person.email, person.name} - {""}:
        Line.objects.filter(subject_name__icontains=words).update(subject_name="")
        # A database may keep the letters of a JSON text as they are or escaped.
        told = Q(details__icontains=words) | Q(details__icontains=json.dumps(words)[1:-1])
        Line.objects.filter(told).update(details={})
