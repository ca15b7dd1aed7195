"""The verbs of the door, a part of `actions`: who came, who came without being registered, who did not come.

What a door says may reach us late, twice and out of order: a phone without network keeps it and sends it when it can.
So each thing said has a token of the phone's own, and is answered the same way however often it comes. All that a
phone has kept is taken at once, under the event's lock, with the same few queries for one as for a hundred.

Nearly always they are people with a place, who have not come yet. So they are looked up before the event is held, since
other doors wait for it, and then let in on condition that it is still so; if it is not, or somebody is anything else,
all is looked up while the event is held.
"""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from pakten.events import queries, registering
from pakten.events.locking import held
from pakten.events.models import CheckIn, Event, Registration
from pakten.events.models.registrations import new_key
from pakten.events.refusals import Refused
from pakten.journal import actions as journal
from pakten.network.models import Person

State = Registration.State
OPENS_BEFORE = timedelta(days=1)
CLOSES_AFTER = timedelta(days=1)  # from then on, who did not come did not come, and the helpers' link leads nowhere
# Written out: the other doors wait meanwhile, and a queryset takes several times as long to make as to answer.
OF_EVENT = ("title", "state", "starts_at", "capacity", "held_seats")
OF_REGISTRATIONS = """
SELECT there.id, there.event_id, there.person_id, there.key, there.state, there.offered_until, there.share,
    there.organisation_name, person.name AS their_name, person.is_protected AS are_protected
FROM events_registration AS there LEFT JOIN network_person AS person ON person.id = there.person_id
WHERE there.key IN ({keys}) OR there.id IN ({pks})
"""
CHANGE = "UPDATE events_registration SET state = %s, offered_until = NULL WHERE id IN ({pks}) AND state IN ({states})"
LAST = "(SELECT COALESCE(MAX(number), 0) FROM events_checkin WHERE event_id = %s)"
ENTER = """
INSERT INTO events_checkin (number, event_id, registration_id, token, at, received_at, door, by_id, undone_at)
VALUES {rows}
"""
UNDO = """
UPDATE events_checkin SET undone_at = %s, number = (SELECT MAX(number) FROM events_checkin WHERE event_id = %s) + 1
WHERE id = %s
"""


@dataclass(frozen=True)
class Said:
    """One thing that a door says: somebody's ticket, somebody found by name, a guest who is not registered, or that a
    check-in was a mistake. `ago`: how long before it was sent it happened, by the phone's own clock, which may be
    wrong; so its hour is never asked for."""

    token: uuid.UUID
    key: str = ""
    registration: int | None = None
    guest: registering.Guest | None = None
    undo: uuid.UUID | None = None
    ago: timedelta = timedelta()
    let_in: bool = False  # somebody who waits or had cancelled gets a place, if there is one

    @property
    def is_usual(self):
        """Somebody with a ticket, or found by name."""
        return not (self.guest or self.undo or self.let_in)


@dataclass(frozen=True)
class Answer:
    token: uuid.UUID
    result: str  # a key of refusals.AT_THE_DOOR, or "refused" with `words`
    registration: Registration | None = None
    check_in: CheckIn | None = None
    words: str = ""


def check_in(*, event, by, door="", **said):
    """One person at the door. `said` is what a `Said` holds."""
    said.setdefault("token", uuid.uuid4())
    (answer,) = check_in_many(event=event, said=[Said(**said)], door=door, by=by)
    return answer


def check_in_many(*, event, said, by, door=""):
    """An answer for each thing a door says, in its order. Nobody is in twice, and there are never more than places."""
    found = _look_before(event, said)
    if found:
        try:
            return _hear(event, said, found, door=door, by=by)
        except (_Changed, IntegrityError):  # another door, or the same once more, was first
            pass
    return _hear(event, said, door=door, by=by)


def _look_before(event, said):
    """The registrations of who comes; None when not all have a place at this event that they have not come to."""
    if not all(each.is_usual for each in said):
        return None
    found = _registrations(said)
    is_usual = all(each.event_id == event.pk and each.state == State.REGISTERED for each in found)
    return found if is_usual and len(found) == len(said) else None


def _hear(event, said, found=None, *, door, by):
    with held(event, only=OF_EVENT) as event:
        why_not = _why_not(event, now=timezone.now())
        if why_not:
            return [Answer(each.token, why_not) for each in said]
        desk = _Desk(event, said, found, door=door.strip()[:40], by=by)
        answers = [desk.hear(each) for each in said]
        desk.write()
    return answers


def _why_not(event, *, now):
    if event.state != Event.State.PUBLISHED:
        return f"event_{event.state}"
    return "too_early" if now < event.starts_at - OPENS_BEFORE else ""


