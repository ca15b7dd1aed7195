"""A member's certificate on paper. It is shown to others, so no count of people on it is smaller than may be told."""

import json
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from pakten.cells import WHOLE, decide_shares, is_small
from pakten.later import later
from pakten.results.drawn_straws import of
from pakten.results.queries.figures import in_words
from pakten.web import dates, straws
from pakten.web.fonts import FONT, FONT_FOLDER

typst = later("typst")
PAPERS = Path(__file__).parent.parent / "papers"
INK, STRAW, PALE = "#a8700a", "#e9b949", "#c9c6ba"


def certificate(stack, *, network, language):
    """A tagged PDF (PDF/UA-1) in bytes. `stack`: of a year with an approved report."""
    report, year = stack.report, {"year": stack.period}
    data = {
        "title": _("Certificate of %(year)s") % year + f" – {report.organisation}",
        "name": report.organisation.name,
        "network": network.name,
        "lang": language,
        "font": FONT,
        "rows": [{"value": value, "label": label} for value, label in _rows(report)],
        "picture": _picture(stack),
        "words": {
            "kind": _("Certificate"),
            "lead": _("drew its straws to the stack in %(year)s, for an inclusive labour market in %(city)s.")
            % {**year, "city": network.city},
            "picture": _("A sheaf of straws. Those of the member stand out in yellow among those of the others."),
            "stack": _of_whom(stack) % {**year, "number": in_words(stack.members)},
            "foot": _("Reported by the member and approved by the network's office %(day)s. %(address)s")
            % {"day": dates.day(report.decided_at, today=date.min), "address": settings.SITE_ADDRESS.split("://")[-1]},
        },
    }
    return typst.compile(
        PAPERS / "certificate.typ",
        font_paths=[FONT_FOLDER],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["ua-1"],
    )


def _of_whom(stack):
    if stack.members == 1:
        return _("We are the first to report %(year)s, so all the straws are ours.")
    return _("The sheaf holds the straws of all %(number)s members that reported %(year)s. Ours are yellow.")


def _rows(report):
    """(number in words, of what) of all that is something."""
    told = [
        (_count(report.places_offered), _("places offered")),
        (_people(report.places_filled), _("places that somebody got")),
        (_people(report.employed), _("people employed")),
        (_retention(report), _("still employed after a year")),
        (_people(report.mentors), _("mentors")),
        (_count(report.own_activities), _("activities of its own")),
    ]
    return [(value, label) for value, label in told if value] or [(_("A reply"), _("to how the year went"))]


def _count(number):
    return in_words(number) if number else ""


def _people(number):
    if not number:
        return ""
    return _("A few") if is_small(number) else in_words(number)


def _retention(report):
    """Left out where those who stayed, or those who did not, are so few that they could be pointed out."""
    still, before = report.still_employed, report.hired_before
    if not still or any(decide_shares({WHOLE: (still, before)})):
        return ""
    return _("%(still)s of %(before)s") % {"still": in_words(still), "before": in_words(before)}


def _picture(stack):
    """Without a straw for what is too small to be told: straws can be counted."""
    told = [each.own for each in stack.rows if not (is_small(each.own) and each.is_of_people)]
    picture = of(max(1, sum(told)), stack.others)
    layers = [(part, PALE, PALE, 1, 4) for part in picture.others] + [(part, INK, STRAW, 2, 6) for part in picture.own]
    strokes = "".join(
        f'<path d="{part.stalks}" stroke="{stalk}" stroke-width="{width}"/>'
        f'<path d="{part.heads}" stroke="{head}" stroke-width="{thick}"/>'
        for part, stalk, head, width, thick in layers
    )
    tie = '<path d="M183 260q17 7 34 0M183 266q17 7 34 0M184 272q16 7 32 0" stroke="#c98a10" stroke-width="3"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {straws.WIDTH} {straws.HEIGHT}" fill="none" '
        f'stroke-linecap="round">{strokes}{tie}</svg>'
    )
