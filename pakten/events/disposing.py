"""Check-ins that have been kept long enough, and the verb that lets go of them. A part of `actions`."""

from pakten.events.models import CheckIn
from pakten.web.batches import delete_some


def check_ins(before):
    """By which door and when somebody came in, at events that ended before a moment. That they came stays."""
    return CheckIn.objects.filter(event__ends_at__lt=before)


def delete_check_ins(*, before, most):
    return delete_some(check_ins(before), most)
