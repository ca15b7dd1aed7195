"""The mingle, live: `python3 -m uv run python -m bench.mingle_live [planning]`.

`planning`: how long a plan takes from the workbench, from the press to the page that shows it, the engine in a process
of its own as the page starts it; and beside it random rotation, the usual practice: two rows of chairs in the order
people came, and one row moves a seat at each signal, whoever sits there. It knows no colleagues and no wishes.
"""

import os
import random
import statistics
import sys
import time
from dataclasses import asdict

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pakten.settings")

import django

django.setup()

from django.utils import translation

from bench.file_to_pairs import workbook
from pakten.matching.problem import why_never
from pakten.matching.score import wishes_met
from pakten.mingle import planning
from pakten.mingle.imports.problem import to_problem
from pakten.mingle.imports.sign_up_list import read_file, read_sign_up_list

SIZES = ((84, 9), (300, 10), (1_000, 8))
DRAWS = 5  # of the order in which people come
TIMES = 3


def rotation(problem, rounds, seed):
    """Who meets whom when one row of chairs moves a seat at each signal; who is left over stands by."""
    order = [participant.id for participant in problem.participants]
    random.Random(seed).shuffle(order)
    half = len(order) // 2
    return [(order[k], order[half + (k + r) % half]) for r in range(rounds) for k in range(half)]


def practice(problem, rounds):
    """What rotation gives: wishes met, people without any, and meetings of two who should not meet (medians)."""
    found = []
    for seed in range(DRAWS):
        pairs = rotation(problem, rounds, seed)
        count = wishes_met(problem, pairs)
        wrong = sum(1 for a, b in pairs if why_never(problem, problem.index[a], problem.index[b]))
        found.append((count.met, len(count.people_without), wrong))
    return [statistics.median(column) for column in zip(*found, strict=True)]


def timed(problem, dials):
    """Seconds from the press to what the page shows, the median, and the plan."""
    spent, outcome = [], None
    for _time in range(TIMES):
        start = time.perf_counter()
        long = planning.is_long(len(problem.participants), dials)
        outcome = planning.plan(problem, dials, engine=planning.apart(lambda: True) if long else None)
        explained = planning.Explained(problem, "sv")
        [explained.reason(meeting) for meeting in outcome.meetings if meeting.round == 1]
        planning.taken(problem), asdict(outcome)  # as it is kept
        spent.append(time.perf_counter() - start)
    return statistics.median(spent), outcome


def planning_table():
    translation.activate("sv")
    head = (
        "people × rounds",
        "seconds",
        "of the bound",
        "wishes met",
        "without",
        "rotation: met",
        "without",
        "wrong pairs",
    )
    print("| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for people, rounds in SIZES:
        problem = to_problem(read_sign_up_list(read_file(workbook(people))))
        seconds, outcome = timed(problem, planning.Dials(rounds=rounds))
        met, without, wrong = practice(problem, rounds)
        row = (
            f"{people} × {rounds}", f"{seconds:.2f}", outcome.share_in_words,
            f"{outcome.wishes_met} of {outcome.wishes_stated}", len(outcome.without), f"{met:.0f}", f"{without:.0f}",
            f"{wrong:.0f}",
        )  # fmt: skip
        print("| " + " | ".join(map(str, row)) + " |", flush=True)


PARTS = {"planning": planning_table}

if __name__ == "__main__":
    for name in sys.argv[1:] or PARTS:
        PARTS[name]()
