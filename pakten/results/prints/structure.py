from django.utils.translation import gettext as _


def structure(branches, year):
    """The goal structure as a table to take home: (name of the sheet, headings, rows)."""
    headings = [
        _("Goal"), _("Sub-goal"), _("Indicator"), _("Short name"), _("Definition"), _("Unit"), _("Direction"),
        _("Whose effect"), _("Where the figure comes from"), _("Baseline"), _("Year of the baseline"),
        _("Target %s") % year, _("Answers for it"),
    ]  # fmt: skip
    return _("Goals and indicators"), headings, [row for branch in branches for row in _rows(branch, "")]


def _rows(branch, above):
    goal, part = (above, branch.goal.text) if above else (branch.goal.text, "")
    for each in branch.indicators:
        indicator = each.indicator
        yield (
            goal, part, indicator.name, indicator.key, indicator.definition, indicator.get_unit_display(),
            indicator.get_direction_display(), indicator.get_level_display(), indicator.get_source_display(),
            indicator.baseline, indicator.baseline_year, each.target, str(indicator.responsible or ""),
        )  # fmt: skip
    for below in branch.parts:
        yield from _rows(below, branch.goal.text)
