"""The stretches of time that figures are counted of."""

from datetime import date

import pytest
from django.utils.translation import override

from pakten.results import actions
from pakten.results.models import Period

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "number", "starts_on", "ends_on", "slug", "words"),
    [
        ("year", 1, date(2026, 1, 1), date(2026, 12, 31), "2026", "2026"),
        ("half", 2, date(2026, 7, 1), date(2026, 12, 31), "2026-h2", "andra halvåret 2026"),
        ("tertial", 2, date(2026, 5, 1), date(2026, 8, 31), "2026-t2", "tertial 2 2026"),
    ],
)
def test_a_period_knows_its_days(kind, number, starts_on, ends_on, slug, words):
    period = actions.add_period(kind=kind, year=2026, number=number, by=None)
    assert (period.starts_on, period.ends_on, period.slug) == (starts_on, ends_on, slug)
    with override("sv"):
        assert str(period) == words


def test_a_period_is_there_once():
    first = actions.add_period(kind=Period.Kind.YEAR, year=2026, by=None)
    assert actions.add_period(kind=Period.Kind.YEAR, year=2026, by=None) == first
