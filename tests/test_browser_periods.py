"""Periods and figures in a real browser, with the checks of every page."""

import pytest

from pakten.network.models import Person
from pakten.results import actions
from pakten.results.models import Figure
from tests.makers import make_person
from tests.makers_results import make_city, make_year
from tests.walk import Walk, both_looks


@pytest.fixture
def addresses(transactional_db):
    make_city()
    make_year(2024)
    year = actions.close(period=make_year(), by=None)
    figure = Figure.objects.get(period=year, indicator__key="people-met", cut="")
    actions.correct(figure=figure, after=figure.value + 2, reason="Två stod på papper.", seen=figure.value, by=None)
    places = ["periods/", "periods/2025/", "periods/2024/close/", f"figures/correct/{figure.pk}/"]
    places += [f"figures/2025/{key}/" for key in ("people-met", "members")]
    places += ["figures/2024/foreign-born-in-work/", "figures/2024/foreign-born-in-work/enter/"]
    return [f"/office/results/{place}" for place in places]


@both_looks
def test_every_page_of_periods_and_figures_is_in_order(open_page, addresses, look):
    person = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    assert Walk(open_page, look=look, person=person).over(addresses) == {}
