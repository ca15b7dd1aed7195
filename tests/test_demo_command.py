"""`manage.py demo`, as somebody meets it who has just cloned the project."""

import http.cookiejar
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.core.management import call_command

from pakten.network.models import Organisation
from pakten.office import demo

ROOT = Path(__file__).parent.parent
PATIENCE = 60  # seconds; on a machine at rest it takes five


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Served:
    """The demo as a process group of its own, with nothing in its environment that a newcomer lacks."""

    def __init__(self, var, *options):
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "demo", "--port", str(self.port), *options],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "HOME": str(var), "PAKTEN_VAR": str(var)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def lines_until(self, beginning):
        lines, until = [], time.monotonic() + PATIENCE
        while not (lines and lines[-1].startswith(beginning)):
            try:
                lines.append(self._lines.get(timeout=max(0.1, until - time.monotonic())))
            except queue.Empty:
                pytest.fail("\n".join(["The demo did not open.", *lines]))
        return lines

    def stop(self):
        os.killpg(self.process.pid, signal.SIGTERM)
        return self.process.wait(20)

    def has_left_nobody(self):
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return True
        return False


@pytest.fixture
def served(tmp_path):
    started = Served(tmp_path, "--members", "30")
    yield started
    if not started.has_left_nobody():
        os.killpg(started.process.pid, signal.SIGKILL)
        started.process.wait(10)


def opened(address):
    """Where an address leads in a new browser, and what stands there."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    with browser.open(address, timeout=20) as answer:
        return answer.url, answer.read().decode()


@pytest.mark.xdist_group("demo command")
def test_the_demo_opens_signs_each_persona_in_and_leaves_nothing_behind(served, tmp_path):
    lines = served.lines_until("visitor ")
    address = f"http://127.0.0.1:{served.port}/"
    assert any(address in line for line in lines)
    links = dict(
        line.split(" ") for line in lines if re.fullmatch(r"(office|coordinator|contact|visitor) http://\S+", line)
    )
    assert list(links) == ["office", "coordinator", "contact", "visitor"]

    assert opened(address)[0] == address
    assert opened(links["office"])[0] == f"{address}office/"
    assert opened(links["coordinator"])[0] == f"{address}office/"
    assert opened(links["contact"])[0] == f"{address}mine/"
    assert opened(links["contact"])[0] == f"{address}mine/"  # in another browser too
    assert opened(links["visitor"])[0] == address
    with pytest.raises(urllib.error.HTTPError, match="404"):
        opened(links["contact"][:-3] + "xx/")
    assert {"matchmaking-mingel.xlsx", "speedmingel.xlsx"} <= {file.name for file in tmp_path.iterdir()}

    assert served.stop() == 0
    assert served.has_left_nobody()
    assert not list(tmp_path.glob("*.sqlite3*"))


def test_a_port_in_use_is_told_in_one_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit, match=rf"^Port {port} is in use\. Choose another"):
            call_command("demo", port=port)


def test_a_port_that_is_none_is_refused_in_words():
    with pytest.raises(SystemExit, match="a port is a number from 1 to 65535"):
        call_command("demo", port=70_000)


@pytest.mark.parametrize("members", [0, -1, 50_001])
def test_a_city_too_small_or_too_large_is_refused_in_words(members):
    with pytest.raises(SystemExit, match="between 1 and 50,000 members"):
        call_command("demo", members=members)


@pytest.mark.django_db
def test_a_demo_never_builds_in_the_database_of_an_installation():
    with pytest.raises(SystemExit, match="A demo gets a database of its own"):
        call_command("demo", port=free_port())
    assert not Organisation.objects.exists()


@pytest.mark.django_db
def test_a_city_of_one_member_stands():
    world = demo.World(members=1, tell=lambda words: None)
    demo.build(world)
    assert Organisation.objects.count() == 1
    assert set(world.personas) == {"office", "coordinator", "contact"}
