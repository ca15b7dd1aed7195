"""Who came: said by doors that may be late, say it twice, and have clocks that are wrong."""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pakten.events import actions, at_the_door, checking_in, registering
from pakten.events.checking_in import Said
from pakten.events.models import CheckIn, Event
from pakten.journal.models import Line
from pakten.network.models import Person
from tests.makers import make_event, make_organisation, make_person
from tests.makers_door import make_open_event, make_over, registration_of
from tests.makers_events import sign_up, states

pytestmark = pytest.mark.django_db
ANNA, OLA = "Anna-Karin Åkesson", "Ola O'Brien"


@pytest.fixture
def event():
    return make_open_event(people=[ANNA, OLA], capacity=3)


def by_key(registration, **said):
    return Said(token=said.pop("token", None) or uuid.uuid4(), key=registration.key, **said)


def arrive(event, *said, door="Dörr 1", by=None):
    return [each.result for each in checking_in.check_in_many(event=event, said=list(said), door=door, by=by)]


def guest(name="Zoë Li", email="zoe@example.org", **details):
    return Said(token=uuid.uuid4(), guest=registering.Guest(name=name, email=email, **details))


def test_a_ticket_or_a_name_lets_somebody_in(event, office):
    anna, ola = registration_of(event, ANNA), registration_of(event, OLA)
    answer = checking_in.check_in(event=event, key=anna.key, door="Stora entrén", by=office.person)
    assert answer.result == "in" and answer.check_in.door == "Stora entrén"
    assert checking_in.check_in(event=event, registration=ola.pk, by=None).result == "in"
    assert states(event) == "attended attended"
    line = Line.objects.filter(verb="events.check_in").order_by("id").first()
    assert line.by_name == "Amira Lindgren" and line.details["registrations"] == [anna.pk]


def test_a_second_scan_says_when_and_by_which_door(event):
    anna = registration_of(event, ANNA)
    arrive(event, by_key(anna), door="Norra")
    (answer,) = checking_in.check_in_many(event=event, said=[by_key(anna)], door="Södra", by=None)
    assert answer.result == "already" and answer.check_in.door == "Norra"
    assert CheckIn.objects.count() == 1


def test_what_is_sent_twice_counts_once_and_is_answered_the_same(event):
    said = by_key(registration_of(event, ANNA))
    assert arrive(event, said) == arrive(event, said) == ["in"]
    assert arrive(event, said, said) == ["in", "in"]
    assert CheckIn.objects.count() == 1


def test_two_doors_without_network_let_the_same_person_in_once(event):
    anna = registration_of(event, ANNA)
    assert arrive(event, by_key(anna), by_key(anna)) == ["in", "already"]
    assert at_the_door.numbers(event).came == 1


def test_a_phone_with_a_wrong_clock_makes_no_nonsense(event):
    anna, ola = registration_of(event, ANNA), registration_of(event, OLA)
    arrive(event, by_key(anna, ago=timedelta(days=4000)), by_key(ola, ago=timedelta(days=-3)))
    first, second = CheckIn.objects.order_by("number")
    assert first.at == event.starts_at - timedelta(days=1)
    assert second.at == second.received_at


def test_what_happened_without_network_keeps_its_moment(event):
    arrive(event, by_key(registration_of(event, ANNA), ago=timedelta(minutes=30)))
    row = CheckIn.objects.get()
    assert row.received_at - row.at == timedelta(minutes=30)


def test_an_undone_check_in_is_not_done_again_by_an_old_message(event):
    said = by_key(registration_of(event, ANNA))
    arrive(event, said)
    undo = Said(token=uuid.uuid4(), undo=said.token)
    assert arrive(event, undo, undo) == ["undone", "undone"]
    assert arrive(event, said) == ["undone"]
    assert states(event) == "registered registered"
    assert arrive(event, by_key(registration_of(event, ANNA))) == ["in"]


