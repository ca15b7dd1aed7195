"""The office decides on applications: each verb, its letter, its line in the journal, and what is refused."""

from datetime import date

import pytest
from django.utils import translation

from pakten.journal.models import Line
from pakten.mail import actions as mail
from pakten.mail.models import Letter
from pakten.mail.tests.post_office import PostOffice
from pakten.network import actions, applying, industries, reviewing, reviews
from pakten.network.models import Application, Contact, Organisation, Person
from pakten.network.reviewing import ReviewProblem
from tests.makers import make_contact, make_organisation, make_person
from tests.makers_applications import make_application

pytestmark = pytest.mark.django_db

NUMBER = "5560160680"


@pytest.fixture
def amira():
    return make_person(name="Amira Lindgren", team=Person.Team.OFFICE)


def ask(application, by, text="Hur många platser är det?", **details):
    seen = {"seen_version": application.version} | details
    return reviewing.ask_for_more(application=application, text=text, by=by, **seen)


def approve(application, by, as_="new", **details):
    details = {"seen_version": application.version} | details
    return reviewing.approve(application=application, as_=as_, by=by, **details)


def decline(application, by, reason="Vi tar bara in föreningar i stan.", **details):
    seen = {"seen_version": application.version} | details
    return reviewing.decline(application=application, reason=reason, by=by, **seen)


def letters(kind):
    return list(Letter.objects.filter(kind=f"network.application_{kind}").order_by("id"))


def test_asking_for_more_writes_the_question_and_a_letter_with_the_private_link(amira):
    application = ask(make_application(), amira)
    assert application.state == "needs_completion" and application.questions.get().by == amira
    (letter,) = letters("needs_more")
    assert letter.to == application.answers["contacts"][0]["email"]
    assert "Hur många platser är det?" in letter.text and f"/apply/{application.key}/" in letter.text
    assert letter.is_confidential and application.name not in letter.subject
    line = Line.objects.get(verb="network.ask_for_more")
    assert (line.by_id, line.subject_id) == (amira.pk, application.pk) and not line.details


def test_the_letter_is_in_the_language_the_applicant_chose(amira):
    ask(make_application(language="en"), amira, text="How many?")
    (letter,) = letters("needs_more")
    assert letter.text.startswith("Hello!") and "Hej" not in letter.text and "/en/apply/" in letter.text
    ask(make_application(language="sv"), amira)
    assert letters("needs_more")[1].text.startswith("Hej!") and "Hello" not in letters("needs_more")[1].text


def test_declining_keeps_the_reason_and_tells_it(amira):
    application = decline(make_application(), amira)
    assert application.state == "declined" and application.decided_by == amira and application.decided_at
    (letter,) = letters("declined")
    assert application.reason in letter.text and "avsl" not in letter.subject.lower()
    assert not Organisation.objects.exists()


def test_a_declined_application_is_reopened_and_waits_anew(amira):
    application = decline(make_application(), amira)
    version = application.version
    application = reviewing.reopen(application=application, seen_version=version, by=amira)
    assert (application.state, application.reason, application.decided_by) == ("submitted", "", None)
    assert application in Application.objects.waiting() and Line.objects.filter(verb="network.reopen").exists()
    approve(application, amira)
    assert Organisation.objects.count() == 1


