"""Wishes in a real browser: every page is sound; somebody says what they wish on a phone, with scripts and without; the
team takes in and asks."""

import pytest

from pakten.mingle import actions
from pakten.mingle.models import Participant
from pakten.network.models import Person
from tests.makers import make_event, make_organisation, make_person
from tests.makers_events import sign_up
from tests.makers_wishes import make_asking_mingle, make_wisher
from tests.walk import Walk, both_looks

pytestmark = pytest.mark.xdist_group("browser")


def gathering():
    """A mingle with one to find, and the address of somebody who has said nothing."""
    mingle = make_asking_mingle(title="Frukostmingel på Söder")
    member = make_organisation(name="Björk & Söner", contributes=["truckkort", "praktikplatser"], looks_for=["lokaler"])
    make_wisher(mingle, name="Zoë O'Brien", organisation_name="Rädda Kvarnen", wants=["truckkort"])
    me = sign_up(mingle.event, name="Åsa Öberg", organisation=member)
    return mingle, me, f"/mingles/m/{me.key}/wishes/"


@both_looks
def test_every_page_of_wishes_is_sound(look, open_page):
    mingle, me, wishes = gathering()
    walk = Walk(open_page, look=look)
    walk.over([wishes, me.get_absolute_url()])
    walk.page.goto(wishes)
    walk.page.locator("#q-meet").press_sequentially("zo")
    walk.page.locator("#meet .choose-found button").wait_for()
    walk.look("what a search found")
    walk.page.locator("#meet .choose-found button").click()
    walk.page.locator("#meet .chosen li").wait_for()
    walk.page.locator("summary").click()
    walk.look("somebody is chosen, and the private part is open")
    assert not walk.found
    office = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    there = f"/office/mingles/{mingle.pk}/"
    walk = Walk(open_page, look=look, person=office)
    event = f"/office/events/{mingle.event.pk}/"
    pages = [f"{there}registered/", f"{there}ask/", f"{there}people/", f"/office/mingles/new/?event={mingle.event.pk}"]
    assert not walk.over([*pages, event])
    actions.take_in_registered(mingle=mingle, by=office)
    actions.plan(mingle=mingle, by=office)
    mingle.refresh_from_db()
    actions.publish(mingle=mingle, by=office)
    assert not walk.over([wishes, f"{there}registered/"])


def test_somebody_says_what_they_wish_on_a_phone_by_keyboard_alone_and_it_is_kept_at_once(open_page):
    mingle, me, wishes = gathering()
    other = mingle.participants.get()
    page = open_page(wishes, phone=True)
    page.locator("#q-meet").focus()
    page.keyboard.type("kvarn")
    page.locator("#meet .choose-found button").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("#meet .chosen li").wait_for()
    assert page.evaluate("document.activeElement.id") == "q-meet"
    page.get_by_role("group", name="Vad kan du erbjuda?").get_by_label("truckkort").focus()
    page.keyboard.press("Space")
    page.get_by_label("Något annat du söker").fill("språkcafé, en lokal i Kista")
    page.get_by_text("Jag vill gärna ha ett lugnt bord").click()
    page.get_by_text("Ja, andra som kommer får se").click()
    page.get_by_role("button", name="Klar").click()
    page.get_by_text("Tack! Dina önskemål är sparade.").wait_for()
    there = mingle.participants.get(token=me.key)
    assert (there.wished_people, there.offers) == ([other.key], ["truckkort"])
    assert (there.wants, there.wants_quiet, there.may_be_found) == (["språkcafé", "en lokal i Kista"], True, True)
    page.locator("#meet .chosen label").click()
    page.locator("#meet .chosen li").wait_for(state="detached")
    page.locator("[data-state=kept]").wait_for()
    there.refresh_from_db()
    assert there.wished_people == []


def test_without_scripts_and_when_the_time_is_over_the_page_says_what_is_so(open_page):
    mingle, me, wishes = gathering()
    page = open_page(wishes, script=False)
    page.locator("#q-meet").fill("zoë")
    page.locator("#q-meet").press("Enter")
    page.get_by_role("button", name="Zoë O'Brien").click()
    page.locator("#meet .chosen li").wait_for()
    assert Participant.objects.get(token=me.key).wished_people == [mingle.participants.get(name="Zoë O'Brien").key]
    page = open_page(wishes)
    page.locator("#offers-1").wait_for()
    actions.take_in_registered(mingle=mingle, by=None)
    actions.plan(mingle=mingle, by=None)
    mingle.refresh_from_db()
    actions.publish(mingle=mingle, by=None)
    page.locator("label[for=offers-1]").click()
    page.get_by_text("det går inte längre att ändra").wait_for()


def test_the_team_makes_a_mingle_of_an_event_and_puts_together_those_who_are_registered(open_page):
    event = make_event(title="Frukostmingel på Söder")
    for name in ("Åsa Öberg", "Zoë O'Brien"):
        sign_up(event, name=name, organisation_name=f"{name} AB")
    page = open_page(f"/office/events/{event.pk}/", person=make_person(name="Amira", team=Person.Team.OFFICE))
    page.locator("main").get_by_role("link", name="Mingel").click()
    page.get_by_label("Vad heter minglet?").wait_for()
    assert not page.locator(".file-drop").is_visible()
    page.get_by_role("button", name="Skapa minglet").click()
    page.get_by_text("2 personer läggs till.").wait_for()
    page.get_by_role("button", name="Hämta de anmälda").click()
    page.get_by_text("2 personer är med i minglet.").wait_for()
    page.get_by_role("link", name="Fråga dem som inte har sagt något").click()
    page.get_by_role("button", name="Skicka nu").click()
    page.get_by_text("på väg till 2 personer").wait_for()
    page.get_by_role("button", name="Para ihop").click()
    page.locator("#bench").wait_for()
    assert event.mingles.get().plans.get().meetings[0]["round"] == 1