class _Desk:
    """What is known while one batch is heard; what came of it is written at the end."""

    def __init__(self, event, said, found, *, door, by):
        self.event, self.door, self.by, self.now = event, door, by, timezone.now()
        known = []
        if found:  # before the event was held: if it does not hold any more, `write` finds out
            self.states_before = (State.REGISTERED,)
        else:
            self.states_before = tuple(State)
            found, known = _look(said)
        self.by_key = {each.key: each for each in found}
        self.by_number = {each.pk: each for each in found}
        for each in known:
            each.registration = self.by_number[each.registration_id]
        self.by_token = {each.token: each for each in known}
        self.inside = {each.registration_id: each for each in known if each.undone_at is None}
        self.new, self.undone, self.states = [], [], {}

    def hear(self, said):
        known = self.by_token.get(said.token)
        if known is not None:  # it was sent before, and the answer was lost
            return self._again(said, known)
        if said.undo:
            return self._undo(said)
        if said.guest:
            return self._guest(said)
        there = self.by_key.get(said.key) if said.key else self.by_number.get(said.registration)
        if there is None or (not said.key and there.event_id != self.event.pk):
            return Answer(said.token, "unknown")
        if there.event_id != self.event.pk:
            return Answer(said.token, "other_event")
        return self._arrive(said, there)

    def _again(self, said, known):
        if known.event_id != self.event.pk:
            return Answer(said.token, "unknown")
        return Answer(said.token, "in" if known.undone_at is None else "undone", known.registration, known)

    def _arrive(self, said, there):
        inside = self.inside.get(there.pk)
        if inside is not None:
            return Answer(said.token, "already", there, inside)
        why_not = self._has_no_place(there)
        if why_not and not said.let_in:
            return Answer(said.token, why_not, there)
        if why_not:
            try:
                self._give_place(there)
            except Refused as no:
                return Answer(said.token, "refused", there, words=str(no))
            except _Full:
                return Answer(said.token, "full", there)
        return self._enter(said, there)

    def _has_no_place(self, there):
        if there.state == State.OFFERED:
            return "" if there.offered_until > self.now else "offered"
        return str(there.state) if there.state in (State.WAITLISTED, State.CANCELLED) else ""

    def _enter(self, said, there):
        row = CheckIn(
            event=self.event, registration=there, token=said.token, at=self._when(said), received_at=self.now,
            door=self.door, by=self.by,
        )  # fmt: skip
        self.new.append(row)
        self.inside[there.pk] = self.by_token[said.token] = row
        there.state, self.states[there.pk] = State.ATTENDED, State.ATTENDED
        return Answer(said.token, "in", there, row)

    def _when(self, said):
        """By our clock: so long ago as the phone says, but not before the door opened and not in the future."""
        return max(self.now - max(said.ago, timedelta()), self.event.starts_at - OPENS_BEFORE)

    def _undo(self, said):
        row = self.by_token.get(said.undo)
        if row is None or row.event_id != self.event.pk:
            return Answer(said.token, "unknown")
        if row.undone_at is None:
            row.undone_at = self.now
            if row.pk:
                self.undone.append(row)
            self.inside.pop(row.registration_id, None)
            row.registration.state = self.states[row.registration_id] = State.REGISTERED
        return Answer(said.token, "undone", row.registration, row)

    def _guest(self, said):
        """Somebody who is not registered takes a place as everybody does, or one that the office holds."""
        try:
            there = self._register(said.guest, from_held=False) or self._register(said.guest, from_held=True)
        except Refused as no:
            is_full = self.event.capacity is not None and not queries.places(self.event).has_room
            return Answer(said.token, "full") if is_full else Answer(said.token, "refused", words=str(no))
        there = self.by_number.setdefault(there.pk, there)
        inside = there.check_ins.filter(undone_at=None).first()
        if inside is not None:
            self.inside.setdefault(there.pk, inside)
        return self._arrive(Said(token=said.token, ago=said.ago, let_in=True), there)

    def _register(self, guest, *, from_held):
        """The registration; None when there was no place, and then nothing was written."""
        try:
            with transaction.atomic():
                (answer,) = registering.register_many(
                    event=self.event, guests=[guest], by_hand=True, from_held=from_held, by=self.by
                )
                if answer.is_new and answer.registration.state == State.WAITLISTED:
                    raise _Full
        except _Full:
            return None
        return answer.registration

    def _give_place(self, there):
        """A place for who waits or had cancelled: a free one, else one that the office holds."""
        event = Event.objects.get(pk=self.event.pk)
        places = queries.places(event, there.share)
        if not places.share_has_room:
            raise Refused(registering.SHARE_IS_FULL)
        if not places.has_room:
            if not event.held_seats:
                raise _Full
            registering.let_one_go(event, there.share)
        there.state = self.states[there.pk] = State.REGISTERED
        self._write_states()

    def _write_states(self):
        for state in (State.ATTENDED, State.REGISTERED):
            pks = [pk for pk, new in self.states.items() if new == state]
            if pks:
                self._change(pks, state)
        self.states.clear()

    def _change(self, pks, state):
        query = CHANGE.format(pks=_marks(pks), states=_marks(self.states_before))
        with connection.cursor() as cursor:
            cursor.execute(query, [state, *pks, *self.states_before])
            if cursor.rowcount != len(pks):
                raise _Changed

    def write(self):
        """Those undone first: of somebody who goes out and in again, the check-in with the last number holds."""
        if not (self.new or self.undone):
            return
        self._write_states()
        moment = connection.ops.adapt_datetimefield_value
        with connection.cursor() as cursor:
            for row in self.undone:
                cursor.execute(UNDO, [moment(row.undone_at), self.event.pk, row.pk])
            if self.new:
                values = [value for row in self.new for value in self._values(row, moment)]
                rows = (f"({LAST} + {step}, {_marks(range(8))})" for step in range(1, len(self.new) + 1))
                cursor.execute(ENTER.format(rows=", ".join(rows)), values)
        for verb, rows in (("events.check_in", self.new), ("events.undo_check_in", self.undone)):
            if rows:
                details = {"registrations": [row.registration_id for row in rows], "door": self.door}
                journal.write(verb=verb, subject=self.event, by=self.by, details=details)

    def _values(self, row, moment):
        times = moment(row.at), moment(row.received_at)
        pks = row.event_id, row.event_id, row.registration_id
        return *pks, row.token.hex, *times, row.door, row.by_id, moment(row.undone_at)


