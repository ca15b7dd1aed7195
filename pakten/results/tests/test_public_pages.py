"""What everybody reads of the results, and what the office does."""

from decimal import Decimal

import pytest
from django.utils import timezone

from pakten.plan.models import Goal, Indicator, Target
from pakten.results.models import Correction, Figure, Period, Publication
from tests.makers import make_organisation, make_person
from tests.makers_public import make_figures, make_indicator, make_period

pytestmark = pytest.mark.django_db


def text(page):
    return " ".join(page.content.decode().split())


def test_a_network_that_has_measured_nothing_says_what_will_stand_here(client, office):
    page = client.get("/results/")
    assert "Inget är mätt ännu" in text(page)
    assert "Gå till målen" in text(office.get("/office/results/"))


def test_the_front_page_leads_to_the_results(client):
    page = client.get("/")
    assert text(page).count('href="/results/"') >= 2


def test_the_newest_closed_year_is_told_and_not_the_one_that_goes_on(client):
    indicator = make_indicator(target=30)
    make_figures(make_period(2024), indicator, 20)
    make_figures(make_period(2025), indicator, 34)
    make_period(timezone.localdate().year, closed=False)
    page = text(client.get("/results/"))
    assert "Vad 2025 ledde till" in page
    assert "Vi nådde målet: 34 av 30." in page
    assert "Året innan, 2024: 20" in page
    assert "Vi nådde inte målet" not in text(client.get("/results/2024/"))  # no target was set that year


def test_a_year_that_goes_on_says_how_far_it_has_gone(client):
    period = make_period(timezone.localdate().year, closed=False)
    indicator = make_indicator(unit="events", target=1000, year=period.year)
    indicator.external_figures.create(period=period, value=0, source="Stadens kalender")
    page = text(client.get("/results/"))
    assert "Det här pågår" in page
    assert "av tiden har gått" in page


def test_whose_effect_it_is_is_told_apart(client):
    period = make_period()
    for level in Indicator.Level:
        make_figures(period, make_indicator(f"of-the-{level}", level=level), 40)
    page = text(client.get("/results/"))
    parts = ["Vad nätverket gör självt", "Vad det ledde till hos medlemmarna", "Hur det går i staden"]
    assert sorted(page.index(part) for part in parts) == [page.index(part) for part in parts]


def test_an_indicator_of_a_part_of_a_goal_stands_under_the_goal(client):
    whole = Goal.objects.create(text_sv="Fler i arbete i Järva", text_en="More at work", order=1)
    part = Goal.objects.create(text_sv="Fler mentorer", text_en="More mentors", order=2, parent=whole)
    make_figures(make_period(), make_indicator(goal=part), 40)
    page = text(client.get("/results/"))
    assert page.index("Fler i arbete i Järva") < page.index("Anställda genom nätverket")
    assert "Fler mentorer" not in page


def test_a_hidden_figure_is_nowhere_on_its_page_nor_in_its_picture(client):
    period = make_period()
    make_figures(make_period(2024), make_indicator(), 3)
    indicator = Indicator.objects.get()
    make_figures(period, indicator, 57, {("sector", "business"): 40, ("sector", "public"): 4})
    Figure.objects.filter(cut="sector", group="business").update(value=53)
    page = text(client.get("/results/2025/people-employed/"))
    assert page.count("visas inte") >= 4  # both sectors, 2024 in the picture and in the table
    assert ">53<" not in page
    assert ">4<" not in page
    assert "Där det står ”visas inte” handlar siffran om färre än fem personer" in page


def test_one_indicator_tells_how_it_is_counted_and_what_was_corrected(client):
    period, indicator = (
        make_period(),
        make_indicator(unit="events", target=30, baseline=Decimal(18), baseline_year=2019),
    )
    make_figures(period, indicator, 34, {("district", "Järva"): 20, ("district", "Farsta"): 19})
    figure = Figure.objects.get(cut="")
    Correction.objects.create(figure=figure, before=33, after=34, reason="Rundabordet i juni var inte räknat.", by=None)
    page = text(client.get("/results/2025/people-employed/"))
    for words in (
        "Personer som fått anställning hos en medlem under året.",
        '2019 <span class="muted">utgångsläge',
        "områdena behöver inte bli lika med helheten",
        "33 → 34. Rundabordet i juni var inte räknat.",
        "Siffran kommer någon annanstans ifrån.",
    ):
        assert words in page


def test_a_figure_is_followed_down_to_where_privacy_stops(client):
    shown = make_organisation(name="Öppna Åkeriet AB", may_show=True)
    hidden = make_organisation(name="Tysta Föreningen", may_show=False)
    indicator = make_indicator(unit="organisations", measure="members")
    make_figures(make_period(), indicator, 2)
    Figure.objects.update(basis=[shown.pk, hidden.pk])
    page = text(client.get("/results/2025/people-employed/"))
    assert shown.get_absolute_url() in page
    assert "Tysta" not in page
    assert "Den vilar också på 1 som inte är offentlig." in page


@pytest.mark.parametrize("address", ["2025/finns-inte/", "1999/", "2025-h1/", "2025/inte-offentlig/", "2031/"])
def test_what_is_not_told_is_not_found(client, address):
    make_figures(make_period(), make_indicator("inte-offentlig", is_public=False), 40)
    make_period(2031, closed=False)  # has not begun
    assert client.get(f"/results/{address}").status_code == 404


def test_a_page_of_figures_asks_as_often_with_one_as_with_thirty(client, django_assert_max_num_queries):
    period = make_period()
    for number in range(30):
        make_figures(period, make_indicator(f"indicator-{number}", target=30), 20 + number)
    client.get("/results/")
    with django_assert_max_num_queries(12):
        client.get("/results/")


def test_telling_a_year_for_the_first_time_asks_in_few_queries(client, django_assert_max_num_queries):
    """But one row for each indicator about people, which is written then."""
    period = make_period()
    for number in range(12):
        make_figures(period, make_indicator(f"indicator-{number}", unit="organisations"), 20 + number)
    with django_assert_max_num_queries(20):
        client.get("/results/")
    assert not Publication.objects.exists()


def test_the_office_sees_what_is_behind_first_and_every_number(office):
    period = make_period(timezone.localdate().year, closed=False)
    owner = make_person(name="Amira Ek")
    for key, value, responsible in (("late", 3, owner), ("well", 400, None), ("empty", None, None)):
        indicator = make_indicator(key, name_sv=f"Indikator {key}", responsible=responsible)
        Target.objects.create(indicator=indicator, year=period.year, value=300)
        if value is not None:
            indicator.external_figures.create(period=period, value=value, source="SCB")
    page = text(office.get("/office/results/"))
    assert page.index("Indikator late") < page.index("Indikator empty") < page.index("Indikator well")
    assert '<td class="is-number" data-label="Utfall">3</td>' in page
    assert "Amira Ek" in page
    assert "2 indikatorer har ingen som ansvarar för dem." in page
    assert Period.objects.get().slug in page
    assert not Publication.objects.exists()  # looking at the true numbers tells nobody anything


def test_the_office_chooses_the_period(office):
    make_figures(make_period(2024), make_indicator(), 41)
    make_period(2025)
    assert ">41<" in text(office.get("/office/results/?period=2024"))
    assert ">41<" not in text(office.get("/office/results/?period=nonsens"))
