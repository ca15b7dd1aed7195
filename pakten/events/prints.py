"""Events, those who are invited and registered, and what an event came to, as tables for a spreadsheet; badges to wear.
For the team."""

import json
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.events.models import Invitation
from pakten.later import later
from pakten.web.fonts import FONT, FONT_FOLDER

typst = later("typst")
PAPERS = Path(__file__).parent / "papers"


def events(found):
    """One row for each event, with how many are registered and wait."""
    headings = [_("Event"), _("Begins"), _("Ends"), _("State"), _("Registered"), _("Places"), _("Waiting")]
    rows = [
        [each.title, each.starts_at, each.ends_at, each.get_state_display(), each.taken, each.capacity, each.waiting]
        for each in found
    ]
    return _("Events"), headings, rows


def invitations(called):
    """Invitations to an event and what was answered, one row for each: `called` are (invitation, whom it is to)."""
    headings = [_("Who"), _("Answer"), _("Sent"), _("Reminded")]
    rows = [[who, Invitation.Answer(each.answer).label, each.sent_at, each.reminded_at] for each, who in called]
    return _("Invitations"), headings, rows


def registrations(found):
    """Registrations to an event, one row for each. Needs are there until they are erased."""
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
    return _("Registrations"), headings, rows


def figures(event, rows):
    """What an event came to, as it may leave the house: a row for each figure."""
    return _("Figures"), [_("What"), event.title], [[what, number] for what, number in rows]


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
