"""What the calendar has kept long enough, and the verbs that let go of it: a part of `actions`. How long is enough,
and why, stands in `office/retention.py`."""

from pakten.events.models import Invitation
from pakten.web.batches import delete_some


def invitations(before):
    """Invitations to what has been."""
    return Invitation.objects.filter(event__ends_at__lt=before)


def delete_invitations(*, before, most):
    return delete_some(invitations(before), most)
