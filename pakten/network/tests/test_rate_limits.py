"""Trying too often; what a stranger can learn of who is known; and that all web processes count together."""

import re
from multiprocessing.pool import ThreadPool

import pytest
from django.core import mail
from django.core.cache import cache, caches
from django.db import connections

from pakten.mail.models import Letter
from tests.makers import make_person
from tests.pages import LintingClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(settings):
    """The cache of an installation: a table that all its processes read and write."""
    settings.CACHES = {
        **settings.CACHES,
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "network_tries"},
    }
    caches["default"].clear()
    yield
    caches["default"].clear()


def ask(email="anna@example.org", *, client=None, address="127.0.0.1", language="", **headers):
    client = client or LintingClient()
    return client.post(f"{language}/sign-in/", {"email": email}, REMOTE_ADDR=address, **headers)


def test_who_asks_for_many_codes_is_told_to_wait(shared):
    make_person(email="anna@example.org")
    assert [ask().status_code for _ in range(4)] == [302, 302, 302, 429]
    words = ask().content.decode()
    assert "Du har försökt många gånger" in words
    assert 'value="anna@example.org"' in words  # nothing typed is lost
    assert "You have tried many times" in ask(language="/en").content.decode()
    assert Letter.objects.count() == 3


def test_another_address_is_not_kept_waiting(shared):
    for _ in range(4):
        ask()
    assert ask("bo@example.org").status_code == 302


def test_many_addresses_from_one_place_are_too_many(shared):
    asked = [ask(f"nr{number}@example.org", address="203.0.113.9").status_code for number in range(31)]
    assert asked == [302] * 30 + [429]
    assert ask("anna@example.org", address="203.0.113.10").status_code == 302


def test_a_visitor_cannot_pretend_to_come_from_elsewhere(shared, settings):
    for number in range(30):
        ask(f"nr{number}@example.org", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert ask("nr31@example.org", HTTP_X_FORWARDED_FOR="198.51.100.99").status_code == 429
    # Behind a proxy of ours the last address is the one that the proxy saw; what stands before it anybody can write.
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(30):
        ask(f"nr{number}@example.net", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}, 203.0.113.7")
    assert ask("nr31@example.net", HTTP_X_FORWARDED_FOR="1.2.3.4, 203.0.113.7").status_code == 429
    assert ask("nr32@example.net", HTTP_X_FORWARDED_FOR="1.2.3.4, 203.0.113.8").status_code == 302


def test_passkeys_tried_too_often_lead_to_a_page_that_says_so(shared, settings):
    settings.MFA_RATE_LIMITS = {"webauthn_login": "1/m/ip"}
    client = LintingClient()
    assert client.post("/sign-in/passkey/", {"credential": "{}"}).status_code == 302
    for language, words in (("", "Vänta lite"), ("/en", "Wait a little")):
        answer = client.post(f"{language}/sign-in/passkey/", {"credential": "{}"})
        assert answer.status_code == 429 and words in answer.content.decode()


def test_three_wrong_codes_are_enough(client):
    make_person(email="anna@example.org")
    ask(client=client)
    code = re.search(r"^ {4}(\S+)$", Letter.objects.get().text or mail.outbox[-1].body, re.M).group(1)
    for _ in range(2):
        assert client.post("/sign-in/code/", {"code": "0000-0000"}).status_code == 200
    assert client.post("/sign-in/code/", {"code": "0000-0000"}).url == "/sign-in/"
    assert client.post("/sign-in/code/", {"code": code}).url == "/sign-in/"
    assert client.get("/mine/").status_code == 302


def walk(email):
    """All that somebody sees who asks for a code and guesses, with the address and what is new each time taken out."""
    client = LintingClient()
    seen = []
    for answer in (
        client.post("/sign-in/", {"email": email}),
        client.get("/sign-in/code/"),
        *(client.post("/sign-in/code/", {"code": "0000-0000"}) for _ in range(3)),
        client.get("/sign-in/"),
        *(client.post("/sign-in/?new=1", {"email": email}) for _ in range(3)),
    ):
        words = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
        headers = {name: value for name, value in answer.headers.items() if name not in ("Content-Length", "Expires")}
        seen.append((answer.status_code, headers, words.replace(email, "…"), sorted(client.cookies)))
    return seen


def test_nobody_learns_which_addresses_are_known(django_capture_on_commit_callbacks):
    make_person(email="known@example.org")
    gone = make_person(email="gone@example.org")
    gone.is_active = False
    gone.save()
    team = make_person(email="team@example.org", team="office")
    seen = {}
    for who in ("known", "gone", "nobody", "team"):
        cache.clear()
        with django_capture_on_commit_callbacks(execute=True):
            seen[who] = walk(f"{who}@example.org")
    assert seen["known"] == seen["gone"] == seen["nobody"] == seen["team"]
    assert seen["known"][-1][0] == 429
    letters = {who: Letter.objects.filter(to=f"{who}@example.org").count() for who in seen}
    assert len(set(letters.values())) == 1, letters
    assert Letter.objects.filter(to="gone@example.org", kind="network.unknown_address").exists()
    assert team.is_team


@pytest.mark.django_db(transaction=True)
def test_processes_that_count_at_the_same_moment_let_no_more_through(shared):
    make_person(email="anna@example.org")

    def one(_number):
        try:
            return ask().status_code
        finally:
            connections.close_all()

    with ThreadPool(8) as pool:
        answers = pool.map(one, range(8))
    assert 1 <= answers.count(302) <= 3
    assert answers.count(302) + answers.count(429) == 8
