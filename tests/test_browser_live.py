"""The stage and the hand in a real browser: both languages and looks, without network, with a clock that is wrong."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from pakten.mingle.actions import live
from pakten.mingle.models import Stage
from pakten.mingle.queries.live import standing
from pakten.network.models import Person
from tests.makers import make_person
from tests.makers_live import make_published, make_running
from tests.walk import Walk, both_looks


@pytest.fixture
def officer(transactional_db):
    return make_person(name="Amira Lindgren", team=Person.Team.OFFICE)


def hand_of(mingle, number=0):
    return reverse("mingle:hand", args=[mingle.participants.all()[number].token])


def stage_of(mingle, name="stage"):
    return reverse(f"mingle_office:{name}", args=[mingle.pk])


def open_live(open_page, address, **details):
    page = open_page(address, **details)
    page.locator("body[data-live=ready]").wait_for()
    return page


def press(mingle, deed):
    at = standing(mingle)
    deed(mingle=mingle, seen=(at.sequence, at.step), by=None)


@both_looks
def test_the_pages_of_a_mingle_that_runs_are_sound(look, officer, open_page):
    mingle = make_running(people=8, talk_seconds=300, change_seconds=600)
    link = reverse("mingle:screen", args=[live.open_screen(mingle=mingle, by=None).screen_key])
    walk = Walk(open_page, look=look, person=officer)
    assert not walk.over([stage_of(mingle), hand_of(mingle), stage_of(mingle, "change"), link])
    for deed in (live.pause, live.resume, live.skip, live.end):
        press(mingle, deed)
        for address in (stage_of(mingle), hand_of(mingle)):
            walk.page.goto(address)
            walk.page.locator("body[data-live=ready]").wait_for()
            walk.look(f"{address} {deed.__name__}")
    assert not walk.found


def test_the_stage_waits_for_the_network_and_goes_on_by_its_clock(officer, open_page):
    mingle = make_running(people=4, rounds=2, talk_seconds=600, change_seconds=8)
    page = open_live(open_page, stage_of(mingle), person=officer)
    page.locator("body[data-page=kept]").wait_for()
    page.context.set_offline(True)
    expect(page.locator("#said")).to_contain_text("Ingen kontakt")
    page.get_by_role("button", name="Pausa").click()
    expect(page.locator("#said")).to_contain_text("”Pausa” väntar")
    expect(page.locator("#what")).to_have_text("Prata med varandra")  # the change of places was over meanwhile
    page.reload()
    page.locator("body[data-live=ready]").wait_for()
    expect(page.locator("#what")).to_have_text("Prata med varandra")
    page.get_by_role("button", name="Pausa").click()
    page.context.set_offline(False)
    expect(page.locator("#what")).to_have_text("Paus")
    assert Stage.objects.get().seconds_left > 0


def test_a_phone_with_a_wrong_clock_shows_right_and_opens_without_network(open_page):
    mingle = make_running(people=4, rounds=2, talk_seconds=600, change_seconds=1)
    page = open_page(phone=True)
    page.add_init_script("const right = Date.now; Date.now = () => right() - 3 * 3600 * 1000;")
    page.goto(hand_of(mingle))
    expect(page.locator("#what")).to_have_text("Prata med varandra")
    expect(page.locator("#clock")).to_contain_text("9:")
    page.locator("body[data-page=kept]").wait_for()
    page.context.set_offline(True)
    page.reload()
    page.locator("body[data-live=ready]").wait_for()
    expect(page.locator("#line")).to_contain_text("Ingen kontakt")
    expect(page.locator("#clock")).to_contain_text("9:")
    expect(page.locator(".turn[data-is=now] .turn-who")).to_be_visible()
    press(mingle, live.pause)
    page.context.set_offline(False)
    expect(page.locator("#what")).to_have_text("Paus")


def test_the_stage_is_run_with_the_keyboard_and_gives_its_signals(officer, open_page):
    mingle = make_published(people=4, rounds=2)
    page = open_live(open_page, stage_of(mingle), person=officer)
    expect(page.get_by_role("button", name="Starta")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("html[data-signal=change]")).to_be_attached()
    expect(page.get_by_role("button", name="Pausa")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Fortsätt")).to_be_focused()
    expect(page.locator("#announced")).to_contain_text("Paus. Omgång 1 av 2")
    expect(page.get_by_role("button", name="Stäng av ljudet")).to_be_visible()
    page.get_by_role("button", name="Stäng av ljudet").click()
    expect(page.get_by_role("button", name="Slå på ljudet")).to_be_visible()


def test_a_plan_taken_back_empties_the_phone(open_page):
    mingle = make_running(people=4)
    page = open_live(open_page, hand_of(mingle), phone=True)
    mingle.published_plan = None
    mingle.save()
    expect(page.locator("#turns .turn")).to_have_count(0)


def test_without_scripts_stage_and_hand_work_too(officer, open_page):
    mingle = make_published(people=4, rounds=2)
    page = open_page(stage_of(mingle), person=officer, script=False)
    page.get_by_role("button", name="Starta").click()
    expect(page.get_by_role("heading", name="Hitta din plats")).to_be_visible()
    hand = open_page(hand_of(mingle), script=False)
    expect(hand.locator(".turn[data-is=now] .turn-who")).to_be_visible()