def _look(said):
    """The registrations and the check-ins that what is said may be about, of whatever event."""
    found = _registrations(said)
    tokens = {each.token for each in said} | {each.undo for each in said} - {None}
    came = [each.pk for each in found if each.state == State.ATTENDED]
    known = list(CheckIn.objects.filter(Q(token__in=tokens) | Q(registration__in=came, undone_at=None)).order_by())
    missing = {each.registration_id for each in known} - {each.pk for each in found}
    return found + (_registrations_by(pks=missing) if missing else []), known


def _registrations(said):
    return _registrations_by(keys={each.key for each in said} - {""}, pks={each.registration for each in said} - {None})


def _registrations_by(*, keys=(), pks=()):
    found = list(Registration.objects.raw(OF_REGISTRATIONS.format(keys=_marks(keys), pks=_marks(pks)), [*keys, *pks]))
    for there in found:
        if there.person_id:
            values = (there.person_id, there.their_name, there.are_protected)
            there.person = Person.from_db(there._state.db, ("id", "name", "is_protected"), values)
    return found


def _marks(values):
    """Where the values go in a query; no row is in an empty list."""
    return ", ".join(["%s"] * len(values)) or "NULL"


class _Changed(Exception):
    """Somebody's state is another than it was when we looked."""


class _Full(Exception):
    """No place is left."""


def mark_no_shows(now):
    """A rule for the clock: a day after an event where somebody was checked in, those with a place who were not are
    written down as not having come. May be run twice, or late."""
    number = 0
    is_somebody_in = Exists(CheckIn.objects.filter(event=OuterRef("pk"), undone_at=None))
    is_somebody_missing = Exists(Registration.objects.filter(event=OuterRef("pk"), state=State.REGISTERED))
    over = Event.objects.filter(ends_at__lt=now - CLOSES_AFTER, state=Event.State.PUBLISHED)
    for event in over.filter(is_somebody_in, is_somebody_missing).order_by("id"):
        with held(event) as event:
            missing = event.registrations.filter(state=State.REGISTERED).update(state=State.NO_SHOW)
            if missing:
                journal.write(verb="events.mark_no_shows", subject=event, by=None, details={"number": missing})
        number += missing
    return number


@transaction.atomic
def open_door(*, event, by):
    """A link for helpers at the door, who have no account. A link made before leads nowhere any more."""
    event.door_key = new_key()
    event.save(update_fields=["door_key"])
    journal.write(verb="events.open_door", subject=event, by=by)
    return event


@transaction.atomic
def close_door(*, event, by):
    """The helpers' link leads nowhere any more, from this moment."""
    event.door_key = ""
    event.save(update_fields=["door_key"])
    journal.write(verb="events.close_door", subject=event, by=by)
    return event


@transaction.atomic
def mark_badges(*, event, registrations, by):
    """The badges of these are printed."""
    pks = [each.pk for each in registrations]
    event.registrations.filter(pk__in=pks).update(badge_printed_at=timezone.now())
    journal.write(verb="events.print_badges", subject=event, by=by, details={"number": len(pks)})
