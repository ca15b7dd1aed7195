"""The verbs of an applicant."""

import threading

import pytest
from django.db import connection

from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.network import actions, applicants, applying
from pakten.network.industries import LABELS, choices, label
from pakten.network.models import Application, Question, Submission
from tests.makers import make_person
from tests.makers_applications import make_application

pytestmark = pytest.mark.django_db
PERSONAL = "850101-2384"


def ask(application, text="Hur många är ni?"):
    """What the office does when it asks for more."""
    Application.objects.filter(pk=application.pk).update(state=Application.State.NEEDS_COMPLETION)
    return Question.objects.create(application=application, text=text)


def reread(application):
    return Application.objects.get(pk=application.pk)


def test_a_draft_is_saved_bit_by_bit_and_keeps_what_was_said_before():
    draft = applying.begin(language="en")
    applying.save(application=draft, answers={"name": "  Åsas   Kafé "})
    applying.save(application=draft, answers={"sector": "business"}, language="sv")
    kept = reread(draft)
    assert (kept.name, kept.answers["name"], kept.answers["sector"]) == ("Åsas Kafé", "Åsas Kafé", "business")
    assert kept.language == "sv" and kept.state == "draft" and not Line.objects.exists()


def test_what_is_sent_is_kept_and_copied_to_the_first_contact():
    application = make_application(name="Åsas Kafé & Bröd")
    assert application.state == "submitted" and application.waiting_since and application.version == 1
    assert Submission.objects.get().answers == application.answers
    letter = Letter.objects.get()
    assert letter.to == application.answers["contacts"][0]["email"] and letter.is_confidential
    assert "Åsas Kafé & Bröd" in letter.text and "Namn" not in letter.subject
    assert f"/apply/{application.key}/" in letter.text and f"/en/apply/{application.key}/" in letter.text
    assert "Restaurang" in letter.text and "Food and beverage" in letter.text
    assert Line.objects.get().verb == "network.submit"


def test_an_application_is_sent_once():
    application = make_application()
    with pytest.raises(applying.ApplyProblem, match="redan"):
        applying.submit(application=application)
    with pytest.raises(applying.ApplyProblem, match="redan"):
        applying.save(application=application, answers={"name": "Annat"})
    assert Submission.objects.count() == Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_button_pressed_twice_at_once_sends_once():
    draft = make_application(sent=False)
    outcomes, start = [], threading.Barrier(2)

    def press():
        start.wait(timeout=10)
        try:
            applying.submit(application=draft)
            outcomes.append("sent")
        except applying.ApplyProblem:
            outcomes.append("sent already")
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcomes) == ["sent", "sent already"]
    assert Submission.objects.count() == Letter.objects.count() == 1


def test_nobody_sends_something_else_than_what_they_looked_at():
    draft = make_application(sent=False)
    seen = applying.digest(draft)
    draft = applying.save(application=draft, answers={"about": "Ändrat i en annan flik"})
    with pytest.raises(applying.ApplyProblem):
        applying.submit(application=draft, seen=seen)
    assert not Submission.objects.exists()
    applying.submit(application=draft, seen=applying.digest(draft))


@pytest.mark.parametrize(
    "answers",
    [
        {"name": " "},
        {"sector": ""},
        {"contacts": []},
        {"contacts": [{"name": "", "email": "a@b.se", "title": ""}]},
        {"contacts": [{"name": "Åsa", "email": "asa@", "title": ""}]},
        {"contacts": [{"name": name, "email": "asa@kafe.example", "title": ""} for name in ("Åsa", "Bo")]},
        {"website": "javascript:alert(1)"},
        {"about": "", "contributes": [], "looks_for": []},
    ],
)
def test_what_lacks_something_is_not_sent(answers):
    draft = make_application(sent=False)
    draft = applying.save(application=draft, answers=answers)
    assert len(applicants.lacks(draft.answers)) == 1
    with pytest.raises(applying.ApplyProblem):
        applying.submit(application=draft)
    assert not Submission.objects.exists() and not Letter.objects.exists()


