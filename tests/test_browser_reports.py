"""Members' reports in a real browser, with the checks of every page."""

import pytest

from pakten.network.models import Person
from pakten.results import actions
from tests.makers import make_contact, make_organisation, make_person
from tests.makers_reports import YEAR, make_approved, make_report_year, make_sent
from tests.walk import Walk, both_looks


@pytest.fixture
def city(transactional_db):
    own, year = make_organisation(name="Åkeriet Öst AB"), make_report_year()
    contact = make_contact(organisation=own)
    make_approved(organisation=own, period=make_report_year(YEAR - 1), by=contact, employed=8, mentors=3)
    report = make_sent(organisation=own, period=year, by=contact, employed=6, women=4, men=2, other_gender=0)
    actions.return_report(report=report, question="Bara Stockholm?", seen=report.version, by=None)
    waits = make_sent(organisation=make_organisation(name="Öppna Förskolan"), period=year, mentors=9)
    ours, office = f"/results/our/{own.slug}/", "/office/results/reports/"
    return {
        "member": ([ours, f"{ours}{YEAR}/", f"{ours}{YEAR - 1}/"], contact),
        "office": (
            [
                office,
                f"{office}?state=unanswered",
                f"{office}of/{YEAR}/ask/",
                f"{office}of/{YEAR}/remind/",
                f"{office}{report.pk}/",
                f"{office}{waits.pk}/",
                f"{office}{waits.pk}/return/",
            ],
            make_person(name="Amira Lindgren", team=Person.Team.OFFICE),
        ),
    }


@pytest.mark.parametrize("part", ["member", "office"])
@both_looks
def test_every_page_of_reports_is_in_order(open_page, city, look, part):
    places, person = city[part]
    assert Walk(open_page, look=look, person=person).over(places) == {}


def test_a_member_sends_its_report_on_a_phone_and_the_office_approves_it(open_page, city):
    (_ours, address, _before), contact = city["member"]
    page = open_page(address, person=contact, phone=True)
    page.get_by_label("Personer ni anställde", exact=True).fill("7")
    page.get_by_role("button", name="Skicka redovisningen").click()
    page.get_by_role("alert").get_by_text("Delarna blir 6, men ni anställde 7").wait_for()
    page.get_by_label("Kvinnor").fill("5")
    page.get_by_role("button", name="Skicka redovisningen").click()
    page.get_by_text("Tack! Redovisningen är skickad.").wait_for()
    desk = open_page("/office/results/reports/?state=sent", person=city["office"][1])
    desk.get_by_role("link", name="Åkeriet Öst AB").click()
    desk.get_by_role("button", name="Godkänn redovisningen").click()
    desk.get_by_text("Redovisningen är godkänd och räknas.").wait_for()
    page.goto(address)
    page.get_by_role("link", name="Hämta intyget").wait_for()
