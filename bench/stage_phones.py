"""Three hundred phones follow a stage: how long after somebody pressed a button each of them knows, and what it costs.

    python3 -m uv run python -m bench.stage_phones [--phones 300] [--seconds 60] [--workers 2]
                                                   [--database sqlite|postgresql]

A real Granian on loopback. Each phone asks as its page does: over a connection of its own, about every 0.6 seconds.
One officer starts, pauses, goes on and skips through the stage's own address. Measured: from the moment the officer's
press is answered until each phone has been told, requests a second, milliseconds of processor for each, and the
server's share of the two processors. Then, a few times, somebody has left: the coming rounds are planned again, and
every phone fetches its page anew, a little apart as the page does; from the officer's answer until each has it. The
phones run in a process of their own and take their share. Stops by itself; ends with 1 when a phone was told nothing.
"""

import argparse
import asyncio
import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pakten.settings")

from bench.load import children, free_port, granian, memory, processor, wait_for
from bench.race import _address

EVERY = 0.6
SPREAD = 0.5  # seconds, as in hand.js
REPAIRS, APART = 5, 10  # how often somebody leaves, and seconds between


def main():
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PAKTEN_VAR": folder, "LOG_LEVEL": "ERROR", "DATABASE_URL": _address(options.database, folder)}
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        room = _mingle(options.phones)
        connection.close()
        _serve(options, *room)


def _options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--phones", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    return parser.parse_args()


def _mingle(people):
    """A mingle with a published plan: where its phones ask, their own pages, where the officer presses and says who is
    here, who is going to leave, and the officer's session."""
    from django.test import Client
    from django.urls import reverse

    from pakten.mingle import actions
    from pakten.mingle.views import now
    from pakten.network.models import Person
    from tests.makers import make_mingle, make_person

    mingle = make_mingle(people=people, rounds=10)
    actions.plan(mingle=mingle, by=None)
    mingle.refresh_from_db()
    actions.publish(mingle=mingle, by=None)
    client = Client()
    officer = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    session = next(iter(client.cookies.values()))
    hands = [reverse("mingle:hand", args=[token]) for token in mingle.participants.values_list("token", flat=True)]
    places = [reverse(f"mingle_office:{name}", args=[mingle.pk]) for name in ("stage_press", "now")]
    leaving = list(mingle.participants.values_list("key", flat=True)[:REPAIRS])
    return now.address(mingle), hands, *places, leaving, f"{session.key}={session.value}"


def _serve(options, address, hands, press, here, leaving, cookie):
    port = free_port()
    serve = granian(options.workers)
    log = tempfile.TemporaryFile()  # noqa: SIM115  # ends with the process
    server = subprocess.Popen(
        [*serve, "--port", str(port), "--log-level", "error", "pakten.wsgi:application"], stderr=log, stdout=log
    )
    try:
        wait_for(server, port, log)
        crowd = Crowd(port, address, hands)
        officer = Officer(port, press, cookie)
        thread = threading.Thread(target=asyncio.run, args=(crowd.all_ask(),))
        thread.start()
        time.sleep(3)  # all have asked once
        spent, count, start = processor(server.pid), crowd.count, time.monotonic()
        while time.monotonic() - start < options.seconds:
            officer.press()
            time.sleep(2 + random.random())
        seconds = time.monotonic() - start
        spent, count = processor(server.pid) - spent, crowd.count - count
        repaired = _repairs(server, officer, crowd, here, leaving)
        size = max(memory(pid)[0] for pid in children(server.pid))
        crowd.is_over = True
        thread.join()
    finally:
        server.terminate()
        server.wait()
    _tell(options, crowd, officer, spent, count, seconds, size)
    _tell_repairs(options, crowd, officer, *repaired)


def _repairs(server, officer, crowd, here, leaving):
    """The moment of each, and the seconds of processor that all took."""
    spent, answered, took = processor(server.pid), [], []
    for key in leaving:
        start = time.monotonic()
        officer.strike(here, key)
        answered.append(time.monotonic())
        took.append(answered[-1] - start)
        time.sleep(APART)
    return answered, took, processor(server.pid) - spent


class Crowd:
    """Phones that ask. `heard`: for each phone, the moment at which it first knew of each sequence."""

    def __init__(self, port, address, hands):
        self.port, self.count, self.is_over = port, 0, False
        self.ask = f"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
        self.heard = [{} for _phone in hands]
        self.hands, self.fetched, self.fetching = hands, [], set()

    async def all_ask(self):
        await asyncio.gather(*(self.phone(*each) for each in zip(self.heard, self.hands, strict=True)))

    async def phone(self, heard, hand):
        plan = None
        await asyncio.sleep(random.random() * EVERY)
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        while not self.is_over:
            try:
                writer.write(self.ask)
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n", 1)[0])
                told = json.loads(await reader.readexactly(length))
            except (OSError, asyncio.IncompleteReadError):  # the server ended a connection that had waited
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                continue
            self.count += 1
            if plan not in (None, told["plan"]):
                task = asyncio.create_task(self.fetch(hand))
                self.fetching.add(task)
                task.add_done_callback(self.fetching.discard)
            plan = told["plan"]
            heard.setdefault(told["sequence"], time.monotonic())
            await asyncio.sleep(EVERY * (0.85 + 0.3 * random.random()))
        writer.close()

    async def fetch(self, hand):
        """The rounds alone, over a connection of their own. `fetched`: (moment, how long, status)."""
        await asyncio.sleep(SPREAD * random.random())
        start = time.monotonic()
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(f"GET {hand} HTTP/1.1\r\nHost: localhost\r\nX-Part: turns\r\nConnection: close\r\n\r\n".encode())
        status = int((await reader.read()).split(b" ", 2)[1])
        writer.close()
        self.fetched.append((time.monotonic(), time.monotonic() - start, status))


