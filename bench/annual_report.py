"""How long the paper of a report takes: 40 pages with tables, charts and contents as tagged PDF (PDF/UA-1), against
typst alone with 40 pages of text, with and without tags; and its size.

    python3 -m uv run python bench/annual_report.py
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pakten.settings")

import django

django.setup()

import typst

from pakten.results import annual_prints

TIMES = 7
PAGES = 40
WORDS = "Mest händer när två som inte visste att de behövde varandra får en stund vid samma bord. " * 6


def pair(sv, en):
    return {"sv": sv, "en": en}


def figures(number, salt):
    items = [
        {
            "key": f"i{number}-{k}",
            "name": pair(f"Indikator {number}.{k}", f"Indicator {number}.{k}"),
            "unit": "places",
            "year": 2025,
            "value": str(200 + 7 * k),
            "n": None,
            "is_hidden": k == 5,
            "target": "250",
            "is_reached": k > 7,
            "before": [[2022, "120"], [2023, "150"], [2024, "180"]],
        }
        for k in range(10)
    ]
    text = "\n\n".join(f"{salt} {n} {WORDS}" for n in range(4))
    return {
        "key": f"goal-{number}",
        "kind": "figures",
        "heading": pair(f"Mål {number}", f"Goal {number}"),
        "text": pair(text, text),
        "facts": {"items": items},
    }


def events(salt):
    items = [
        {
            "key": f"event-{k}",
            "id": str(k),
            "title": f"Frukostmingel nummer {salt} {k} om språk på jobbet",
            "slug": f"mingel-{k}",
            "kind": pair("Frukostmingel", "Breakfast mingle"),
            "on": f"2025-{k % 12 + 1:02}-10",
            "people": 40 + k,
            "is_hidden": False,
        }
        for k in range(120)
    ]
    heading = pair("Där vi möttes", "Where we met")
    return {"key": "events", "kind": "events", "heading": heading, "text": pair("", ""), "facts": {"items": items}}


def thanks(salt):
    names = [f"Medlem nummer {salt} {k} i Järva AB" for k in range(440)]
    told = {"members": names, "unnamed": 0, "hosts": [], "partners": [], "sectors": [231, 150, 59]}
    heading = pair("Tack", "Thank you")
    return {"key": "thanks", "kind": "thanks", "heading": heading, "text": pair("", ""), "facts": {"thanks": told}}


def report(goals, salt):
    return {
        "title": pair("Årsrapport 2025", "Annual report 2025"),
        "period": {"name": pair("2025", "2025"), "starts_on": "2025-01-01", "ends_on": "2025-12-31"},
        "network": "Integrationspakten",
        "city": "Stockholm",
        "is_so_far": False,
        "facts_at": "",
        "sheaf": [231, 150, 59],
        "sections": [*(figures(n, salt) for n in range(1, goals + 1)), events(salt), thanks(salt)],
    }


def pages(paper):
    return paper.count(b"/MediaBox")


def seconds(make):
    """Each time other words, since typst remembers what it has laid out."""
    make(0)  # the first loads fonts
    taken = []
    for salt in range(1, TIMES + 1):
        began = time.perf_counter()
        paper = make(salt)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken), paper


def plain(tags, salt):
    """Forty pages of text, by typst alone."""
    chapters = [f"= Rubrik {n}\n\n" + "\n\n".join(f"{salt} {n} {k} {WORDS}" for k in range(3)) for n in range(PAGES)]
    source = '#set page(paper: "a4")\n#set document(title: "t")\n#set text(lang: "sv")\n'
    source += "\n#pagebreak()\n".join(chapters)
    with tempfile.NamedTemporaryFile("w", suffix=".typ") as file:
        file.write(source)
        file.flush()
        return typst.compile(file.name, ignore_system_fonts=True, **({"pdf_standards": ["ua-1"]} if tags else {}))


def main():
    goals = next(n for n in range(4, 40) if pages(annual_prints.draft_paper(report(n, 0), language="sv")) >= PAGES)
    rows = [
        ("the report, PDF/UA-1", lambda salt: annual_prints.draft_paper(report(goals, salt), language="sv")),
        ("typst alone, text, PDF/UA-1", lambda salt: plain(True, salt)),
        ("typst alone, text, no standard", lambda salt: plain(False, salt)),
    ]
    print(f"{'':34}{'pages':>6}{'seconds':>9}{'ms a page':>11}{'kB':>7}")
    for name, make in rows:
        taken, paper = seconds(make)
        count = pages(paper)
        print(f"{name:34}{count:6}{taken:9.3f}{1000 * taken / count:11.1f}{len(paper) / 1000:7.0f}")


if __name__ == "__main__":
    main()
