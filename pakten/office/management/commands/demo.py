"""`manage.py demo`: a new demo city, served until stopped.

`manage.py` has already made this process an installation of its own, with an empty database. The command builds
the city there, starts the web server beside itself, and tidies up when it is told to stop.
"""

import errno
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand
from django.db import connection
from django.urls import reverse

from pakten.office import demo, fresh
from pakten.office.demo_views import signer

HOST = "127.0.0.1"
MOST_MEMBERS = 50_000
THREADS = 4  # that answer pages; SQLite takes one writer at a time anyway
STOPPING_TAKES = 10  # seconds at the most


class Command(BaseCommand):
    help = "Makes a new demo city and serves it until stopped. Prints its address, and a sign-in link for each persona."
    requires_system_checks = []  # they would open the database of the installation that this is not

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--members", type=int, default=440, help="how many organisations the network has")

    def handle(self, *, port, members, **options):
        if not 1 <= members <= MOST_MEMBERS:
            raise SystemExit(f"--members is {members}; a demo city has between 1 and 50,000 members.")
        _refuse_taken(port)
        database = Path(settings.DATABASES["default"]["NAME"])
        if database.name != f"demo-{os.getpid()}.sqlite3":
            raise SystemExit("A demo gets a database of its own. Start it as: python3 -m uv run manage.py demo")
        for name in ("SIGTERM", "SIGHUP"):  # as Ctrl-C does
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.default_int_handler)
        try:
            _sweep()
            links = self._build(members)
            _refuse_taken(port)  # building may have taken a while
            self._serve(port, links)
        except KeyboardInterrupt:
            pass
        finally:
            _remove(database)

    def _build(self, members):
        """Builds the city in this process's database. Returns the path of each persona's link."""
        fresh.make()
        world = demo.World(members=members, folder=settings.VAR, tell=self.stderr.write)
        demo.build(world)
        connection.close()
        return {
            **{role: reverse("demo:enter", args=[signer.sign(person.pk)]) for role, person in world.personas.items()},
            "visitor": reverse("demo:leave"),
        }

    def _serve(self, port, links):
        settings.STATIC_ROOT.mkdir(exist_ok=True)  # the web process would warn that it is missing
        environment = {**os.environ, "SITE_ADDRESS": f"http://{HOST}:{port}"}
        options = ["--interface", "wsgi", "--host", HOST, "--port", str(port), "--workers", "1"]
        options += ["--blocking-threads", str(THREADS), "--log-level", "warning"]
        # A process of its own: one forked from this one would inherit the threads of the matching engine, dead.
        server = subprocess.Popen(
            [sys.executable, "-m", "granian", *options, "pakten.wsgi:application"], cwd=settings.ROOT, env=environment
        )
        try:
            while server.poll() is None and not _answers(port):
                time.sleep(0.05)
            if server.poll() is None:
                self._tell(port, links)
            raise SystemExit(server.wait())
        finally:
            _stop(server)

    def _tell(self, port, links):
        address = f"http://{HOST}:{port}"
        lines = [f"The demo city is open at {address}/ until you press Ctrl-C."]
        lines += [f"{role} {address}{path}" for role, path in links.items()]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()


def _stop(server):
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):  # a second Ctrl-C must not leave half of it behind
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    server.terminate()
    try:
        server.wait(STOPPING_TAKES)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _refuse_taken(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OverflowError:
            raise SystemExit(f"--port is {port}; a port is a number from 1 to 65535.") from None
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise SystemExit(f"Port {port} is in use. Choose another: manage.py demo --port {port + 1}") from None
            raise SystemExit(f"Port {port} cannot be used ({error.strerror}). Choose one above 1023.") from None


def _answers(port):
    asked = http.client.HTTPConnection(HOST, port, timeout=30)
    try:
        asked.request("GET", "/")  # the first page takes longest, so nobody else need wait for it
        asked.getresponse().read()
        return True
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


def _remove(database: Path):
    """Deletes a database with SQLite's own files beside it."""
    for ending in ("", "-wal", "-shm", "-journal", "-line", "-turn"):
        database.with_name(database.name + ending).unlink(missing_ok=True)


def _sweep():
    """Deletes the databases of demos that were killed before they could."""
    for file in settings.VAR.glob("demo-*.sqlite3"):
        found = re.fullmatch(r"demo-(\d+)\.sqlite3", file.name)
        if found and not _lives(int(found[1])):
            _remove(file)


def _lives(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
