"""The team's pages of evaluations: a draft changed and looked at, results over several events."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pakten.surveys import actions, queries
from pakten.surveys.models import Response, Survey, Ticket
from tests.makers import make_person
from tests.makers_after import filled_in, links

pytestmark = pytest.mark.django_db


def make_answered(*, title="Frukost", scores=(10, 9, 8, 10, 3), days_ago=0, **details):
    survey = actions.make(
        title=title, held_on=timezone.localdate() - timedelta(days=days_ago), about_kind="breakfast", by=None, **details
    )
    actions.send(survey=survey, people=[make_person()], by=None)
    pk = str(survey.questions.get(kind="recommend").pk)
    Response.objects.bulk_create(Response(survey=survey, answers={pk: score}) for score in scores)
    survey.refresh_from_db()
    return survey


def test_a_draft_is_changed_moved_and_seen_as_a_respondent_sees_it(office):
    survey = actions.make(title="Mässan", by=None)
    first, second = survey.questions.all()[:2]
    place = survey.get_absolute_url()
    office.post(f"{place}up/{second.pk}/"), office.post(f"{place}up/{second.pk}/")  # the first stays the first
    assert [each.pk for each in survey.questions.all()[:2]] == [second.pk, first.pk]
    page = office.get(f"{place}question/{first.pk}/").content.decode()
    assert first.text_sv in page
    said = {"kind": "scale", "text_sv": "Hur var ljudet, från 1 till 5?", "text_en": "How was the sound, from 1 to 5?"}
    wrong = office.post(f"{place}question/{first.pk}/", {**said, "text_en": ""}).content.decode()
    assert "Hur var ljudet" in wrong
    office.post(f"{place}question/{first.pk}/", said)
    seen = office.get(f"{place}preview/").content.decode()
    assert "Hur var ljudet" in seen and "Skicka mina svar" not in seen
    actions.send(survey=survey, people=[make_person()], by=None)
    answer = office.post(f"{place}question/{first.pk}/", {**said, "text_sv": "För sent"}, follow=True)
    assert "står kvar som de är" in answer.content.decode() or "skickade" in answer.content.decode()
    assert not survey.questions.filter(text_sv="För sent").exists()


@pytest.mark.parametrize("what", ["close", "remind"])
def test_what_cannot_be_undone_is_looked_at_first(what, office):
    survey = actions.make(title="Frukosten", by=None)
    actions.send(survey=survey, people=[make_person(), make_person()], by=None)
    page = office.get(f"{survey.get_absolute_url()}{what}/").content.decode()
    assert "0 av de 2 som fick frågan har svarat" in page
    survey.refresh_from_db()
    assert survey.state == "open" and not Ticket.objects.filter(is_reminded=True).exists()
    office.post(f"{survey.get_absolute_url()}{what}/")
    survey.refresh_from_db()
    assert (survey.state == "closed") == (what == "close")


def test_a_question_is_followed_over_the_year_and_small_groups_are_in_no_sum(office):
    for number, days in enumerate((400, 20, 10), 1):
        make_answered(title=f"Frukost {number}", days_ago=days)
    make_answered(title="Liten", days_ago=5, scores=(0, 0))
    question = queries.asked_often()[0]
    results = queries.over(question)
    assert [each.recommend for each in results] == [60, 60, 60, None]
    assert queries.together(results) == (60, 15)  # not 17: the two would be told by the difference
    page = office.get("/office/evaluations/over/").content.decode()
    assert "60 %" in page and "färre än 5" in page and "Liten" in page
    year = (timezone.localdate() - timedelta(days=400)).year
    assert "Frukost 1" in office.get("/office/evaluations/over/", {"year": year}).content.decode()
    for odd in ({"year": "x", "question": "y"}, {"year": "99999999999", "question": "-1"}):
        assert office.get("/office/evaluations/over/", odd).status_code == 200
    sheet = office.get("/office/evaluations/over.csv").content.decode()
    assert "Frukost 2" in sheet and "färre än 5" in sheet
    assert office.get("/office/evaluations/over.xlsx").status_code == 200


def test_words_that_are_formulas_run_in_no_spreadsheet(office, client):
    survey = actions.make(title="Frukosten", by=None)
    actions.send(survey=survey, people=[make_person() for _number in range(5)], by=None)
    for link in links():
        client.post(link, {**filled_in(survey, words='=cmd|"/c calc"!A1'), "may_quote": "on"})
    sheet = office.get(f"{survey.get_absolute_url()}results.csv").content.decode()
    assert "'=cmd" in sheet


def test_results_ask_the_same_number_of_questions_for_one_and_for_many(office):
    def asked(place):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            office.get(place)
        return len(seen)

    make_answered(title="Först", days_ago=90)
    survey = make_answered()
    pages = (survey.get_absolute_url(), "/office/evaluations/", "/office/evaluations/over/")
    few = [asked(page) for page in pages]
    for number in range(20):
        make_answered(title=f"Nr {number}", days_ago=number + 1)
    assert [asked(page) for page in pages] == few


def test_the_clock_closes_nothing_without_a_day():
    survey = make_answered()
    Survey.objects.update(closes_on=None)
    actions.close_due(timezone.now())
    survey.refresh_from_db()
    assert survey.state == "open"
