from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import translation

from pakten.web import dates

STOCKHOLM = ZoneInfo("Europe/Stockholm")
TODAY = date(2026, 11, 22)
MORNING = datetime(2026, 11, 26, 8, 30, tzinfo=STOCKHOLM)


def said(starts_at, ends_at, language):
    with translation.override(language):
        return dates.when(starts_at, ends_at, today=TODAY)


def test_a_morning_is_said_as_people_say_it():
    ten = MORNING.replace(hour=10, minute=0)
    assert said(MORNING, ten, "sv") == "torsdag 26 november kl. 8.30–10.00"
    assert said(MORNING, ten, "en") == "Thursday 26 November, 8:30–10:00"


def test_another_year_is_named():
    next_year = MORNING.replace(year=2027)
    assert said(next_year, next_year.replace(hour=9, minute=5), "sv") == "fredag 26 november 2027 kl. 8.30–9.05"


def test_two_days_are_both_named():
    friday = MORNING.replace(day=27, hour=16, minute=0)
    assert said(MORNING, friday, "sv") == "torsdag 26 november kl. 8.30 – fredag 27 november kl. 16.00"
    assert said(MORNING, friday, "en") == "Thursday 26 November, 8:30 – Friday 27 November, 16:00"


def test_hours_are_those_of_the_city_whatever_the_clock_they_came_from():
    in_utc = MORNING.astimezone(ZoneInfo("UTC"))
    assert said(in_utc, in_utc.replace(hour=9, minute=0), "en") == "Thursday 26 November, 8:30–10:00"
