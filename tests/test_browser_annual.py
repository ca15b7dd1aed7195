"""Annual reports in a real browser: read by everybody, written and published by the office with the keyboard alone."""

from django.urls import reverse
from playwright.sync_api import expect

from pakten.results import actions
from tests.makers import make_organisation, make_person
from tests.makers_annual import make_annual_report, make_edition
from tests.walk import Walk, both_looks


@both_looks
def test_reports_can_be_read_and_written_by_everybody(transactional_db, open_page, look):
    make_organisation(name="Åkeriet Öst AB", number="5560160680")
    report = make_annual_report()
    make_edition(report)
    edition = make_edition(report)
    gone = make_edition(report)
    actions.unpublish_edition(edition=gone, reason="En siffra var fel.", by=None)
    names = ("report", "add_section", "redraft", "preview", "publish")
    addresses = [reverse(f"results_office:annual_{name}", args=[report.slug]) for name in names]
    addresses += [
        reverse("results_office:annual_reports"),
        reverse("results_office:annual_section", args=[report.slug, report.sections.first().pk]),
        reverse("results_office:annual_unpublish", args=[report.slug, edition.number]),
        reverse("results_office:annual_extracts"),
        reverse("results_office:annual_extract", args=[report.period_id]),
        reverse("results:annual_reports"),
        report.get_absolute_url(),
        reverse("results:annual_edition", args=[report.slug, 1]),
    ]
    walk = Walk(open_page, look=look, person=make_person(team="office"))
    assert walk.over(addresses) == {}


def press(page, link):
    """As somebody without a mouse does it."""
    link.focus()
    page.keyboard.press("Enter")


def test_a_section_is_written_and_the_report_published_with_the_keyboard(transactional_db, open_page):
    report = make_annual_report()
    page = open_page(reverse("results_office:annual_report", args=[report.slug]), person=make_person(team="office"))
    press(page, page.get_by_role("link", name="Lägg till ett eget avsnitt"))
    page.get_by_label("Rubrik på svenska").focus()
    words = ["Det vi tar med oss", "Stolarna ska stå glesare.", "What we take with us", "More space."]
    for text in words:
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the button that saves is next
    expect(page.get_by_text("Avsnittet är tillagt.")).to_be_visible()
    own = page.get_by_role("form", name="Det vi tar med oss")
    press(page, own.get_by_role("button", name="Upp"))
    expect(page.locator(".report-sections h2").nth(-3)).to_have_text("Det vi tar med oss")
    press(page, page.get_by_role("link", name="Kontrollera och publicera"))
    press(page, page.get_by_role("button", name="Publicera"))
    expect(page.get_by_text("Publicerad. Så här ser alla den.")).to_be_visible()
    expect(page.get_by_role("heading", name="Det vi tar med oss")).to_be_visible()
    expect(page.get_by_role("link", name="Rapporten som pdf")).to_be_visible()
