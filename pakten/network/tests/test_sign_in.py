import re

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from pakten.mail.models import Letter
from pakten.network.models import Person
from tests.makers import make_person

pytestmark = pytest.mark.django_db


def test_somebody_the_network_knows_signs_in_with_a_code(client, django_capture_on_commit_callbacks):
    make_person(email="anna@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/sign-in/", {"email": "Anna@Example.org"})
    assert answer.url == "/sign-in/code/"
    assert client.get("/sign-in/code/").status_code == 200
    (letter,) = mail.outbox
    code = re.search(r"^ {4}(\S+)$", letter.body, re.M).group(1)
    assert code not in letter.subject
    assert code not in Letter.objects.get().text
    answer = client.post("/sign-in/code/", {"code": code})
    assert answer.url == "/mine/"
    assert client.get("/mine/").status_code == 200


def test_a_wrong_code_signs_nobody_in(client):
    make_person(email="anna@example.org")
    client.post("/sign-in/", {"email": "anna@example.org"})
    assert client.post("/sign-in/code/", {"code": "WRONG1"}).status_code == 200
    assert client.get("/mine/").status_code == 302


def test_the_page_does_not_tell_whether_an_address_is_known(client, django_capture_on_commit_callbacks):
    make_person(email="known@example.org")
    known = client.post("/sign-in/", {"email": "known@example.org"})
    client.cookies.clear()
    with django_capture_on_commit_callbacks(execute=True):
        unknown = client.post("/sign-in/", {"email": "unknown@example.org"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert "unknown@example.org" in mail.outbox[-1].to


def test_nobody_becomes_a_person_by_asking_for_a_code(client):
    client.post("/sign-in/", {"email": "unknown@example.org"})
    assert not Person.objects.exists()


def test_the_first_of_the_office_is_welcomed_on_the_command_line():
    call_command("welcome_office", email="Anna@Example.org", name="Anna Berg")
    assert Person.objects.get(email="anna@example.org").is_team


def test_an_address_that_is_none_is_refused_in_words():
    with pytest.raises(CommandError, match="anna is not an e-mail address"):
        call_command("welcome_office", email="anna", name="Anna Berg")
