"""The verbs of registration, one by one. That the promise holds for all of them together is in test_promise."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pakten.events import actions, capacity, disposing, registering
from pakten.events.models import Event, Registration
from pakten.events.refusals import Refused
from pakten.events.registering import Guest
from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.network import actions as network_actions
from tests.makers import make_contact, make_event, make_organisation, make_person
from tests.makers_events import sign_up, states

pytestmark = pytest.mark.django_db


def letters_to(person):
    return list(Letter.objects.filter(to=person.email).order_by("id").values_list("kind", flat=True))


def test_the_room_fills_and_the_rest_stand_in_line():
    event = make_event(capacity=2)
    everyone = [sign_up(event) for _number in range(4)]
    assert states(event) == "registered registered waitlisted waitlisted"
    assert [each.position for each in everyone] == [1, 2, 3, 4]
    assert letters_to(everyone[0].person) == ["events.registered"]
    assert letters_to(everyone[3].person) == ["events.waitlisted"]
    assert "före dig: 1" in Letter.objects.get(to=everyone[3].person.email).text


def test_without_a_number_of_places_everybody_is_in():
    event = make_event(capacity=None)
    for _number in range(5):
        sign_up(event)
    assert states(event) == " ".join(["registered"] * 5)


def test_the_same_person_twice_has_one_place_and_gets_their_link_in_a_letter():
    event = make_event(capacity=5)
    first = sign_up(event, email="åsa@example.org")
    for _time in range(3):
        guest = Guest(name="En annan", email="ÅSA@example.org ", diet="vegan")
        (answer,) = registering.register_many(event=event, guests=[guest], by=None)
        assert not answer.is_new
        assert answer.registration == first
    first.refresh_from_db()
    assert first.diet == ""
    assert letters_to(first.person) == ["events.registered", "events.again"]  # not one for each time


def test_a_cancelled_place_is_offered_to_the_next_in_line_in_the_same_moment():
    event = make_event(capacity=1)
    first, second, third = (sign_up(event) for _number in range(3))
    registering.cancel_registration(registration=first, by=first.person)
    assert states(event) == "cancelled offered waitlisted"
    second.refresh_from_db()
    assert timedelta(hours=47) < second.offered_until - timezone.now() < timedelta(hours=49)
    assert letters_to(second.person)[-1] == "events.offered"
    assert letters_to(first.person)[-1] == "events.cancelled"
    assert sign_up(event).state == "waitlisted"  # the offered place is nobody else's
    assert registering.accept_offer(registration=second, by=second.person).state == "registered"
    assert letters_to(third.person) == ["events.waitlisted"]


def test_no_thanks_goes_to_the_next():
    event = make_event(capacity=1)
    first, second, third = (sign_up(event) for _number in range(3))
    registering.cancel_registration(registration=first, by=None)
    registering.decline_offer(registration=second, by=None)
    third.refresh_from_db()
    assert third.state == "offered"
    assert registering.decline_offer(registration=second, by=None).state == "cancelled"  # twice is no harm


def test_an_offer_that_runs_out_goes_on_and_whoever_missed_it_stands_last():
    event = make_event(capacity=1)
    first, second, third = (sign_up(event) for _number in range(3))
    registering.cancel_registration(registration=first, by=None)
    later = timezone.now() + timedelta(hours=49)
    assert registering.expire_offers(later) == 1
    assert registering.expire_offers(later) == 0  # a doubled tick does nothing
    for each in (second, third):
        each.refresh_from_db()
    assert (second.state, third.state) == ("waitlisted", "offered")
    assert second.position > third.position
    assert letters_to(second.person)[-1] == "events.offer_missed"


def test_an_offer_that_has_run_out_cannot_be_taken_even_before_the_clock_has_passed_it_on():
    event = make_event(capacity=1)
    first, second, third = (sign_up(event) for _number in range(3))
    registering.cancel_registration(registration=first, by=None)
    Registration.objects.filter(pk=second.pk).update(offered_until=timezone.now() - timedelta(minutes=1))
    assert registering.accept_offer(registration=second, by=None).state == "waitlisted"
    third.refresh_from_db()
    assert third.state == "offered"


def test_who_misses_two_offers_no_longer_waits_but_may_come_back():
    event = make_event(capacity=1, in_days=30)
    first, second = (sign_up(event) for _number in range(2))
    registering.cancel_registration(registration=first, by=None)
    for hours in (49, 98):
        registering.expire_offers(timezone.now() + timedelta(hours=hours))
    second.refresh_from_db()
    assert second.state == "cancelled"
    assert registering.come_back(registration=second, by=None).registration.state == "registered"


def test_who_cancels_and_comes_back_stands_last():
    event = make_event(capacity=1)
    _first, second, third = (sign_up(event) for _number in range(3))
    registering.cancel_registration(registration=second, by=None)
    again = registering.come_back(registration=second, by=None)
    assert again.registration.state == "waitlisted"
    assert again.registration.position > third.position
    assert again.before == 1
    assert Registration.objects.count() == 3


def test_an_offer_never_outlasts_the_beginning_of_the_event():
    event = make_event(capacity=1, in_days=1)
    first, second = (sign_up(event) for _number in range(2))
    registering.cancel_registration(registration=first, by=None)
    second.refresh_from_db()
    assert second.offered_until == event.starts_at


def test_no_offer_is_made_when_the_event_has_begun():
    event = make_event(capacity=1, in_days=1)
    first, second = (sign_up(event) for _number in range(2))
    Event.objects.filter(pk=event.pk).update(starts_at=timezone.now() - timedelta(minutes=1))
    registering.cancel_registration(registration=first, by=None)
    registering.expire_offers(timezone.now())
    second.refresh_from_db()
    assert second.state == "waitlisted"


def test_an_organisation_whose_places_are_full_waits_without_standing_in_the_way():
    event = make_event(capacity=3, capacity_per_organisation=1)
    ours, theirs = make_organisation(), make_organisation(name="Kafé L'Été")
    us = [sign_up(event, organisation=ours) for _number in range(2)]
    assert states(event) == "registered waitlisted"
    them = sign_up(event, organisation=theirs)
    assert them.state == "registered"
    assert "Din organisation" in Letter.objects.get(to=us[1].person.email).text
    registering.cancel_registration(registration=them, by=None)
    assert states(event) == "registered waitlisted cancelled"  # room, but not for us
    registering.cancel_registration(registration=us[0], by=None)
    assert states(event) == "cancelled offered cancelled"


def test_organisations_we_do_not_know_are_counted_by_their_name():
    event = make_event(capacity=9, capacity_per_organisation=1)
    for name in ("Föreningen Träd", " föreningen  TRÄD", "", ""):
        sign_up(event, organisation_name=name)
    assert states(event) == "registered waitlisted registered registered"


def test_a_unit_has_places_of_its_own():
    event = make_event(capacity=9, capacity_per_organisation=1)
    city = make_organisation(name="Staden", sector="public")
    units = [make_organisation(name=f"Enhet {number}", sector="public", part_of=city) for number in (1, 2)]
    for organisation in (city, *units, units[0]):
        sign_up(event, organisation=organisation)
    assert states(event) == "registered registered registered waitlisted"


def test_held_places_are_given_by_the_office_alone():
    event = make_event(capacity=2, held_seats=1)
    sign_up(event)
    second = sign_up(event)
    assert second.state == "waitlisted"
    guest = registering.register(event=event, person=make_person(), by_hand=True, from_held=True, by=None)
    assert guest.registration.state == "registered"
    event.refresh_from_db()
    assert event.held_seats == 0
    with pytest.raises(Refused):
        registering.register(event=event, person=make_person(), by_hand=True, from_held=True, by=None)


def test_held_places_that_are_let_go_are_offered_to_the_queue():
    event = make_event(capacity=2, held_seats=2)
    _first, _second = (sign_up(event) for _number in range(2))
    capacity.hold_seats(event=event, seats=1, by=None)
    assert states(event) == "offered waitlisted"
    with pytest.raises(Refused, match="2 platser"):
        capacity.hold_seats(event=event, seats=3, by=None)


def test_more_places_are_offered_and_fewer_take_nobodys_place():
    event = make_event(capacity=2)
    for _number in range(4):
        sign_up(event)
    with pytest.raises(Refused, match="2 personer"):
        capacity.change_capacity(event=event, capacity=1, by=None)
    event.refresh_from_db()
    assert event.capacity == 2
    capacity.change_capacity(event=event, capacity=1, confirmed=True, by=None)
    assert states(event) == "registered registered waitlisted waitlisted"
    registering.cancel_registration(registration=event.registrations.first(), by=None)
    assert states(event) == "cancelled registered waitlisted waitlisted"
    capacity.change_capacity(event=event, capacity=3, by=None)
    assert states(event) == "cancelled registered offered offered"


def test_the_team_moves_somebody_in_the_queue_and_says_why():
    event = make_event(capacity=1)
    everyone = [sign_up(event) for _number in range(4)]
    with pytest.raises(Refused):
        registering.move_in_queue(registration=everyone[3], place=1, reason=" ", by=None)
    registering.move_in_queue(registration=everyone[3], place=1, reason="Ska tala på scenen", by=None)
    waiting = list(event.registrations.waiting())
    assert waiting == [everyone[3], everyone[1], everyone[2]]
    assert waiting[0].note == "Ska tala på scenen"
    with pytest.raises(Refused):
        registering.move_in_queue(registration=everyone[0], place=1, reason="Har redan plats", by=None)


def test_a_contact_registers_colleagues_and_each_gets_an_answer():
    organisation = make_organisation()
    contact = make_contact(organisation=organisation)
    event = make_event(capacity=2)
    sign_up(event, email="redan@example.org", organisation=organisation)
    emails = ["redan@example.org", "ny@example.org", "sen@example.org", "ny@example.org"]
    guests = [Guest(name="Zoë O'Brien", email=email, organisation=organisation) for email in emails]
    answers = registering.register_many(event=event, guests=guests, by=contact)
    assert [(each.is_new, each.registration.state) for each in answers] == [
        (False, "registered"),
        (True, "registered"),
        (True, "waitlisted"),
        (False, "registered"),
    ]
    assert event.registrations.filter(by=contact).count() == 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"state": "cancelled"}, "inställt"),
        ({"state": "draft"}, "publicerat"),
        ({"opens_at": timezone.now() + timedelta(days=1)}, "öppnat"),
        ({"closes_at": timezone.now() - timedelta(days=1)}, "stängt"),
        ({"starts_at": timezone.now() - timedelta(minutes=1)}, "börjat"),
        ({"audience": "nobody"}, "ingen anmälan"),
        ({"audience": "members"}, "medlemmar"),
        ({"audience": "district"}, "medlemmar"),
        ({"audience": "invited"}, "inbjudan"),
    ],
)
def test_who_cannot_register_is_told_why(change, words):
    event = make_event()
    Event.objects.filter(pk=event.pk).update(**change)
    with pytest.raises(Refused, match=f"(?i){words}"):
        sign_up(event)
    assert not Registration.objects.exists()


def test_members_and_the_invited_are_let_in():
    member = make_organisation()
    event = make_event(audience="members")
    assert sign_up(event, organisation=member).state == "registered"
    invited = make_event(audience="invited")
    assert sign_up(invited, invitation=invited.invitation).state == "registered"
    with pytest.raises(Refused):
        sign_up(invited, invitation=event.invitation)
    assert sign_up(invited, by_hand=True).state == "registered"


def test_changing_the_organisation_keeps_to_the_places_per_organisation():
    event = make_event(capacity=9, capacity_per_organisation=1)
    first = sign_up(event, organisation_name="Ett")
    second = sign_up(event, organisation_name="Två")
    waits = sign_up(event, organisation_name="Två")
    with pytest.raises(Refused):
        registering.change_registration(registration=second, organisation_name="Ett", by=None)
    registering.change_registration(registration=second, organisation_name="Tre", diet="vegan", by=None)
    waits.refresh_from_db()
    assert (waits.state, first.state) == ("offered", "registered")


def test_needs_are_erased_after_the_event_and_not_before():
    event = make_event()
    registration = sign_up(event, diet="vegan", access="tolk")
    assert disposing.erase_needs(timezone.now()) == 0
    assert disposing.erase_needs(event.ends_at + timedelta(minutes=1)) == 1
    assert disposing.erase_needs(event.ends_at + timedelta(minutes=1)) == 0
    registration.refresh_from_db()
    assert (registration.diet, registration.access) == ("", "")
    line = Line.objects.get(verb="events.erase_needs")
    assert (line.subject_id, line.details, line.by_id) == (event.pk, {"number": 1}, None)


def test_a_forgotten_person_leaves_a_figure_in_the_past_and_nothing_in_the_future():
    person = make_person()
    past, coming = make_event(), make_event(capacity=1)
    for event in (past, coming):
        registering.register(event=event, person=person, organisation_name="Ett", diet="vegan", by=person)
    waits = sign_up(coming)
    Event.objects.filter(pk=past.pk).update(
        starts_at=timezone.now() - timedelta(days=2), ends_at=timezone.now() - timedelta(days=1)
    )
    actions.forget(person=person)
    kept = Registration.objects.get(event=past)
    assert (kept.person, kept.by, kept.diet, kept.organisation_name) == (None, None, "", "Ett")
    registering.expire_offers(timezone.now())
    waits.refresh_from_db()
    assert waits.state == "offered"


def test_no_letter_or_line_tells_more_than_it_should():
    event = make_event()
    registration = sign_up(event, name="Märta Lüning", diet="vegan", access="ledsagare")
    for letter in Letter.objects.all():
        assert "vegan" not in letter.text and "ledsagare" not in letter.text
        assert "Märta" not in letter.subject
        assert f"/events/r/{registration.key}/" in letter.text
        assert "BEGIN:VEVENT" in letter.calendar
    assert "Märta" not in str(list(Line.objects.filter(verb="events.register").values()))


def test_letters_composed_once_for_many_have_each_their_own_link_number_and_what_holds_now():
    event = make_event(title="Frukost", capacity=1)
    first, second, third = (sign_up(event, email=f"{name}@example.org") for name in ("åsa", "bo", "zoë"))
    texts = [Letter.objects.get(to=each.person.email).text for each in (first, second, third)]
    assert [text.count(f"/{each.key}/") for each, text in zip((first, second, third), texts, strict=True)] == [2, 2, 2]
    assert "före dig: 0." in texts[1] and "före dig: 1." in texts[2]
    actions.change(event=event, title="Lunch på taket", by=None)
    network_actions.name_network(name="Nätverket", city="Ö", office_email="o@example.org", by=None)
    fourth = Letter.objects.get(to=sign_up(event, email="émile@example.org").person.email).text
    assert "Lunch på taket" in fourth and "Frukost" not in fourth and "Nätverket" in fourth
