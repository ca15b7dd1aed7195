"""A whole speed mingle in fast time: the stage, the door and six phones, from the start to the thanks."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from pakten.mingle import actions
from pakten.mingle.models import Mingle, Participant, Stage
from pakten.mingle.queries.live import standing
from pakten.network.models import Person
from tests.makers import make_mingle, make_person
from tests.makers_door import make_helpers_door, make_open_event
from tests.makers_events import states

NAMES = ["Åsa Öberg", "Zoë O'Brien", "Ali Hassan", "Märta Lüning", "Nadifa Warsame", "Józef Ek"]
ROUNDS, TALK, CHANGE = 5, 6, 3  # seconds; a machine that is busy shows fewer of the changes, never a wrong one


@pytest.fixture
def event(transactional_db):
    event = make_open_event(people=NAMES, title="Speedmingel i fem omgångar")
    event.door_page = make_helpers_door(event)
    return event


@pytest.fixture
def mingle(event):
    """The six who are registered, each with the page of their ticket, and a plan that holds."""
    organisations = [f"Förening {number}" for number in range(6)]
    made = make_mingle(title="Speedmingel", rounds=ROUNDS, Namn=NAMES, Organisation=organisations)
    Mingle.objects.filter(pk=made.pk).update(event=event)
    for registration in event.registrations.select_related("person"):
        here = Participant.objects.filter(mingle=made, name=registration.person.name)
        here.update(registration=registration, token=registration.key, person=registration.person)
    actions.plan(mingle=made, by=None)
    actions.publish(mingle=made, by=None)
    return Mingle.objects.select_related("published_plan").get(pk=made.pk)


def company(mingle, name, round):
    """Whom somebody meets in a round, and at which table, as the plan has it."""
    names = dict(mingle.participants.values_list("key", "name"))
    for meeting in mingle.published_plan.meetings:
        there = [names[key] for key in meeting["people"]]
        if meeting["round"] == round and name in there:
            return meeting["table"], [other for other in there if other != name]
    raise AssertionError(f"{name} meets nobody in round {round}")


def walk_in(door, names):
    """Everybody is checked in at the door, by name."""
    door.locator("body[data-list=ready]").wait_for()
    for name in names:
        door.get_by_label("Namn eller organisation").fill(name)
        door.get_by_role("button", name=f"Checka in: {name}").click()
        expect(door.locator("#door-answer")).to_contain_text("Välkommen in")
    door.locator("#door-line[data-waits='0'][data-state='up']").wait_for()


def each_shows(mingle, phones, round):
    """Every phone shows its own table and company of the round that is on."""
    for name, phone in phones.items():
        table, others = company(mingle, name, round)
        now = phone.locator(".turn[data-is=now]")
        expect(now).to_have_attribute("data-round", str(round))
        expect(now.locator(".turn-table")).to_contain_text(str(table))
        for other in others:
            expect(now.locator(".turn-who")).to_contain_text(other)


def each_will_meet(mingle, phones, round):
    """Every phone shows its own company of a round that comes."""
    for name, phone in phones.items():
        _table, others = company(mingle, name, round)
        for other in others:
            expect(phone.locator(f".turn[data-round='{round}'] .turn-who")).to_contain_text(other)


def let_in_at_the_door(door, name, email):
    """Somebody who is not registered comes to the door."""
    door.get_by_text("Någon som inte är anmäld").click()
    guest = door.locator("#door-guest")
    guest.get_by_label("Namn").fill(name)
    guest.get_by_label("E-post").fill(email)
    guest.get_by_role("button").click()
    expect(door.locator("#door-answer")).to_contain_text("Välkommen in")
    door.locator("#door-line[data-waits='0'][data-state='up']").wait_for()


def all_say(pages, words):
    for page in pages:
        expect(page.locator("#what")).to_have_text(words, timeout=30_000)


def press(stage, button):
    stage.get_by_role("button", name=button, exact=True).click()


def test_a_whole_speed_mingle_with_stage_door_and_six_phones(event, mingle, open_page):
    officer = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    door = open_page(event.door_page, phone=True)
    walk_in(door, NAMES)
    assert states(event) == " ".join(["attended"] * len(NAMES))

    # Each phone comes in by the ticket, and waits for the stage.
    phones = {}
    for registration in event.registrations.select_related("person"):
        phone = open_page(registration.get_absolute_url(), phone=True)
        phone.get_by_role("link", name="Vem du träffar").click()
        phone.locator("body[data-live=ready]").wait_for()
        phones[registration.person.name] = phone
    stage = open_page(reverse("mingle_office:stage", args=[mingle.pk]), person=officer)
    screen = open_page(reverse("mingle_office:stage_screen", args=[mingle.pk]), person=officer)
    everybody = [stage, screen, *phones.values()]
    all_say(everybody, "Vi börjar snart")

    # Started by its button; paused, so that all can be read, and everybody follows.
    press(stage, "Starta")
    press(stage, "Pausa")
    all_say(everybody, "Paus")
    each_shows(mingle, phones, 1)
    press(stage, "Nästa steg")
    press(stage, "Fortsätt")
    all_say(everybody, "Prata med varandra")

    # In fast time from here: two rounds go by the clock alone.
    Stage.objects.filter(mingle=mingle).update(
        talk_seconds=TALK, change_seconds=CHANGE, step=2, ends_at=timezone.now() + timedelta(seconds=TALK),
        sequence=standing(mingle).sequence + 1,
    )  # fmt: skip
    for page in everybody:
        expect(page.locator("#round")).to_have_text("Omgång 3 av 5", timeout=60_000)
    press(stage, "Pausa")
    all_say(everybody, "Paus")
    each_shows(mingle, phones, standing(mingle).round)

    # One leaves, and a latecomer is let in at the door and added; every page then shows the plan that holds.
    here = open_page(reverse("mingle_office:now", args=[mingle.pk]), person=officer, phone=True)
    here.get_by_role("searchbox").fill("lün")
    here.get_by_role("button", name="Har gått: Märta Lüning").click()
    expect(here.locator("#change-title")).to_have_text("Märta Lüning har gått.")
    del phones["Märta Lüning"]
    let_in_at_the_door(door, "Amal Öst", "amal.ost@example.org")
    expect(here.locator(".is-door")).to_contain_text("Amal Öst")  # the page follows the door
    here.get_by_role("button", name="Lägg till 1 person").click()
    expect(here.locator("#change-title")).to_have_text("Amal Öst är med nu.")
    mingle = Mingle.objects.select_related("published_plan").get(pk=mingle.pk)
    latecomer = open_page(reverse("mingle:hand", args=[mingle.participants.get(name="Amal Öst").token]), phone=True)
    phones["Amal Öst"] = latecomer
    everybody = [stage, screen, *phones.values()]
    begun = standing(mingle).begun
    assert mingle.published_plan.after_round == begun
    each_will_meet(mingle, phones, begun + 1)
    expect(stage.locator("#seats")).to_contain_text("Amal Öst")  # so that the next press sees the plan that holds
    expect(stage.locator("#seats")).not_to_contain_text("Märta Lüning")

    # One phone loses its network, and is right all the same; the projector is loaded anew and stands right.
    lost = phones["Ali Hassan"]
    press(stage, "Fortsätt")
    expect(lost.locator("#what")).not_to_have_text("Paus")
    lost.context.set_offline(True)
    stage.reload()
    stage.locator("body[data-live=ready]").wait_for()
    for page in [*everybody, lost]:
        expect(page.locator("#round")).to_have_text("Omgång 5 av 5", timeout=60_000)
    lost.context.set_offline(False)
    all_say(everybody, "Tack för idag!")
    expect(stage.locator("#next")).to_have_text("15 möten i 5 omgångar")
    assert standing(mingle).is_over
