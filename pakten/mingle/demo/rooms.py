"""The rooms of the demo city's mingles, and a few people who asked for a quiet table."""

from pakten.mingle import actions
from pakten.mingle.models import Participant

QUIET = 5  # people


def draw(world, mingle, **details):
    """The mingle's room, with its tables numbered as they stand there."""
    here = mingle.participants.filter(is_seated=False).order_by("id").values_list("pk", flat=True)
    Participant.objects.filter(pk__in=list(here)[3 :: max(1, len(here) // QUIET)][:QUIET]).update(wants_quiet=True)
    actions.draw_room(mingle=mingle, by=world.coordinators[0], **details)
    mingle.refresh_from_db()
