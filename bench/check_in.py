"""A thousand people come in by one event's doors: check-ins a second over HTTP, beside a bare Django insert.

    python3 -m uv run python -m bench.check_in [--people 1000] [--clients 4] [--workers 2]
                                               [--database sqlite|postgresql]

A real Granian on loopback; each client is a door with the helpers' link, that sends one ticket at a time and waits for
its answer. Beside it, in the same server, a Django page that inserts one row in a transaction. `CPU-ms`: what the
server and its workers spent of a processor on each. The clients run in a process of their own and take their share
of the processors. Ends with 1 when somebody is not in exactly once.
"""

import argparse
import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pakten.settings")

from bench.load import children, free_port, granian, memory, processor, wait_for
from bench.race import _address


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
        event, keys = _event(options.people)
        connection.close()
        races, size = _serve(options, event, keys)
        came = event.registrations.filter(state="attended").count()
        rows = event.check_ins.count()
        connection.close()
    _tell(options, races, size)
    if not came == rows == options.people:
        sys.exit(f"BROKEN: {came} of {options.people} are in, by {rows} check-ins")


def _options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    return parser.parse_args()


def _event(people):
    from datetime import timedelta

    from django.utils import timezone

    from pakten.events import actions, checking_in
    from pakten.events.models import Registration
    from pakten.network.models import Person

    starts_at = timezone.now() + timedelta(hours=1)
    event = actions.draft(
        title="Kick-off", kind="kick_off", starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), by=None,
        venue="Stråsalen",
    )  # fmt: skip
    actions.publish(event=event, by=None)
    crowd = Person.objects.bulk_create(
        Person(email=f"person{number}@example.org", name=f"Person {number}") for number in range(people)
    )
    Registration.objects.bulk_create(
        Registration(event=event, person=person, state="registered", position=number)
        for number, person in enumerate(crowd, 1)
    )
    checking_in.open_door(event=event, by=None)
    return event, list(event.registrations.values_list("key", flat=True))


def _serve(options, event, keys):
    port, door = free_port(), f"/events/door/{event.door_key}/"
    serve = granian(options.workers)
    log = tempfile.TemporaryFile()  # noqa: SIM115  # ends with the process
    server = subprocess.Popen(
        [*serve, "--port", str(port), "--log-level", "error", "bench.check_in_site:application"], stderr=log, stdout=log
    )
    try:
        wait_for(server, port, log)
        warm = [str(uuid.uuid4()) for _number in range(20 * options.clients)]
        _race(port, "/bare/", door, warm, options.clients)
        _race(port, f"{door}send/", door, warm, options.clients)
        races, spent = {}, processor(server.pid)
        for name, address in (("bare Django insert", "/bare/"), ("check-in", f"{door}send/")):
            took, seconds = _race(port, address, door, keys, options.clients)
            before, spent = spent, processor(server.pid)
            races[name] = took, seconds, 1000 * (spent - before) / len(took)
        return races, max(memory(pid) for pid in children(server.pid))
    finally:
        server.terminate()
        server.wait()


def _race(port, address, door, keys, clients):
    """How long each took, and how long all of it."""
    spent, troubles = [], []

    def client(number):
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        line.request("GET", door)
        page = line.getresponse()
        cookie = page.getheader("Set-Cookie").split(";")[0]
        page.read()
        token = cookie.split("=", 1)[1]
        headers = {"Content-Type": "application/json", "Cookie": cookie, "X-CSRFToken": token}
        gate.wait()
        for key in keys[number::clients]:
            said = {"token": str(uuid.uuid4()), "key": key, "ago": 0.1}
            start = time.perf_counter()
            body = json.dumps({"door": f"Door {number}", "said": [said]})
            try:
                line.request("POST", address, body, headers)
                answer = line.getresponse()
            except OSError:  # the server ended a connection that had waited: as a phone does, say it again
                line.close()
                line.request("POST", address, body, headers)
                answer = line.getresponse()
            text = answer.read()
            spent.append(time.perf_counter() - start)
            if answer.status != 200 or json.loads(text)["answers"][0]["result"] not in ("in", "unknown"):
                troubles.append((answer.status, text[:200]))

    gate = threading.Barrier(clients + 1)
    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    gate.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    if troubles:
        sys.exit(f"BROKEN: {troubles[:3]}")
    return spent, time.perf_counter() - start


def _tell(options, races, size):
    print("| database | workers | clients | job | a second | median, ms | slowest 1 %, ms | CPU-ms | bare = 1 | MB |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    bare = None
    for name, (spent, seconds, used) in races.items():
        took, rate = sorted(1000 * each for each in spent), len(spent) / seconds
        bare = bare or rate
        print(
            f"| {options.database} | {options.workers} | {options.clients} | {name} | {rate:.0f} |"
            f" {statistics.median(took):.1f} | {took[int(len(took) * 0.99)]:.0f} | {used:.1f} | {bare / rate:.1f} |"
            f" {size[0]:.0f} |"
        )


if __name__ == "__main__":
    main()
