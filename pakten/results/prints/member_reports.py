from django.utils.translation import gettext as _

from pakten.results.models.member_reports import NUMBERS, MemberReport


def reports(period, members, by_id):
    """How the members of a year stand, as a table to take home: (name of the sheet, headings, rows). What is not sent
    is the member's own yet: its numbers are left empty."""
    field = MemberReport._meta.get_field
    headings = [
        _("Member"), _("Sector"), _("State"), _("Asked"), _("Reminded"), _("Sent"),
        *(str(field(name).verbose_name).capitalize() for name in NUMBERS),
    ]  # fmt: skip
    return _("Reports %s") % period, headings, [_row(each, by_id.get(each.report_id)) for each in members]


def _row(member, report):
    is_sent = report is not None and report.state in (MemberReport.State.SENT, MemberReport.State.APPROVED)
    return [
        member.name,
        member.get_sector_display(),
        state_of(member),
        member.asked_at,
        member.reminded_at,
        member.sent_at,
        *((getattr(report, name) if is_sent else None) for name in NUMBERS),
    ]


def state_of(member):
    """How a member of `queries.members` stands, in words."""
    return MemberReport.State(member.report_state).label if member.report_state else _("Not asked")
