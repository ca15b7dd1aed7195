"""What to look at before a report is published: what stops it, and what only should be known."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pakten.network import protected
from pakten.results.annual.drafting import changes
from pakten.results.annual.facts import in_language
from pakten.results.models import Section
from pakten.results.queries import annual_sources as sources


@dataclass(frozen=True)
class Check:
    """`state`: "stop", "look" or "good". `section`: where to put it right; `place`: another page for that."""

    state: str
    words: str
    section: Section | None = None
    place: str = ""


def checks(report):
    """All that is checked, what stops it first."""
    sections = [each for each in report.sections.all() if not each.is_left_out]
    found = [*_period(report), *_facts(report), *_words(sections), *_quotes(report, sections), *_figures(sections)]
    order = ("stop", "look", "good")
    return sorted(found, key=lambda each: order.index(each.state))


def stops(found):
    return [each for each in found if each.state == "stop"]


def _period(report):
    if report.period.is_closed:
        yield Check("good", _("The period is closed: its figures stand."))
    elif report.period.is_over:
        yield Check(
            "look",
            _("The period is over and not closed: its figures can still change. The report is told as “so far”."),
        )
    else:
        yield Check("look", _("The period is not over. The report is told as “so far”."))


def _facts(report):
    if changes(report):
        words = _("Something has changed since the draft was made: draft again, and your own words stay.")
        yield Check("stop", words, place="redraft")
    else:
        yield Check("good", _("The facts are those of today."))


def _words(sections):
    if not sections:
        yield Check("stop", _("The report has no section. Take one in again, or add your own."))
    is_whole, names_somebody = True, protected.finder()
    for each in sections:
        if names_somebody(*each.words.values()):
            yield Check(
                "stop", _("“%(section)s” names somebody who must not be named.") % {"section": _name(each)}, each
            )
        for words in _missing(each):
            is_whole = False
            yield Check("stop", words, each)
    if sections and is_whole:
        yield Check("good", _("Every section has its words in both languages."))


def _name(section):
    return section.heading or section.get_kind_display()


def _missing(section):
    name = {"section": _name(section)}
    if not section.heading_sv.strip():
        yield _("“%(section)s” has no heading in Swedish.") % name
    if not section.heading_en.strip():
        yield _("“%(section)s” has no heading in English.") % name
    has_sv, has_en = bool(section.text_sv.strip()), bool(section.text_en.strip())
    if has_sv and not has_en:
        yield _("“%(section)s” has no text in English.") % name
    if has_en and not has_sv:
        yield _("“%(section)s” has no text in Swedish.") % name
    if section.is_empty:
        yield _("“%(section)s” is empty. Write something, or leave it out.") % name


def _quotes(report, sections):
    shown = [
        (each, item)
        for each in sections
        if each.kind == Section.Kind.QUOTES
        for item in each.shown_facts.get("items", [])
    ]
    if not shown:
        return
    allowed = {each.key for each in sources.quotes(report.period)}
    without = [each for each, item in shown if item["key"] not in allowed]
    if without:
        yield Check("stop", _("A quote is there without permission. Draft again."), without[0], "redraft")
        return
    words = ngettext(
        "%(count)s quote is shown. Read it: it should name nobody.",
        "%(count)s quotes are shown. Read them: they should name nobody.",
        len(shown),
    )
    yield Check("look", words % {"count": len(shown)}, shown[0][0])


def _figures(sections):
    for each in sections:
        if each.kind == Section.Kind.FIGURES:
            missing = [item for item in each.shown_facts["items"] if item["value"] is None and not item["is_hidden"]]
            for item in missing:
                yield Check("look", _("There is no figure for “%(name)s”.") % {"name": in_language(item["name"])}, each)
