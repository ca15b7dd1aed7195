"""Dates and times as people say them: "torsdag 26 november kl. 8.30–10.00", "Thursday 26 November, 8:30–10:00"."""

from datetime import datetime

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def day(date, *, today=None):
    """A date with its weekday, and with its year when that is not this year."""
    today = today or timezone.localdate()
    if isinstance(date, datetime):
        date = timezone.localtime(date).date()
    words = {"weekday": WEEKDAYS[date.weekday()], "day": date.day, "month": MONTHS[date.month], "year": date.year}
    if date.year == today.year:
        return _("%(weekday)s %(day)d %(month)s") % words
    return _("%(weekday)s %(day)d %(month)s %(year)d") % words


def month(date):
    """A month with its year."""
    return f"{MONTHS[date.month]} {date.year}"


def clock(moment):
    """A time of day."""
    # Translators: how a time of day is written, for instance 8:30 in English and 8.30 in Swedish
    return _("%(hour)d:%(minute)02d") % {"hour": moment.hour, "minute": moment.minute}


def when(starts_at, ends_at, *, today=None):
    """From when to when, naming the day once if it is one and the same."""
    start, end = timezone.localtime(starts_at), timezone.localtime(ends_at)
    words = {"day": day(start.date(), today=today), "from": clock(start), "to": clock(end)}
    if start.date() == end.date():
        return pgettext("day and hours", "%(day)s, %(from)s–%(to)s") % words
    words["last_day"] = day(end.date(), today=today)
    return pgettext("day and hour to day and hour", "%(day)s, %(from)s – %(last_day)s, %(to)s") % words
