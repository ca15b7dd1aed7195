"""The door in a real browser: by name and by code, with the network cut, two doors at once, and without scripts."""

import io

import pytest
import segno
from django.urls import reverse
from playwright.sync_api import expect

from pakten.events import registering
from pakten.events.models import CheckIn, Event
from pakten.network.models import Person
from tests.makers import make_person
from tests.makers_door import make_helpers_door, make_open_event, registration_of
from tests.makers_events import states
from tests.walk import Walk, both_looks

ANNA, OLA, NADIFA = "Anna-Karin Åkesson", "Ola O'Brien", "Nadifa Warsame"


@pytest.fixture
def event(transactional_db):
    event = make_open_event(people=[ANNA, OLA, NADIFA], capacity=4, title="Frukost på Östermalm")
    event.door_page = make_helpers_door(event)
    return event


def picture_of(registration):
    """The ticket's code as a photograph that a phone takes."""
    file = io.BytesIO()
    segno.make(f"https://pakten.example{registration.get_absolute_url()}", error="m").save(file, kind="png", scale=6)
    return {"name": "bild.png", "mimeType": "image/png", "buffer": file.getvalue()}


def show(page, registration):
    """Shows a ticket: its picture is read by the same function as the camera's."""
    page.locator("#door-picture").set_input_files(picture_of(registration))


def stand_at(open_page, address, **details):
    page = open_page(address, phone=True, **details)
    page.locator("body[data-list=ready]").wait_for()
    return page


def find(page, name):
    page.get_by_label("Namn eller organisation").fill(name)


def cut(page, is_cut):
    page.context.set_offline(is_cut)


def sent(page):
    page.locator("#door-line[data-waits='0'][data-state='up']").wait_for()


def test_the_network_is_cut_and_everybody_is_in_exactly_once(event, open_page):
    page = stand_at(open_page, event.door_page)
    page.locator("body[data-door=kept]").wait_for()
    cut(page, True)
    find(page, "åkes")
    page.get_by_role("button", name=f"Checka in: {ANNA}").click()
    expect(page.locator("#door-answer")).to_contain_text("Välkommen in")
    show(page, registration_of(event, OLA))
    expect(page.locator("#door-answer")).to_contain_text(OLA)
    expect(page.locator("#door-line")).to_contain_text("2 väntar på att skickas")
    assert not CheckIn.objects.exists()
    page.reload()
    page.locator("body[data-list=ready]").wait_for()
    expect(page.locator("#door-line")).to_contain_text("2 väntar på att skickas")
    expect(page.locator("#door-count")).to_have_text("2 av 3 har kommit")
    show(page, registration_of(event, OLA))
    expect(page.locator("#door-answer")).to_contain_text("Är redan inne")
    cut(page, False)
    sent(page)
    assert states(event) == "attended attended registered"
    assert CheckIn.objects.count() == 2


def test_two_doors_see_each_other_and_agree_when_one_was_without_network(event, open_page):
    north, south = stand_at(open_page, event.door_page), stand_at(open_page, event.door_page)
    north.get_by_text("Den här telefonen").click()
    north.get_by_label("Dörrens namn").fill("Norra entrén")
    show(north, registration_of(event, ANNA))
    expect(south.locator("#door-count")).to_have_text("1 av 3 har kommit")
    show(south, registration_of(event, ANNA))
    expect(south.locator("#door-answer")).to_contain_text("genom Norra entrén")
    cut(south, True)
    show(south, registration_of(event, OLA))
    expect(south.locator("#door-answer")).to_contain_text("Välkommen in")
    show(north, registration_of(event, OLA))
    expect(north.locator("#door-answer")).to_contain_text("Välkommen in")
    sent(north)
    cut(south, False)
    sent(south)
    assert CheckIn.objects.count() == 2
    expect(south.locator("#door-count")).to_have_text("2 av 3 har kommit")
    find(south, "åkesson")
    south.get_by_role("button", name=f"Ångra: {ANNA}").click()
    expect(north.locator("#door-count")).to_have_text("1 av 3 har kommit")


