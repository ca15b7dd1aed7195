"""The calendar for other programs: iCalendar (RFC 5545) and schema.org."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from pakten.later import later

icalendar = later("icalendar")
_kept = {}  # what goes with letters: a thousand of one evening hold the same file


def calendar_file(event):
    """The event as text, to go with a letter."""
    made_from = (event.sequence, event.state, event.title, event.summary, event.starts_at, event.ends_at, event.place)
    found = _kept.get(event.pk)
    if found is None or found[0] != made_from:
        if len(_kept) > 100:
            _kept.clear()
        found = _kept[event.pk] = (made_from, calendar([event]).decode())
    return found[1]


def calendar(events):
    """The events as an iCalendar file in bytes. An event keeps its UID, so a calendar knows it again."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Pakten//Pakten//SV")
    calendar.add("version", "2.0")
    host = urlsplit(settings.SITE_ADDRESS).hostname
    for event in events:
        entry = icalendar.Event()
        entry.add("uid", f"event-{event.pk}@{host}")
        entry.add("dtstamp", timezone.now())
        entry.add("dtstart", timezone.localtime(event.starts_at))
        entry.add("dtend", timezone.localtime(event.ends_at))
        entry.add("summary", event.title)
        entry.add("description", event.summary)
        entry.add("location", event.place or event.link)
        entry.add("url", settings.SITE_ADDRESS + event.get_absolute_url())
        entry.add("sequence", event.sequence)
        entry.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
        calendar.add_component(entry)
    calendar.add_missing_timezones()
    return calendar.to_ical()


def linked_data(event, address):
    """The event as schema.org's Event, a dictionary to be written as JSON-LD."""
    status = "EventCancelled" if event.is_cancelled else "EventScheduled"
    mode = "OnlineEventAttendanceMode" if event.is_online else "OfflineEventAttendanceMode"
    if event.venue:
        location = {"@type": "Place", "name": event.venue, "address": event.address or event.venue}
    else:
        location = {"@type": "VirtualLocation", "url": address}
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "startDate": timezone.localtime(event.starts_at).isoformat(),
        "endDate": timezone.localtime(event.ends_at).isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": f"https://schema.org/{mode}",
        "location": location,
        "url": address,
    }