def test_approving_makes_a_member_of_the_answers_and_invites_all_contacts(amira):
    actions.add_district(name="Farsta", valid_from=date(2023, 7, 1), by=None)
    jonas = make_person(name="Jonas Åkerblom", team=Person.Team.COORDINATOR)
    contacts = [
        {"name": "Åsa O’Brien", "email": "asa@kafe.example", "title": "Ägare"},
        {"name": "Zoë É", "email": "zoe@kafe.example", "title": ""},
    ]
    application = make_application(
        name="Åsas Kafé & Bröd AB",
        number=NUMBER,
        districts=["Farsta"],
        contacts=contacts,
        website="https://kafe.example",
    )
    member = approve(application, amira, coordinator=jonas, words="Vi ses på frukosten!")
    member.refresh_from_db()
    assert (member.name, member.number) == ("Åsas Kafé & Bröd AB", NUMBER)
    assert member.industry == industries.label("SNI2007:56", "sv") != "SNI2007:56"
    assert member.industry_code == "SNI2007:56" and member.may_show and member.coordinator == jonas
    assert [district.name for district in member.districts.all()] == ["Farsta"]
    assert member.contributes == ["praktikplatser", "språkträning"] and member.state == "active"
    rows = [(c.person.name, c.title, c.is_first) for c in member.contacts.order_by("id")]
    assert rows == [("Åsa O’Brien", "Ägare", True), ("Zoë É", "", False)]
    application.refresh_from_db()
    assert (application.state, application.organisation, application.coordinator) == ("approved", member, jonas)
    welcome = letters("approved")
    assert [letter.to for letter in welcome] == ["asa@kafe.example", "zoe@kafe.example"]
    for letter in welcome:
        assert "/sign-in/" in letter.text and "Vi ses på frukosten!" in letter.text and jonas.email in letter.text
        assert application.key not in letter.text, "the private link is the applicant's alone"


def test_what_is_taken_in_is_what_was_sent_and_not_what_is_being_written(amira):
    application = ask(make_application(name="Åsas Kafé"), amira)
    application = applying.save(application=application, answers={"name": "Halvskrivet", "about": "Hm"})
    assert approve(application, amira).name == "Åsas Kafé"


def test_a_sole_traders_number_is_never_there(amira):
    application = make_application(number="850709-9805", is_sole_trader=True)
    assert approve(application, amira).number is None
    assert not Organisation.objects.filter(number__isnull=False).exists()


def test_a_unit_stands_under_the_organisation_that_has_its_number(amira):
    city = make_organisation(name="Stockholms stad", number=NUMBER, sector="public")
    application = make_application(name="Stockholms stad", unit="Jobbtorg Kista", number=NUMBER)
    with pytest.raises(ReviewProblem, match="Stockholms stad"):
        approve(application, amira)
    unit = approve(application, amira, as_="unit", organisation=city)
    assert (unit.name, unit.number, unit.part_of) == ("Jobbtorg Kista", None, city)
    assert unit.contacts.filter(is_first=True).count() == 1 and not city.contacts.exists()


def test_no_unit_of_an_organisation_with_another_number(amira):
    other = make_organisation(name="Bergs Måleri AB", number="5566778899")
    for application in (make_application(number=NUMBER), make_application()):
        with pytest.raises(ReviewProblem, match="Bergs"):
            approve(application, amira, as_="unit", organisation=other)
    assert Organisation.objects.count() == 1 and not letters("approved")


def test_the_same_organisation_gets_the_contacts_and_keeps_its_page(amira):
    ours = make_organisation(name="Åsas Café", about="Vårt eget.", state="dormant")
    first = make_contact(organisation=ours, name="Bo Ek")
    Contact.objects.update(is_first=True, title="vd")
    again = {"name": "Bo Annan", "email": first.email, "title": "ny titel"}
    new = {"name": "Åsa", "email": "asa@kafe.example", "title": "Ägare"}
    member = approve(make_application(contacts=[new, again], number=NUMBER), amira, as_="same", organisation=ours)
    ours.refresh_from_db()
    assert member == ours and Organisation.objects.count() == 1
    assert (ours.about, ours.state, ours.number) == ("Vårt eget.", "active", NUMBER)
    rows = [(c.person.name, c.title, c.is_first) for c in ours.contacts.order_by("id")]
    assert rows == [("Bo Ek", "vd", True), ("Åsa", "Ägare", False)]
    assert "är medlem" in letters("approved")[0].text


def test_the_same_organisation_never_takes_a_number_that_another_has(amira):
    make_organisation(name="Ägaren AB", number=NUMBER)
    ours = make_organisation(name="Åsas Café")
    approve(make_application(number=NUMBER), amira, as_="same", organisation=ours)
    ours.refresh_from_db()
    assert ours.number is None