@pytest.mark.parametrize("number", [PERSONAL, "198501012384", "8501012384", "19850101-2384", "850101+2384"])
def test_a_sole_traders_number_is_never_kept(number):
    application = make_application(number=number, about=f"Mitt nummer är {PERSONAL}, alltså 198501012384.")
    assert application.answers["is_sole_trader"] and application.answers["number"] == ""
    assert "2384" not in str(Submission.objects.get().answers) + Letter.objects.get().text
    assert "XXXXXX-XXXX" in Letter.objects.get().text


def test_the_number_of_somebody_who_says_to_be_a_sole_trader_is_not_kept_whatever_it_is():
    assert make_application(number="556016-0680", is_sole_trader=True).answers["number"] == ""
    assert make_application(number="556016-0680").answers["number"] == "5560160680"


def test_a_completion_answers_the_question_and_is_a_new_submission():
    application = make_application(about="Vi är några.")
    question = ask(application)
    applying.save(application=application, answers={"about": "Vi är sju."})
    with pytest.raises(applying.ApplyProblem):
        applying.complete(application=application, replies={question.pk: "  "})
    applying.complete(application=application, replies={question.pk: "Sju."})
    question.refresh_from_db()
    assert question.answer == "Sju." and question.answered_at
    assert [each.answers["about"] for each in Submission.objects.all()] == ["Vi är några.", "Vi är sju."]
    assert reread(application).state == "submitted" and reread(application).version == 2
    assert Letter.objects.count() == 2


def test_nobody_answers_the_questions_of_another_application():
    mine, other = make_application(), make_application()
    ask(mine)
    question = ask(other)
    applying.save_replies(application=mine, replies={question.pk: "Fel"})
    question.refresh_from_db()
    assert question.answer == ""


def test_what_was_sent_is_withdrawn_and_kept_a_draft_goes():
    assert applying.withdraw(application=make_application()).state == "withdrawn"
    assert applying.withdraw(application=make_application(sent=False)) is None
    assert Application.objects.count() == Submission.objects.count() == 1


@pytest.mark.parametrize("state", ["approved", "declined", "withdrawn"])
def test_nothing_is_done_with_what_is_decided(state):
    application = make_application()
    Application.objects.filter(pk=application.pk).update(state=state)
    for verb in (applying.submit, applying.withdraw):
        with pytest.raises(applying.ApplyProblem):
            verb(application=application)
    with pytest.raises(applying.ApplyProblem):
        applying.save(application=application, answers={"name": "Annat"})


def test_somebody_forgotten_leaves_their_applications():
    contacts = [{"name": "Åsa Öberg", "email": "asa@kafe.example", "title": "Ägare"}]
    contacts += [{"name": "Bo Ek", "email": "bo@kafe.example", "title": ""}]
    application = make_application(contacts=contacts)
    draft = make_application(contacts=contacts, sent=False)
    other = make_application(sent=False)
    actions.forget(person=make_person(name="Åsa Öberg", email="Asa@kafe.example"))
    kept = reread(application)
    for answers in (kept.answers, kept.submissions.get().answers):
        assert answers["contacts"] == [{"name": "", "email": "", "title": ""}, contacts[1]]
        assert "någon som har glömts" in str(applicants.sections(answers))
    assert not Application.objects.filter(pk=draft.pk).exists() and Application.objects.filter(pk=other.pk).exists()


def test_industries_have_their_scheme_and_both_languages():
    assert label("SNI2007:88", "sv") == "Öppna sociala insatser" and label("SNI2025:88") == "SNI2025:88"
    assert len(LABELS) == 21 + 88 and all(all(words.values()) for words in LABELS.values())
    assert len(choices()) == 21 and all(divisions for _section, divisions in choices())
