"""The office makes tokens, sees which are used, and withdraws them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pakten.api import actions, queries
from pakten.api.models import Token
from pakten.journal.models import Line

pytestmark = pytest.mark.django_db
NEW, LIST = "/en/office/tokens/new/", "/en/office/tokens/"


def make(office, **said):
    day = timezone.localdate() + timedelta(days=30)
    return office.post(NEW, {"name": "Stadens webb", "scopes": ["registrations"], "ends_on": day.isoformat()} | said)


def test_the_office_makes_a_token_that_is_shown_once_and_not_kept(office):
    answer = make(office)
    secret = answer.context["secret"]
    assert secret in answer.content.decode() and "no-store" in answer["Cache-Control"]
    token = Token.objects.get()
    assert queries.token_of(secret) == token
    assert secret not in str(Token.objects.values().get())
    assert secret not in office.get(LIST).content.decode()
    assert "Register people to events" in office.get(LIST).content.decode()
    line = Line.objects.get(verb="api.make_token")
    assert (line.by_name, line.subject_name) == ("Amira Lindgren", "Stadens webb")


def test_loading_the_answer_again_makes_no_second_token(office):
    make(office)
    assert "There is a token of that name" in make(office).content.decode()
    assert Token.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": " "}, "Write a name"),
        ({"scopes": []}, "Tick at least one"),
        ({"scopes": ["everything"]}, "everything"),
        ({"ends_on": "2020-01-01"}, "That day has been"),
        ({"ends_on": "snart"}, "Write the day as 2027-03-31."),
    ],
)
def test_a_token_is_not_made_of_what_is_wrong(said, words, office):
    page = make(office, **said).content.decode()
    assert words in page
    assert not Token.objects.exists()


def test_a_token_is_withdrawn_after_a_question(office):
    token, secret = actions.make_token(name="Stadens webb", scopes=["check_in"], by=None)
    address = f"/en/office/tokens/{token.pk}/withdraw/"
    assert "Withdraw the token for Stadens webb?" in office.get(address).content.decode()
    assert queries.token_of(secret) == token
    page = office.post(address, follow=True).content.decode()
    assert "is withdrawn, and opens nothing any more" in page
    assert queries.token_of(secret) is None
    assert office.get(address).status_code == 404
    assert Line.objects.filter(verb="api.withdraw_token").count() == 1
    assert make(office).context["secret"]  # the name is free again


def test_the_list_says_when_a_token_was_last_used(office):
    token, _secret = actions.make_token(name="Stadens webb", scopes=["check_in"], by=None)
    assert "Never" in office.get(LIST).content.decode()
    actions.note_use(token=token)
    assert "Never" not in office.get(LIST).content.decode()


def test_the_documentation_is_read_in_both_languages_without_a_script(client):
    swedish, english = client.get("/api/docs/").content.decode(), client.get("/en/api/docs/").content.decode()
    assert "Anmäl någon till ett evenemang" in swedish and "Register somebody to an event" in english
    assert "/api/v1/events/{slug}/registrations" in english
    description = client.get("/api/openapi.json")
    assert description.json()["openapi"].startswith("3.1")
    assert description["Access-Control-Allow-Origin"] == "*"
