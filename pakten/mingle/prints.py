"""A plan on paper: a slip per person as PDF, all pairs as a page to print and as a table."""

import json
from codecs import BOM_UTF8
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from pakten.later import later
from pakten.mingle.planning import Explained
from pakten.sheets.write import write_csv
from pakten.web.fonts import FONT, FONT_FOLDER

typst = later("typst")
PAPERS = Path(__file__).parent / "papers"
STYLES = Path(__file__).parent / "static" / "mingle" / "paper.css"
COLUMNS = (
    "round", "table", "person_a", "organisation_a", "person_b", "organisation_b", "person_c", "organisation_c",
    "points", "reason",
)  # fmt: skip


def table(problem, outcome, *, language, for_excel=False):
    """The plan as CSV in bytes. `for_excel`: with semicolons and a byte order mark, as a Swedish Excel opens it; else
    with commas, as other programs expect."""
    rows = pair_rows(problem, outcome, language=language)
    if for_excel:
        return write_csv(COLUMNS, rows)
    return write_csv(COLUMNS, rows, delimiter=",").removeprefix(BOM_UTF8)


def pair_rows(problem, outcome, *, language):
    """The plan as rows of a table under `COLUMNS`, one row per meeting."""
    explained = Explained(problem, language)
    for meeting in outcome.meetings:
        seats = [(explained.people[id].name, explained.people[id].organisation_name) for id in meeting.people]
        seats += [("", "")] * (3 - len(seats))
        names = [text for seat in seats for text in seat]
        yield [meeting.round, meeting.table, *names, meeting.points, explained.reason(meeting)]


def slips(problem, outcome, *, title, network, language):
    """A tagged PDF (PDF/UA-1) in bytes with an A5 slip per person, in the order of their names."""
    explained = Explained(problem, language)
    meetings = {participant.id: [] for participant in problem.participants}
    for meeting in outcome.meetings:
        said = {
            "round": meeting.round,
            "table": meeting.table,
            "reason": explained.reason(meeting),
            "points": explained.talking_points(meeting),
        }
        for id in meeting.people:
            others = [explained.people[other] for other in meeting.people if other != id]
            named = [{"name": other.name, "organisation": other.organisation_name} for other in others]
            meetings[id].append({**said, "others": named})
    people = [
        {"name": each.name, "organisation": each.organisation_name, "meetings": meetings[each.id]}
        for each in sorted(problem.participants, key=lambda each: each.name.casefold())
    ]
    with translation.override(language):
        data = {
            "title": title,
            "network": network,
            "lang": language,
            "font": FONT,
            "rounds": outcome.dials.rounds,
            "people": people,
            "words": {
                "round": _("Round"),
                "table": _("Table"),
                "meets": _("You meet"),
                "why": _("Why the two of you"),
                "talk": _("To start from"),
                "nobody": _("You have nobody left to meet. Talk to those who run the mingle."),
            },
        }
    return typst.compile(
        PAPERS / "slips.typ",
        font_paths=[FONT_FOLDER],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["ua-1"],
    )


def page(problem, outcome, *, title, network, language, stands_alone=False):
    """All pairs with their reasons as a page of HTML to print. One that `stands_alone` carries its styles with it."""
    explained = Explained(problem, language)
    rounds = {}
    for meeting in outcome.meetings:
        people = [explained.people[id] for id in meeting.people]
        rounds.setdefault(meeting.round, []).append((meeting, people, explained.reason(meeting)))
    idle = [(round, explained.people[id]) for round, id in outcome.idle]
    with translation.override(language):
        words = {
            "title": title,
            "network_name": network,
            "rounds": rounds,
            "idle": idle,
            "outcome": outcome,
            "styles": STYLES.read_text() if stands_alone else "",
        }
        return render_to_string("mingle/pairs_on_paper.html", words)
