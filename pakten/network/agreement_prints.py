"""Agreements as a table for a spreadsheet."""

from django.utils.translation import gettext as _


def agreements(found):
    """Agreements, one row for each."""
    headings = [
        _("Title"),
        _("Kind"),
        _("State"),
        _("Parties"),
        _("From"),
        _("To"),
        _("Signed on"),
        _("Follow up on"),
        _("Promises"),
        _("Promises kept"),
    ]
    rows = [
        [
            each.title,
            each.get_kind_display(),
            str(each.state.label),
            "; ".join(party.name for party in each.parties.all()),
            *(day.isoformat() if day else "" for day in (each.from_on, each.to_on, each.signed_on, each.follow_up_on)),
            str(each.promises),
            str(each.kept),
        ]
        for each in found
    ]
    return _("Agreements"), headings, rows
