"""Passkeys: made, named, used and removed in a real browser with a virtual device; and what must not work."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail

from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.network import actions, keys
from tests.makers import make_contact, make_person


@pytest.fixture
def device(open_page):
    """A browser on a phone that makes passkeys when asked."""

    def open_with_device(path="/sign-in/", **details):
        page = open_page(path, **details)
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        added = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        page.forget_keys = lambda: session.send("WebAuthn.clearCredentials", added)
        return page

    return open_with_device


def sign_in_by_code(page, email):
    page.fill("input[name=email]", email)
    page.click("main button:has-text('kod')")
    page.wait_for_url("**/sign-in/code/**")
    page.fill("input[name=code]", re.search(r"^ {4}(\S+)$", mail.outbox[-1].body, re.M).group(1))
    page.click("main button:has-text('Logga in')")
    page.wait_for_url("**/mine/")


def test_a_passkey_is_made_used_renamed_and_removed(device):
    person = make_contact(name="Leïla Héden")
    page = device()
    sign_in_by_code(page, person.email)
    page.click("text=Inloggning och nycklar")
    page.click("text=Lägg till en nyckel")
    page.fill("input[name=name]", "Åsas telefon")
    page.click("text=Skapa nyckeln")
    page.wait_for_url("**/sign-in/keys/")
    assert "Åsas telefon" in page.content()
    assert Letter.objects.get(kind="network.key_added").to == person.email

    page.goto("/sign-in/out/")
    page.click("main button:has-text('Logga ut')")
    page.goto("/sign-in/?next=/sign-in/keys/")
    page.click("text=Logga in med nyckel")
    page.wait_for_url("**/sign-in/keys/")

    page.click("text=Byt namn")
    page.fill("input[name=name]", "Jobbdatorn")
    page.click("text=Spara")
    page.wait_for_url("**/sign-in/keys/")
    assert "Jobbdatorn" in page.content()
    page.click("text=Ta bort")
    page.click("main button:has-text('Ta bort')")
    page.wait_for_url("**/sign-in/keys/")
    assert not Authenticator.objects.exists()
    verbs = list(Line.objects.filter(by_id=person.pk).order_by("pk").values_list("verb", flat=True))
    assert verbs == ["network.add_key", "network.name_key", "network.remove_key"]

    page.goto("/sign-in/out/")
    page.click("main button:has-text('Logga ut')")
    page.goto("/sign-in/")
    page.click("text=Logga in med nyckel")
    page.wait_for_selector("text=Vi känner inte igen nyckeln")


def test_a_code_alone_is_enough_for_who_has_a_passkey(device):
    person = make_contact()
    page = device()
    sign_in_by_code(page, person.email)
    page.goto("/sign-in/keys/add/")
    page.click("text=Skapa nyckeln")
    page.wait_for_url("**/sign-in/keys/")
    page.context.clear_cookies()
    page.goto("/sign-in/")
    sign_in_by_code(page, person.email)


def test_a_device_without_a_passkey_says_so_and_the_code_remains(device):
    page = device()
    page.click("text=Logga in med nyckel")
    page.wait_for_selector("text=Det avbröts")
    assert page.is_visible("text=Skicka en kod")


def test_whoever_may_no_longer_sign_in_cannot_with_a_passkey(device):
    person = make_contact()
    page = device()
    sign_in_by_code(page, person.email)
    page.goto("/sign-in/keys/add/")
    page.click("text=Skapa nyckeln")
    page.wait_for_url("**/sign-in/keys/")
    person.is_active = False
    person.save()
    page.goto("/sign-in/")
    page.click("text=Logga in med nyckel")
    page.wait_for_selector("text=Vi kunde inte logga in dig")


def test_without_javascript_the_page_offers_the_code_alone(open_page):
    page = open_page("/sign-in/", script=False)
    assert page.is_visible("text=Skicka en kod")
    assert not page.is_visible("text=Logga in med nyckel")


def signed_in_by_code(client, person):
    """Through the pages, so that the session knows when it was proved who they are."""
    client.post("/sign-in/", {"email": person.email})
    code = re.search(r"^ {4}(\S+)$", mail.outbox[-1].body, re.M).group(1)
    assert client.post("/sign-in/code/", {"code": code}).status_code == 302
    return client


@pytest.mark.django_db(transaction=True)
class TestPages:
    def test_an_open_screen_is_not_enough_to_add_a_passkey(self, member):
        answer = member.get("/sign-in/keys/add/")
        assert answer.url == "/sign-in/anew/?next=%2Fsign-in%2Fkeys%2Fadd%2F"
        page = member.get(answer.url)
        assert member.person.email in page.content.decode()
        answer = member.post(answer.url, {"with": "code", "next": "/sign-in/keys/add/"})
        assert answer.url == "/sign-in/code/?next=%2Fsign-in%2Fkeys%2Fadd%2F"
        code = re.search(r"^ {4}(\S+)$", mail.outbox[-1].body, re.M).group(1)
        assert member.post(answer.url, {"code": code}).url == "/sign-in/keys/add/"
        assert member.get("/sign-in/keys/add/").status_code == 200

    def test_who_shows_anew_who_they_are_is_never_led_to_another_site(self, member):
        answer = member.post("/sign-in/anew/", {"with": "code", "next": "https://evil.example/"})
        assert answer.url == "/sign-in/code/?next=%2Fsign-in%2Fkeys%2F"

    @pytest.mark.parametrize(
        "credential",
        ["", "nonsense", "[]", '"text"', "{}", "null", '{"id": 1}', '{"response": {}}', '{"id": "å", "rawId": "å"}'],
    )
    def test_nonsense_as_a_passkey_is_refused_in_words(self, credential, client):
        answer = client.post("/sign-in/passkey/", {"credential": credential}, follow=True)
        assert answer.status_code == 200 and "ds-alert" in answer.content.decode()
        person = make_person()
        signed_in_by_code(client, person)
        answer = client.post("/sign-in/keys/add/", {"name": "Å", "credential": credential})
        assert answer.status_code == 200
        assert 'value="Å"' in answer.content.decode() and "ds-error-summary" in answer.content.decode()
        assert not Authenticator.objects.exists()

    def test_nobody_touches_the_passkeys_of_somebody_else(self, client):
        key = keys.add_key(person=make_person(), name="Telefon", credential={}, by=None)
        signed_in_by_code(client, make_person())
        for address in (f"/sign-in/keys/{key.pk}/", f"/sign-in/keys/{key.pk}/remove/"):
            assert client.get(address).status_code == 404
            assert client.post(address, {"name": "Min"}).status_code == 404
        assert Authenticator.objects.get().data["name"] == "Telefon"

    def test_the_pages_of_ones_own_passkeys(self, client):
        person = make_person()
        key = keys.add_key(person=person, name="<b>Åsas</b> telefon", credential={}, by=person)
        signed_in_by_code(client, person)
        for address in ("", f"{key.pk}/", f"{key.pk}/remove/"):
            for language in ("", "/en"):
                assert client.get(f"{language}/sign-in/keys/{address}").status_code == 200
        answer = client.post(f"/sign-in/keys/{key.pk}/", {"name": " "})
        assert "ds-error-summary" in answer.content.decode()

    def test_signing_out_everywhere_ends_every_visit(self, member, client):
        client.force_login(member.person, backend="django.contrib.auth.backends.ModelBackend")
        assert client.get("/mine/").status_code == 200
        assert member.post("/sign-in/out/everywhere/").url == "/sign-in/"
        assert client.get("/mine/").status_code == 302
        assert member.get("/mine/").status_code == 302

    def test_who_wrote_the_wrong_address_can_ask_for_another_code(self, client):
        client.post("/sign-in/", {"email": "fel@example.org"})
        assert "/sign-in/?new=1" in client.get("/sign-in/code/").content.decode()
        assert client.get("/sign-in/?new=1").status_code == 200
        assert client.get("/sign-in/").url == "/sign-in/code/"

    def test_a_forgotten_person_leaves_no_passkey(self):
        person = make_person()
        keys.add_key(person=person, name="Telefon", credential={}, by=person)
        actions.forget(person=person)
        assert not Authenticator.objects.exists()
