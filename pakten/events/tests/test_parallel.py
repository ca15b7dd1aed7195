"""Many at once, each with a connection of their own: the promise holds, and breaks when the lock is taken away."""

import threading
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.utils import timezone

from pakten.events import actions, checking_in, locking, registering
from pakten.events.checking_in import Said
from pakten.events.locking import TryAgain, held
from pakten.events.models import Registration
from pakten.events.registering import Guest
from pakten.journal.models import Line
from tests.makers import make_event, make_person
from tests.makers_door import make_open_event
from tests.makers_events import sign_up, states

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("parallel")]

AT_ONCE = 8
only_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'")
only_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'")


def at_once(deed, jobs, *, prepare=lambda: None):
    """What each job gave, done by several threads that begin in the same moment; TryAgain is an answer too."""
    together = Barrier(AT_ONCE)

    def work(share):
        try:
            prepare()
            connection.ensure_connection()
            together.wait(20)
            return [_answer(deed, job) for job in share]
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        shares = [jobs[number::AT_ONCE] for number in range(AT_ONCE)]
        return [answer for answers in threads.map(work, shares) for answer in answers]


def _answer(deed, job):
    try:
        return deed(job)
    except TryAgain as no:
        return no


def register_at_once(event, people, **how):
    def deed(number):
        guest = Guest(name=f"Åsa {number}", email=f"asa{number}@example.org")
        return registering.register_many(event=event, guests=[guest], by=None)[0].registration.state

    return Counter(at_once(deed, list(range(people)), **how))


def test_the_room_is_filled_to_the_last_chair_and_no_further():
    event = make_event(capacity=5)
    assert register_at_once(event, 40) == {"registered": 5, "waitlisted": 35}
    assert states(event).split() == ["registered"] * 5 + ["waitlisted"] * 35
    assert [each.position for each in event.registrations.order_by("position")] == list(range(1, 41))


@only_postgresql
def test_without_the_lock_more_are_let_in_than_there_are_chairs(monkeypatch):
    monkeypatch.setattr(locking, "IS_LOCKED", False)
    for _attempt in range(10):
        event = make_event(capacity=5)
        register_at_once(event, 40)
        if event.registrations.taking().count() > 5:
            return
        Registration.objects.all().delete()
    pytest.fail("The race never happened: this test, or the one above, proves nothing.")


@only_sqlite
@pytest.mark.parametrize(("mode", "state"), [("DEFERRED", None), ("IMMEDIATE", "registered")])
def test_only_sqlites_immediate_mode_makes_who_looks_first_write_first(mode, state):
    """The order is led by hand: one looks, another part of the house writes or waits, the one who looked writes."""
    event, has_looked = make_event(capacity=5), Barrier(2)

    def look_then_register(_number):
        connection.ensure_connection()
        connection.transaction_mode = mode
        with held(event) as there:
            assert there.registrations.count() == 0
            has_looked.wait(20)
            if mode == "DEFERRED":  # nothing holds the other back, and what was seen grows old
                has_written.wait(20)
            return _register_one(event)

    def write():
        try:
            has_looked.wait(20)
            make_person(name="Bo Ek")
            if mode == "DEFERRED":
                has_written.wait(20)
        finally:
            connection.close()

    has_written = Barrier(2)
    with ThreadPoolExecutor(2) as threads:
        looks, writes = threads.submit(_in_thread, look_then_register), threads.submit(write)
        writes.result(30)
        answer = looks.result(30)
    assert isinstance(answer, TryAgain) if state is None else answer == state


def _register_one(event):
    guest = Guest(name="Åsa Öberg", email="asa@example.org")
    return registering.register_many(event=event, guests=[guest], by=None)[0].registration.state


def test_the_same_person_from_everywhere_at_once_has_one_place():
    event = make_event(capacity=5)

    def deed(_number):
        guest = Guest(name="Zoë O'Brien", email="zoe@example.org")
        return registering.register_many(event=event, guests=[guest], by=None)[0].is_new

    assert Counter(at_once(deed, list(range(16)))) == {True: 1, False: 15}
    assert event.registrations.count() == 1


