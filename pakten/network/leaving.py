"""A member leaves, or comes back: a part of `actions`."""

from django.db import transaction
from django.utils import timezone

from pakten.journal import actions as journal
from pakten.network.models import Organisation


@transaction.atomic
def leave_network(*, organisation, on=None, by):
    """The organisation is a member until the day before `on`. Leaving twice changes nothing."""
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if held.state == Organisation.State.LEFT:
        return held
    held.state, held.left_on = Organisation.State.LEFT, on or timezone.localdate()
    held.save(update_fields=["state", "left_on"])
    journal.write(verb="network.leave_network", subject=held, by=by, details={"on": str(held.left_on)})
    return held


@transaction.atomic
def return_to_network(*, organisation, by):
    """The organisation is a member again, since the day it first joined; the journal keeps the time between."""
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if held.state == Organisation.State.ACTIVE:
        return held
    held.state, held.left_on = Organisation.State.ACTIVE, None
    held.save(update_fields=["state", "left_on"])
    journal.write(verb="network.return_to_network", subject=held, by=by)
    return held
