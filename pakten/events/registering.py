"""Taking, giving back and moving places: the verbs of registration, a part of `actions`. They and those of the door
(`checking_in`) are the only code in the house that writes a registration's state. Each locks the event first, then
looks, then writes (see `locking`), so that what is promised here holds for every path: pages, office, import, waiting
list, door.

Never more places given and offered than there are to give. The first in line that there is room for gets a place that
comes free, as an offer with a time limit. Nobody of an organisation whose own places are full stands in others' way.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from pakten.events import emails, feeds, queries, rules
from pakten.events.locking import TryAgain, held, lock, turn
from pakten.events.models import Event, Registration
from pakten.events.refusals import (
    NOBODY_HELD,
    NOT_WAITING,
    REASON_NEEDED,
    SHARE_IS_FULL,
    WHY_NOT,
    Refused,
)
from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.mail.models import Letter
from pakten.network import actions as network
from pakten.network import queries as network_queries

log = logging.getLogger(__name__)
State = Registration.State
MOST_MISSED = 2  # offers that run out; who answers none of them no longer waits
REMINDED_FOR = timedelta(hours=1)  # an address typed again and again gets no more letters than this


@dataclass(frozen=True)
class Guest:
    """Somebody to register, as they were written in a form or a file."""

    name: str
    email: str
    organisation: object = None
    organisation_name: str = ""
    diet: str = ""
    access: str = ""
    photo_consent: bool | None = None

    @property
    def address(self):
        return network_queries.address(self.email)

    @property
    def details(self):
        """What the registration keeps of it."""
        names = ("organisation", "organisation_name", "diet", "access", "photo_consent")
        details = {name: getattr(self, name) for name in names}
        details["organisation_name"] = " ".join(str(self.organisation or self.organisation_name).split())[:200]
        details["share"] = queries.share_of(self.organisation, self.organisation_name)
        return details


@dataclass(frozen=True)
class Answer:
    registration: Registration
    is_new: bool  # False: registered already, and nothing was changed
    before: int = 0  # in the queue
    waits_for_share: bool = False


def register(*, event, person, by, invitation="", by_hand=False, from_held=False, **details):
    """A place for a person, or else the end of the queue. `details` are those of a Guest."""
    guest = Guest(name=person.name, email=person.email, **details)
    (answer,) = register_many(
        event=event, guests=[guest], invitation=invitation, by_hand=by_hand, from_held=from_held, by=by
    )
    return answer


def register_many(*, event, guests, by, invitation="", by_hand=False, from_held=False):
    """Places for several, in the order they are written; an answer for each. Who is registered already gets a letter
    with their link. The team may register by hand before and after the time for it, but takes no place that is not
    there; `from_held` takes one of those it holds."""
    now = timezone.now()
    known = network_queries.people_by_address(guest.email for guest in guests)
    with turn():
        people, met = _people(guests, known, by=by)
        event = lock(event)
        _refuse(rules.why_not_open(event, now=now) if not by_hand else _why_not_by_hand(event))
        there, answers = _registrations(event, [person for person in people.values() if person.pk not in met]), []
        for guest in guests:
            if not by_hand:
                _refuse(rules.why_not_for(event, guest.organisation, invitation=invitation, email=guest.email))
            person = people[guest.address]
            answer = _take(event, person, there.get(person.pk), guest.details, now=now, from_held=from_held, by=by)
            there[person.pk] = answer.registration
            answers.append(answer)
        new = [answer.registration.pk for answer in answers if answer.is_new]
        if new:
            journal.write(verb="events.register", subject=event, by=by, details={"registrations": new})
    return answers


def _people(guests, known, *, by):
    """Who the guests are, by their addresses, and the ids of those whom we meet now. It is done before the event is
    held, so that others need not wait for it; in the order of the addresses, so that two who bring the same guests do
    not wait for each other."""
    people, met = dict(known), set()
    for guest in sorted(guests, key=lambda guest: guest.address):
        if guest.address not in people:
            people[guest.address], is_new = network.meet(name=guest.name, email=guest.email, by=by)
            met |= {people[guest.address].pk} if is_new else set()
    return people, met


def _registrations(event, people):
    """What those of these people have who were registered before, by person."""
    found = event.registrations.filter(person__in=people).order_by() if people else []
    return {each.person_id: each for each in found}


def come_back(*, registration, by):
    """Somebody who cancelled wants to come after all: to a place if there is one, else to the end of the queue."""
    now = timezone.now()
    with held(registration.event) as event:
        _refuse(rules.why_not_open(event, now=now))
        there = _fresh(registration, event)
        names = ("organisation", "organisation_name", "diet", "access", "photo_consent", "share")
        details = {name: getattr(there, name) for name in names}
        answer = _take(event, there.person, there, details, now=now, from_held=False, by=by)
        if answer.is_new:
            journal.write(verb="events.register", subject=event, by=by, details={"registrations": [there.pk]})
    return answer


def change_registration(*, registration, by, **details):
    """What somebody told of themselves: organisation, needs, pictures. The place stays."""
    with held(registration.event) as event:
        there = _fresh(registration, event)
        new = Guest(name="", email="", **details).details
        is_other = new["share"] != there.share
        if is_other and there.organisation != new["organisation"] and event.audience != Event.Audience.INVITED:
            _refuse(rules.why_not_for(event, new["organisation"]))
        if is_other and there.state in Registration.TAKING and not queries.places(event, new["share"]).share_has_room:
            raise Refused(SHARE_IS_FULL)
        _write(there, **new)
        if there.state != State.CANCELLED:
            _tell(there, "changed")
        if is_other:
            offer_free(event, now=timezone.now())
        journal.write(verb="events.change_registration", subject=event, by=by, details={"registration": there.pk})
    return there


def cancel_registration(*, registration, by):
    """Gives a place, or a place in line, back; the next in line is offered it in the same moment."""
    now = timezone.now()
    with held(registration.event) as event:
        there = _fresh(registration, event)
        if there.state in (State.CANCELLED, State.ATTENDED, State.NO_SHOW) or event.is_cancelled:
            return there
        _leave(there, event, now=now, by=by)
    return there


def offer_next(*, event, by=None):
    """Offers every place that is free to those next in line. Returns those who were asked."""
    with held(event) as event:
        return offer_free(event, now=timezone.now(), by=by)


def accept_offer(*, registration, by):
    """Takes the place that was offered. An offer that has run out is passed on instead; the state tells which."""
    now = timezone.now()
    with held(registration.event) as event:
        there = _fresh(registration, event)
        if there.state == State.OFFERED and now >= there.offered_until:
            _pass_on(event, now=now)
            there.refresh_from_db()
        elif there.state == State.OFFERED and event.state == Event.State.PUBLISHED:
            _write(there, state=State.REGISTERED, offered_until=None, missed_offers=0)
            _tell(there, "registered", calendar=feeds.calendar_file(event))
            journal.write(verb="events.accept_offer", subject=event, by=by, details={"registration": there.pk})
    return there


def decline_offer(*, registration, by):
    """No thanks: out of the queue, and the place is offered to the next."""
    now = timezone.now()
    with held(registration.event) as event:
        there = _fresh(registration, event)
        if there.state == State.OFFERED:
            _leave(there, event, now=now, by=by)
    return there


def expire_offers(now):
    """A rule for the clock: passes on offers that have run out, and offers whatever place is free. Asks only how things
    stand, so it may be run twice, or late. Returns how many offers ran out."""
    run_out = Q(registrations__state=State.OFFERED, registrations__offered_until__lte=now)
    waits = Q(registrations__state=State.WAITLISTED, starts_at__gt=now, state=Event.State.PUBLISHED)
    number = 0
    for event in Event.objects.filter(run_out | waits).order_by("id").distinct():
        try:
            with held(event) as event:
                number += _pass_on(event, now=now)
        except TryAgain:
            log.warning("The offers of event %s wait for the next time.", event.pk)
    return number


def move_in_queue(*, registration, place, reason, by):
    """Puts somebody at another place of the queue (1 is next in line), for a reason that is kept."""
    if not reason.strip():
        raise Refused(REASON_NEEDED)
    with held(registration.event) as event:
        there = _fresh(registration, event)
        if there.state != State.WAITLISTED:
            raise Refused(NOT_WAITING)
        queue = list(event.registrations.waiting())
        positions = [each.position for each in queue]
        queue.remove(there)
        queue.insert(max(place, 1) - 1, there)
        for each, position in zip(queue, positions, strict=True):
            each.position = position
        Registration.objects.bulk_update(queue, ["position"], batch_size=500)
        there.refresh_from_db()
        _write(there, note=" ".join(reason.split())[:300])
        journal.write(verb="events.move_in_queue", subject=event, by=by, details={"registration": there.pk})
    return there


def _refuse(why):
    if why:
        raise Refused(WHY_NOT[why])


def _why_not_by_hand(event):
    return "" if event.state == Event.State.PUBLISHED else str(event.state)


def _fresh(registration, event):
    """The registration as it stands now that the event is held."""
    there = event.registrations.select_related("person", "organisation").get(pk=registration.pk)
    there.event = event
    return there


def _write(registration, **fields):
    for name, value in fields.items():
        setattr(registration, name, value)
    registration.save(update_fields=list(fields))


def _take(event, person, there, details, *, now, from_held, by):
    """`there`: the registration that the person has already, or None."""
    if there is not None:
        there.event, there.person = event, person
        if there.state != State.CANCELLED:
            _tell_again(there, now=now)
            return Answer(there, is_new=False, **_standing(there))
    places = queries.places(event, details["share"])
    if places.waiting and places.has_room and offer_free(event, now=now):  # who waits is asked before who comes
        places = queries.places(event, details["share"])
    if from_held:
        places = let_one_go(event, details["share"])
    is_in = places.has_room and places.share_has_room
    there = there or Registration(event=event, person=person)
    new = {
        **details,
        "state": State.REGISTERED if is_in else State.WAITLISTED,
        "position": places.last + 1,
        "registered_at": now,
        "missed_offers": 0,
        "by": by,
    }
    for name, value in new.items():
        setattr(there, name, value)
    there.save()
    if is_in:
        _tell(there, "registered", calendar=feeds.calendar_file(event))
        return Answer(there, is_new=True)
    standing = {"before": places.waiting, "waits_for_share": not places.share_has_room}
    _tell(there, "waitlisted", **standing)
    return Answer(there, is_new=True, **standing)


def _standing(registration):
    if registration.state != State.WAITLISTED:
        return {}
    return {"before": queries.before(registration), "waits_for_share": queries.waits_for_share(registration)}


def let_one_go(event, share):
    """One of the held places becomes free, for who is about to take it."""
    if not event.held_seats:
        raise Refused(NOBODY_HELD)
    event.held_seats -= 1
    places = queries.places(event, share)
    if not (places.has_room and places.share_has_room):
        raise Refused(SHARE_IS_FULL if places.has_room else NOBODY_HELD)
    event.save(update_fields=["held_seats"])
    return places


def _leave(registration, event, *, now, by):
    _write(registration, state=State.CANCELLED, offered_until=None)
    _tell(registration, "cancelled", calendar=feeds.calendar_file(event, method=feeds.CANCEL))
    offer_free(event, now=now)
    journal.write(verb="events.cancel_registration", subject=event, by=by, details={"registration": registration.pk})


def _pass_on(event, *, now):
    """Offers that have run out go to the next in line; who did not answer stands last, and the second time no more."""
    run_out = event.registrations.select_related("person").filter(state=State.OFFERED, offered_until__lte=now)
    missed, last = list(run_out.order_by("position", "id")), queries.places(event).last
    for number, there in enumerate(missed, 1):
        there.event = event
        is_out = there.missed_offers + 1 >= MOST_MISSED
        state = State.CANCELLED if is_out else State.WAITLISTED
        _write(there, state=state, position=last + number, offered_until=None, missed_offers=there.missed_offers + 1)
        if rules.gives_offers(event, now=now):
            _tell(there, "offer_missed", is_out=is_out)
    if missed:
        journal.write(verb="events.expire_offers", subject=event, by=None, details={"number": len(missed)})
    offer_free(event, now=now)
    return len(missed)


def offer_free(event, *, now, by=None):
    """Gives what is free to those next in line whose organisation has places left."""
    places = queries.places(event)
    if not places.waiting or not places.has_room or not rules.gives_offers(event, now=now):
        return []
    most, taken, asked = event.capacity_per_organisation, queries.taken_by_share(event), []
    until = min(now + timedelta(hours=event.offer_hours), event.starts_at)
    for there in event.registrations.waiting().select_related("person"):
        if places.free is not None and len(asked) >= places.free:
            break
        if most is not None and there.share and taken[there.share] >= most:
            continue
        taken[there.share] += 1
        there.event = event
        _write(there, state=State.OFFERED, offered_until=until)
        _tell(there, "offered")
        asked.append(there)
    if asked:
        journal.write(verb="events.offer_next", subject=event, by=by, details={"number": len(asked)})
    return asked


def _tell(registration, letter, *, calendar="", **words):
    """A letter about the registration, in the transaction that changed it."""
    subject, text = getattr(emails, letter)(registration=registration, **words)
    mail.write(to=registration.person.email, kind=f"events.{letter}", subject=subject, text=text, calendar=calendar)


def _tell_again(registration, *, now):
    """Their link to somebody who is registered already, since the page cannot give it to whoever asks."""
    sent = Letter.objects.filter(to=registration.person.email, kind="events.again", written_at__gt=now - REMINDED_FOR)
    if not sent.exists():
        _tell(registration, "again")
