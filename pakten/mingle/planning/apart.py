"""The engine in a process of its own, which can be stopped: it reads a bare problem as JSON from its input and writes
the plan to its output. It knows no database."""

import json
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path

from pakten.matching.errors import MatchingError
from pakten.matching.rounds import ScheduleError
from pakten.mingle.planning import snapshots
from pakten.mingle.planning.dials import Dials
from pakten.mingle.planning.making import planned
from pakten.mingle.planning.outcomes import Meeting, Outcome

ROOT = Path(__file__).parents[3]
LOOKS = 0.5  # seconds between two looks at whether to stop
ERRORS = {"MatchingError": MatchingError, "ScheduleError": ScheduleError}


class Stopped(Exception):
    """Somebody asked to stop."""


def apart(go_on):
    """An engine for `planning.plan` that runs apart and asks `go_on()` every now and then; raises Stopped when the
    answer is no. The process is then ended, whatever it is in the middle of."""

    def engine(problem, dials, locks):
        given = {
            "snapshot": snapshots.taken(problem),
            "banned": problem.banned,
            "dials": asdict(dials),
            "locks": locks,
        }
        command = [sys.executable, "-c", f"from {__name__} import main; main()"]
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            answer = _answer(process, json.dumps(given), go_on)
        finally:
            process.kill()
            process.wait()
        if "error" in answer:
            raise ERRORS[answer["kind"]](answer["error"], **answer["details"])
        return outcome_of(answer)

    return engine


def _answer(process, text, go_on):
    said = []
    reader = threading.Thread(target=lambda: said.append(process.communicate(text)[0]), daemon=True)
    reader.start()
    while reader.is_alive():
        reader.join(LOOKS)
        if reader.is_alive() and not go_on():
            process.kill()
            reader.join()
            raise Stopped
    if process.returncode or not said:
        raise RuntimeError("the engine ended without an answer")
    return json.loads(said[0])


def outcome_of(data):
    """An Outcome from its data."""
    return Outcome(
        **{
            **data,
            "dials": Dials(**data["dials"]),
            "meetings": tuple(Meeting(**{**each, "people": tuple(each["people"])}) for each in data["meetings"]),
            "idle": tuple(map(tuple, data["idle"])),
            "without": tuple(data["without"]),
            "clashes": tuple(map(tuple, data["clashes"])),
        }
    )


def main():
    given = json.loads(sys.stdin.read())
    problem = snapshots.problem_of(given["snapshot"], banned=given["banned"])
    try:
        answer = asdict(planned(problem, Dials(**given["dials"]), [tuple(pair) for pair in given["locks"]]))
    except MatchingError as error:
        details = {name: value if isinstance(value, str) else int(value) for name, value in error.details.items()}
        answer = {"error": error.code, "kind": type(error).__name__, "details": details}
    sys.stdout.write(json.dumps(answer))
