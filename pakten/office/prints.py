"""Lists of the office as tables for a spreadsheet, with what their pages show: letters, the history, what went."""

from django.utils.translation import gettext as _

from pakten.office import lines as history


def letters(shown):
    """Letters as their page shows them, one row for each: `shown` are (letter, its kind, what it met)."""
    headings = [_("Letter"), _("Kind"), _("To"), _("State"), _("Written"), _("Sent"), _("Tries"), _("What happened")]
    rows = [
        [each.subject, kind, each.to, each.state.label, each.written_at, each.sent_at, each.tries, trouble]
        for each, kind, trouble in shown
    ]
    return _("Letters"), headings, rows


def lines(found):
    """Lines of the journal in words, one row for each."""
    headings = [_("When"), _("What happened"), _("What was changed")]
    rows = [[line.at, words, "\n".join(map(_change, changes))] for line, words, changes in history.shown(found)]
    return _("History"), headings, rows


def _change(change):
    label, before, after = change
    return f"{label}: {before} → {after}"


def disposals(log):
    """What was let go of, one row for each time: `log` are (entry, the name of its rule)."""
    headings = [_("What"), _("When"), _("Number"), _("Kept for, days"), _("How")]
    how = {True: _("By hand"), False: _("By itself")}
    rows = [[label, each.at, each.number, each.days, how[each.by_hand]] for each, label in log]
    return _("Disposal"), headings, rows
