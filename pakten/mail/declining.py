"""The verbs of somebody who does not want some letters, or wants them again. A part of `actions`."""

from django.db import IntegrityError, transaction

from pakten.mail.kinds import Topic, topic_of
from pakten.mail.models import Reader, Refusal


def reader(email):
    """The reader with this address: the one we know, else a new one."""
    known = Reader.objects.filter(email__iexact=email).first()
    if known:
        return known
    try:
        with transaction.atomic():
            return Reader.objects.create(email=email.lower())
    except IntegrityError:  # another letter to the same address goes in this moment
        return Reader.objects.get(email__iexact=email)


@transaction.atomic
def decline(*, reader, topic):
    """No more letters about a topic. Returns whether that is new."""
    _refusal, is_new = Refusal.objects.get_or_create(reader=reader, topic=Topic(topic))
    return is_new


@transaction.atomic
def accept(*, reader, topic):
    """Letters about a topic again. Returns whether that is new."""
    deleted, _of_which = Refusal.objects.filter(reader=reader, topic=Topic(topic)).delete()
    return bool(deleted)


def declined(email):
    """The topics that somebody has declined."""
    return {Topic(topic) for topic in _refusals(email).values_list("topic", flat=True)}


def who_declined(topic):
    """The addresses, in small letters, of all who have declined letters about a topic."""
    emails = Refusal.objects.filter(topic=Topic(topic)).values_list("reader__email", flat=True)
    return {email.lower() for email in emails}


def is_declined(letter):
    """Whether a letter is one of those that its receiver has declined."""
    topic = topic_of(letter.kind)
    return topic is not None and _refusals(letter.to).filter(topic=topic).exists()


def _refusals(email):
    return Refusal.objects.filter(reader__email__iexact=email)