class Officer:
    """Who presses: start, and then pause, go on and skip in turns. `pressed`: the moment each sequence was answered."""

    def __init__(self, port, press, cookie):
        self.line, self.place, self.cookie = http.client.HTTPConnection("127.0.0.1", port, timeout=30), press, cookie
        self.line.request("GET", press.replace("press/", ""), headers={"Cookie": cookie})
        page = self.line.getresponse()
        self.token = page.getheader("Set-Cookie").split(";")[0].split("=", 1)[1]
        page.read()
        self.deeds = iter(["start", *["pause", "resume", "extend", "skip"] * 999])
        self.told, self.pressed, self.took = {"sequence": 0, "step": 0}, {}, []

    def strike(self, here, key):
        """Somebody is not here any more."""
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"{self.cookie}; csrftoken={self.token}", "X-CSRFToken": self.token,
        }  # fmt: skip
        self.line.request("POST", here, urllib.parse.urlencode({"deed": "several", "chosen": key}), headers)
        answer = self.line.getresponse()
        text = answer.read()
        if answer.status != 302:
            sys.exit(f"BROKEN: {answer.status} {text[:200]}")

    def press(self):
        said = {"deed": next(self.deeds), "sequence": self.told["sequence"], "step": self.told["step"]}
        headers = {
            "Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"{self.cookie}; csrftoken={self.token}", "X-CSRFToken": self.token,
        }  # fmt: skip
        start = time.monotonic()
        self.line.request("POST", self.place, urllib.parse.urlencode(said), headers)
        answer = self.line.getresponse()
        text = answer.read()
        if answer.status == 409:  # the step ended meanwhile, or all is over: as the page does, begin from there
            self.told = json.loads(text)["told"]
            return
        if answer.status != 200:
            sys.exit(f"BROKEN: {answer.status} {text[:200]}")
        self.told = json.loads(text)["told"]
        self.pressed[self.told["sequence"]] = time.monotonic()
        self.took.append(time.monotonic() - start)


def _tell_repairs(options, crowd, officer, answered, took, spent):
    """From the officer's answer until a phone has its page: of the repair just before it."""
    after = sorted(1000 * (at - max(each for each in answered if each <= at)) for at, _took, _status in crowd.fetched)
    pages = sorted(1000 * each for _at, each, _status in crowd.fetched)
    print(
        "\n| repairs | the tap, ms | pages fetched | has its page: median, ms | 99th percentile, ms | worst, ms |",
        end="",
    )
    print(" a page: median, ms | 99th percentile, ms | seconds of processor each repair |")
    print("|---|---|---|---|---|---|---|---|---|")
    print(
        f"| {len(answered)} | {1000 * statistics.median(took):.0f} | {len(pages)} | {statistics.median(after):.0f} |"
        f" {after[int(len(after) * 0.99)]:.0f} | {after[-1]:.0f} | {statistics.median(pages):.0f} |"
        f" {pages[int(len(pages) * 0.99)]:.0f} | {spent / len(answered):.2f} |"
    )
    if len(pages) != len(answered) * len(crowd.hands) or any(status != 200 for _at, _took, status in crowd.fetched):
        sys.exit(f"BROKEN: {len(pages)} pages of {len(answered) * len(crowd.hands)} were fetched")


def _tell(options, crowd, officer, spent, count, seconds, size):
    last = max(officer.pressed)
    known = sorted(
        1000 * max(0.0, heard[sequence] - at)
        for sequence, at in officer.pressed.items()
        for heard in crowd.heard
        if sequence in heard and sequence != last
    )
    asked = len(crowd.heard) * (len(officer.pressed) - 1)
    print(
        "| database | workers | phones | presses | median, ms | 99th percentile, ms | worst, ms | requests/s |"
        " ms of processor each | share of two processors | MB a worker |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    print(
        f"| {options.database} | {options.workers} | {options.phones} | {len(officer.pressed)} |"
        f" {statistics.median(known):.0f} | {known[int(len(known) * 0.99)]:.0f} | {known[-1]:.0f} |"
        f" {count / seconds:.0f} | {1000 * spent / count:.2f} | {100 * spent / seconds / 2:.0f} % | {size:.0f} |"
    )
    if len(known) < asked:
        sys.exit(f"BROKEN: {asked - len(known)} of {asked} were told nothing")


if __name__ == "__main__":
    main()
