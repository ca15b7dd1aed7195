"""The worker as a process of its own: stopped, killed at the worst moment, and two at once."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from django.utils import timezone

from pakten.mail.models import Letter
from pakten.mail.tests.post_office import PostOffice
from tests.makers import make_letter

ROOT = Path(__file__).parents[3]
PATIENCE = 30  # seconds

pytestmark = pytest.mark.django_db(transaction=True)


def database_address():
    """Where the database of this test is, as an installation is told."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{quote(str(database['NAME']))}"
    place = quote(database["HOST"], safe="") + (f":{database['PORT']}" if database["PORT"] else "")
    password = f":{quote(database['PASSWORD'])}" if database["PASSWORD"] else ""
    return f"postgresql://{database['USER']}{password}@{place}/{database['NAME']}"


@pytest.fixture
def post_office():
    with PostOffice() as opened:
        yield opened


@pytest.fixture
def start_worker(post_office):
    started = []

    def start(*options):
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "pakten.settings",
            "DATABASE_URL": database_address(),
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(post_office.port),
        }
        started.append(subprocess.Popen([sys.executable, "manage.py", "worker", *options], cwd=ROOT, env=environment))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def until(is_so):
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "It took too long."
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_delivers_what_is_written_and_stops_when_told(number, post_office, start_worker):
    worker = start_worker()
    first = make_letter()
    until(lambda: post_office.letters)
    second = make_letter()
    until(lambda: not Letter.objects.waiting().exists())
    worker.send_signal(number)
    assert worker.wait(PATIENCE) == 0
    assert post_office.message_ids() == [first.message_id, second.message_id]


def test_a_worker_told_to_stop_finishes_the_letter_in_hand(post_office, start_worker):
    make_letter()
    make_letter()
    worker = start_worker()

    async def tell_it_to_stop():
        worker.terminate()
        await asyncio.sleep(0.3)

    post_office.on_letter = tell_it_to_stop
    assert worker.wait(PATIENCE) == 0
    assert sorted(letter.state for letter in Letter.objects.all()) == ["sent", "waiting"]
    assert Letter.objects.get(sent_at=None).claimed_until is None


def test_a_letter_whose_worker_is_killed_before_it_is_marked_goes_once_more(post_office, start_worker):
    letter = make_letter()
    worker = start_worker()

    async def kill_it():
        worker.kill()

    post_office.on_letter = kill_it
    assert worker.wait(PATIENCE) == -signal.SIGKILL
    post_office.on_letter = None
    letter.refresh_from_db()
    assert letter.state == Letter.State.WAITING and letter.claimed_until > timezone.now()

    assert start_worker("--once").wait(PATIENCE) == 0
    assert len(post_office.letters) == 1  # the claim still holds

    Letter.objects.update(claimed_until=letter.claimed_until - timedelta(minutes=5))
    assert start_worker("--once").wait(PATIENCE) == 0
    assert post_office.message_ids() == [letter.message_id] * 2
    letter.refresh_from_db()
    assert letter.state == Letter.State.SENT


def test_two_workers_at_once_send_each_letter_once(post_office, start_worker):
    letters = [make_letter() for _number in range(50)]

    async def wait_for_both():
        """Holds the first letter until the other worker brings the second."""
        while len(post_office.letters) < 2:
            await asyncio.sleep(0.01)

    post_office.on_letter = wait_for_both
    workers = [start_worker("--once"), start_worker("--once")]
    assert [worker.wait(PATIENCE) for worker in workers] == [0, 0]
    assert sorted(post_office.message_ids()) == sorted(letter.message_id for letter in letters)
    processes = {letter.claimed_by.split(":")[-2] for letter in Letter.objects.all()}
    assert processes == {str(worker.pid) for worker in workers}
    assert not Letter.objects.exclude(tries=1).exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no connection to lose")
def test_a_worker_goes_on_after_the_database_closed_its_connection(post_office, start_worker):
    worker = start_worker()
    make_letter()
    until(lambda: not Letter.objects.waiting().exists())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        assert cursor.fetchall()
    make_letter()
    until(lambda: not Letter.objects.waiting().exists())
    worker.terminate()
    assert worker.wait(PATIENCE) == 0
    assert len(post_office.letters) == 2