def test_somebody_forgotten_is_not_invited_and_nobody_left_is_said(amira):
    contacts = [{"name": "Åsa", "email": "asa@kafe.example", "title": ""}]
    application = make_application(contacts=contacts)
    actions.forget(person=make_person(email="asa@kafe.example"))
    application.refresh_from_db()
    with pytest.raises(ReviewProblem):
        approve(application, amira)
    with pytest.raises(ReviewProblem):
        ask(application, amira)
    assert decline(application, amira).state == "declined" and not letters("declined")


def test_the_second_of_two_is_told_who_did_what_and_when_and_nothing_happens(amira):
    application = make_application()
    seen = application.version
    decline(application, amira)
    maja = make_person(name="Maja Ek", team=Person.Team.OFFICE)
    for late in (ask, approve, decline):
        with pytest.raises(ReviewProblem, match="Amira Lindgren avslog ansökan i dag kl"):
            late(application, maja, seen_version=seen)
    assert not Organisation.objects.exists() and Letter.objects.filter(kind__contains="_approved").count() == 0
    assert not application.questions.exists()
    with (
        translation.override("en"),
        pytest.raises(ReviewProblem, match="Amira Lindgren declined the application today"),
    ):
        approve(application, maja, seen_version=seen)


def test_an_applicant_who_completes_meanwhile_overtakes_the_officer_too(amira):
    application = ask(make_application(), amira)
    seen = application.version
    question = application.questions.get()
    applying.complete(application=application, replies={question.pk: "Fem."})
    with pytest.raises(ReviewProblem, match="Den sökande kompletterade ansökan"):
        decline(application, amira, seen_version=seen)


@pytest.mark.parametrize("state", ["draft", "approved", "declined", "withdrawn"])
@pytest.mark.parametrize("verb", [ask, approve, decline])
def test_what_is_decided_or_not_sent_cannot_be_decided(state, verb, amira):
    application = make_application(sent=state != "draft")
    Application.objects.filter(pk=application.pk).update(state=state)
    application.refresh_from_db()
    with pytest.raises(ReviewProblem) as problem:
        verb(application, amira)
    assert str(problem.value).endswith(".") and len(str(problem.value)) > 20
    application.refresh_from_db()
    assert application.state == state


def test_only_the_declined_is_reopened(amira):
    application = make_application()
    with pytest.raises(ReviewProblem):
        reviewing.reopen(application=application, seen_version=application.version, by=amira)


def test_an_application_is_given_to_somebody_of_the_team_alone(amira):
    application = make_application()
    reviewing.assign(application=application, coordinator=amira, by=amira)
    application.refresh_from_db()
    assert application.coordinator == amira and Line.objects.filter(verb="network.assign").exists()
    with pytest.raises(ReviewProblem):
        reviewing.assign(application=application, coordinator=make_person(name="Utomstående"), by=amira)
    reviewing.assign(application=application, coordinator=None, by=amira)
    application.refresh_from_db()
    assert application.coordinator is None


def test_the_history_is_readable_and_tells_what_changed_between(amira):
    application = ask(make_application(about="Förr."), amira)
    applying.save(application=application, answers={"about": "Nu."})
    question = application.questions.get()
    application = applying.complete(application=application, replies={question.pk: "Fem."})
    told = [words for _at, words in reviews.history(application)]
    assert told == ["Den sökande skickade ansökan", "Amira Lindgren bad om mer", "Den sökande kompletterade ansökan"]
    (_newest, changed), (_first, nothing) = reviews.versions(application)
    assert changed == [("Om oss", "Förr.", "Nu.")] and nothing is None


def test_every_letter_goes_through_a_real_mail_server(amira, settings):
    approve(make_application(), amira)
    ask(make_application(language="en"), amira)
    decline(make_application(), amira)
    wanted = {letter.subject: letter.text for letter in Letter.objects.filter(kind__regex="approved|more|declined")}
    with PostOffice() as office:
        settings.MAILERS = office.settings
        while mail.deliver_next():
            pass
    got = {letter["Subject"]: letter.get_content() for letter in office.letters if letter["Subject"] in wanted}
    assert len(got) == 3 and {subject: text.rstrip() for subject, text in wanted.items()} == {
        subject: text.replace("\r\n", "\n").rstrip() for subject, text in got.items()
    }
