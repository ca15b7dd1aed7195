"""Signing in with the city's own server: the whole way in a real browser, and what a false server cannot do."""

import os
import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse

from pakten.network.models import Person
from tests.city_sign_in.liar import Liar
from tests.makers import make_contact, make_person

WAY_IN = "/sign-in/city/login/"
WAY_BACK = "/sign-in/city/login/callback/"


def _set_up(settings, address):
    settings.ROOT_URLCONF = "tests.city_sign_in.site_urls"
    settings.OIDC_NAME = "Stockholms stad"
    app = {"provider_id": "city", "name": "Stockholms stad", "client_id": "pakten", "secret": "hemlighet"}
    app["settings"] = {"server_url": address}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


@pytest.fixture
def city(live_server, settings, tmp_path):
    """The city's server, started as a process of its own."""
    environment = {**os.environ, "CITY_FOLDER": str(tmp_path)}
    command = [sys.executable, "-m", "tests.city_sign_in.serve", live_server.url + WAY_BACK]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    address = process.stdout.readline().strip()
    assert address, "the city's server did not start"
    _set_up(settings, address)
    yield address
    process.kill()
    process.wait()


def go_through(page, email):
    page.click("text=Logga in med Stockholms stad")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", "hemligt")
    page.click("button[type=submit]:not([form])")
    page.click("button[value=grant]")


class TestTheWholeWay:
    def test_somebody_we_know_comes_in_as_that_person(self, city, open_page):
        contact = make_contact(name="Leïla Héden")
        Person.objects.filter(pk=contact.pk).update(email="known@example.org")
        page = open_page("/sign-in/?next=/sign-in/keys/add/")
        go_through(page, "known@example.org")
        page.wait_for_url("**/sign-in/keys/add/")  # they showed just now who they are
        page.goto("/mine/")
        assert "Leïla Héden" in page.content()
        assert not SocialAccount.objects.exists()

    @pytest.mark.parametrize("who", ["new", "unproved"])
    def test_somebody_unknown_or_unproved_is_refused_kindly_and_nothing_is_made(self, who, city, open_page):
        if who == "unproved":
            make_person(email="unproved@example.org")
        before = Person.objects.count()
        page = open_page("/sign-in/")
        go_through(page, f"{who}@example.org")
        page.wait_for_selector("text=vi känner ingen med din e-postadress")
        assert page.is_visible("text=Skicka en kod")
        page.goto("/mine/")
        assert "/sign-in/" in page.url
        assert Person.objects.count() == before and not SocialAccount.objects.exists()

    def test_who_says_no_at_the_city_comes_back_to_our_page(self, city, open_page):
        page = open_page("/sign-in/")
        page.click("text=Logga in med Stockholms stad")
        page.fill("input[name=login]", "known@example.org")
        page.fill("input[name=password]", "hemligt")
        page.click("button[type=submit]:not([form])")
        page.click("button[value=cancel]")
        page.wait_for_selector("text=Det gick inte att logga in med Stockholms stad")


@pytest.fixture
def liar(settings, db):
    made = Liar()
    _set_up(settings, made.address)
    yield made
    made.close()


def state_of(client):
    answer = client.get(WAY_IN)
    asked = parse_qs(urlsplit(answer.url).query)
    assert asked["code_challenge_method"] == ["S256"] and asked["code_challenge"]
    return asked["state"][0]


def come_back(client, **query):
    return client.get(WAY_BACK, {"code": "a-code", "state": query.get("state") or state_of(client)})


def is_signed_in(client):
    return client.get("/mine/").status_code == 200


