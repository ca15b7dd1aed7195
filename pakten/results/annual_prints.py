"""A report of a year on paper, as a tagged PDF (PDF/UA-1); the table of a period for the city's own system."""

import json
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from pakten.later import later
from pakten.plan.models import Target
from pakten.results.annual import sentences
from pakten.results.annual.content import day, laid_out
from pakten.results.annual.facts import is_hidden
from pakten.results.models import Remark
from pakten.results.publishing import public_outcomes
from pakten.web import straws
from pakten.web.fonts import FONT, FONT_FOLDER

typst = later("typst")
PAPERS = Path(__file__).parent / "papers"
# Each sector's straws on the dark front page: colour, width of the head and how it ends.
STRAWS = (("#f0c45c", 3, "round"), ("#ee8469", 5.5, "round"), ("#9fd0e8", 4.5, "square"))


def paper(edition, *, language):
    """The PDF in bytes, as everybody gets it. `edition`: saved or not."""
    with override(language):
        number = _("Edition %(number)s, published %(day)s") % {
            "number": edition.number,
            "day": day(timezone.localdate(edition.published_at)),
        }
        return _paper(laid_out(edition.content), number, language)


def draft_paper(content, *, language):
    """The same of what is not published yet; every page says so."""
    with override(language):
        return _paper(laid_out(content), _("Draft, not published"), language)


def _paper(told, edition, language):
    data = {
        **told,
        "lang": language,
        "font": FONT,
        "edition": edition,
        "words": {
            "contents": _("Contents"),
            "so_far": _("So far: the period was not closed when this was published, and the figures can grow."),
            "sheaf": _("A sheaf of straws, one for each member: %(told)s.") % {"told": _told(told["sheaf_groups"])},
            "of_all": sentences.members(sum(told["sheaf"])),
            "page": _("Page"),
        },
        "sheaf_picture": sheaf_picture(told["sheaf"]),
    }
    return typst.compile(
        PAPERS / "annual.typ",
        font_paths=[FONT_FOLDER],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["ua-1"],
    )


def _told(groups):
    return ", ".join(f"{each['label']} {sentences.number(each['number'])}" for each in groups)


def sheaf_picture(numbers):
    """The sheaf as SVG, on a dark ground."""
    parts = []
    for kind, part in straws.sheaf(tuple(numbers)).layers:
        colour, width, cap = STRAWS[kind - 1]
        line = f'fill="none" stroke="{colour}" stroke-linecap'
        parts.append(f'<path d="{part.stalks}" {line}="round" stroke-width="1.1"/>' if part.stalks else "")
        parts.append(f'<path d="{part.heads}" {line}="{cap}" stroke-width="{width}"/>' if part.heads else "")
    line = 'fill="none" stroke="#f0c45c" stroke-width="3" stroke-linecap="round"'
    tie = f'<path d="M183 260q17 7 34 0M183 266q17 7 34 0M184 272q16 7 32 0" {line}/>'
    box = f"0 0 {straws.WIDTH} {straws.HEIGHT}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{"".join(parts)}{tie}</svg>'


def extract(period):
    """The figures of a period for the city's own system: a row for each indicator. It leaves the house, so it goes
    through what everybody may see."""
    targets = dict(Target.objects.filter(year=period.year).values_list("indicator", "value"))
    remarks = dict(Remark.objects.filter(period=period).values_list("indicator", "text"))
    headings = [_("Key"), _("Indicator"), _("Definition"), _("Unit"), _("Period"), _("Target for the year")]
    headings += [_("Outcome"), _("Number of answers (n)"), _("Comment")]
    rows = []
    for each in public_outcomes(period):
        indicator = each.indicator
        rows.append(
            [
                indicator.key,
                indicator.name,
                indicator.definition,
                indicator.get_unit_display(),
                _period(period),
                _number(targets.get(indicator.pk)),
                sentences.hidden() if is_hidden(each.whole) else _number(each.whole.value),
                each.whole.n,
                remarks.get(indicator.pk, ""),
            ]
        )
    return _("Figures"), headings, rows


def _period(period):
    return str(period) if period.is_closed else _("%(period)s, so far") % {"period": period}


def _number(value):
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
