"""A member reports its year: through the actions and through its own pages and the office's."""

import html
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from pakten.collaborations import actions as collaborations
from pakten.events.models import Event
from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.network import agreeing
from pakten.network.forgetting import forget_everywhere
from pakten.network.models import Agreement, Commitment, Party, Person
from pakten.results import actions
from pakten.results.actions import ReportProblem
from pakten.results.models import MemberReport, Period
from pakten.results.queries.already_known import known
from tests.makers import make_contact, make_event, make_organisation, make_person
from tests.makers_reports import YEAR, answers, make_approved, make_report_year, make_sent
from tests.pages import LintingClient

pytestmark = pytest.mark.django_db
NAME = "Café d'Été & Söner, förening"


@pytest.fixture
def own():
    return make_organisation(name=NAME)


@pytest.fixture
def contact(own):
    client = LintingClient()
    client.person = make_contact(organisation=own, name="Leïla O'Brien")
    client.force_login(client.person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def address(own):
    make_report_year()
    return f"/results/our/{own.slug}/{YEAR}/"


def said(client, address, do="send", seen=0, **numbers):
    return client.post(address, {"do": do, "seen": seen, **numbers})


def field(page, name):
    """The value that stands in a field of a page."""
    return page.split(f'name="{name}"')[1].split(">")[0].partition('value="')[2].partition('"')[0]


def closed(period):
    Period.objects.filter(pk=period.pk).update(closed_at=timezone.now())


def test_a_report_goes_from_draft_to_sent_to_a_question_to_approved(own, contact, office, address):
    assert "Redovisa" in contact.get(f"/results/our/{own.slug}/").content.decode()
    answer = said(contact, address, do="save", employed="1 204", women="3", note="Bra år.")
    assert answer.status_code == 302
    report = MemberReport.objects.get()
    assert (report.state, report.employed, report.women, report.men) == ("draft", 1204, 3, None)
    assert office.get(f"/office/results/reports/{report.pk}/").status_code == 404  # the member's own until it is sent
    whole = {"employed": 12, "women": 7, "men": 5, "other_gender": 0, "hired_before": 200, "still_employed": 180}
    assert said(contact, address, seen=1, note="Bra år.", **whole).status_code == 302
    report.refresh_from_db()
    assert report.state == "sent" and report.sent.get().employed == 12
    assert "Kansliet har er redovisning" in contact.get(address).content.decode()
    page = office.get(f"/office/results/reports/{report.pk}/").content.decode()
    assert "Bra år." in page and "180" in page and html.escape(NAME) in page
    back = f"/office/results/reports/{report.pk}/return/"
    ask = {"question": "Gäller siffran bara Stockholm?", "seen": report.version}
    preview = office.post(back, {"do": "look", **ask}).content.decode()
    assert "Gäller siffran bara Stockholm?" in preview and not Letter.objects.exists()
    assert office.post(back, {"do": "send", **ask}).status_code == 302
    letter = Letter.objects.get()
    assert (letter.kind, letter.to) == ("results.report_returned", contact.person.email)
    assert "Gäller siffran bara Stockholm?" in letter.text and address in letter.text and NAME not in letter.subject
    page = contact.get(address).content.decode()
    assert "Gäller siffran bara Stockholm?" in page and field(page, "employed") == "12"
    assert said(contact, address, seen=2, employed=9).status_code == 302
    assert [each.employed for each in report.sent.all()] == [12, 9]  # what was sent never changes
    page = office.get(f"/office/results/reports/{report.pk}/").content.decode()
    assert ">9<" in page and ">12<" in page
    report.refresh_from_db()
    approve = f"/office/results/reports/{report.pk}/approve/"
    office.post(approve, {"seen": 2})
    assert MemberReport.objects.get().state == "sent"  # an older one was looked at
    assert office.post(approve, {"seen": report.version}).status_code == 302
    report.refresh_from_db()
    assert report.state == "approved" and report.decided_by == office.person
    assert Letter.objects.get(kind="results.report_approved").to == contact.person.email
    verbs = ["save", "send", "return", "send", "approve"]
    lines = Line.objects.filter(verb__endswith="_report").order_by("pk")
    assert [each.verb for each in lines] == [f"results.{verb}_report" for verb in verbs]


@pytest.mark.parametrize(
    ("numbers", "name", "words"),
    [
        ({"employed": "-1"}, "employed", "Talet kan inte vara mindre än noll"),
        ({"employed": "tolv"}, "employed", "Skriv talet med siffror"),
        ({"mentors": "9" * 30}, "mentors", "Så många kan inte stämma"),
        ({"hired_before": "3", "still_employed": "5"}, "still_employed", "Fler är kvar (5) än som anställdes (3)"),
        ({"hired_before": "3"}, "still_employed", "De två talen hör ihop"),
        ({"places_offered": "1", "places_filled": "2"}, "places_filled", "Fler fick plats (2)"),
        (
            {"employed": "5", "women": "2", "men": "2", "other_gender": "0"},
            "women",
            "Delarna blir 4, men ni anställde 5",
        ),
        ({"employed": "5", "women": "5"}, "men", "Skriv alla delar"),
        ({"aged_to_24": "1", "aged_25_to_54": "1", "aged_from_55": "0"}, "employed", "Skriv hur många ni anställde"),
        ({}, "places_offered", "Svara på minst en fråga"),
        ({"mentors": "1", "note": "Vi mötte 811218-9876."}, "note", "personnummer"),
    ],
)
def test_bad_input_names_the_field_and_the_remedy_and_loses_nothing(contact, address, numbers, name, words):
    answer = said(contact, address, own_activities="4" if numbers else "", **{"note": "Å, é & '", **numbers})
    page = answer.content.decode()
    assert answer.status_code == 422 and words in page
    assert f'href="#id_{name}"' in page
    assert all(field(page, key) == value for key, value in numbers.items() if key != "note")
    assert ("Vi mötte" if "note" in numbers else "Å, é &amp; &#x27;") in page
    assert not MemberReport.objects.exists()


def test_the_second_of_two_colleagues_is_told_and_loses_nothing(own, contact, address):
    said(contact, address, do="save", employed="3", mentors="1")
    other = LintingClient()
    other.force_login(
        make_contact(organisation=own, name="Åsa Ék"), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert said(other, address, seen=0, employed="4", mentors="1").status_code == 422
    answer = said(other, address, seen=0, employed="4", mentors="1")
    page = answer.content.decode()
    assert "Leïla O&#x27;Brien sparade redovisningen" in page and "Din kollega skrev 3" in page
    assert field(page, "employed") == "4" and page.count("Din kollega skrev") == 1
    assert said(other, address, seen=field(page, "seen"), employed="4", mentors="1").status_code == 302
    late = said(contact, address, seen=1, employed="5")
    page = late.content.decode()
    assert late.status_code == 422 and "Åsa Ék har skickat redovisningen" in page
    assert field(page, "employed") == "5" and "Skicka redovisningen</button>" not in page
    assert MemberReport.objects.get().employed == 4


def test_after_the_closing_nothing_can_be_sent_or_approved_and_what_was_written_is_shown(own, contact, office, address):
    waiting = make_sent(mentors=2)
    closed(waiting.period)
    answer = said(contact, address, employed="5")
    page = answer.content.decode()
    assert answer.status_code == 422 and f"{YEAR} är stängd" in page and field(page, "employed") == "5"
    assert f"{YEAR} är stängt" in contact.get(address).content.decode()
    office.post(f"/office/results/reports/{waiting.pk}/approve/", {"seen": waiting.version})
    assert MemberReport.objects.get().state == "sent"
    assert "Rätta siffran" in office.get(f"/office/results/reports/{waiting.pk}/").content.decode()
    with pytest.raises(ReportProblem):
        actions.return_report(report=waiting, question="Hur?", seen=1, by=None)


def test_what_does_not_hold_together_cannot_be_sent_whatever_way(own):
    year, by = make_report_year(), make_contact(organisation=own)
    for wrong in ({"hired_before": 1, "still_employed": 2}, {"employed": 2, "women": 1, "men": 0, "other_gender": 0}):
        with pytest.raises(ReportProblem):
            actions.send(organisation=own, period=year, answers=answers(**wrong), seen=0, by=by)
        with pytest.raises(IntegrityError), transaction.atomic():
            MemberReport.objects.create(organisation=own, period=year, state="sent", **wrong)


def test_only_those_who_speak_for_it_find_the_report(own, contact, office, member, address):
    stranger = make_contact()
    other = LintingClient()
    other.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    for client in (other, office, member):
        for place in (address, f"/results/our/{own.slug}/", f"{address}certificate.pdf"):
            assert client.get(place).status_code == 404
    assert said(other, address, employed="1").status_code == 404
    assert contact.get(f"/results/our/{own.slug}/{YEAR + 1}/").status_code == 404
    assert contact.get(f"/results/our/{own.slug}/snart/").status_code == 404
    assert contact.get(f"{address}certificate.pdf").status_code == 404  # nothing is approved


def test_the_report_begins_with_what_the_network_knows_and_says_from_where(own, contact, address):
    day, year = timezone.localdate(), Period.objects.get(year=YEAR)
    agreement = Agreement.objects.create(kind="iop", title="Köksspåret", from_on=day, signed_on=day, sent_on=day)
    Party.objects.create(agreement=agreement, organisation=own)
    for text, number, delivered in (("Praktikplatser i kök", 12, 10), ("Jobb efter praktik", 5, 4), ("Lokal", 1, 1)):
        Commitment.objects.create(
            agreement=agreement, party=own, text=text, number=number, delivered=delivered, due_on=day
        )
    lead = collaborations.open_lead(title="Förare", organisations=[own, make_organisation()], by=None)
    collaborations.add_outcome(collaboration=lead, text="har fått jobb", number=3, on=day, by=None)
    signed = collaborations.open_lead(title="Lärlingar", organisations=[own], by=None)
    collaborations.add_outcome(collaboration=signed, text="avtal", agreement=agreement, on=day, by=None)
    collaborations.add_outcome(collaboration=signed, text="har fått jobb", number=50, on=day, by=None)  # told above
    held = make_event(title="Öppet hus", host=own)
    Event.objects.filter(pk=held.pk).update(
        starts_at=timezone.now() - timedelta(hours=3), ends_at=timezone.now() - timedelta(hours=2)
    )
    make_approved(organisation=own, period=make_report_year(YEAR - 1), by=contact.person, employed=20)
    numbers = {name: each.number for name, each in known(own, year).items()}
    assert numbers == {
        "places_offered": 12, "places_filled": 10, "employed": 7, "own_activities": 1, "hired_before": 20
    }  # fmt: skip
    page = contact.get(address).content.decode()
    assert field(page, "places_filled") == "10" and field(page, "employed") == "7" and field(page, "mentors") == ""
    assert "Köksspåret: Praktikplatser i kök, 10 av 12" in page and "Öppet hus" in page
    assert "Förare: 3 har fått jobb (tillsammans med 1 annan medlem)" in page
    said(contact, address, places_offered="12", places_filled="11")
    report = MemberReport.objects.get(period=year)
    assert report.sent.get().known == numbers and report.employed is None  # they may answer something else


def test_my_page_leads_to_what_is_asked_for_and_no_further(own, contact, address):
    assert "Redovisa vad" not in contact.get("/mine/").content.decode()
    period = Period.objects.get(year=YEAR)
    MemberReport.objects.create(organisation=own, period=period, asked_at=timezone.now())
    page = contact.get("/mine/").content.decode()
    assert f'href="{address}"' in page and f"Redovisa vad {YEAR} ledde till" in page
    said(contact, address, employed="1")
    assert f'href="{address}"' not in contact.get("/mine/").content.decode()


def test_who_wrote_and_decided_is_masked_under_protection_and_forgotten(own, contact, office, address):
    said(contact, address, employed="6")
    report = MemberReport.objects.get()
    actions.approve(report=report, seen=1, by=office.person)
    Person.objects.filter(pk=contact.person.pk).update(is_protected=True)
    assert "Leïla" not in office.get(f"/office/results/reports/{report.pk}/").content.decode()
    assert "redovisning" in contact.get("/mine/data/").content.decode()
    make_person(team=Person.Team.OFFICE)
    make_contact(organisation=own)
    for person in (contact.person, office.person):
        forget_everywhere(person=person, by=None)
    report.refresh_from_db()
    assert (report.saved_by, report.decided_by, report.sent.get().sent_by, report.employed) == (None, None, None, 6)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_send_at_once_one_is_told():
    own, year = make_organisation(), make_report_year()
    people, gate = [make_contact(organisation=own), make_contact(organisation=own)], Barrier(2)

    def send(person):
        gate.wait()
        try:
            actions.send(organisation=own, period=year, answers=answers(employed=person.pk), seen=0, by=person)
        except ReportProblem:
            return 0
        finally:
            connection.close()
        return 1

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(send, people)) == 1
    assert MemberReport.objects.get().sent.count() == 1


def test_agreements_made_elsewhere_do_not_disturb(own):
    """A promise without a number, of nobody we know, is not guessed."""
    draft = agreeing.draft_agreement(kind="iop", title="Utkast", parties=[own], by=None)
    agreeing.add_commitment(agreement=draft, text="Platser", number=4, unit="", party=own, by=None)
    assert known(own, make_report_year()) == {}