def test_in_and_out_and_in_again_in_one_message(event):
    anna = registration_of(event, ANNA)
    first = by_key(anna)
    assert arrive(event, first, Said(token=uuid.uuid4(), undo=first.token), by_key(anna)) == ["in", "undone", "in"]
    assert states(event) == "attended registered"
    assert [each["in"] is not None for each in at_the_door.news(event, 0)] == [False, True]


def test_out_and_in_again_and_in_again_are_told_in_that_order(event):
    said = by_key(registration_of(event, ANNA))
    arrive(event, said)
    seen = at_the_door.numbers(event).last
    again = by_key(registration_of(event, ANNA))
    assert arrive(event, Said(token=uuid.uuid4(), undo=said.token), again) == ["undone", "in"]
    news = [each["in"] for each in at_the_door.news(event, seen)]
    assert news == [None, str(again.token)] and at_the_door.numbers(event).last == seen + 2


def test_wrong_tickets_are_told_apart_and_change_nothing(event):
    other = sign_up(make_event(title="En annan"), name="Bo Ek")
    waiting = sign_up(make_full(event), name="Nadifa Warsame")
    cancelled = registering.cancel_registration(registration=registration_of(event, OLA), by=None)
    before = states(event)
    said = [by_key(other), Said(token=uuid.uuid4(), key="påhittad"), by_key(cancelled)]
    assert arrive(event, *said) == ["other_event", "unknown", "cancelled"]
    assert arrive(event, Said(token=uuid.uuid4(), registration=other.pk)) == ["unknown"]
    waiting.refresh_from_db()
    assert waiting.state in ("offered", "waitlisted") and states(event) == before
    assert not CheckIn.objects.exists()


def make_full(event):
    while at_the_door.numbers(event).expected < event.capacity:
        sign_up(event, name="Fyllig Följeslagare")
    return event


def test_nobody_is_let_in_to_an_event_called_off_or_too_early(event):
    said = by_key(registration_of(event, ANNA))
    actions.cancel(event=event, by=None)
    assert arrive(event, said) == ["event_cancelled"]
    later = make_event(in_days=3)
    assert arrive(later, by_key(sign_up(later))) == ["too_early"]
    assert not CheckIn.objects.exists()


def test_who_waits_is_let_in_only_when_there_is_a_place(event):
    waiting = sign_up(make_full(event), name="Nadifa Warsame")
    assert arrive(event, by_key(waiting)) == ["waitlisted"]
    assert arrive(event, by_key(waiting, let_in=True)) == ["full"]
    Event.objects.filter(pk=event.pk).update(capacity=4)
    assert arrive(event, by_key(waiting, let_in=True)) == ["in"]
    assert at_the_door.numbers(event).expected == 4


def test_who_is_offered_a_place_comes_in_on_it(event):
    waiting = sign_up(make_full(event), name="Nadifa Warsame")
    registering.cancel_registration(registration=registration_of(event, OLA), by=None)
    waiting.refresh_from_db()
    assert waiting.state == "offered"
    assert arrive(event, by_key(waiting)) == ["in"]


def test_somebody_unregistered_takes_a_place_and_never_one_more_than_the_room_has(event):
    assert arrive(event, guest()) == ["in"]
    assert arrive(event, guest("Bo Ek", "bo@example.org")) == ["full"]
    assert not Person.objects.filter(email="bo@example.org").exists()
    assert at_the_door.numbers(event).came == 1 and at_the_door.numbers(event).expected == 3
    registration_of(event, "Zoë Li")


def test_the_door_gives_the_seats_that_the_office_holds(event):
    Event.objects.filter(pk=event.pk).update(held_seats=1)
    assert arrive(event, guest(), guest("Bo Ek", "bo@example.org")) == ["in", "full"]
    event.refresh_from_db()
    assert event.held_seats == 0


def test_a_guest_who_was_registered_already_is_let_in_once(event):
    email = registration_of(event, ANNA).person.email
    assert arrive(event, guest(ANNA, email), guest(ANNA, email)) == ["in", "already"]


