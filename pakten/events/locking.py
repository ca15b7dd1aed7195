"""One at a time at each event: whoever takes, gives back or moves a place locks the event, then looks, then writes.

On PostgreSQL the event's row is locked, and whoever has waited for it for three seconds is asked to try again. SQLite
begins every transaction as the only writer (settings.database), so holding a transaction is holding the event.
"""

from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

from pakten.events.models import Event

LONGEST_WAIT = "3s"
TOO_LONG = {"55P03", "40P01"}  # PostgreSQL: lock not available, deadlock detected
BUSY = 5  # SQLite's SQLITE_BUSY; its extended codes end in the same byte
# Taken away only by the test that shows what happens without it.
IS_LOCKED = True


class TryAgain(Exception):
    """So many wanted the same event at once that this one did not get its turn. Nothing was written."""


@contextmanager
def held(event):
    """The event as it stands now, for as long as the block lasts: nobody else changes its places meanwhile."""
    try:
        with transaction.atomic():
            yield _locked(event.pk)
    except OperationalError as error:
        if _has_waited_too_long(error.__cause__):
            raise TryAgain from error
        raise


def _locked(pk):
    if not IS_LOCKED:
        return Event.objects.get(pk=pk)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{LONGEST_WAIT}'")
    return Event.objects.select_for_update().get(pk=pk)


def _has_waited_too_long(cause):
    return getattr(cause, "sqlstate", None) in TOO_LONG or getattr(cause, "sqlite_errorcode", 0) & 0xFF == BUSY
