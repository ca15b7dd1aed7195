"""The promise of registration, for whatever people and the office do in whatever order."""

import contextlib
from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from pakten.events import registering
from pakten.events.capacity import change_capacity, hold_seats
from pakten.events.models import Event, Registration
from pakten.events.refusals import Refused
from tests.makers import make_event, make_person

State = Registration.State
some = st.integers(0, 1000)
few = st.integers(0, 4)
names = st.sampled_from(["", "Ett", "Två", "Två", "Tre"])


class Registering(RuleBasedStateMachine):
    """Does everything there is to do at one event, and looks after each step at what was promised."""

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.event = make_event(capacity=3, in_days=1000)
        self.taken_before = 0
        self.number = 0
        self.now = timezone.now()

    def teardown(self):
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def of(self, *states):
        return list(self.event.registrations.filter(state__in=states).order_by("position"))

    def one(self, which, *states):
        found = self.of(*states)
        return found[which % len(found)] if found else None

    @rule(name=names)
    def somebody_new(self, name):
        self.number += 1
        person = make_person(name="Ali", email=f"ali{self.number}@example.org")
        answer = registering.register(event=self.event, person=person, organisation_name=name, by=None)
        assert answer.is_new

    @rule(which=some, name=names)
    def somebody_known(self, which, name):
        if one := self.one(which, *State):
            was = one.state
            answer = registering.register(event=self.event, person=one.person, organisation_name=name, by=None)
            assert answer.is_new == (was == State.CANCELLED)

    @rule(name=names)
    def somebody_on_a_held_place(self, name):
        self.number += 1
        person = make_person(name="Bo", email=f"bo{self.number}@example.org")
        try:
            answer = registering.register(
                event=self.event, person=person, organisation_name=name, by_hand=True, from_held=True, by=None
            )
        except Refused:
            assert not self.event.registrations.filter(person=person).exists()
        else:
            assert answer.registration.state == State.REGISTERED

    @rule(which=some)
    def cancels(self, which):
        if one := self.one(which, *State):
            registering.cancel_registration(registration=one, by=None)

    @rule(which=some)
    def comes_back(self, which):
        if one := self.one(which, State.CANCELLED):
            answer = registering.come_back(registration=one, by=None)
            behind = (
                self.event.registrations.waiting().exclude(pk=one.pk).filter(position__gt=answer.registration.position)
            )
            assert not behind.exists()

    @rule(which=some, name=names)
    def changes(self, which, name):
        if one := self.one(which, *State):
            with contextlib.suppress(Refused):
                registering.change_registration(registration=one, organisation_name=name, by=None)

    @rule(which=some)
    def accepts(self, which):
        if one := self.one(which, State.OFFERED):
            assert registering.accept_offer(registration=one, by=None).state == State.REGISTERED

    @rule(which=some)
    def accepts_what_was_not_offered(self, which):
        if one := self.one(which, State.WAITLISTED, State.CANCELLED, State.REGISTERED):
            was = one.state
            assert registering.accept_offer(registration=one, by=None).state == was

    @rule(which=some)
    def says_no_thanks(self, which):
        if one := self.one(which, *State):
            registering.decline_offer(registration=one, by=None)

    @rule(hours=st.sampled_from([1, 47, 49, 100]))
    def the_clock_passes(self, hours):
        registering.expire_offers(timezone.now() + timedelta(hours=hours))
        again = registering.expire_offers(timezone.now() + timedelta(hours=hours))
        assert again == 0 or hours > 48  # only an offer made by this very clock can run out by it

    @rule(which=some, place=st.integers(-1, 9))
    def is_moved(self, which, place):
        if one := self.one(which, State.WAITLISTED):
            registering.move_in_queue(registration=one, place=place, reason="Därför", by=None)
            queue = self.of(State.WAITLISTED)
            assert queue.index(one) == min(max(place, 1), len(queue)) - 1

    @rule(seats=few)
    def the_office_holds(self, seats):
        try:
            hold_seats(event=self.event, seats=seats, by=None)
        except Refused:
            self.event.refresh_from_db()
            assert self.event.capacity is None or seats > self.event.capacity

    @rule(capacity=st.one_of(st.none(), few), per=st.one_of(st.none(), st.integers(1, 2)), confirmed=st.booleans())
    def the_office_changes_the_number(self, capacity, per, confirmed):
        try:
            change_capacity(event=self.event, capacity=capacity, per_organisation=per, confirmed=confirmed, by=None)
        except Refused:
            assert not confirmed

    @precondition(lambda self: self.number > 2)
    @rule()
    def asks_for_nothing(self):
        assert registering.offer_next(event=self.event) == []  # whatever was free has been offered already

    @invariant()
    def never_more_than_there_are_places(self):
        self.event = Event.objects.get(pk=self.event.pk)
        taken = self.event.registrations.taking().count()
        if self.event.places_to_give is not None:
            assert taken <= max(self.event.places_to_give, self.taken_before)
        self.taken_before = taken

    @invariant()
    def nobody_waits_for_what_is_free(self):
        event = self.event
        if event.places_to_give is not None and event.registrations.taking().count() >= event.places_to_give:
            return
        shares = Counter(event.registrations.taking().values_list("share", flat=True))
        for one in event.registrations.waiting():
            assert event.capacity_per_organisation is not None
            assert one.share and shares[one.share] >= event.capacity_per_organisation

    @invariant()
    def places_in_line_are_nobody_elses(self):
        positions = list(self.event.registrations.values_list("position", flat=True))
        assert len(set(positions)) == len(positions)


@pytest.mark.django_db
def test_the_promise_holds_whatever_happens():
    run_state_machine_as_test(Registering, settings=settings(max_examples=10, stateful_step_count=20))
