"""A closed period stays as it was: through the actions and through the office's pages."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pakten.journal.models import Line
from pakten.network.forgetting import forget_everywhere
from pakten.network.models import Organisation, Person
from pakten.plan.models import Goal, Indicator, Target
from pakten.results import actions
from pakten.results.actions import PeriodProblem
from pakten.results.models import Correction, ExternalFigure, Figure, Period
from pakten.results.queries import figures
from pakten.results.queries import outcomes as queries
from pakten.results.queries.outcomes import outcomes
from tests.makers import make_organisation, make_person
from tests.makers_results import make_city, make_event_on, make_year

YEAR = 2025
pytestmark = pytest.mark.django_db


def page(client, address, **said):
    answer = client.post(address, said) if said else client.get(address)
    return answer.content.decode()


def value(key, period=None):
    found = outcomes(period or Period.objects.get(year=YEAR, kind="year"), Indicator.objects.filter(key=key))
    return found[0].whole.value


def test_a_closed_year_gives_the_same_answer_tomorrow_and_tells_what_would_be_counted_today(office):
    city, year = make_city(), make_year()
    Target.objects.create(indicator=Indicator.objects.get(key="members"), year=YEAR, value=4)
    preview = page(office, "/office/results/periods/2025/close/")
    assert "har inget utfall" in preview
    before = {each.indicator.key: (each.whole, each.groups) for each in outcomes(year)}
    assert page(office, "/office/results/periods/2025/close/", sure="1") == ""
    year.refresh_from_db()
    assert year.closed_by == office.person and year.is_closed
    Organisation.objects.filter(pk=city["club"].pk).update(joined_on=date(2026, 1, 1))
    make_event_on(date(2025, 3, 3), came=[city["shop"]])
    assert {each.indicator.key: (each.whole, each.groups) for each in outcomes(year)} == before
    shown = page(office, "/office/results/figures/2025/members/")
    assert "Om du räknade i dag skulle det bli 2." in shown and "Café d&#x27;Été" in shown
    assert page(office, "/office/results/periods/2025/").count("Om du räknade i dag") >= 3
    assert [each.verb for each in Line.objects.filter(verb="results.close")] == ["results.close"]


def test_a_correction_keeps_what_it_was_why_and_who_and_a_stale_one_is_told(office):
    make_city()
    year = actions.close(period=make_year(), by=None)
    figure = Figure.objects.get(period=year, indicator__key="people-met", cut="")
    address = f"/office/results/figures/correct/{figure.pk}/"
    assert 'name="reason"' in page(office, address)
    assert office.post(address, {"after": "6", "reason": "", "seen": "4.00"}).status_code == 422
    assert office.post(address, {"after": "-1", "reason": "Fel", "seen": "4.00"}).status_code == 422
    assert office.post(address, {"after": "6", "reason": "Två stod på papper.", "seen": "4.00"}).status_code == 302
    stale = office.post(address, {"after": "7", "reason": "Jag såg fyra.", "seen": "4.00"})
    assert stale.status_code == 422 and "Jag såg fyra." in stale.content.decode()
    with pytest.raises(PeriodProblem):
        actions.correct(figure=figure, after=Decimal(6), reason="Samma", seen=Decimal(6), by=None)
    assert value("people-met") == 6
    shown = page(office, "/office/results/figures/2025/people-met/")
    assert "4 → 6" in shown and "Två stod på papper." in shown and "Amira Lindgren" in shown
    assert "Om du räknade" not in shown  # nothing of what was counted has changed
    assert "Rättad" in page(office, "/office/results/periods/2025/")
    Person.objects.filter(pk=office.person.pk).update(is_protected=True)
    assert "Amira" not in queries_told(year)["who"]
    make_person(team=Person.Team.OFFICE)  # somebody has to stay
    forget_everywhere(person=office.person, by=None)
    assert queries_told(year)["who"] == "Borttagen person" and Correction.objects.get().reason == "Två stod på papper."


def queries_told(year):
    outcome = outcomes(year, Indicator.objects.filter(key="people-met"))[0]
    return figures.told(outcome.corrections[0], outcome)


def test_a_period_under_way_or_closed_is_not_closed_again_and_says_why(office):
    now = make_year(timezone.localdate().year)
    assert "är inte slut" in page(office, f"/office/results/periods/{now.slug}/close/")
    for period in (now, actions.close(period=make_year(), by=None)):
        with pytest.raises(PeriodProblem):
            actions.close(period=period, by=None)
    assert office.get("/office/results/periods/2024/").status_code == 404
    for slug in ("20x5", "2025-h3", "2025-y1", "²⁰²⁵", "2025-h", "99999"):
        assert office.get(f"/office/results/periods/{slug}/").status_code == 404, slug


def test_a_period_is_opened_by_a_button_and_by_the_clock(office, coordinator):
    year = timezone.localdate().year
    assert office.post("/office/results/periods/open/", {"period": f"{year}-t2"}).status_code == 302
    assert Period.objects.get().slug == f"{year}-t2"
    assert "Välj" in page(office, "/office/results/periods/open/", period="1812")
    assert coordinator.post("/office/results/periods/open/", {"period": f"{year}"}).status_code == 403
    actions.begin_due(timezone.now()), actions.begin_due(timezone.now())
    assert sorted(each.slug for each in Period.objects.all()) == [f"{year}", f"{year}-h1", f"{year}-h2", f"{year}-t2"]


def test_a_figure_from_elsewhere_has_its_source_and_its_history_and_is_frozen_with_the_rest(office):
    year = make_year()
    address = "/office/results/figures/2025/foreign-born-in-work/"
    assert "Ingen har fört in" in page(office, address)
    for said, source in (("64,2", "SCB, maj"), ("64,9", "SCB, rättad i juni"), ("64,9", "SCB, rättad i juni")):
        assert office.post(f"{address}enter/", {"value": said, "source": source}).status_code == 302
    shown = page(office, address)
    assert "64,2 %" in shown and "64,9 %" in shown and shown.count("SCB, maj") == 1
    assert ExternalFigure.objects.get().entries.count() == 2
    actions.close(period=year, by=None)
    late = office.post(f"{address}enter/", {"value": "70", "source": "SCB"})
    assert late.status_code == 422 and "är stängd" in late.content.decode()
    assert value("foreign-born-in-work") == Decimal("64.90")


def test_an_indicator_whose_measure_is_gone_is_unknown_with_a_reason(office):
    make_year()
    Indicator.objects.filter(key="members").update(measure="gone")
    assert value("members") is None
    assert "Det som räknade den finns inte längre" in page(office, "/office/results/periods/2025/")
    assert office.get("/office/results/figures/2025/members/").status_code == 200


def test_a_kill_in_the_middle_of_closing_leaves_the_period_open(monkeypatch):
    year = make_year()
    monkeypatch.setattr("pakten.results.actions.periods.journal.write", lambda **_all: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.close(period=year, by=None)
    year.refresh_from_db()
    assert not year.is_closed and not Figure.objects.exists()


def test_pages_take_as_many_queries_with_thirty_rows_as_with_one(office):
    make_organisation(joined_on=date(2025, 2, 2))
    actions.close(period=make_year(), by=None)
    counts = []
    for number in (1, 30):
        for each in range(number):
            make_organisation(joined_on=date(2025, 2, 2), name=f"Åkeri {number} {each}")
        Figure.objects.filter(indicator__key="members", cut="").update(
            basis=list(Organisation.objects.values_list("pk", flat=True))
        )
        counts.append([_queries(office, path) for path in ("periods/", "periods/2025/", "figures/2025/members/")])
    assert counts[0] == counts[1]


def _queries(client, path):
    with CaptureQueriesContext(connection) as counted:
        client.get(f"/office/results/{path}")
    return len(counted)


def test_what_is_large_is_counted_once_a_minute_but_closed_as_it_is(monkeypatch):
    monkeypatch.setattr(queries, "LARGE", 1)
    year = make_year()
    make_organisation(joined_on=date(2025, 2, 2))
    assert value("members") == 1
    make_organisation(joined_on=date(2025, 2, 2))
    assert value("members") == 1
    actions.close(period=year, by=None)
    year.refresh_from_db()
    assert value("members", year) == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.xdist_group("parallel")
def test_of_two_who_close_at_once_one_does_and_the_other_is_told():
    goal = Goal.objects.create(text_sv="Mål", text_en="Goal") if not Goal.objects.exists() else Goal.objects.first()
    Indicator.objects.get_or_create(
        key="members",
        defaults={"goal": goal, "unit": "organisations", "source": "counted", "measure": "members", "name_sv": "M"},
    )
    make_organisation(joined_on=date(2025, 2, 2))
    year, together = make_year(), Barrier(2)

    def close(_number):
        try:
            connection.ensure_connection()
            together.wait(20)
            return actions.close(period=year, by=None).is_closed
        except PeriodProblem as problem:
            return str(problem)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        done = list(threads.map(close, range(2)))
    assert sorted(map(type, done), key=str) == [bool, str]
    assert Figure.objects.filter(indicator__key="members", cut="").count() == 1
