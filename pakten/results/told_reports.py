"""A member's report in words, for a page: what was asked, what was answered. A part of `queries`."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from pakten.results.models.member_reports import BY_AGE, BY_GENDER, MAIN, MemberReport
from pakten.results.queries.figures import in_words


@dataclass(frozen=True)
class Row:
    """`is_part`: a part of the number before it. `known`: what the network knew; `before`: what was sent before; both
    only where they are something else than the answer."""

    label: str
    value: str
    is_part: bool = False
    known: str = ""
    before: str = ""


def told(report, *, known=None, before=None):
    """The answers, each with what the network knew (`known`: {field: number}) and what an earlier version said."""
    rows = []
    for name in MAIN:
        rows.append(_row(report, name, known or {}, before))
        if name == "employed":
            parts = [each for each in (*BY_GENDER, *BY_AGE) if _is_told(each, report, before)]
            rows += [_row(report, each, {}, before, is_part=True) for each in parts]
    return rows


def _is_told(name, *versions):
    return any(each is not None and getattr(each, name) is not None for each in versions)


def _row(report, name, known, before, *, is_part=False):
    value, was = getattr(report, name), getattr(before, name) if before else None
    return Row(
        str(MemberReport._meta.get_field(name).verbose_name),
        _said(value),
        is_part,
        in_words(known[name]) if name in known and known[name] != value else "",
        _said(was) if before and was != value else "",
    )


def _said(value):
    return _("Not answered") if value is None else in_words(value)
