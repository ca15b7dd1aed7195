"""What the network led to, in a real browser."""

import pytest

from pakten.network.models import Organisation, Person
from pakten.results.models import Figure
from tests.makers import make_organisation, make_person
from tests.makers_public import make_figures, make_indicator, make_period, remove_installed_indicators
from tests.walk import Walk, both_looks


@pytest.fixture
def year(transactional_db):
    """A told year: something reached, something not, a share, something hidden, and a year that goes on."""
    remove_installed_indicators()
    shown = make_organisation(name="Åkeriet Öst och Västs Gemensamma Transporter AB")
    periods = [make_period(2023), make_period(2024), make_period(2025)]
    sectors = [("sector", sector) for sector in Organisation.Sector.values]
    for key, unit, values in (
        ("people-employed", "people", (3, 61, 92)),
        ("mentors", "people", (40, 55, 62)),
        ("recommend", "percent", (78, 84, 88)),
        ("members", "organisations", (380, 402, 431)),
    ):
        indicator = make_indicator(key, unit=unit, target=90, measure="members" if key == "members" else "")
        for period, value in zip(periods, values, strict=True):
            groups = {}
            if unit == "people" and value > 5:
                groups = {sectors[0]: value - 10, sectors[1]: 7, sectors[2]: 3, ("district", "Enskede-Årsta-Vantör"): 9}
            make_figures(period, indicator, value, groups, n=204 if unit == "percent" else None)
    Figure.objects.filter(indicator__key="members", cut="").update(basis=[shown.pk])


@both_looks
def test_the_pages_of_results_are_sound(look, year, open_page):
    keys = ["people-employed", "recommend", "members"]
    pages = ["/results/", "/results/2023/", *(f"/results/2025/{key}/" for key in keys)]
    office = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    assert not Walk(open_page, look=look, person=office).over([*pages, "/office/results/?period=2025"])


def test_a_visitor_follows_a_figure_from_the_front_page_by_the_keyboard_without_scripts(year, open_page):
    page = open_page("/", script=False)
    page.get_by_role("link", name="Se vad det ledde till").press("Enter")
    page.get_by_role("heading", name="Vad 2025 ledde till").wait_for()
    page.get_by_role("link", name="Anställda genom nätverket").first.press("Enter")
    page.get_by_text("Vi nådde målet: 92 av 90.").wait_for()
    assert page.get_by_role("img", name="Anställda genom nätverket").count() == 1
    assert page.get_by_role("row", name="2023 visas inte").count() == 1
