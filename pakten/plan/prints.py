"""A plan to take home: its activities as a table, and the whole of it on paper."""

import json
from pathlib import Path

from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from pakten.later import later
from pakten.network.queries import network
from pakten.plan.queries import boards, plans
from pakten.web.fonts import FONT, FONT_FOLDER

typst = later("typst")
PAPERS = Path(__file__).parent / "papers"


def activities(found, year):
    """One row for each activity, with what the team's page shows of it."""
    headings = [
        _("Activity"), _("Goal"), _("Sub-goal"), _("Who does it"), _("Answers for it"), _("Begins"), _("Ends"),
        _("State"), _("Late"), _("Indicators and targets"), _("More about it"),
    ]  # fmt: skip
    rows = [
        [
            each.title, (each.goal.parent or each.goal).text, each.goal.text if each.goal.parent else "",
            each.doers or _("Our own office"), each.answering, each.starts_on, each.ends_on,
            each.get_state_display(), _("Yes") if each.is_late else "", _targets(each), each.about,
        ]
        for each in found
    ]  # fmt: skip
    return _("Activity plan %s") % year, headings, rows


def _targets(activity):
    return "; ".join(
        plans.aimed_at(each.indicator.name, each.indicator.unit, each.value) for each in activity.targets.all()
    )


def paper(content, *, version, language):
    """A plan as a tagged PDF (PDF/UA-1) in bytes: `content` as `plans.snapshot` gives it; `version`: the decision it
    is from, None for a draft. Members that do not want to be seen have no name in it."""
    with translation.override(language):
        year = content["year"]
        data = {
            "title": _("Activity plan %s") % year,
            "network": network().name,
            "lang": language,
            "font": FONT,
            "state": _state(version),
            "note": version.note if version else "",
            "months": [tick.letter for tick in boards.axis(year).ticks],
            "goals": [
                {"text": goal, "activities": [_on_paper(each) for each in found]}
                for goal, found in plans.grouped(content, language)
            ],
            "words": {
                "activity": _("Activity"),
                "when": _("When"),
                "who": _("Who does it"),
                "aims": _("What it should add to"),
                "empty": _("Nothing is in the plan yet."),
            },
        }
    return typst.compile(
        PAPERS / "plan.typ",
        font_paths=[FONT_FOLDER],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["ua-1"],
    )


def _state(version):
    if version is None:
        return _("Draft as of %s. The board has not decided on what stands here.") % _day(timezone.localdate())
    words = {"number": version.number, "day": _day(version.decided_on)}
    return _("Version %(number)s, decided on %(day)s.") % words


def _on_paper(each):
    office = _("The network's office")
    return {
        "title": each["title"],
        "part": each["part"],
        "about": each["about"],
        "when": plans.period(each["starts_on"], each["ends_on"]),
        "who": office if each["is_by_office"] else ", ".join(each["doers"]) or _("Members"),
        "left": float(each["bar"].left.rstrip("%")),
        "width": float(each["bar"].width.rstrip("%")),
        "aims": each["targets"],
    }


def _day(day):
    return formats.date_format(day, "j F Y")
