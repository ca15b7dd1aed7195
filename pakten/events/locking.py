"""One at a time at each event: whoever takes, gives back or moves a place locks the event, then looks, then writes.

On PostgreSQL the event's row is locked, and whoever has waited for it for three seconds is asked to try again. SQLite
begins every transaction as the only writer (settings.database), so holding a transaction is holding the event. But who
waits for SQLite sleeps and looks again, and under a rush somebody unlucky may sleep through every gap; so they stand in
line for a lock of the file system first, which wakes them in turn. It is an order of coming, not the promise.
"""

from contextlib import contextmanager, nullcontext
from pathlib import Path

from django.db import OperationalError, connection, transaction

from pakten.events.models import Event

try:
    import fcntl
except ImportError:  # Windows: without the line
    fcntl = None

# Longer than a thousand take, one after the other, so that nobody who stands in line is sent away; short enough that
# something that hangs is noticed.
LONGEST_WAIT = "30s"
TOO_LONG = {"55P03", "40P01"}  # PostgreSQL: lock not available, deadlock detected
BUSY = 5  # SQLite's SQLITE_BUSY; its extended codes end in the same byte
ONLY = (
    "SELECT id, {fields} FROM events_event WHERE id = %s"  # written out: a queryset takes three times as long to make
)
# Taken away only by the test that shows what happens without it.
IS_LOCKED = True


class TryAgain(Exception):
    """So many wanted the same event at once that this one did not get its turn. Nothing was written."""


@contextmanager
def held(event, *, only=()):
    """The event as it stands now, for as long as the block lasts: nobody else changes its places meanwhile. `only`: the
    fields that are needed, where every millisecond counts."""
    with turn():
        yield lock(event, only=only)


@contextmanager
def turn():
    """A transaction in which an event is going to be held, for what can be done before the others must wait for it."""
    try:
        with _in_line(), transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute(f"SET LOCAL lock_timeout = '{LONGEST_WAIT}'")
            yield
    except OperationalError as error:
        if _has_waited_too_long(error.__cause__):
            raise TryAgain from error
        raise


def _in_line():
    """Not inside a transaction: who is the only writer already must not wait for those who wait for it."""
    is_file = connection.vendor == "sqlite" and Path(connection.settings_dict["NAME"]).is_absolute()
    return _line() if fcntl and is_file and not connection.in_atomic_block else nullcontext()


@contextmanager
def _line():
    """Two locks, let go when their files are closed, and by the system if the process dies. Whoever is next holds the
    first while waiting for the second, so that nobody who has just left it gets it again before them."""
    place = connection.settings_dict["NAME"]
    with Path(f"{place}-turn").open("a") as turn:
        with Path(f"{place}-line").open("a") as line:
            fcntl.flock(line, fcntl.LOCK_EX)
            fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def lock(event, *, only=()):
    """The event, held until the turn is over."""
    if not only:
        events = Event.objects.select_for_update() if IS_LOCKED else Event.objects.all()
        return events.get(pk=event.pk)
    hold = " FOR UPDATE" if IS_LOCKED and connection.features.has_select_for_update else ""
    there = list(Event.objects.raw(ONLY.format(fields=", ".join(only)) + hold, [event.pk]))
    if not there:
        raise Event.DoesNotExist
    return there[0]


def _has_waited_too_long(cause):
    return getattr(cause, "sqlstate", None) in TOO_LONG or getattr(cause, "sqlite_errorcode", 0) & 0xFF == BUSY