@pytest.mark.django_db
class TestAFalseServer:
    @pytest.fixture(autouse=True)
    def person(self, liar):
        return make_person(email="known@example.org")

    def test_a_sound_answer_signs_in(self, liar, client):
        assert come_back(client).url == "/mine/"
        assert is_signed_in(client)
        (token,) = [said for path, said in liar.asked if path == "/token"]
        assert "code_verifier=" in token

    def test_large_and_small_letters_are_the_same_address(self, liar, client):
        liar.about["email"] = "Known@Example.org"
        come_back(client)
        assert is_signed_in(client)

    @pytest.mark.parametrize(
        "token",
        [{"iss": "https://evil.example"}, {"aud": "somebody else"}, {"exp": 1}, {"sub": None}, {"sub": "18"}],
    )
    def test_a_token_from_another_server_for_another_site_or_too_old_is_refused(self, token, liar, client):
        liar.token = token
        assert come_back(client).url == "/sign-in/"
        assert not is_signed_in(client)

    @pytest.mark.parametrize(
        "about",
        [
            {"email_verified": False},
            {"email_verified": None},
            {"email_verified": "false"},
            {"email_verified": "true"},
            {"email": None},
            {"email": ""},
            {"email": ["known@example.org"]},
            {"email": "known@example.org.evil.example"},
            {"sub": "18"},
        ],
    )
    def test_an_address_that_is_not_proved_is_nobodys(self, about, liar, client):
        liar.about = about
        assert come_back(client).url == "/sign-in/"
        assert not is_signed_in(client)

    @pytest.mark.parametrize("part", ["configuration", "token", "userinfo"])
    def test_a_server_that_answers_nonsense_is_no_fault_of_the_visitor(self, part, liar, client):
        state = state_of(client)
        liar.broken = part
        answer = client.get(WAY_BACK, {"code": "a-code", "state": state})
        assert answer.url == "/sign-in/"
        assert "Det gick inte att logga in med Stockholms stad" in client.get("/sign-in/").content.decode()
        assert not is_signed_in(client)

    def test_a_server_that_is_down_is_said_in_words(self, liar, client):
        liar.close()
        assert client.get(WAY_IN).url == "/sign-in/"

    def test_an_answer_nobody_asked_for_is_refused(self, liar, client):
        assert come_back(client, state="made-up").url == "/sign-in/"
        assert not is_signed_in(client)

    def test_the_answer_of_another_browser_is_refused(self, liar, client, member):
        client.get("/sign-in/")
        assert come_back(member, state=state_of(client)).url == "/sign-in/"
        assert member.get("/mine/").context["user"] == member.person

    def test_whoever_may_no_longer_sign_in_is_unknown(self, liar, client, person):
        person.is_active = False
        person.save()
        assert come_back(client).url == "/sign-in/"
        assert not is_signed_in(client)

    def test_another_citys_name_is_no_address(self, client):
        assert client.get("/sign-in/elsewhere/login/").status_code == 404

    def test_the_way_on_leads_to_our_own_pages_alone(self, liar, client):
        answer = client.get(WAY_IN, {"next": "https://evil.example/"})
        state = parse_qs(urlsplit(answer.url).query)["state"][0]
        assert come_back(client, state=state).url == "/mine/"


def test_without_the_citys_server_nothing_of_it_is_there(client, db):
    assert "openid" not in client.get("/sign-in/").content.decode()
    assert client.get(WAY_IN).status_code == 404


def test_an_installation_sets_it_up_by_its_environment(tmp_path):
    code = (
        "import django; django.setup(); from django.urls import reverse; "
        "from django.conf import settings; print(reverse('openid_connect_callback', args=['city']), settings.OIDC_NAME)"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "pakten.settings",
        "PAKTEN_VAR": str(tmp_path),
        "OIDC_SERVER_URL": "https://login.stockholm.example",
        "OIDC_NAME": "Stockholms stad",
    }
    said = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == f"{WAY_BACK} Stockholms stad"
    environment |= {"OIDC_SERVER_URL": "http://login.stockholm.example", "SITE_ADDRESS": "https://pakten.example"}
    refused = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert "OIDC_SERVER_URL must begin with https://" in refused.stderr
    assert reverse("account_login") == "/sign-in/"
