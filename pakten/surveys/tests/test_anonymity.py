"""No column, order, time or log lets an answer be tied to a person."""

import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.surveys import actions, queries
from pakten.surveys.models import Response, Survey, Ticket
from tests.makers import make_person
from tests.makers_after import filled_in, links

pytestmark = pytest.mark.django_db


def make_survey(*, people):
    survey = actions.make(title="Frukostmingel", by=None)
    actions.send(survey=survey, people=[make_person() for _number in range(people)], by=None)
    survey.refresh_from_db()
    return survey


def rows(model):
    return [tuple(map(str, row)) for row in model.objects.values_list()]


def physical(table, columns):
    """The rows as the database keeps them, the first first, with what it remembers of when they were written."""
    hidden = "ctid::text, xmin::text" if connection.vendor == "postgresql" else "rowid"
    order = "ctid" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {hidden}, {columns} FROM {table} ORDER BY {order}")  # noqa: S608 — our own words
        return cursor.fetchall()


def test_tickets_and_answers_have_no_value_in_common_but_the_survey(client):
    survey = make_survey(people=6)
    for link in links():
        client.post(link, filled_in(survey, scale=3))
    own = {str(survey.pk), "True", "False"}
    tickets = {value for row in rows(Ticket) for value in row} - own
    answers = {value for row in rows(Response) for value in row} - own
    assert not tickets & answers


def test_nothing_that_is_kept_of_an_answer_has_a_time():
    for model in (Ticket, Response):
        kinds = {field.get_internal_type() for field in model._meta.fields}
        assert not kinds & {"DateTimeField", "DateField", "TimeField", "DurationField", "AutoField"}
    assert Response._meta.pk.get_internal_type() == "UUIDField"


def test_the_order_of_the_rows_is_not_that_of_the_answers(client):
    """Thirty answers one after the other; that chance puts them in that order is out of the question."""
    survey = make_survey(people=30)
    for number, link in enumerate(reversed(links())):
        client.post(link, filled_in(survey, words=f"{number:02}"))
    kept = [next(iter(each.answers.values())) for each in Response.objects.order_by()]
    assert len(kept) == 30 and kept != sorted(kept)
    table = physical("surveys_response", "answers")
    assert len(table) == 30 and [str(row[-1]) for row in table] != sorted(str(row[-1]) for row in table)


def test_what_a_database_remembers_of_transactions_joins_nothing(client):
    """PostgreSQL keeps with each row which transaction wrote it: the ticket and the answer of one person share it
    unless all the others do too. SQLite keeps no such thing."""
    survey = make_survey(people=8)
    for link in links()[:5]:
        client.post(link, filled_in(survey, scale=3))
    if connection.vendor == "postgresql":
        written = {row[1] for table in ("surveys_ticket", "surveys_response") for row in physical(table, "id")}
        assert len(written) == 1


def test_the_order_of_the_tickets_tells_nothing_of_who_answered_when(client):
    """All are written anew in one statement that is the same whoever answers."""
    survey = make_survey(people=8)
    tickets = dict(zip(reversed(links()), survey.tickets.order_by("pk"), strict=True))
    answered = [list(tickets)[place] for place in (5, 2, 6, 0, 4, 1)]
    for link in answered:
        client.post(link, filled_in(survey, scale=3))
    used = set(Ticket.objects.filter(is_used=True).values_list("pk", flat=True))
    kept = [row[-1] for row in physical("surveys_ticket", "id") if row[-1] in used]
    assert len(kept) == 6 and kept != [tickets[link].pk for link in answered]


def test_no_line_and_no_log_is_written_when_somebody_answers(client, caplog):
    survey = make_survey(people=1)
    link = links()[0]
    lines = Line.objects.count()
    with caplog.at_level(logging.DEBUG, logger="pakten"):
        client.post(link, filled_in(survey, scale=3, words="Bra"))
    assert Line.objects.count() == lines
    assert not [each for each in caplog.records if each.name.startswith("pakten")]


def test_a_single_answer_after_the_fifth_is_not_seen_by_the_difference(client):
    """Whoever looks at the results before and after the sixth answer would otherwise know it."""
    survey = make_survey(people=11)
    for link in links()[:5]:
        client.post(link, filled_in(survey, scale=4))
    before = queries.results(survey)
    for link in links()[5:9]:
        client.post(link, filled_in(survey, scale=1, words="Den sjätte"))
        assert queries.results(survey) == before
    client.post(links()[9], filled_in(survey, scale=1))
    assert queries.results(survey)[0].answered == 10


def test_the_last_of_a_small_group_is_not_shown_when_it_closes(client, office):
    survey = make_survey(people=4)
    for link in links():
        client.post(link, filled_in(survey, scale=1, words="Uselt"))
    actions.close(survey=survey, by=None)
    page = office.get(survey.get_absolute_url()).content.decode()
    assert "Uselt" not in page and "100 %" not in page and "Färre än fem" in page
    for kind in ("csv", "xlsx"):
        sheet = office.get(f"{survey.get_absolute_url()}results.{kind}").content
        assert b"Uselt" not in sheet


def test_when_it_closes_all_are_counted_and_who_was_asked_is_erased(client):
    survey = make_survey(people=7)
    for link in links():
        client.post(link, filled_in(survey, scale=4))
    actions.close(survey=survey, by=None)
    assert queries.results(survey)[0].answered == 7 and not Ticket.objects.exists()


def test_one_answers_once_also_with_two_windows(client):
    survey = make_survey(people=2)
    link = links()[0]
    page = client.get(link)
    client.post(link, filled_in(survey, scale=5))
    again = client.post(link, filled_in(survey, scale=1, words="Igen"))
    assert page.status_code == 200 and "Du har redan svarat" in again.content.decode()
    assert Response.objects.count() == 1 and Ticket.objects.filter(is_used=True).count() == 1


def test_a_key_answers_its_own_survey_alone(client):
    one = make_survey(people=1)
    link = links()[0]
    other = make_survey(people=1)
    answer = client.post(link, filled_in(other, scale=5))
    assert answer.status_code == 422 and not Response.objects.exists()
    client.post(link, {**filled_in(one, scale=2), **filled_in(other, scale=5)})
    assert list(Response.objects.get().answers.values()) == [2] and not other.responses.exists()


def test_who_wrote_while_it_closed_gets_the_words_back(client):
    survey = make_survey(people=1)
    link = links()[0]
    Survey.objects.update(closes_on=timezone.localdate() - timedelta(days=1))
    answer = client.post(link, filled_in(survey, words="Mer kaffe, å – tack!"))
    assert answer.status_code == 410 and "Mer kaffe, å – tack!" in answer.content.decode()
    assert not Response.objects.exists()


def test_an_error_loses_nothing_that_was_typed(client):
    survey = make_survey(people=1)
    answer = client.post(links()[0], filled_in(survey, scale=99, words="Det här skrev jag"))
    assert answer.status_code == 422 and "Det här skrev jag" in answer.content.decode()


def test_the_letter_keeps_no_key_once_it_has_gone():
    make_survey(people=1)
    assert Letter.objects.get().is_confidential
    assert Ticket.objects.get().key_hash not in Letter.objects.get().text