def test_a_guest_of_an_organisation_whose_places_are_taken_is_refused_with_the_reason(event):
    Event.objects.filter(pk=event.pk).update(capacity_per_organisation=1)
    own = make_organisation(name="Åkeriet Öst AB")
    said = [guest("A", "a@example.org", organisation=own), guest("B", "b@example.org", organisation=own)]
    answers = checking_in.check_in_many(event=event, said=said, by=None)
    assert [each.result for each in answers] == ["in", "full"]


def statements(deed):
    """What a verb asks the database, each by its first word and its table, without the edges of the transaction."""
    with CaptureQueriesContext(connection) as asked:
        deed()
    words = [re.match(r"\W*(\w+)(?:.*?\b(?:FROM|INTO|UPDATE))? +\"?(\w+)", each["sql"], re.S) for each in asked]
    edges = ("SAVEPOINT", "RELEASE", "SET")
    return [f"{word[1]} {word[2]}" for word in words if word[1] not in edges]


def test_a_check_in_is_five_statements_and_one_of_them_before_the_others_must_wait(event):
    Event.objects.filter(pk=event.pk).update(capacity=None)
    everybody = [sign_up(event, name=f"Person {number}") for number in range(31)]
    one = statements(lambda: arrive(event, by_key(everybody[0])))
    assert one == [
        "SELECT events_registration",
        "SELECT events_event",
        "UPDATE events_registration",
        "INSERT events_checkin",
        "INSERT journal_line",
    ]
    assert statements(lambda: arrive(event, *map(by_key, everybody[1:]))) == one
    assert states(event).count("attended") == 31


def test_an_unusual_message_costs_the_same_for_one_as_for_thirty(event):
    Event.objects.filter(pk=event.pk).update(capacity=None)
    everybody = [sign_up(event, name=f"Person {number}") for number in range(31)]
    arrive(event, *map(by_key, everybody))
    one = statements(lambda: arrive(event, by_key(everybody[0])))
    many = statements(lambda: arrive(event, *map(by_key, everybody[1:])))
    looked = ["SELECT events_registration", "SELECT events_checkin"]
    assert one == many == ["SELECT events_registration", "SELECT events_event", *looked]


def test_nobody_is_a_no_show_where_nobody_was_checked_in(event):
    make_over(event)
    checking_in.mark_no_shows(timezone.now())
    assert states(event) == "registered registered"


def test_a_phone_found_days_later_still_counts(event):
    arrive(event, by_key(registration_of(event, ANNA)))
    make_over(event, days=5)
    checking_in.mark_no_shows(timezone.now())
    assert arrive(event, by_key(registration_of(event, OLA), ago=timedelta(days=5, hours=1))) == ["in"]
    assert states(event) == "attended attended"


def test_who_is_under_protection_comes_in_by_their_own_ticket_and_is_named_nowhere(event):
    anna = registration_of(event, ANNA)
    Person.objects.filter(pk=anna.person_id).update(is_protected=True)
    people, _others = at_the_door.everybody(event)
    assert ANNA not in str(people) and anna.key not in str(people)
    assert at_the_door.search(event, "Åkesson") == []
    assert ANNA not in [each.person.name for each in at_the_door.badges(event)]
    (answer,) = checking_in.check_in_many(event=event, said=[by_key(anna)], by=None)
    assert answer.result == "in" and at_the_door.name_of(answer.registration) == ""


def test_a_forgotten_helper_leaves_the_check_in(event):
    helper = make_person()
    arrive(event, by_key(registration_of(event, ANNA)), by=helper)
    actions.forget(person=helper)
    assert CheckIn.objects.get().by is None


def test_the_list_costs_the_same_for_one_as_for_thirty(event, django_assert_num_queries):
    arrive(event, by_key(registration_of(event, ANNA)))
    with CaptureQueriesContext(connection) as few:
        at_the_door.everybody(event), at_the_door.news(event, 0), at_the_door.numbers(event)
    Event.objects.filter(pk=event.pk).update(capacity=None)
    arrive(event, *[by_key(sign_up(event, name=f"Person {number}")) for number in range(30)])
    with django_assert_num_queries(len(few)):
        at_the_door.everybody(event), at_the_door.news(event, 0), at_the_door.numbers(event)
