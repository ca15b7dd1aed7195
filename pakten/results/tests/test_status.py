"""How a figure stands against its target, and what is drawn of it."""

from datetime import date
from decimal import Decimal

import pytest

from pakten.plan.models import Indicator
from pakten.results import charts, telling
from pakten.results.measures import Cell
from pakten.results.models import Period
from pakten.results.queries.outcomes import Outcome
from pakten.results.status import status


@pytest.mark.parametrize(
    ("value", "target", "more", "is_so"),
    [
        (34, 30, {}, "reached"),
        (30, 30, {}, "reached"),
        (29, 30, {}, "behind"),  # the year is over
        (16, 30, {"gone": 0.5}, "on_the_way"),
        (14, 30, {"gone": 0.5}, "on_the_way"),  # nearly half
        (8, 30, {"gone": 0.5}, "behind"),
        (34, 30, {"gone": 0.5}, "reached"),
        (0, 30, {"gone": 0}, "on_the_way"),
        (None, 30, {}, "unknown"),
        (34, None, {}, "no_target"),
        # A level does not grow from nought: half the year says nothing of half the share.
        (50, 80, {"gone": 0.5, "adds_up": False}, "behind"),
        (75, 80, {"gone": 0.5, "adds_up": False}, "on_the_way"),
        (410, 440, {"gone": 0.5, "adds_up": False, "baseline": 400}, "on_the_way"),
        (350, 440, {"gone": 0.5, "adds_up": False, "baseline": 400}, "behind"),
        # The fewer the better: a ceiling.
        (3, 5, {"is_up": False}, "reached"),
        (6, 5, {"is_up": False}, "behind"),
        (2, 5, {"is_up": False, "gone": 0.5}, "on_the_way"),
        (5, 5, {"is_up": False, "gone": 0.5}, "behind"),  # at this pace it will not hold
        (12, 10, {"is_up": False, "gone": 0.5, "adds_up": False, "baseline": 20}, "on_the_way"),
    ],
)
def test_a_figure_stands_against_its_target(value, target, more, is_so):
    assert status(value, target, **more) == is_so


def told(value, target, *, unit="people", direction="up", closed=True, n=None, before=()):
    period = Period(kind="year", year=2025, starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31))
    period.closed_at = date(2026, 1, 15) if closed else None
    indicator = Indicator(unit=unit, direction=direction, name_sv="Utfall", measure="x")
    number = None if value is None else Decimal(str(value))
    return Outcome(indicator, period, Cell(number, n=n), (), None if target is None else Decimal(target), before)


@pytest.mark.parametrize(
    ("outcome", "words", "sentence"),
    [
        (told(34, 30), "Nått", "Vi nådde målet: 34 av 30."),
        (told(20, 30), "Inte nått", "Vi nådde inte målet: 20 av 30."),
        (told(1234, 2000), "Inte nått", "Vi nådde inte målet: 1\xa0234 av 2\xa0000."),
        (told("82.5", 80, unit="percent"), "Nått", "Vi nådde målet: 82,5 % mot 80 %."),
        (told(20, 30, closed=False), "På väg", "På god väg: 20 av 30, när 50 % av tiden har gått."),
        (told(5, 30, closed=False), "Efter", "Vi ligger efter: 5 av 30, när 50 % av tiden har gått."),
        (told(30, 30, closed=False), "Nått", "Målet är redan nått: 30 av 30."),
        (told(3, 5, direction="down"), "Nått", "Vi höll oss under taket: 3, högst 5."),
        (told(None, 30), "Ingen siffra", "Det finns ingen siffra ännu."),
        (told(12, None), "Inget målvärde", "Inget målvärde är satt, men vi följer utfallet ändå."),
    ],
)
def test_it_is_said_in_plain_words(outcome, words, sentence):
    line = telling.line(outcome, today=date(2025, 7, 2))
    assert (line.words, line.sentence.replace("\u202f", "\xa0")) == (words, sentence)


def test_columns_stand_on_the_ground_and_the_highest_reaches_the_top():
    drawn = charts.trend([("2023", 10, False), ("2024", None, True), ("2025", 20, False)], target=20)
    first, hidden, now = drawn.columns
    assert (now.y, now.y + now.height) == (charts.TOP, charts.GROUND)
    assert first.height == now.height // 2
    assert (hidden.height, hidden.is_hidden) == (0, True)
    assert (now.is_now, first.is_now) == (True, False)
    assert drawn.target == charts.TOP
    assert drawn.points == ""


def test_shares_are_a_line_between_nought_and_a_hundred():
    drawn = charts.trend([("2024", 50, False), ("2025", 100, False)], is_share=True)
    assert drawn.columns[0].y == (charts.TOP + charts.GROUND) // 2
    assert drawn.points == f"160,{drawn.columns[0].y} 480,{charts.TOP}"


def test_a_meter_holds_both_the_figure_and_its_target():
    half = charts.meter(10, 20)
    assert abs(half.part * 2 - half.mark) <= 1
    assert charts.meter(40, 20).mark < charts.meter(40, 20).part < charts.SCALE
    assert charts.meter(0, None) == charts.Meter(0, None)
    assert charts.meter(100, 80, is_share=True) == charts.Meter(1000, 800)


def test_a_year_of_one_indicator_and_of_many_is_a_sheaf():
    assert charts.sheaf([("reached", 1.2)]).straws[0].x == 280
    straws = charts.sheaf([("behind", 0), ("reached", 9), ("on_the_way", 0.5)]).straws
    assert [each.x for each in straws] == [30, 280, 530]
    assert min(each.y for each in straws) > 0
    assert all("." not in each.path for each in straws)
