"""Members' reports: a member's own pages, and the office's."""

from tests.addresses import OFFICE, OFFICE_POST, SIGN_IN, TEAM
from tests.makers_reports import make_approved, make_report_year

OURS = (SIGN_IN, 404, 200, 404, 404)
PAGES = {
    "results:our_reports": OURS,
    "results:our_report": OURS,
    "results:certificate": OURS,
    "results_office:reports": TEAM,
    "results_office:reports_table": TEAM,
    "results_office:report": TEAM,
    "results_office:approve_report": OFFICE_POST,
    "results_office:return_report": OFFICE,
    "results_office:ask_reports": OFFICE,
    "results_office:remind_reports": OFFICE,
}


def make(own):
    period = make_report_year()
    report = make_approved(organisation=own, period=period)
    year = [own.slug, period.slug]
    return {
        "results:our_reports": [own.slug],
        "results:our_report": year,
        "results:certificate": year,
        "results_office:reports_table": ["csv"],
        "results_office:ask_reports": [period.slug],
        "results_office:remind_reports": [period.slug],
        **{f"results_office:{name}": [report.pk] for name in ("report", "approve_report", "return_report")},
    }
