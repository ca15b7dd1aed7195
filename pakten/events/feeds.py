"""The calendar as iCalendar (RFC 5545)."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar
from icalendar import Event as Entry


def calendar(events):
    """The events as an iCalendar file in bytes. An event keeps its UID, so a calendar knows it again."""
    calendar = Calendar()
    calendar.add("prodid", "-//Pakten//Pakten//SV")
    calendar.add("version", "2.0")
    host = urlsplit(settings.SITE_ADDRESS).hostname
    for event in events:
        entry = Entry()
        entry.add("uid", f"event-{event.pk}@{host}")
        entry.add("dtstamp", timezone.now())
        entry.add("dtstart", timezone.localtime(event.starts_at))
        entry.add("dtend", timezone.localtime(event.ends_at))
        entry.add("summary", event.title)
        entry.add("description", event.summary)
        entry.add("location", ", ".join(part for part in (event.venue, event.address) if part) or event.link)
        entry.add("url", settings.SITE_ADDRESS + event.get_absolute_url())
        entry.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
        calendar.add_component(entry)
    calendar.add_missing_timezones()
    return calendar.to_ical()
