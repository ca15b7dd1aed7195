"""An applicant's pages in a real browser: sound for all, saved while typing, walked with the keyboard alone."""

import pytest

from pakten.network.models import Application, Question, Submission
from tests.makers import make_organisation
from tests.makers_applications import make_application
from tests.walk import Walk, both_looks


@pytest.fixture
def places(transactional_db):
    """Every page of an applicant, in every state."""
    make_organisation(name="Åsas Kafé & Bröd nr 1", contributes=["praktikplatser"])
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    draft = make_application(name=f"Åsas Kafé & Bröd nr 1 {long}", about=long * 3, sent=False)
    gaps = make_application(name="", contacts=[{"name": "Åsa", "email": "asa@", "title": ""}], sent=False)
    asked, approved, declined, withdrawn, sent = (make_application(unit=long) for _number in range(5))
    Application.objects.filter(pk=asked.pk).update(state="needs_completion")
    Question.objects.create(application=asked, text="Hur många är ni?")
    Application.objects.filter(pk=approved.pk).update(state="approved")
    Application.objects.filter(pk=declined.pk).update(state="declined", reason="Ni finns inte i staden.")
    Application.objects.filter(pk=withdrawn.pk).update(state="withdrawn")
    steps = ("organisation", "contribution", "contacts", "check", "link", "withdraw")
    return [
        "/apply/",
        *(f"/apply/{draft.key}/{step}/" for step in steps),
        f"/apply/{gaps.key}/contacts/?rows=3",
        f"/apply/{gaps.key}/check/",
        *(f"/apply/{each.key}/" for each in (asked, approved, declined, withdrawn, sent)),
        f"/apply/{asked.key}/contribution/",
    ]


@both_looks
def test_every_page_of_an_applicant_is_sound(look, places, open_page):
    assert not Walk(open_page, look=look).over(places)


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_somebody_applies_with_the_keyboard_alone(transactional_db, open_page):
    page = open_page("/apply/")
    page.get_by_role("button", name="Börja ansökan").focus()
    press(page, "Enter")
    page.wait_for_url("**/organisation/")
    page.get_by_label("Vad heter organisationen?").focus()
    page.keyboard.type("Åsas Kafé & Bröd")
    page.get_by_text("Sparat").wait_for()  # while typing
    assert Application.objects.get().name == "Åsas Kafé & Bröd"
    page.get_by_label("Näringsliv").focus()
    press(page, "Space", "Enter")
    page.wait_for_url("**/contribution/")
    page.get_by_label("Ämne 1").first.focus()
    page.keyboard.type("praktikplatser")
    press(page, "Enter")
    page.wait_for_url("**/contacts/")
    page.get_by_label("Namn").focus()
    page.keyboard.type("Åsa Öberg")
    press(page, "Tab")
    page.keyboard.type("asa@kafe.example")
    press(page, "Enter")
    page.wait_for_url("**/check/")
    page.get_by_role("button", name="Skicka ansökan").focus()
    press(page, "Enter")
    page.get_by_text("Tack! Ansökan är skickad").wait_for()
    assert Submission.objects.get().answers["contacts"][0]["email"] == "asa@kafe.example"


def test_somebody_without_scripts_adds_a_contact_and_sends(transactional_db, open_page):
    draft = make_application(sent=False)
    page = open_page(f"/apply/{draft.key}/contacts/", script=False)
    page.get_by_role("button", name="Lägg till en kontaktperson").click()
    page.get_by_label("Namn").nth(1).fill("Bo Ek")
    page.get_by_label("E-post").nth(1).fill("bo@kafe.example")
    page.get_by_role("button", name="Spara och fortsätt").last.click()
    page.get_by_role("button", name="Skicka ansökan").click()
    assert page.get_by_text("Tack! Ansökan är skickad").is_visible()
    assert len(Submission.objects.get().answers["contacts"]) == 2


def test_what_is_typed_while_the_network_is_away_is_said_to_be_unsaved(transactional_db, open_page):
    draft = make_application(sent=False)
    page = open_page(f"/apply/{draft.key}/contribution/")
    page.context.set_offline(True)
    page.get_by_label("Om oss").fill("Något nytt")
    page.get_by_text("Det gick inte att spara just nu").wait_for()
    page.context.set_offline(False)
    page.get_by_role("button", name="Spara och fortsätt").last.click()
    page.wait_for_url("**/contacts/")
    assert Application.objects.get().answers["about"] == "Något nytt"
