"""From a sign-up file to pairs, as `manage.py mingle` walks it: `python3 -m uv run python -m bench.file_to_pairs`.

Each number of people runs in a process of its own. A row shows seconds for reading the workbook, understanding it,
pairing (one round and nine), and a PDF with a slip for each person, medians of three, and the process's peak memory.
"""

import os
import random
import resource
import statistics
import subprocess
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pakten.settings")

import django

django.setup()

from django.utils import translation

from pakten.mingle import planning, prints
from pakten.mingle.imports.problem import to_problem
from pakten.mingle.imports.sign_up_list import read_file, read_sign_up_list
from pakten.sheets.write import write_workbook

SIZES = (60, 500, 2_000)
TIMES = 3
HEADINGS = ["ID", "Starttid", "Namn", "Organisation", "Sektor", "E-post", "Vad kan du erbjuda?", "Vad söker du?"]
HEADINGS += ["Vem eller vilka vill du träffa?", "Vilka känner du redan?"]
FIRST = "Åsa Ali Bo Cia Dag Eva Fatima Göran Hanna Ibrahim Jon Karin Lars Mona Nils Olga Per Rana Sven Tove".split()
LAST = "Ek Berg Hassan Lind Öberg Nguyen Åkerlund Kowalski Strand Haddad Holm Warsame Dahl Sjö Abdi Lund".split()
TOPICS = "praktikplatser mentorer språkträning sommarjobb lokaler rekrytering studiebesök handledare körkort".split()


def workbook(people):
    """A form tool's export with as many people, from half as many organisations, wishes written as people do."""
    draw = random.Random(people)
    names = [f"{draw.choice(FIRST)} {draw.choice(LAST)}{draw.choice(LAST).lower()} {n}" for n in range(people)]
    organisations = [f"{draw.choice(LAST)}{draw.choice(('torpet', 'gården', 'viken'))} {n}" for n in range(people // 2)]
    everybody = [*names, *(each.upper() for each in organisations)]
    rows = []
    for number, name in enumerate(names):
        wishes = draw.sample(everybody, draw.randint(0, 4))
        rows.append(
            [
                number + 1,
                "2026-11-01 10:00",
                name,
                organisations[number % len(organisations)] + draw.choice(("", "", " AB")),
                draw.choice(("Näringsliv", "Civilsamhälle", "Offentlig")),
                f"person{number}@example.org",
                "; ".join(draw.sample(TOPICS, draw.randint(0, 3))),
                ", ".join(draw.sample(TOPICS, draw.randint(0, 3))),
                "\n".join(wishes),
                draw.choice(names) if draw.random() < 0.2 else "",
            ]
        )
    return write_workbook(HEADINGS, rows)


def timed(act):
    spent, answer = [], None
    for _time in range(TIMES):
        start = time.perf_counter()
        answer = act()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent), answer


def measure(people):
    content = workbook(people)
    translation.activate("sv")
    reading, table = timed(lambda: read_file(content))
    understanding, sign_ups = timed(lambda: read_sign_up_list(table))
    problem = to_problem(sign_ups)
    once, outcome = timed(lambda: planning.plan(problem, planning.Dials()))
    rounds, several = timed(lambda: planning.plan(problem, planning.Dials(rounds=9)))
    paper, _pdf = timed(lambda: prints.slips(problem, outcome, title="Mingel", network="Pakten", language="sv"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    whole = reading + understanding + once
    print(
        f"| {people:,} | {reading:.2f} | {understanding:.2f} | {once:.3f} | **{whole:.2f}** | {rounds:.2f} |"
        f" {several.share:.2%} | {paper:.2f} | {memory:,.0f} |"
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    else:
        print("| people | read | understand | pair | file to pairs | 9 rounds | of the bound | PDF | MB |")
        print("|---|---|---|---|---|---|---|---|---|", flush=True)
        for size in SIZES:
            subprocess.run([sys.executable, "-m", "bench.file_to_pairs", str(size)], check=True)
