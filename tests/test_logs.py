"""The server's log tells what went wrong, and never a secret by which somebody's page is opened."""

import copy
import io
import logging.config
import secrets
import uuid

import pytest
from django.conf import settings
from django.core import signing
from django.test import Client
from django.urls import reverse

from pakten.events.models.registrations import new_key
from pakten.logs import without_secrets
from tests.makers_live import make_running

WITH_SECRET = {
    "mingle:hand": [], "mingle:wishes": [], "mingle:go_on": [], "mingle:screen": [], "mingle:now": [],
    "events:ticket": [], "events:cancel": [], "events:invitation": [], "events:door": [], "events:my_feed": [],
    "events:door_list": [], "surveys:answer": [], "apply:application": [], "events:go_on": ["frukost"],
    "home:letters_about": ["events"],
}  # fmt: skip


@pytest.fixture
def log():
    """What the server has written so far, by the settings' own way of writing."""
    written, said = io.StringIO(), copy.deepcopy(settings.LOGGING)
    said["handlers"]["console"]["stream"] = written
    logging.config.dictConfig(said)
    yield written.getvalue
    logging.config.dictConfig(settings.LOGGING)


@pytest.mark.django_db
def test_an_address_with_a_secret_that_is_answered_by_an_error_is_cut_in_the_log(client, log):
    for name, first in WITH_SECRET.items():
        secret = secrets.token_urlsafe(18)
        address = reverse(name, args=[*first, secret])
        assert client.get(address).status_code >= 400
        assert client.get(f"{address}nowhere/").status_code == 404
        told = log()
        assert "…" in told and secret not in told, address


@pytest.mark.django_db
def test_a_real_secret_is_cut_also_where_a_form_is_refused(log):
    token = make_running().participants.first().token
    Client(enforce_csrf_checks=True).post(reverse("mingle:go_on", args=[token]))
    told = log()
    assert "Forbidden" in told and token not in told


def test_secrets_of_every_kind_are_told_from_names():
    for secret in (secrets.token_urlsafe(18), str(uuid.uuid4()), uuid.uuid4().hex, signing.dumps(12), new_key()):
        assert without_secrets(f"/en/events/r/{secret}/change/") == "/en/events/r/…/change/"
        assert without_secrets(f"Forbidden (no token.): /door/{secret}") == "Forbidden (no token.): /door/…"


def test_what_is_no_secret_stays_to_be_found():
    for address in (
        "/events/frukostmingel-26-november-2026/",
        "/office/mingles/12/bench/",
        "/events/arets-kick-off.ics",
    ):
        assert without_secrets(address) == address
    assert without_secrets("/static/web/base.55e7cbb9ba48.css") == "/static/web/base.55e7cbb9ba48.css"
