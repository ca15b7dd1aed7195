"""Leads and collaborations as a table for a spreadsheet."""

from django.utils.translation import gettext as _


def collaborations(found):
    """One row for each, with what the team's list shows of it."""
    headings = [_("What it is about"), _("Who"), _("Next step"), _("By when"), _("Answers for it"), _("State")]
    rows = [
        [each.title, _who(each), each.next_step, each.next_step_on, str(each.owner or ""), each.get_state_display()]
        for each in found
    ]
    return _("Leads"), headings, rows


def _who(each):
    named = ", ".join(organisation.name for organisation in each.organisations.all())
    return f"{named} {each.from_whom}".strip()
