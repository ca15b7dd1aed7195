"""Those who are registered as a table for a spreadsheet, and as badges to wear; for the team."""

import json
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.later import later
from pakten.sheets.write import write_csv, write_workbook
from pakten.web.fonts import FONT, FONT_FOLDER

typst = later("typst")
PAPERS = Path(__file__).parent / "papers"


def registrations(event, found, *, as_workbook):
    """Bytes of an Excel workbook or a CSV file. Needs are there until they are erased."""
    headings = [_("Name"), _("E-mail"), _("Organisation"), _("State"), _("Place in line"), _("Registered")]
    headings += [_("Food"), _("What they need"), _("Pictures"), _("The team’s note")]
    pictures = {True: _("Yes"), False: _("No"), None: ""}
    rows = [
        [
            each.shown_name,
            each.shown_email,
            each.organisation_name,
            each.get_state_display(),
            str(each.position),
            f"{timezone.localtime(each.registered_at):%Y-%m-%d %H:%M}",
            each.diet,
            each.access,
            pictures[each.photo_consent],
            each.note,
        ]
        for each in found
    ]
    return write_workbook(headings, rows, sheet=_("Registrations")) if as_workbook else write_csv(headings, rows)


def badges(event, registrations, *, network, language):
    """A tagged PDF (PDF/UA-1) in bytes: sheets of A4 with eight badges each."""
    people = [{"name": each.person.name, "organisation": each.organisation_name} for each in registrations]
    data = {"title": event.title, "network": network, "lang": language, "font": FONT, "people": people}
    return typst.compile(
        PAPERS / "badges.typ",
        font_paths=[FONT_FOLDER],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["ua-1"],
    )
