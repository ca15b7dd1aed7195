"""What the calendar has kept long enough, and the verbs that let go of it: a part of `actions`. How long is enough,
and why, stands in `office/retention.py`."""

from pakten.events.models import CheckIn, Invitation
from pakten.web.batches import delete_some


def check_ins(before):
    """By which door and when somebody came in, at events that ended before a moment. That they came stays."""
    return CheckIn.objects.filter(event__ends_at__lt=before)


def delete_check_ins(*, before, most):
    return delete_some(check_ins(before), most)


def invitations(before):
    """Invitations to what has been."""
    return Invitation.objects.filter(event__ends_at__lt=before)


def delete_invitations(*, before, most):
    return delete_some(invitations(before), most)
