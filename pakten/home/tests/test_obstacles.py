"""Somebody who cannot use a page says so, without saying who they are."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.translation import override

from pakten.home.accessible import MOST_REPORTS
from pakten.journal.models import Line
from pakten.mail.models import Letter
from tests.makers import make_contact

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_has_reported():
    cache.clear()


def test_an_obstacle_reaches_the_office_from_nobody(client):
    answer = client.post("/accessibility/", {"what": "Knappen ”Sök” läses inte upp på sidan.", "page": "Medlemmar"})
    assert answer.status_code == 302
    letter = Letter.objects.get(kind="home.obstacle")
    assert "Knappen ”Sök” läses inte upp" in letter.text and "Medlemmar" in letter.text
    assert "Lämnade ingen adress" in letter.text
    assert letter.subject == "Ett hinder på webbplatsen"
    assert "Kansliet har fått ditt meddelande" in client.get("/accessibility/").content.decode()


def test_somebody_signed_in_is_as_anonymous(client):
    client.force_login(make_contact())
    client.post("/en/accessibility/", {"what": "Text för liten"})
    line = Line.objects.get(verb="home.report_obstacle")
    assert line.by_id is None and line.by_name == ""


def test_an_address_is_told_to_the_office_and_a_wrong_one_is_asked_for_again(client):
    answer = client.post("/accessibility/", {"what": "Ser inte bilden", "reply_to": "åsa"})
    page = answer.content.decode()
    assert "eller lämna fältet tomt" in page and "Ser inte bilden" in page, "nothing typed is lost"
    client.post("/accessibility/", {"what": "Ser inte bilden", "reply_to": "asa@example.org"})
    assert "asa@example.org" in Letter.objects.get(kind="home.obstacle").text


def test_nothing_or_too_much_is_refused_in_words(client):
    assert "Berätta vad som hände" in client.post("/accessibility/", {"what": " "}).content.decode()
    answer = client.post("/accessibility/", {"what": "köp", "fax": "1"})
    assert "ska vara tomt" in answer.content.decode()
    for _time in range(MOST_REPORTS):
        client.post("/accessibility/", {"what": "Hinder"})
    answer = client.post("/accessibility/", {"what": "Ett till"})
    assert "många meddelanden härifrån" in answer.content.decode() and "Ett till" in answer.content.decode()
    assert Letter.objects.count() == MOST_REPORTS


def test_a_form_without_its_token_is_refused_in_our_own_words():
    stranger = Client(enforce_csrf_checks=True)
    with override("en"):
        answer = stranger.post("/en/accessibility/", {"what": "Hinder"})
    assert answer.status_code == 403
    assert "The form could not be sent" in answer.content.decode()
    assert "Formuläret kunde inte skickas" in stranger.post("/accessibility/", {"what": "Hinder"}).content.decode()
    assert not Letter.objects.exists()
