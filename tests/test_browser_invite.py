"""Invitations, reminders and calendars in a real browser: the office asks, somebody answers."""

import re

import pytest

from pakten.events import inviting
from pakten.mail.models import Letter
from pakten.network.models import Person
from tests.makers import make_contact, make_event, make_organisation, make_person
from tests.makers_events import sign_up
from tests.makers_invite import invite_addresses
from tests.walk import Walk, both_looks

pytestmark = pytest.mark.xdist_group("browser")


@both_looks
def test_every_page_of_invitations_is_sound(look, open_page):
    office = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    ours = make_organisation(name="Åkeriet Öst AB")
    person, event = make_contact(organisation=ours), make_event(venue="Stråsalen")
    asked = make_event(title="Rundabordssamtal om en ganska lång rubrik")
    invite_addresses(event, "en.ganska.lang.adress@kommunen.example.org", person.email)
    invite_addresses(asked, person.email)
    sign_up(event, email=person.email, organisation=ours), sign_up(event, organisation=ours)
    inviting.change_feed_address(person=person)
    invitation = event.invitations.get(person=None)
    there = f"/office/events/{event.pk}/invitations/"
    walk = Walk(open_page, look=look, person=office)
    walk.over([there, f"{there}new/", f"{there}reminders/"])
    walk.page.goto(f"{there}new/")
    walk.page.locator("[value=list][name=do]").click()
    walk.look("the list")
    if walk.page.locator("[value=look]").count():
        walk.page.locator("[value=look]").click()
        walk.look("the letter")
    assert not walk.found
    walk = Walk(open_page, look=look, person=person)
    assert not walk.over(["/events/mine/", "/mine/", "/events/", f"{invitation.get_absolute_url()}no/"])
    walk.page.goto("/events/i/finns-inte/")
    walk.complaints.clear()
    walk.look("gone")
    assert not walk.found


def test_the_office_asks_and_somebody_says_yes(open_page):
    office = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    person, event = make_contact(name="Leïla O'Brien"), make_event(audience="invited")
    page = open_page(f"/office/events/{event.pk}/invitations/", person=office)
    page.get_by_role("link", name="Bjud in").click()
    page.get_by_role("button", name="Visa vilka som får den").click()
    page.get_by_label("Egna ord på svenska").fill("Ta med en fråga.")
    page.get_by_role("button", name="Se brevet").click()
    assert page.get_by_text("Ta med en fråga.").first.is_visible()
    page.get_by_role("button", name="Skicka till 1 person").click()
    assert page.get_by_text("Skickat till 1 person").is_visible()
    text = Letter.objects.get(kind="events.invitation", to=person.email).text
    guest = open_page(re.search(r"/events/i/[\w-]+/", text)[0], phone=True)
    assert guest.get_by_label("Ditt namn").input_value() == "Leïla O'Brien"
    guest.get_by_role("button", name="Anmäl dig").click()
    guest.get_by_text("Vi har skickat ett brev").wait_for()
    page.reload()
    assert page.locator("tbody .tag").inner_text() == "Har anmält sig"
