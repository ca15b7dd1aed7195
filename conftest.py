"""Fixtures for every test: the linting client, people to act as, and a browser."""

import os
import subprocess
from pathlib import Path

import pytest
from django.core.cache import caches
from django.utils import translation
from hypothesis import settings
from playwright.sync_api import sync_playwright

from pakten.mingle.views import now
from pakten.network import queries
from pakten.network.models import Person
from pakten.office import fresh
from tests import browser as browsers
from tests.makers import make_person
from tests.pages import LintingClient

ON_POSTGRESQL = os.environ.get("TEST_DATABASE") == "postgresql"
if ON_POSTGRESQL:
    collect_ignore = ["pakten/matching", "pakten/sheets"]  # these know no database


def _commits(item):
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or "transactional_db" in item.fixturenames


def _is_story(item):
    return "test_story" in item.nodeid


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Tests that commit come last, as they leave an emptied database behind; of those the stories come first: one that
    begins last is waited for by all who run beside it. On PostgreSQL a browser walks through the stories alone."""
    items.sort(key=lambda item: (_commits(item), not _is_story(item)))
    if ON_POSTGRESQL:
        for item in items:
            if {"open_page", "chromium"} & set(item.fixturenames) and not _is_story(item):
                item.add_marker(pytest.mark.skip(reason="what a browser makes of a page is looked at on SQLite"))


# The same examples every time, so that a red test is red because of a change; HYPOTHESIS=search looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS", "same"))

# Playwright's driver runs an event loop in the test's thread; Django then takes plain database calls for a mistake.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The tables come from the models (`TEST` in tests/settings.py); here the rest."""
    with django_db_blocker.unblock():
        fresh.fill()


@pytest.fixture(autouse=True)
def _empty_cache():
    for name in ("default", "memory", "drawn"):
        caches[name].clear()
    queries.KEPT.clear()
    now.KEPT.clear()


@pytest.fixture(autouse=True)
def _in_swedish():
    """A page in English leaves its language behind in the thread; every test begins in Swedish."""
    with translation.override("sv"):
        yield


@pytest.fixture(autouse=True)
def _what_an_installation_begins_with(request):
    """A test that commits leaves an emptied database behind, also of what the migrations put there."""
    if _commits(request.node):
        request.getfixturevalue("transactional_db")
        fresh.install()


@pytest.fixture
def client():
    """A stranger's browser; every page it gets is linted."""
    return LintingClient()


def _client_of(person):
    client = LintingClient()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    client.person = person
    return client


@pytest.fixture
def office(db):
    """Somebody of the network office, signed in."""
    return _client_of(make_person(name="Amira Lindgren", team=Person.Team.OFFICE))


@pytest.fixture
def coordinator(db):
    return _client_of(make_person(name="Jonas Åkerblom", team=Person.Team.COORDINATOR))


@pytest.fixture
def member(db):
    """Somebody with an account and no part in the team, signed in."""
    return _client_of(make_person(name="Zahra Øster"))


@pytest.fixture(scope="session")
def chromium():
    path = browsers.path()
    if path is None:
        message = "No browser found: install Chromium (Debian: apt-get install chromium), or set CHROMIUM."
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=browsers.FLAGS)
        yield started
        started.close()


@pytest.fixture
def open_page(chromium, live_server, transactional_db):
    """open_page(path, person=…, phone=…, dark=…, script=…) gives a real page of a real browser."""
    contexts = []

    def open_page(path="/", *, person=None, phone=False, dark=False, script=True):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": 390, "height": 844} if phone else {"width": 1280, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            locale="sv-SE",
            reduced_motion="reduce",
        )
        context.set_default_timeout(30_000)  # a busy machine is no fault of a page
        contexts.append(context)
        if person is not None:
            signed_in = _client_of(person)
            cookie = next(iter(signed_in.cookies.values()))
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def tracked_files():
    """The files of the project, as git knows them."""
    root = Path(__file__).parent
    names = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True).stdout
    return [root / name for name in names.split("\0") if name and (root / name).is_file()]