def test_cancelling_accepting_and_registering_at_once_keep_the_number():
    event = make_event(capacity=4)
    there = [sign_up(event) for _number in range(16)]
    new = [make_person() for _number in range(16)]

    def deed(number):
        one = there[number % 16]
        kind = number % 4
        if kind == 0:
            registering.cancel_registration(registration=one, by=None)
        elif kind == 1:
            registering.accept_offer(registration=one, by=None)
        elif kind == 2:
            registering.register(event=event, person=new[number % 16], by=None)
        else:
            registering.expire_offers(timezone.now())
        return event.registrations.taking().count()

    assert max(at_once(deed, list(range(64)))) <= 4
    assert event.registrations.taking().count() == 4


@only_postgresql
def test_whoever_waits_too_long_is_asked_to_try_again_and_nothing_is_lost(monkeypatch):
    monkeypatch.setattr(locking, "LONGEST_WAIT", "100ms")
    event = make_event(capacity=5)

    def late(_number):
        guest = Guest(name="Ali", email="ali@example.org")
        return registering.register_many(event=event, guests=[guest], by=None)

    with held(event), ThreadPoolExecutor(1) as thread:
        answer = thread.submit(_in_thread, late).result()
    assert isinstance(answer, TryAgain)
    assert not event.registrations.exists()
    assert late(0)[0].registration.state == "registered"


def _in_thread(deed):
    try:
        return _answer(deed, 0)
    finally:
        connection.close()


def arrive(event, registration, token=None, door=""):
    said = [Said(token=token or uuid.uuid4(), key=registration.key)]
    return checking_in.check_in_many(event=event, said=said, door=door, by=None)[0].result


def test_many_doors_at_once_let_everybody_in_once_and_number_them_without_a_gap():
    event = make_open_event()
    there = [sign_up(event) for _number in range(12)]
    results = at_once(lambda number: arrive(event, there[number // 4], door=f"{number % 4}"), list(range(48)))
    assert Counter(results) == {"in": 12, "already": 36}
    assert list(event.check_ins.order_by("number").values_list("number", flat=True)) == list(range(1, 13))
    assert states(event).split() == ["attended"] * 12
    told = Line.objects.filter(verb="events.check_in").values_list("details", flat=True)
    assert sorted(each["registrations"] for each in told) == sorted([each.pk] for each in there)


def test_the_same_message_from_everywhere_at_once_counts_once_and_is_answered_the_same():
    event = make_open_event()
    there, token = sign_up(event), uuid.uuid4()
    assert at_once(lambda _number: arrive(event, there, token), list(range(16))) == ["in"] * 16
    assert event.check_ins.count() == 1


@pytest.mark.parametrize(
    ("first", "result"),
    [
        (lambda event, there: registering.cancel_registration(registration=there, by=None), "cancelled"),
        (lambda event, there: checking_in.check_in(event=event, key=there.key, by=None), "already"),
        (lambda event, there: actions.cancel(event=event, by=None), "event_cancelled"),
    ],
)
def test_what_happens_between_looking_and_holding_is_noticed(first, result):
    """The order is led by hand: the door looks, another does something, the door gets its turn."""
    event = make_open_event()
    there, has_looked = sign_up(event), threading.Event()

    def notice(execute, sql, *rest):
        answer = execute(sql, *rest)
        if "FROM events_registration" in sql:
            has_looked.set()
        return answer

    def look_then_arrive(_number):
        with connection.execute_wrapper(notice):
            return arrive(event, there)

    with ThreadPoolExecutor(1) as thread:
        with held(event):
            answer = thread.submit(_in_thread, look_then_arrive)
            assert has_looked.wait(20)
            first(event, there)
        assert answer.result(30) == result
    assert event.check_ins.count() == (result == "already")


def test_a_verb_that_fails_halfway_leaves_nothing():
    event = make_event(capacity=5)
    guests = [Guest(name="Ali", email="ali@example.org"), Guest(name="Bo", email="b" * 300 + "@example.org")]
    with pytest.raises(Exception, match=r".*"), transaction.atomic():
        registering.register_many(event=event, guests=guests, by=None)
        raise RuntimeError("the connection is lost")
    assert not event.registrations.exists()
