"""The verbs of protected identity: a part of `actions`. The journal's lines have no name in them."""

from django.db import transaction

from pakten.journal import actions as journal


@transaction.atomic
def protect(*, person, by):
    """From now on the person is named in no list, file, badge, feed or letter to others."""
    person.is_protected = True
    person.save(update_fields=["is_protected"])
    journal.write(verb="network.protect", subject=person, by=by)
    return person


@transaction.atomic
def end_protection(*, person, by):
    """The person may be named again. Written while the line still has no name."""
    journal.write(verb="network.end_protection", subject=person, by=by)
    person.is_protected = False
    person.save(update_fields=["is_protected"])
    return person
