"""A thousand people want the hundred places of one event, from several processes at once.

    python3 -m uv run python -m bench.race [--people 1000] [--places 100] [--processes 4]
                                           [--database sqlite|postgresql] [--kill]

Each process takes the next person and registers them as the page does: person, place, letter and journal in one
transaction. With --kill one of them is killed (-9) in the middle, as by a power cut; another takes over its people.
Ends with 1 when the promise is broken: exactly as many in as there are places, the rest in the order they were
answered, no error, nobody lost who had got an answer. Beside it, in the same run and by as many processes, a bare
Django insert of one row in a transaction.
"""

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pakten.settings")


def main():
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PAKTEN_VAR"] = folder
        os.environ["DATABASE_URL"] = _address(options.database, folder)
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        bare = _race(options, folder, "bare", kill=False)
        event = _event(options.places)
        ours = _race(options, folder, f"event-{event.pk}", kill=options.kill)
        wrong = list(_broken(event, options, ours))
        _tell(options, bare, ours)
        connection.close()
    for sentence in wrong:
        print("BROKEN:", sentence)
    sys.exit(1 if wrong else 0)


def _options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--places", type=int, default=100)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--kill", action="store_true")
    options = parser.parse_args()
    if not (options.people > 0 and options.places >= 0 and options.processes > 0):
        parser.error("Give a number of people, places and processes that is above nought.")
    if options.kill and options.processes < 2:
        parser.error("--kill needs two processes: one that is killed, and one that goes on.")
    return options


def _address(database, folder):
    if database == "sqlite":
        return f"sqlite:///{folder}/race.sqlite3"
    from tests import postgresql

    return postgresql.address()


def _event(places):
    from datetime import timedelta

    from django.utils import timezone

    from pakten.events import actions

    starts_at = timezone.now() + timedelta(days=30)
    event = actions.draft(
        title="Kick-off", kind="kick_off", starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), by=None,
        venue="Stråsalen", capacity=places,
    )  # fmt: skip
    return actions.publish(event=event, by=None)


def _race(options, folder, job, *, kill):
    """What each process wrote down: (seconds since the start, seconds it took, person, answer). A line is written when
    the transaction has happened, and reaches the disk before the next is begun."""
    workers, go = [], os.path.join(folder, f"{job}.go")
    for number in range(options.processes):
        command = [sys.executable, "-m", "bench.race_worker", job, folder, str(number), str(options.processes)]
        command += [str(options.people), go]
        workers.append(subprocess.Popen(command))
    while not all(os.path.exists(os.path.join(folder, f"{job}.answers.{n}.ready")) for n in range(options.processes)):
        if any(worker.poll() for worker in workers):
            sys.exit("A process ended before the race began; what it said stands above.")
        time.sleep(0.05)
    start = time.time()
    open(go, "w").close()
    codes = []
    if kill:
        while len(_lines(folder, job)) < options.people * 0.3 and workers[0].poll() is None:
            time.sleep(0.005)
        workers[0].send_signal(signal.SIGKILL)
        workers[0].wait()
        command = [sys.executable, "-m", "bench.race_worker", job, folder, "0", str(options.processes)]
        workers[0] = subprocess.Popen([*command, str(options.people), go, "--again"])
    codes = [worker.wait() for worker in workers]
    return {"start": start, "codes": codes, "lines": _lines(folder, job), "seconds": time.time() - start}


def _lines(folder, job):
    lines = []
    for name in os.listdir(folder):
        if name.startswith(f"{job}.answers"):
            with open(os.path.join(folder, name)) as file:
                lines += [line.split() for line in file.read().splitlines() if line.count(" ") == 3]
    return lines


def _broken(event, options, race):
    """What was promised and does not hold, in sentences."""
    rows = {
        person.split("@")[0].removeprefix("person"): (state, position)
        for person, state, position in event.registrations.values_list("person__email", "state", "position")
    }
    states = [state for state, _position in sorted(rows.values(), key=lambda row: row[1])]
    inside = min(options.places, options.people)
    if any(race["codes"]):
        yield f"a process ended with {race['codes']}"
    if errors := [line for line in race["lines"] if line[3].startswith("ERROR")]:
        yield f"{len(errors)} were answered with an error, the first {errors[0]}"
    if len(rows) != options.people:
        yield f"{len(rows)} are registered of {options.people}"
    if states.count("registered") != inside:
        yield f"{states.count('registered')} have a place, and there are {options.places}"
    if states != ["registered"] * inside + ["waitlisted"] * (len(states) - inside):
        yield "somebody has a place who came after somebody who waits"
    if sorted(position for _state, position in rows.values()) != list(range(1, len(rows) + 1)):
        yield "two stand at the same place in line"
    for _at, _took, person, answer in race["lines"]:
        if not answer.startswith("ERROR") and rows.get(person) is None:
            yield f"person {person} was told {answer} and is not there"
        elif not answer.startswith("ERROR") and rows[person] != (answer.split(":")[0], int(answer.split(":")[1])):
            yield f"person {person} was told {answer} and has {rows[person]}"


def _tell(options, bare, ours):
    print("| database | processes | killed | job | a second | median, ms | slowest 1 %, ms | bare = 1 |")
    print("|---|---|---|---|---|---|---|---|")
    rates = {}
    for name, race in (("bare Django insert", bare), ("registration", ours)):
        took = sorted(float(line[1]) * 1000 for line in race["lines"])
        end = max(float(line[0]) for line in race["lines"])
        rates[name] = len(took) / (end - race["start"])
        slowest = took[min(int(len(took) * 0.99), len(took) - 1)]
        print(
            f"| {options.database} | {options.processes} | {'one' if options.kill and race is ours else 'none'} |"
            f" {name} | {rates[name]:.0f} | {statistics.median(took):.1f} | {slowest:.0f} |"
            f" {rates['bare Django insert'] / rates[name]:.1f} |"
        )


if __name__ == "__main__":
    main()
