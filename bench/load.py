"""The directory under load: a real Granian with 1 and with 2 workers, clients that ask without pause, on loopback.

`python3 -m uv run python -m bench.load`; `--members`, `--clients`, `--seconds`, and `DATABASE_URL` for PostgreSQL (an
empty database). Pages per second and how long a page took, for the directory with filters and beside it a bare Django
page (one query, 20 rows, a template of its own) in the same server, asked for in turns; and the memory of each worker
after all of it. The clients run in a process of their own and take their share of the processors.
"""

import argparse
import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pakten.settings")

PAGES = {
    "bare Django page": ["/bare/"],
    "directory with filters": [
        "/members/",
        "/members/?sector=business&district=Farsta",
        "/members/?q=bygg",
        "/members/?contributes=mentorer&level=member",
        "/members/?q=bemaning",
        "/members/?page=3",
    ],
}
TURNS = 3
TICK = os.sysconf("SC_CLK_TCK")


def build(members):
    import django  # after the database is chosen

    django.setup()
    from django.core.management import call_command

    from pakten.office import demo

    call_command("migrate", verbosity=0)
    demo.build(demo.World(members=members, tell=lambda words: None))
    call_command("collectstatic", verbosity=0, interactive=False)


def granian(workers):
    """The web server as docs/operations.md starts it. Each of its threads keeps a connection to the database."""
    threads = os.environ.get("THREADS", "4")
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", str(workers)),
        *("--blocking-threads", threads, "--no-ws"),
    ]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port, addresses, seconds, clients, cookie=""):
    """Seconds that each page took, asked for by many at once, each over a connection of its own."""
    spent, troubles, end = [], [], time.monotonic() + seconds
    headers = {"Accept-Encoding": "identity"} | ({"Cookie": cookie} if cookie else {})

    def client(number):
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        turn = number
        while time.monotonic() < end:
            start = time.perf_counter()
            line.request("GET", addresses[turn % len(addresses)], headers=headers)
            answer = line.getresponse()
            answer.read()
            if answer.status != 200:
                troubles.append(answer.status)
            spent.append(time.perf_counter() - start)
            turn += 1

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if troubles:
        raise SystemExit(f"not 200: {troubles[:5]}")
    return spent


def children(pid):
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(each) for each in found] + [grand for each in found for grand in children(int(each))]


def processor(pid):
    """Seconds that the server and its workers have had of a processor."""
    spent = 0
    for each in [pid, *children(pid)]:
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        spent += int(fields[11]) + int(fields[12])
    return spent / TICK


def memory(pid):
    """Resident and private megabytes of a process."""
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
    private = sum(int(lines[name].split()[0]) for name in ("Private_Clean", "Private_Dirty"))
    return int(lines["Rss"].split()[0]) / 1024, private / 1024


def wait_for(server, port, log):
    for _try in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    log.seek(0)
    raise SystemExit(f"Granian did not start: {log.read().decode()[-2000:]}")


def measure(workers, *, members, clients, seconds):
    port = free_port()
    serve = granian(workers)
    log = tempfile.TemporaryFile()  # noqa: SIM115  # ends with the process
    server = subprocess.Popen(
        [*serve, "--port", str(port), "--log-level", "error", "bench.load_site:application"], stderr=log, stdout=log
    )
    try:
        wait_for(server, port, log)
        ask(port, [each for addresses in PAGES.values() for each in addresses], 2, clients)  # fills caches
        spent = {name: [] for name in PAGES}
        for _turn in range(TURNS):
            for name, addresses in PAGES.items():
                spent[name] += ask(port, addresses, seconds / TURNS, clients)
        held = [memory(pid) for pid in children(server.pid)]
    finally:
        server.terminate()
        server.wait()
    biggest = max(held)
    for name, times in spent.items():
        print(
            f"| {workers} | {members} | {name} | {len(times) / seconds:.0f} | {1000 * statistics.median(times):.0f} |"
            f" {1000 * statistics.quantiles(times, n=20)[-1]:.0f} | {biggest[0]:.0f} | {biggest[1]:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--members", type=int, default=450)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=6)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PAKTEN_VAR": folder, "LOG_LEVEL": "ERROR"}
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/pakten.sqlite3")
        subprocess.run([sys.executable, "-c", f"from bench import load; load.build({asked.members})"], check=True)
        print("| workers | organisations | page | pages/s | median, ms | 95th percentile, ms | MB a worker | private |")
        print("|---|---|---|---|---|---|---|---|", flush=True)
        for workers in (1, 2):
            measure(workers, **vars(asked))
