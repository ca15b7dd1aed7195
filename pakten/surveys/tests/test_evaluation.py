import re
from datetime import timedelta

import pytest
from django.utils import timezone

from pakten.mail.models import Letter
from pakten.surveys import actions, queries
from pakten.surveys.models import Question, Response, Ticket
from tests.makers import make_person

pytestmark = pytest.mark.django_db


def make_survey(*, people=6, **details):
    survey = actions.make(title=details.pop("title", "Frukostmingel"), by=None, **details)
    actions.send(survey=survey, people=[make_person() for _number in range(people)], by=None)
    return survey


def addresses():
    """The links in the letters, the last written first, as their readers click them."""
    texts = Letter.objects.filter(kind__startswith="surveys.").values_list("text", flat=True)
    return [re.search(r"https?://[^/]+(/answer/\S+)", text)[1] for text in texts]


def answers_to(survey, **values):
    """The form filled in: scale=4, recommend=9, yes_or_no=1, words="…"."""
    return {f"q{each.pk}": values[each.kind] for each in survey.questions.all() if each.kind in values}


def test_who_came_answers_once_by_the_link_in_the_letter(client):
    survey = make_survey(people=1)
    (address,) = addresses()
    page = client.get(address).content.decode()
    assert "Hur nöjd är du" in page and "anonyma" in page
    sent = client.post(address, answers_to(survey, scale=5, words="Mer tid, tack – å på riktigt!"))
    assert "Tack!" in sent.content.decode()
    assert sorted(map(str, Response.objects.get().answers.values())) == ["5", "Mer tid, tack – å på riktigt!"]
    again = client.post(address, answers_to(survey, scale=1))
    assert "Du har redan svarat" in again.content.decode()
    assert Response.objects.count() == 1


def test_in_english_too(client):
    make_survey(people=1)
    assert "How satisfied are you" in client.get("/en" + addresses()[0]).content.decode()


def test_nothing_joins_an_answer_to_who_gave_it(client):
    survey = make_survey(people=1)
    client.post(addresses()[0], answers_to(survey, scale=3))
    response = Response.objects.get()
    assert {field.name for field in Response._meta.get_fields()} == {
        "id", "survey", "answers", "may_quote", "is_counted",
    }  # fmt: skip
    assert response.pk.version == 4  # chance alone
    assert not any("at" in field.name.split("_") for field in Ticket._meta.get_fields())


def test_an_unknown_key_and_a_closed_survey_say_the_same(client):
    survey = make_survey(people=1)
    address = addresses()[0]
    actions.close(survey=survey, by=None)
    closed, unknown = client.get(address), client.get("/answer/finns-inte/")
    assert closed.status_code == unknown.status_code == 410
    assert "Utvärderingen är slut" in closed.content.decode()
    assert not Ticket.objects.exists()


def test_an_empty_answer_is_not_sent(client):
    make_survey(people=1)
    answer = client.post(addresses()[0], {})
    assert "Svara på minst en fråga" in answer.content.decode()
    assert not Ticket.objects.get().is_used


def test_a_made_up_value_is_refused(client):
    survey = make_survey(people=1)
    assert client.post(addresses()[0], answers_to(survey, scale=99)).status_code == 422
    assert not Response.objects.exists()


def test_a_reminder_goes_once_to_those_who_have_not_answered_with_a_new_link(client, office):
    survey = make_survey(people=2)
    old = addresses()
    client.post(old[0], answers_to(survey, scale=4))
    office.post(survey.get_absolute_url() + "remind/")
    office.post(survey.get_absolute_url() + "remind/")
    assert Letter.objects.filter(kind="surveys.remind").count() == 1
    new = addresses()[0]
    assert client.get(old[1]).status_code == 410
    assert client.get(new).status_code == 200


def test_results_are_shares_with_their_n_from_five_answers_on(client, office):
    survey = make_survey(people=6, about_kind="breakfast")
    links = addresses()
    for link, score in zip(links[:4], (10, 9, 8, 10), strict=True):
        client.post(link, answers_to(survey, recommend=score, scale=4, words="Bra"))
    few = office.get(survey.get_absolute_url()).content.decode()
    assert "Färre än fem har svarat" in few and "Bra" not in few
    client.post(links[4], {**answers_to(survey, recommend=3, words="Högljutt"), "may_quote": "on"})
    page = office.get(survey.get_absolute_url()).content.decode()
    assert "60 %" in page and "n = 5" in page and "Högljutt" in page
    assert queries.recommended(survey) == (60, 5)
    assert "Färre än fem har svarat" in page  # the scale still has four answers
    table = office.get(survey.get_absolute_url() + "results.csv").content.decode()
    assert "Högljutt" in table and "Bra" not in table  # only what may be quoted


def test_an_evaluation_is_compared_with_earlier_ones_of_its_kind(office):
    earlier = make_survey(title="I våras", about_kind="breakfast", held_on=timezone.localdate() - timedelta(days=200))
    survey = make_survey(about_kind="breakfast")
    assert [each for each, _result in queries.earlier(survey)] == [earlier, survey]
    assert "I våras" in office.get(survey.get_absolute_url()).content.decode()


def test_questions_are_added_and_removed_until_they_are_sent(office):
    survey = actions.make(title="Mässan", by=office.person)
    place = survey.get_absolute_url()
    said = {"kind": "choice", "text_sv": "Vilken dag?", "text_en": "Which day?", "choices_sv": "Mån\nTis"}
    wrong = office.post(place + "add/", {**said, "choices_en": "Mon"}).content.decode()
    assert "Skriv lika många som på svenska" in wrong and "Vilken dag?" in wrong
    office.post(place + "add/", {**said, "choices_en": "Mon\nTue"})
    office.post(place + f"remove/{survey.questions.first().pk}/")
    assert [each.kind for each in survey.questions.all()][-1] == Question.Kind.CHOICE
    actions.send(survey=survey, people=[make_person()], by=None)
    office.post(place + f"remove/{survey.questions.first().pk}/")
    assert survey.questions.count() == 5


def test_nobody_is_asked_twice_however_often_it_is_sent():
    survey = actions.make(title="Lunch", by=None)
    person = make_person()
    assert actions.send(survey=survey, people=[person, person], by=None) == 1
    assert actions.send(survey=survey, people=[person], by=None) == 0


def test_a_forgotten_person_is_not_asked_and_the_answers_stay(client):
    survey = make_survey(people=1)
    client.post(addresses()[0], answers_to(survey, scale=4))
    actions.forget(person=Ticket.objects.get().person)
    assert not Ticket.objects.exists() and Response.objects.count() == 1
