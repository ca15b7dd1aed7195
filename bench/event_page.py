"""The page of an event with 10,000 registrations, and the office's list of them, beside a bare Django page.

    python3 -m uv run python -m bench.event_page [--people 10000] [--clients 4] [--workers 2] [--seconds 6]
                                                 [--database sqlite|postgresql]

A real Granian on loopback; clients that ask without pause in a process of their own, each page in turns. Per page: how
many a second, how long one took, and what the workers spent of a processor on it. `changing`: the same page while
something is done five times a second, so that what was drawn before does not hold. Then what a worker holds in memory.
"""

import argparse
import os
import statistics
import subprocess
import tempfile
import threading

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pakten.settings")

from bench.load import ask, children, free_port, granian, memory, processor, wait_for
from bench.race import _address

TURNS = 3


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
        event, cookie = _event(options.people)
        if connection.vendor == "postgresql":
            connection.cursor().execute("ANALYZE")
        pages = {
            "bare Django page": ("/bare/", ""),
            "event": (event.get_absolute_url(), ""),
            "event, changing": (event.get_absolute_url(), ""),
            "event, signed in": (event.get_absolute_url(), cookie),
            "office's list": (f"/office/events/{event.pk}/", cookie),
        }
        connection.close()
        _serve(options, pages)


def _options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=6)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    return parser.parse_args()


def _event(people):
    """An event with half as many places as people, and the cookie of somebody in the office who is signed in."""
    from django.conf import settings
    from django.test import Client

    from bench.race import _event as published
    from pakten.events.models import Registration
    from pakten.network.models import Organisation, Person

    places = people // 2
    event = published(places)
    crowd = Person.objects.bulk_create(
        (Person(email=f"person{number}@example.org", name=f"Åsa Öberg {number}") for number in range(people)),
        batch_size=1000,
    )
    Registration.objects.bulk_create(
        (
            Registration(
                event=event, person=person, position=number, state="registered" if number <= places else "waitlisted"
            )
            for number, person in enumerate(crowd, 1)
        ),
        batch_size=1000,
    )
    Organisation.objects.bulk_create(  # what the bare page shows
        Organisation(name=f"Del {number}", slug=f"del-{number}", sector="public", joined_on="2023-01-01")
        for number in range(20)
    )
    client = Client()
    client.force_login(Person.objects.create(email="office@example.org", name="Amira Lindgren", team="office"))
    return event, f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _serve(options, pages):
    port, log = free_port(), tempfile.TemporaryFile()  # noqa: SIM115  # ends with the process
    serve = granian(options.workers)
    server = subprocess.Popen(
        [*serve, "--port", str(port), "--log-level", "error", "bench.load_site:application"], stderr=log, stdout=log
    )
    try:
        wait_for(server, port, log)
        spent = {name: [] for name in pages}
        used = dict.fromkeys(pages, 0.0)
        for turn in range(TURNS + 1):  # the first one fills caches
            for name, (address, cookie) in pages.items():
                before = processor(server.pid)
                with _changing("changing" in name):
                    times = ask(port, [address], options.seconds / TURNS if turn else 1, options.clients, cookie)
                if turn:
                    spent[name] += times
                    used[name] += processor(server.pid) - before
        size = max(memory(pid)[0] for pid in children(server.pid))
    finally:
        server.terminate()
        server.wait()
    print(
        "| database | registrations | page | pages/s | median, ms | slowest 1 %, ms | CPU-ms | bare = 1 | MB a worker |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    bare = None
    for name, times in spent.items():
        took, each = sorted(1000 * time for time in times), 1000 * used[name] / len(times)
        bare = bare or each
        print(
            f"| {options.database} | {options.people:,} | {name} | {len(took) / options.seconds:.0f} |"
            f" {statistics.median(took):.1f} | {took[int(len(took) * 0.99)]:.0f} | {each:.1f} | {each / bare:.1f} |"
            f" {size:.0f} |"
        )


class _changing:
    """Writes a line in the journal five times a second, as when people register, if it is asked to."""

    def __init__(self, is_asked):
        self.is_asked, self.end = is_asked, threading.Event()

    def __enter__(self):
        self.thread = threading.Thread(target=self._change)
        if self.is_asked:
            self.thread.start()

    def __exit__(self, *error):
        self.end.set()
        if self.is_asked:
            self.thread.join()

    def _change(self):
        from django.db import connection

        from pakten.journal.models import Line

        while not self.end.wait(0.2):
            Line.objects.create(verb="bench", subject_kind="bench", subject_id=1, subject_name="", by_name="")
        connection.close()


if __name__ == "__main__":
    main()
