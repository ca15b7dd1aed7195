"""What comes after an event, in a real browser: the team's pages, and the way of somebody who came from the letter to a
lead of their own."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from pakten.collaborations.models import Collaboration
from pakten.events import after, rules
from pakten.mail import html
from pakten.mail.models import Letter
from pakten.network.models import Person
from pakten.surveys.models import Response
from tests.makers import make_organisation, make_person
from tests.makers_after import links, make_past_event, make_sent
from tests.walk import Walk, both_looks, faults, wider_than_the_screen

SECTORS = ("business", "civil_society", "public")


@pytest.fixture
def amira(transactional_db):
    return make_person(name="Amira Lindgren", team=Person.Team.OFFICE)


@pytest.fixture
def event(amira):
    """Sent and answered, with leads."""
    earlier = make_sent(make_past_event(came=6, hours_ago=900))
    event = make_past_event(came=9, did_not_come=2, sectors=SECTORS, title="Frukostmingel hos O'Brien & Söner")
    for survey in (earlier, make_sent(event, remind_after_days=5)):
        answers = {
            str(each.pk): 9 if each.kind == "recommend" else 1 for each in survey.questions.exclude(kind="words")
        }
        words = {str(survey.questions.get(kind="words").pk): "Mer plats mellan stolarna, samma energi."}
        Response.objects.bulk_create(Response(survey=survey, answers=answers | words) for _number in range(5))
    after.note_lead(event=event, title="Fyra lärlingar till bageriet", organisations=[], from_whom="Bo", by=amira)
    after.note_lead(
        event=event, title="Lokal", organisations=[make_organisation()], owner=amira, next_step="Ring",
        next_step_on=timezone.localdate(), by=amira,
    )  # fmt: skip
    return event


@both_looks
def test_every_page_of_the_team_after_an_event_is_sound(look, amira, event, open_page):
    survey = after.figures.evaluation_of(event)
    draft = make_past_event(had_place=3, title="Nätverkslunch")
    drafted = after.make_evaluation(event=draft, by=None)
    of_an_event = ("after", "send_evaluation", "lead")
    places = [reverse(f"events_office:{name}", args=[event.pk]) for name in of_an_event]
    places += [reverse(f"events_office:{name}", args=[draft.pk]) for name in ("after", "evaluate", "send_evaluation")]
    of_a_survey = ("survey", "remind", "close")
    places += [reverse(f"surveys_office:{name}", args=[survey.pk]) for name in of_a_survey]
    places += [drafted.get_absolute_url(), reverse("surveys_office:preview", args=[drafted.pk])]
    places += [reverse("surveys_office:question", args=[drafted.pk, drafted.questions.first().pk])]
    places += [reverse("surveys_office:surveys"), reverse("surveys_office:over"), "/office/", "/office/leads/"]
    places += [Collaboration.objects.first().get_absolute_url()]
    places += [reverse("events:go_on", args=[event.slug, rules.going_on_key(event)])]
    assert not Walk(open_page, look=look, person=amira).over(places)


def test_from_a_tap_in_the_letter_to_a_lead_on_a_phone(event, open_page):
    text, link = Letter.objects.filter(kind="surveys.ask").values_list("text", flat=True)[0], links()[0]
    page = open_page("/alive", phone=True)
    page.goto("about:blank")  # without our site's policy, as in a mail program
    page.set_content(html.page(text, title="Hur var det?"))
    assert not faults(page) and not wider_than_the_screen(page)
    tap = page.locator(".choices").first.get_by_role("link", name="4").get_attribute("href")
    page.goto(link + "?" + tap.split("?")[1])
    assert page.get_by_role("radio", name="4").first.is_checked()
    page.get_by_label("Vad ska vi göra mer av, eller annorlunda?").fill("Mer kaffe – tack!")
    page.get_by_role("button", name="Skicka mina svar").click()
    page.get_by_role("link", name="Ja, vi vill gå vidare med något").click()
    page.get_by_label("Vad vill ni gå vidare med?").fill("Två praktikplatser")
    page.get_by_label("Ditt namn").fill("Renée Åkerblom")
    page.get_by_label("Din e-postadress").fill("renee@example.org")
    page.get_by_role("button", name="Skicka", exact=True).click()
    page.get_by_text("Tack! Vi tar det vidare med dig").wait_for()
    assert Collaboration.objects.get(title="Två praktikplatser").contact.name == "Renée Åkerblom"
    assert Response.objects.filter(survey__title=event.title).count() == 6


@pytest.mark.parametrize("script", [True, False])
def test_a_lead_takes_a_few_taps_on_a_phone_also_without_scripts(script, amira, event, open_page):
    page = open_page(reverse("events_office:lead", args=[event.pk]), person=amira, phone=True, script=script)
    page.get_by_label("Vilka").fill(event.registrations.first().organisation_name)
    page.get_by_label("Vad det gäller").fill("Praktik i köket")
    page.get_by_label("Nästa steg").fill("Ring i morgon")
    page.get_by_role("button", name="Skriv ner").click()
    page.get_by_text("Nedskrivet: Praktik i köket").wait_for()
    lead = Collaboration.objects.get(title="Praktik i köket")
    assert lead.owner == amira and lead.next_step_on > timezone.localdate() and lead.organisations.count() == 1


def test_the_figures_are_copied_by_a_button(amira, event, open_page):
    page = open_page(reverse("events_office:after", args=[event.pk]), person=amira)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("summary", has_text="Kopiera siffrorna").click()
    page.get_by_role("button", name="Kopiera siffrorna").click()
    page.get_by_role("button", name="Kopierat").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"Skulle rekommendera det \(9 eller 10\): 100 % \(n = 5\)", copied) and "Kom: 9" in copied
