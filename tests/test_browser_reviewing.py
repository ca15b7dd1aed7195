"""The office's pages of applications in a real browser: sound for everybody, and walked from the inbox to a letter."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pakten.network import applying, reviewing
from pakten.network.models import Application, Organisation, Person
from tests.makers import make_organisation, make_person
from tests.makers_applications import make_application
from tests.walk import Walk, both_looks

INBOX = "/office/applications/"
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


@pytest.fixture
def amira(transactional_db):
    return make_person(name="Amira Lindgren", team=Person.Team.OFFICE)


@pytest.fixture
def waiting(amira):
    """An application with likely duplicates, a question that was answered, and a wait that is too long."""
    make_organisation(name="Stockholms stad", number="5560160680")
    make_organisation(name="ÅSAS KAFE", state="left", website="https://kafe.example")
    make_application(name="Åsas Kafé")
    found = make_application(
        name="Åsas Kafé & Bröd",
        number="5560160680",
        website=f"https://kafe.example/{LONG * 2}",
        about=f"Vi bakar. {LONG * 2}",
        language="en",
    )
    found = reviewing.ask_for_more(application=found, text="Hur många?", seen_version=found.version, by=amira)
    applying.save(application=found, answers={"about": f"Vi bakar nu. {LONG}"})
    found = applying.complete(application=found, replies={found.questions.get().pk: "Fem."})
    Application.objects.filter(pk=found.pk).update(waiting_since=timezone.now() - timedelta(days=20))
    found.refresh_from_db()
    return found


def places(waiting, amira):
    declined = make_application(name=f"Avslagen {LONG}")
    reviewing.decline(application=declined, reason=f"Nej. {LONG}", seen_version=declined.version, by=amira)
    one = f"{INBOX}{waiting.pk}/"
    steps = [f"{one}{step}/" for step in ("approve", "ask", "decline")]
    return [INBOX, f"{INBOX}?state=", f"{INBOX}?state=approved", one, *steps, f"{INBOX}{declined.pk}/", "/office/"]


@both_looks
def test_every_page_of_a_review_is_sound(look, waiting, amira, open_page):
    walk = Walk(open_page, look=look, person=amira)
    walk.over(places(waiting, amira))
    walk.page.goto(f"{INBOX}{waiting.pk}/approve/")
    walk.page.get_by_label("En enhet i Stockholms stad").check()
    walk.page.get_by_role("button", name="Se brevet").click()
    walk.page.locator(".mail-text").wait_for()
    walk.look("preview")
    assert not walk.found


def test_the_office_approves_with_the_keyboard_alone(waiting, amira, open_page):
    page = open_page(INBOX, person=amira)
    page.get_by_role("link", name="Åsas Kafé & Bröd").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Godkänn").focus()
    page.keyboard.press("Enter")
    page.get_by_label("En enhet i Stockholms stad").focus()
    page.keyboard.press("Space")
    page.get_by_label("Några egna ord").focus()
    page.keyboard.type("Welcome to breakfast!")
    page.get_by_role("button", name="Se brevet").focus()
    page.keyboard.press("Enter")
    page.get_by_text("som en enhet i Stockholms stad").wait_for()
    assert page.locator(".mail-text").get_attribute("lang") == "en"
    assert "Welcome to breakfast!" in page.locator(".mail-text").inner_text()
    page.get_by_role("button", name="Godkänn och skicka brevet").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Ansökan är godkänd").first.wait_for()
    assert Organisation.objects.get(part_of__isnull=False).name == "Åsas Kafé & Bröd"
