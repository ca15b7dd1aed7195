"""Texts of letters that have been kept long enough, and the verb that lets go of them. A part of `actions`."""

from django.db import transaction

from pakten.mail.models import NOT_YET, Letter
from pakten.web.batches import first


def texts(before):
    """Letters written before a moment that are done with, and still hold what they said."""
    return Letter.objects.exclude(NOT_YET).filter(written_at__lt=before).exclude(text="")


@transaction.atomic
def erase_texts(*, before, most):
    """Empties letters; to whom and when they went is kept. Returns how many."""
    return Letter.objects.filter(pk__in=first(texts(before), most)).update(text="")
