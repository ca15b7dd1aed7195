"""The office reviews applications in the browser's own steps: inbox, one application, form, letter shown, sent."""

import html
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pakten.mail.models import Letter
from pakten.network import applying, reviewing
from pakten.network.models import Application, Organisation
from tests.makers import make_organisation, make_person
from tests.makers_applications import make_application

pytestmark = pytest.mark.django_db

INBOX = "/office/applications/"
NUMBER = "5560160680"


def at(application, step=""):
    return f"{INBOX}{application.pk}/{step}"


def text_of(answer):
    return answer.content.decode()


def hidden_fields(page):
    """What the form of a page would send, as a browser reads it."""
    inputs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in inputs if name != "csrfmiddlewaretoken"}


def letter_shown(page):
    subject = re.search(r'<strong lang="\w\w">(.*?)</strong>', page)[1]
    text = re.search(r'<div class="mail-text" lang="\w\w">(.*?)</div>', page, re.DOTALL)[1]
    return html.unescape(subject), html.unescape(text)


def preview(client, application, step, **typed):
    typed = {"seen_version": application.version, "step": "preview", **typed}
    return text_of(client.post(at(application, f"{step}/"), typed))


def send(client, application, step, page):
    return client.post(at(application, f"{step}/"), {**hidden_fields(page), "step": "send"}, follow=True)


def wait(application, days):
    since = timezone.now() - timedelta(days=days)
    Application.objects.filter(pk=application.pk).update(waiting_since=since)


