"""Annual reports: everybody's pages and the office's."""

from tests.addresses import OFFICE, OFFICE_POST, PUBLIC
from tests.makers_annual import make_annual_report, make_edition

OF_REPORT = ["report", "add_section", "redraft", "preview", "preview_pdf", "publish"]
PAGES = {
    "results:annual_reports": PUBLIC,
    "results:annual_report": PUBLIC,
    "results:annual_edition": PUBLIC,
    "results:annual_pdf": PUBLIC,
    "results_office:annual_reports": OFFICE,
    **{f"results_office:annual_{name}": OFFICE for name in OF_REPORT},
    "results_office:annual_section": OFFICE,
    "results_office:annual_section_deed": OFFICE_POST,
    "results_office:annual_unpublish": OFFICE,
    "results_office:annual_extracts": OFFICE,
    "results_office:annual_extract": OFFICE,
    "results_office:annual_extract_file": OFFICE,
}


def make(own):
    report = make_annual_report()
    edition = make_edition(report)
    one, section = [report.slug], [report.slug, report.sections.first().pk]
    return {
        **{f"results_office:annual_{name}": one for name in OF_REPORT},
        "results:annual_report": one,
        "results:annual_edition": [report.slug, edition.number],
        "results:annual_pdf": [report.slug, edition.number],
        "results_office:annual_section": section,
        "results_office:annual_section_deed": section,
        "results_office:annual_unpublish": [report.slug, edition.number],
        "results_office:annual_extract": [report.period_id],
        "results_office:annual_extract_file": [report.period_id],
    }
