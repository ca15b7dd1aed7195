"""What everybody is told of the figures, time after time."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from pakten.plan.models import Indicator
from pakten.results.models import Correction, Figure, Period, Publication
from pakten.results.publishing import public_baseline, public_basis, public_corrections, public_outcome, public_outcomes
from tests.makers import make_organisation
from tests.makers_public import make_figures, make_indicator, make_period

pytestmark = pytest.mark.django_db
BUSINESS, CIVIL, PUBLIC = ("sector", "business"), ("sector", "civil"), ("sector", "public")


def told(period, key="people-employed"):
    """{(cut, group): value} as everybody sees it; None: hidden or unknown."""
    outcome = public_outcome(period, key)
    return {(cell.cut, cell.group): cell.value for cell in (outcome.whole, *outcome.groups)}


def test_a_small_group_and_one_beside_it_are_hidden_and_look_alike():
    period, indicator = make_period(), make_indicator()
    make_figures(period, indicator, 60, {BUSINESS: 40, CIVIL: 17, PUBLIC: 3})
    assert told(period) == {("", ""): 60, BUSINESS: 40, CIVIL: None, PUBLIC: None}
    outcome = public_outcome(period, indicator.key)
    assert [cell.is_hidden for cell in outcome.groups] == [False, True, True]
    assert outcome.hides
    assert all(cell.basis == () for cell in outcome.groups)


def test_organisations_are_told_one_by_one():
    period, indicator = make_period(), make_indicator(unit="organisations")
    make_figures(period, indicator, 3, {BUSINESS: 2, CIVIL: 1})
    assert told(period) == {("", ""): 3, BUSINESS: 2, CIVIL: 1}
    assert not Publication.objects.exists()


def test_a_filled_place_is_a_person():
    period = make_period()
    indicator = make_indicator(unit="places", measure="reported_places_filled")
    make_figures(period, indicator, 3)
    assert told(period) == {("", ""): None}


def test_what_is_not_public_is_not_told():
    period, indicator = make_period(), make_indicator(is_public=False)
    make_figures(period, indicator, 60)
    assert public_outcomes(period) == []


def test_a_correction_of_less_than_five_waits_until_it_is_five():
    period, indicator = make_period(), make_indicator()
    make_figures(period, indicator, 34)
    assert told(period) == {("", ""): 34}
    for now, seen in ((36, 34), (37, 34), (39, 39)):
        make_figures(period, indicator, now)
        assert told(period) == {("", ""): seen}
    assert Publication.objects.count() == 2


def test_a_correction_down_to_a_few_hides_the_figure():
    period, indicator = make_period(), make_indicator()
    make_figures(period, indicator, 34)
    told(period)
    make_figures(period, indicator, 3)
    assert told(period) == {("", ""): None}


def test_a_half_year_that_would_tell_the_other_is_hidden():
    year, indicator = make_period(), make_indicator()
    make_figures(year, indicator, 40)
    told(year)
    half = make_period(kind=Period.Kind.HALF)
    make_figures(half, indicator, 37)
    assert told(half) == {("", ""): None}


def test_a_year_stands_still_until_the_months_after_its_first_half_hold_five():
    year, half, indicator = make_period(), make_period(kind=Period.Kind.HALF), make_indicator()
    for now, seen in ((40, 40), (42, 40), (46, 46)):
        make_figures(year, indicator, now)
        make_figures(half, indicator, 40)
        assert (told(half), told(year)) == ({("", ""): 40}, {("", ""): seen})


def test_an_open_year_is_told_anew_once_a_day():
    period, indicator = make_period(timezone.localdate().year, closed=False), make_indicator()
    external = indicator.external_figures.create(period=period, value=0, source="SCB")
    assert told(period) == {("", ""): 0}
    for value in (20, 40):
        external.delete()
        external = indicator.external_figures.create(period=period, value=value, source="SCB")
        assert told(period) == {("", ""): 20}  # nought is told at once, the rest waits
    Publication.objects.update(told_at=timezone.now() - timedelta(days=1))
    external.delete()
    indicator.external_figures.create(period=period, value=41, source="SCB")
    assert told(period) == {("", ""): 41}


def test_a_share_is_told_with_its_n_and_not_of_a_few():
    period, indicator = make_period(), make_indicator(unit="percent")
    make_figures(period, indicator, 90, {BUSINESS: (85, 40), CIVIL: (100, 20)}, n=60)
    outcome = public_outcome(period, indicator.key)
    assert (outcome.whole.value, outcome.whole.n) == (90, 60)
    assert [(cell.value, cell.n) for cell in outcome.groups] == [(None, 40), (None, 20)]  # all of a group: of each


def test_a_share_without_n_from_elsewhere_is_told_as_it_is():
    period, indicator = make_period(), make_indicator(unit="percent")
    make_figures(period, indicator, "62.4")
    assert told(period) == {("", ""): Decimal("62.40")}


def test_the_years_before_are_told_as_they_were_told_then():
    indicator = make_indicator()
    for year, value in ((2023, 3), (2024, 20), (2025, 30)):
        make_figures(make_period(year), indicator, value)
    outcome = public_outcome(Period.objects.get(year=2025), indicator.key)
    assert outcome.before == ((2023, None), (2024, 20))


def test_corrections_are_told_where_both_ends_were():
    period, indicator = make_period(), make_indicator()
    for before, after in ((None, 34), (34, 36), (36, 44)):
        make_figures(period, indicator, after)
        told(period)
        if before:
            figure = Figure.objects.get(indicator=indicator)
            Correction.objects.create(figure=figure, before=before, after=after, reason="Dubbelräknat")
    # Figures are made anew here, and take their corrections with them: the last one is left, and 36 was not told.
    assert public_corrections(public_outcome(period, indicator.key)) == []
    Correction.objects.update(before=34)
    assert len(public_corrections(public_outcome(period, indicator.key))) == 1


def test_a_baseline_of_a_few_people_is_not_told():
    assert public_baseline(Indicator(unit="people", baseline=3)) is None
    assert public_baseline(Indicator(unit="people", baseline=0)) == 0
    assert public_baseline(Indicator(unit="events", baseline=3)) == 3


def test_a_figure_is_followed_to_members_who_have_agreed_and_the_rest_is_counted():
    shown = make_organisation(name="Öppna Företaget AB", may_show=True)
    hidden = make_organisation(name="Tysta Föreningen", may_show=False)
    period, indicator = make_period(), make_indicator(unit="organisations", measure="members")
    make_figures(period, indicator, 2)
    Figure.objects.update(basis=[shown.pk, hidden.pk])
    found, others = public_basis(public_outcome(period, indicator.key))
    assert ([each.label for each in found], others) == (["Öppna Företaget AB"], 1)


def test_of_people_nothing_is_followed_when_few_members_had_a_part():
    """Two members: each knows its own part, and so the other's."""
    members = [make_organisation(name=f"Företag {number}", may_show=True) for number in range(5)]
    period, indicator = make_period(), make_indicator(measure="members")
    make_figures(period, indicator, 12)
    Figure.objects.update(basis=[each.pk for each in members[:2]])
    assert public_basis(public_outcome(period, indicator.key)) == ([], 2)
    Figure.objects.update(basis=[each.pk for each in members])
    assert len(public_basis(public_outcome(period, indicator.key))[0]) == 5


def test_asking_again_counts_nothing_again(django_assert_max_num_queries):
    period = make_period()
    for number in range(30):
        make_figures(period, make_indicator(f"indicator-{number}"), 20 + number, {BUSINESS: 12, CIVIL: 8 + number})
    public_outcomes(period)
    with django_assert_max_num_queries(3):
        public_outcomes(period)
