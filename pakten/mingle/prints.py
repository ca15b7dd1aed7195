"""A plan on paper: a slip per person as PDF, all pairs as a page to print and as a table. The team's lists of mingles
and of those who come, as tables."""

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
LETTERS = "abcdefghijklmnopqrstuvwxyz"
FEWEST_SEATS = 3  # a table of pairs may hold a trio


def mingles(found):
    """One row for each mingle."""
    headings = [_("Mingle"), _("Event"), _("Rounds"), _("People"), _("State")]
    rows = [
        [each.title, each.event.title if each.event else "", each.rounds, each.people, _state(each)] for each in found
    ]
    return _("Mingles"), headings, rows


def _state(mingle):
    if mingle.published_plan_id:
        return _("Published")
    return _("On the workbench") if mingle.plan_id else _("To be checked")


def people(found):
    """Who comes to a mingle and what they wish for, one row for each."""
    headings = [_("Name"), _("Organisation"), _("Offers"), _("Looks for"), _("Wants to meet"), _("Knows already")]
    headings += [_("Needs")]
    rows = [
        [
            each.name or _("Forgotten"),
            each.organisation_name,
            *map(", ".join, (each.offers, each.wants, each.wished_names, each.met_names, each.needs)),
        ]
        for each in found
    ]
    return _("Who comes"), headings, rows


def table(problem, outcome, *, language):
    """The plan as CSV in bytes, with commas, as other programs expect."""
    headings, rows = columns(outcome), pair_rows(problem, outcome, language=language)
    return write_csv(headings, rows, delimiter=",").removeprefix(BOM_UTF8)


def columns(outcome):
    """The headings of the plan as a table: as many people as its largest meeting has."""
    seats = [name for letter in LETTERS[: _seats(outcome)] for name in (f"person_{letter}", f"organisation_{letter}")]
    return ("round", "table", *seats, "points", "reason")


def _seats(outcome):
    return max([FEWEST_SEATS, *(len(meeting.people) for meeting in outcome.meetings)])


def pair_rows(problem, outcome, *, language):
    """The plan as rows of a table under its `columns`, one row per meeting."""
    explained = Explained(problem, language)
    for meeting in outcome.meetings:
        seats = [(explained.people[id].name, explained.people[id].organisation_name) for id in meeting.people]
        seats += [("", "")] * (_seats(outcome) - len(seats))
        names = [text for seat in seats for text in seat]
        yield [meeting.round, meeting.table, *names, meeting.points, explained.reason(meeting)]


def figures(title, rows, sector_pairs):
    """What a mingle came to, as it may be told: a row for each figure, and two for each pair of sectors."""
    met, both = _("Pairs who met"), _("Pairs who both want to go on")
    rows = [[what, number] for what, number in rows]
    rows += [[f"{met}: {label}", number] for label, number, _both in sector_pairs]
    rows += [[f"{both}: {label}", mutual] for label, _met, mutual in sector_pairs]
    return _("Figures"), [_("What"), title], rows


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
            "at": outcome.dials.table_size,
            "people": people,
            "words": {
                "round": _("Round"),
                "table": _("Table"),
                "meets": _("You meet"),
                "why": _("Why just you") if outcome.dials.table_size > 2 else _("Why the two of you"),
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
