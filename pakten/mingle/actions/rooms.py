"""The verbs of the room: how large it is, how the tables stand, and who sits where in it."""

from django.db import transaction
from django.utils import timezone

from pakten.journal import actions as journal
from pakten.mingle import queries
from pakten.mingle.models import Mingle, Plan, Room


@transaction.atomic
def draw_room(*, mingle, by, **details):
    """The room as it is (see models.Room). The plan on the bench gets the table numbers that fit it; what is published
    stands as people were told."""
    mingle = Mingle.objects.select_for_update().get(pk=mingle.pk)
    room, _made = Room.objects.update_or_create(mingle=mingle, defaults={**details, "drawn_at": timezone.now()})
    journal.write(verb="mingle.draw_room", subject=mingle, by=by)
    seat(mingle=mingle, by=by)
    return room


@transaction.atomic
def seat(*, mingle, by):
    """Puts the meetings of the plan on the bench at the tables of the room. A plan never changes: other numbers make a
    new one, one step of undo away. Returns it, or None when nothing changed."""
    mingle = Mingle.objects.select_for_update().get(pk=mingle.pk)
    before = mingle.plan
    if before is None:
        return None
    meetings, quiet = queries.seats_in_room(mingle, before.meetings)
    if (meetings, quiet) == (before.meetings, before.quiet_tables):
        return None
    after = Plan.objects.get(pk=before.pk)
    after.pk, after._state.adding = None, True
    after.before, after.made_at, after.made_by = before, timezone.now(), by
    after.meetings, after.quiet_tables = meetings, quiet
    after.save()
    mingle.plan = after
    mingle.save(update_fields=["plan"])
    journal.write(verb="mingle.seat", subject=mingle, by=by, details={"plan": after.pk})
    return after