def test_wrong_codes_are_judged_without_network(event, open_page):
    other = make_open_event(people=["Bo Ek"], title="En annan")
    registering.cancel_registration(registration=registration_of(event, NADIFA), by=None)
    page = stand_at(open_page, event.door_page)
    cut(page, True)
    show(page, registration_of(other, "Bo Ek"))
    expect(page.locator("#door-answer")).to_contain_text("ett annat evenemang")
    show(page, registration_of(event, NADIFA))
    expect(page.locator("#door-answer")).to_contain_text("har ingen plats")
    forged = registration_of(event, OLA)
    forged.key = "x" * 32
    show(page, forged)
    expect(page.locator("#door-answer")).to_contain_text("finns inte i telefonens lista")
    assert page.locator("#door-line").get_attribute("data-waits") == "0"


def test_a_forged_code_and_somebody_newly_registered_are_asked_for(event, open_page):
    page = stand_at(open_page, event.door_page)
    forged = registration_of(event, OLA)
    forged.key = "x" * 32
    show(page, forged)
    expect(page.locator("#door-answer")).to_contain_text("inte en av våra biljetter")
    new = registering.register(event=event, person=make_person(name="Józef Ek"), by=None).registration
    show(page, new)
    expect(page.locator("#door-answer")).to_contain_text("Józef Ek")
    sent(page)
    assert CheckIn.objects.get().registration == new


def test_a_guest_without_network_gets_an_answer_when_it_is_back(event, open_page):
    page = stand_at(open_page, event.door_page)
    for name, email in (("Zoë Li", "zoe@example.org"), ("Bo Ek", "bo@example.org")):
        cut(page, True)
        page.get_by_text("Någon som inte är anmäld").click()
        page.get_by_label("Namn", exact=True).fill(name)
        page.get_by_label("E-post").fill(email)
        page.get_by_role("button", name="Släpp in", exact=True).click()
        expect(page.locator("#door-line")).to_contain_text("1 väntar")
        cut(page, False)
        sent(page)
    expect(page.locator("#door-answer")).to_contain_text("Salen är full")
    assert states(event).count("attended") == 1
    assert not Person.objects.filter(email="bo@example.org").exists()


def test_the_keyboard_alone_is_enough(event, open_page):
    page = stand_at(open_page, event.door_page)
    page.get_by_label("Namn eller organisation").focus()
    page.keyboard.type("o'brien")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#door-answer")).to_contain_text("Välkommen in")
    expect(page.get_by_label("Namn eller organisation")).to_be_focused()
    sent(page)
    assert CheckIn.objects.get().registration == registration_of(event, OLA)


def test_a_link_taken_back_empties_the_phone_and_keeps_what_waits(event, open_page):
    page = stand_at(open_page, event.door_page)
    Event.objects.filter(pk=event.pk).update(door_key="")
    show(page, registration_of(event, ANNA))
    expect(page.locator("#door-line")).to_contain_text("Länken har slutat gälla")
    expect(page.locator("#door-line")).to_contain_text("1 väntar")
    assert not CheckIn.objects.exists()


def test_without_scripts_the_door_works_too(event, open_page):
    page = open_page(f"{event.door_page}?q=åkesson", script=False)
    page.get_by_role("button", name=f"Checka in: {ANNA}").click()
    assert page.get_by_text("Välkommen in").is_visible()


@both_looks
def test_the_pages_of_the_door_are_sound(look, event, open_page):
    office = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    walk = Walk(open_page, look=look, person=office)
    walk.over(reverse(f"events_office:{name}", args=[event.pk]) for name in ("door", "at_the_door"))
    walk.page.goto(event.door_page)
    walk.page.locator("body[data-list=ready]").wait_for()
    for summary in walk.page.locator("summary").all():
        summary.click()
    show(walk.page, registration_of(event, ANNA))
    find(walk.page, "a")
    expect(walk.page.locator("#door-answer")).to_contain_text("Välkommen in")
    walk.look("in use")
    assert not walk.found
