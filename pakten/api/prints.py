"""The tokens as a table for a spreadsheet. Of a token's secret nothing is kept that could stand here."""

from django.utils.translation import gettext as _


def tokens(found):
    """What each may do and until when, one row for each."""
    headings = [_("Name"), _("What it may do"), _("Last day"), _("State"), _("Last used")]
    rows = [
        [str(each), "; ".join(map(str, each.scope_words())), each.ends_on, _state(each), each.last_used_on]
        for each in found
    ]
    return _("Tokens of the API"), headings, rows


def _state(token):
    if token.withdrawn_at:
        return _("Withdrawn")
    return _("Has run out") if token.has_ended else _("In use")
