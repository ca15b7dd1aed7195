"""The room on paper, as tagged PDF (PDF/UA-1): a poster of it, large table numbers, place cards for who sits still."""

import json
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _

from pakten.later import later
from pakten.mingle.drawing import metres
from pakten.mingle.rooms.layout import door
from pakten.web.fonts import FONT, FONT_FOLDER

typst = later("typst")
PAPERS = Path(__file__).parent / "papers"


def poster(layout, *, title, network, language, round=None, people=None, paper="a3"):
    """The room from above to hang on a wall: numbers alone, or, for the team, who sits where in a `round`: `people` are
    {table: [name, …]}."""
    setting = layout.setting
    with translation.override(language):
        data = {
            **_common(title, network, language),
            "paper": paper,
            "round": _("Round %s") % round if round else "",
            "width": setting.width,
            "length": setting.length,
            "halls": setting.halls,
            "size": f"{metres(setting.width)} × {metres(setting.length)} m",
            "entrance": setting.entrance,
            "door": door(setting),
            "screen": setting.screen,
            "table": {
                "shape": setting.furniture.shape,
                "width": setting.furniture.width,
                "depth": setting.furniture.depth,
                "outer_width": setting.furniture.outer_width,
                "outer_depth": setting.furniture.outer_depth,
                "seats": setting.furniture.seats,
                "spacing": setting.spacing,
            },
            "places": [
                {
                    "number": place.number,
                    "x": place.x,
                    "y": place.y,
                    "hall": place.hall,
                    "row": place.row,
                    "quiet": place.is_quiet,
                    "people": (people or {}).get(place.number, []),
                }
                for place in layout.places
            ],
            "names": people is not None,
            "words": {
                "table": _("Table"),
                "who": _("Who sits there"),
                "quiet": _("Quiet"),
                "screen": _("Screen"),
                "way": _("Way in"),
                "hall": _("Room %s") % "{}",
                "alt": _("The room from above with %(tables)d tables, numbered in rows from the entrance.")
                % {"tables": len(layout.places)},
                "find": _("Find your table"),
            },
        }
    return _pdf("room.typ", data)


def table_signs(numbers, *, quiet, title, network, language):
    """A sign for each table, to fold and stand: its number on both sides."""
    with translation.override(language):
        data = {
            **_common(title, network, language),
            "tables": [{"number": number, "quiet": number in quiet} for number in numbers],
            "words": {"table": _("Table"), "quiet": _("Quiet table")},
        }
    return _pdf("table_signs.typ", data)


def place_cards(cards, *, title, network, language):
    """Cards for those who keep their place: (name, organisation, table). Without a name the place is reserved."""
    with translation.override(language):
        data = {
            **_common(title, network, language),
            "cards": [
                {"name": name or _("Reserved"), "organisation": organisation, "table": table}
                for name, organisation, table in cards
            ],
            "words": {"table": _("Table"), "nobody": _("Nobody keeps the same table all the time.")},
        }
    return _pdf("place_cards.typ", data)


def _common(title, network, language):
    return {"title": title, "network": network, "lang": language, "font": FONT}


def _pdf(paper, data):
    return typst.compile(
        PAPERS / paper,
        font_paths=[FONT_FOLDER],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["ua-1"],
    )