@pytest.mark.parametrize(
    ("step", "typed", "state"),
    [
        ("ask", {"text": "Hur många?\r\nVar? <b>é</b> & 'så'"}, "needs_completion"),
        ("decline", {"reason": 'Bara i stan.\r\n\r\n"Ledsen" 5 < 6'}, "declined"),
        ("approve", {"as_": "new", "words": "Kul!\r\nVi ses <snart>"}, "approved"),
    ],
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_letter_that_goes_is_the_letter_that_was_shown(step, typed, state, language, office):
    contacts = [
        {"name": "Åsa O'Brien", "email": "asa@kafe.example", "title": ""},
        {"name": "Zoë", "email": "zoe@kafe.example", "title": ""},
    ]
    application = make_application(name="Åsas <script>Kafé</script>", language=language, contacts=contacts)
    assert 'name="step" value="preview"' in text_of(office.get(at(application, f"{step}/")))
    before = Letter.objects.count()
    page = preview(office, application, step, **typed)
    assert Letter.objects.count() == before, "a preview sends nothing"
    answer = send(office, application, step, page)
    assert answer.redirect_chain[-1][0] == at(application)
    sent = list(Letter.objects.order_by("id"))[before:]
    assert len(sent) == (2 if state == "approved" else 1)
    assert {(letter.subject, letter.text) for letter in sent} == {letter_shown(page)}
    application.refresh_from_db()
    assert application.state == state


def test_the_preview_says_what_will_happen(office, coordinator):
    contacts = [{"name": "Åsa", "email": "asa@kafe.example", "title": ""}]
    application = make_application(name="Åsas Kafé", contacts=contacts)
    page = preview(office, application, "approve", as_="new", coordinator=coordinator.person.pk)
    for words in (
        "Åsas Kafé blir medlem.",
        "1 person bjuds in:",
        "asa@kafe.example",
        "Jonas Åkerblom blir samordnare.",
    ):
        assert words in page
    send(office, application, "approve", page)
    assert Organisation.objects.get().coordinator == coordinator.person


def test_a_taken_number_offers_a_unit_or_the_same_and_never_a_new_member(office):
    city = make_organisation(name="Stockholms stad", number=NUMBER)
    application = make_application(name="Stockholms stad", unit="Jobbtorg Kista", number=NUMBER)
    form = text_of(office.get(at(application, "approve/")))
    assert f'value="unit:{city.pk}"' in form and f'value="same:{city.pk}"' in form and 'value="new"' not in form
    page = preview(office, application, "approve", as_=f"unit:{city.pk}")
    assert "Jobbtorg Kista blir medlem, som en enhet i Stockholms stad." in page
    send(office, application, "approve", page)
    assert city.units.get().name == "Jobbtorg Kista"


def test_a_dormant_member_that_applies_again_is_joined(office):
    ours = make_organisation(name="ÅSAS KAFE & BRÖD AB", state="left")
    application = make_application(name="Åsas Kafé & Bröd")
    page = preview(office, application, "approve", as_=f"same:{ours.pk}")
    assert "aktiv medlem igen" in page
    send(office, application, "approve", page)
    ours.refresh_from_db()
    assert ours.state == "active" and ours.contacts.count() == 1 and Organisation.objects.count() == 1


@pytest.mark.parametrize(("step", "field"), [("ask", "text"), ("decline", "reason")])
def test_without_words_the_form_says_what_to_do(step, field, office):
    application = make_application()
    answer = office.post(at(application, f"{step}/"), {"seen_version": application.version, field: "  "})
    assert answer.context["form"].errors[field] and not Letter.objects.filter(kind__contains="needs_more").exists()
    assert "Ändra" not in text_of(answer)
    odd = office.post(at(application, f"{step}/"), {"seen_version": "två", field: "x" * 5000, "step": "send"})
    assert odd.status_code == 200 and odd.context["form"].errors


@pytest.mark.parametrize("as_", ["", "same:999", "same:x", "unit:", "nonsense"])
def test_an_unknown_way_in_is_refused_beside_the_field(as_, office):
    application = make_application()
    answer = office.post(at(application, "approve/"), {"seen_version": application.version, "as_": as_, "step": "send"})
    assert answer.context["form"].errors["as_"] and not Organisation.objects.exists()


def test_one_can_go_back_from_the_letter_with_all_that_was_typed(office):
    application = make_application()
    page = preview(office, application, "ask", text="Hur många?\r\nVar?")
    back = office.post(at(application, "ask/"), {**hidden_fields(page), "step": "change"})
    assert "Hur många?\r\nVar?" in text_of(back) and 'value="preview"' in text_of(back)


def test_of_two_officers_at_once_the_second_is_told_and_keeps_her_words(office):
    application = make_application()
    page = preview(office, application, "decline", reason="Mitt långa skäl.")
    sara = make_person(name="Sara Å'Berg", team="office")
    reviewing.ask_for_more(application=application, text="Mer?", seen_version=application.version, by=sara)
    answer = send(office, application, "decline", page)
    said = html.unescape(text_of(answer))
    assert "Sara Å'Berg bad om mer i dag kl" in said and "Mitt långa skäl." in said and "Ingenting har skickats" in said
    application.refresh_from_db()
    assert application.state == "needs_completion"
    again = preview(office, application, "decline", reason="Mitt långa skäl.")
    assert "declined" in str(send(office, application, "decline", again).context["application"].state)


def test_when_the_other_one_decided_the_words_are_there_to_be_copied(office):
    application = make_application()
    page = preview(office, application, "ask", text="Min långa fråga.")
    sara = make_person(name="Sara Berg", team="office")
    reviewing.decline(application=application, reason="Nej.", seen_version=application.version, by=sara)
    said = text_of(send(office, application, "ask", page))
    assert "Sara Berg avslog ansökan i dag" in said and "Min långa fråga." in said and 'value="preview"' not in said
    assert office.get(at(application, "ask/")).url == at(application)
    assert not application.questions.exists()


def test_a_letter_that_would_read_otherwise_is_shown_again_and_not_sent(office, coordinator):
    application = make_application()
    page = preview(office, application, "approve", as_="new", coordinator=coordinator.person.pk)
    coordinator.person.name = "Jonas Ekdahl"
    coordinator.person.save()
    said = text_of(send(office, application, "approve", page))
    assert "Brevet lyder inte längre" in said and "Jonas Ekdahl" in said and not Organisation.objects.exists()
    send(office, application, "approve", said)
    assert Organisation.objects.exists()


def test_the_inbox_shows_the_longest_wait_first_and_says_what_is_too_long(office):
    for days, name in ((0, "Nyss"), (3, "Tredje"), (20, "Äldst <i>")):
        wait(make_application(name=name), days)
    make_application(name="Utkast", sent=False)
    page = text_of(office.get(INBOX))
    assert page.index("Äldst &lt;i&gt;") < page.index("Tredje") < page.index("Nyss")
    assert "20 dagar" in page and "3 dagar" in page and "sedan i dag" in page and page.count("För länge") == 1
    assert "Utkast" not in page
    assert ">3</a>" in text_of(office.get("/office/")) and "ansökningar att besvara" in text_of(office.get("/office/"))


def test_the_inbox_is_filtered_by_state_and_coordinator(office, coordinator):
    given, other = make_application(name="Given"), make_application(name="Annan")
    reviewing.assign(application=given, coordinator=coordinator.person, by=None)
    asked = make_application(name="Frågad")
    reviewing.ask_for_more(application=asked, text="?", seen_version=asked.version, by=office.person)
    found = {
        "": {"Given", "Annan"},
        "?state=needs_completion": {"Frågad"},
        "?state=": {"Given", "Annan", "Frågad"},
        "?state=&coordinator=nobody": {"Annan", "Frågad"},
        f"?coordinator={coordinator.person.pk}": {"Given"},
        "?state=approved": set(),
        "?state=nosuch&coordinator=x&page=99": {"Given", "Annan"},
    }
    for query, names in found.items():
        page = text_of(office.get(INBOX + query))
        assert {name for name in ("Given", "Annan", "Frågad") if f">{name}<" in page} == names, query
    assert ">Given<" in text_of(coordinator.get(f"{INBOX}?coordinator=mine"))
    assert other.name not in text_of(coordinator.get(f"{INBOX}?coordinator=mine"))


def test_an_empty_inbox_says_what_to_do(office):
    assert "Ingen ansökan än" in text_of(office.get(INBOX)) and "/apply/" in text_of(office.get(INBOX))
    assert "att besvara" not in text_of(office.get("/office/"))


def test_lists_take_as_many_queries_whatever_their_length(office):
    def queries(address):
        office.get(address)
        with CaptureQueriesContext(connection) as captured:
            office.get(address)
        return len(captured)

    first, _other = make_application(name="Åsas Kafé", number=NUMBER), make_application(name="Åsas Kafé")
    make_organisation(name="Åsas Kafe AB", number=NUMBER)
    few = [queries(INBOX), queries(at(first)), queries("/office/")]
    for _number in range(30):
        make_application(name="Åsas Kafé")
        make_organisation(name="Åsas Kafé", website="https://kafe.example")
    assert [queries(INBOX), queries(at(first)), queries("/office/")] == few
    assert "?page=2" in text_of(office.get(INBOX))


def test_one_page_shows_everything_and_nothing_of_it_runs(office):
    nasty = "<script>alert('å')</script>"
    application = make_application(
        name=f"Kafé {nasty}",
        about=nasty,
        contributes=[nasty],
        contacts=[{"name": nasty, "email": "a@kafe.example", "title": nasty}],
    )
    application = reviewing.ask_for_more(
        application=application, text=nasty, seen_version=application.version, by=office.person
    )
    applying.save(application=application, answers={"about": "Nu."})
    unsent = text_of(office.get(at(application)))
    assert "Nu." not in unsent, "what is not sent yet is the applicant's own"
    question = application.questions.get()
    applying.complete(application=application, replies={question.pk: nasty})
    page = text_of(office.get(at(application)))
    assert "<script>alert" not in page and page.count("&lt;script&gt;") > 6
    for words in ("Nu.", "Frågor och svar", "Amira Lindgren bad om mer", "Det som ändrades"):
        assert words in page
    for step in ("ask", "approve", "decline"):
        assert "<script>alert" not in text_of(office.get(at(application, f"{step}/")))


def test_a_web_address_that_is_no_web_address_is_no_link(office):
    application = make_application()
    submission = application.submissions.get()
    submission.answers["website"] = "javascript:alert(1)"
    submission.save()
    assert 'href="javascript' not in text_of(office.get(at(application)))


def test_a_coordinator_asks_for_more_for_those_given_to_them_and_decides_nothing(coordinator):
    application = make_application()
    assert "Kansliet beslutar" in text_of(coordinator.get(at(application)))
    assert coordinator.get(at(application, "ask/")).status_code == 403
    reviewing.assign(application=application, coordinator=coordinator.person, by=None)
    page = preview(coordinator, application, "ask", text="Hur många?")
    send(coordinator, application, "ask", page)
    application.refresh_from_db()
    assert application.state == "needs_completion"
    for step in ("approve", "decline", "assign", "reopen"):
        assert coordinator.post(at(application, f"{step}/"), {}).status_code == 403


def test_nobody_else_sees_or_does_anything(member, client):
    application = make_application()
    for step in ("", "ask/", "approve/", "decline/", "assign/", "reopen/"):
        for ask in (member.get, member.post):
            assert ask(at(application, step)).status_code == 403
        assert client.post(at(application, step)).status_code == 302
    application.refresh_from_db()
    assert application.state == "submitted"


def test_a_draft_and_nothing_at_all_are_not_there(office):
    draft = make_application(sent=False)
    for address in (at(draft), at(draft, "approve/"), f"{INBOX}999999/", f"{INBOX}999999/ask/"):
        assert office.get(address).status_code == 404


def test_the_coordinator_is_chosen_on_the_page(office, coordinator):
    application = make_application()
    answer = office.post(at(application, "assign/"), {"coordinator": coordinator.person.pk}, follow=True)
    assert "Samordnaren är sparad." in text_of(answer)
    application.refresh_from_db()
    assert application.coordinator == coordinator.person
    for wrong in ("999999", "x", str(make_person().pk)):
        said = office.post(at(application, "assign/"), {"coordinator": wrong}, follow=True)
        assert "Bara någon i stadens team" in text_of(said)


def test_a_declined_application_is_reopened_once(office):
    application = make_application()
    application = reviewing.decline(
        application=application, reason="Nej.", seen_version=application.version, by=office.person
    )
    page = text_of(office.get(at(application)))
    assert "Öppna ansökan igen" in page and "Nej." in page
    seen = {"seen_version": application.version}
    assert "öppen igen" in text_of(office.post(at(application, "reopen/"), seen, follow=True))
    said = text_of(office.post(at(application, "reopen/"), seen, follow=True))
    assert "Amira Lindgren öppnade ansökan igen" in said
    for odd in ({}, {"seen_version": "²"}, {"seen_version": "9" * 40}):
        assert office.post(at(application, "reopen/"), odd, follow=True).status_code == 200


def test_every_page_in_english(office):
    application = make_application(language="en")
    for step in ("", "ask/", "approve/", "decline/"):
        page = text_of(office.get(f"/en{at(application, step)}"))
        assert "Application" in page
    assert "since today" in text_of(office.get(f"/en{INBOX}"))
