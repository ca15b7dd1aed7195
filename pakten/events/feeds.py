"""The calendar for other programs: iCalendar (RFC 5545, 5546) and schema.org."""

import hashlib
import re
from datetime import UTC, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.events.models import Event, Registration
from pakten.later import later
from pakten.network import queries as network

icalendar = later("icalendar")
_kept = {}  # what goes with letters: a thousand of one evening hold the same file
STAMP = re.compile(r"^DTSTAMP:\w+", re.MULTILINE)
OFTEN = timedelta(hours=1)  # how often a calendar that subscribes had better look
PUBLISH, CANCEL = "PUBLISH", "CANCEL"


def calendar_file(event, *, method=PUBLISH):
    """The event as text, to go with a letter. CANCEL takes it out of the reader's calendar: the event is cancelled, or
    the reader does not come."""
    made_from = (event.sequence, event.state, event.title, event.summary, event.starts_at, event.ends_at, event.place)
    found = _kept.get((event.pk, method))
    if found is None or found[0] != made_from:
        if len(_kept) > 100:
            _kept.clear()
        found = _kept[event.pk, method] = (made_from, calendar([event], method=method, tells_link=True).decode())
    # Of two with the same SEQUENCE the later stamp holds, as when somebody leaves and comes back.
    return STAMP.sub(f"DTSTAMP:{timezone.now():%Y%m%dT%H%M%SZ}", found[1])


def calendar(events, *, method="", name="", registrations=None, tells_link=False):
    """The events as an iCalendar file in bytes. An event keeps its UID, so a calendar knows it again. `name`: of a feed
    to subscribe to. `registrations`: how somebody stands at each event, by its id. `tells_link`: the reader has a place
    at them, and learns where they are online."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Pakten//Pakten//SV")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-timezone", settings.TIME_ZONE)
        calendar.add("refresh-interval", OFTEN, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT1H")
    organiser = _organiser()
    for event in events:
        registration = (registrations or {}).get(event.pk)
        tells = tells_link or event.tells_link_to(registration)
        calendar.add_component(_entry(event, organiser, registration, is_cancelled=method == CANCEL, tells_link=tells))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _organiser():
    ours = network.network()
    organiser = icalendar.vCalAddress(f"mailto:{ours.office_email}")
    organiser.params["CN"] = icalendar.vText(ours.name)
    return organiser


def _entry(event, organiser, registration, *, is_cancelled, tells_link):
    entry = icalendar.Event()
    entry.add("uid", f"event-{event.pk}@{urlsplit(settings.SITE_ADDRESS).hostname}")
    entry.add("dtstamp", timezone.now())
    entry.add("dtstart", _local(event.starts_at))
    entry.add("dtend", _local(event.ends_at))
    entry.add("summary", _title(event, registration))
    entry.add("description", event.summary)
    entry.add("location", event.place or (event.link if tells_link else _("Online") if event.link else ""))
    entry.add("url", settings.SITE_ADDRESS + event.get_absolute_url())
    entry.add("organizer", organiser)
    entry.add("sequence", event.sequence)
    entry.add("status", _status(event, registration, is_cancelled=is_cancelled))
    return entry


def _local(moment):
    """By the city's clock; but the hour that comes a second time in October is said in UTC, since a local time in a
    file always means the first (RFC 5545, 3.3.5)."""
    local = timezone.localtime(moment)
    return moment.astimezone(UTC) if local.fold else local


def _title(event, registration):
    """With how somebody stands, where they have no place yet."""
    if registration is None or registration.has_place or event.is_cancelled:
        return event.title
    return f"{registration.get_state_display()}: {event.title}"


def _status(event, registration, *, is_cancelled):
    if event.is_cancelled or is_cancelled:
        return "CANCELLED"
    return "CONFIRMED" if registration is None or registration.has_place else "TENTATIVE"


def etag(file):
    """Of a calendar's bytes, whenever they were written."""
    return f'"{hashlib.sha256(STAMP.sub("", file.decode()).encode()).hexdigest()[:32]}"'


def public_feed(*, kind="", district=None):
    """All published events that everybody may see, from a year ago on."""
    since = timezone.now() - timedelta(days=365)
    events = Event.objects.public().filter(ends_at__gte=since).order_by("starts_at", "pk")
    if kind in Event.Kind.values:
        events = events.filter(kind=kind)
    if district is not None:
        events = events.filter(district=district)
    return calendar(events[:1000], method=PUBLISH, name=network.network().name)


def personal_feed(person):
    """What somebody is registered to, with how they stand; nothing of anybody else."""
    since = timezone.now() - timedelta(days=365)
    theirs = Registration.objects.current().filter(person=person, event__ends_at__gte=since)
    theirs = theirs.exclude(event__state=Event.State.DRAFT).select_related("event").order_by("event__starts_at", "pk")
    name = _("My events, %(network)s") % {"network": network.network().name}
    registrations = {registration.event_id: registration for registration in theirs}
    events = [registration.event for registration in theirs]
    return calendar(events, method=PUBLISH, name=name, registrations=registrations)


def linked_data(event, address, *, programme=(), pictures=(), places=None, shows_host=False):
    """The event as schema.org's Event, a dictionary to be written as JSON-LD. `places` are given while registration is
    open."""
    ours = network.network()
    here = settings.SITE_ADDRESS
    organisers = [{"@type": "Organization", "name": ours.name, "url": here + reverse("home:home")}]
    if shows_host and event.host:
        host = {"@type": "Organization", "name": event.host.name, "url": here + event.host.get_absolute_url()}
        organisers.append(host)
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": address,
        "name": event.title,
        "description": event.summary or event.about[:300],
        "startDate": timezone.localtime(event.starts_at).isoformat(),
        "endDate": timezone.localtime(event.ends_at).isoformat(),
        "eventStatus": f"https://schema.org/{'EventCancelled' if event.is_cancelled else 'EventScheduled'}",
        "eventAttendanceMode": f"https://schema.org/{_mode(event)}EventAttendanceMode",
        "location": _locations(event, address, ours.city),
        "url": address,
        "isAccessibleForFree": True,
        "offers": _offer(event, address, places),
        "organizer": organisers[0] if len(organisers) == 1 else organisers,
        "performer": [_performer(item) for item in programme if item.speaker],
        "image": [f"{here}{picture.get_absolute_url()}" for picture in pictures],
        "maximumAttendeeCapacity": event.capacity,
        "remainingAttendeeCapacity": places.free if places else None,
    }
    return {name: value for name, value in data.items() if value not in ("", None, [])}


def _mode(event):
    if event.link and event.venue:
        return "Mixed"
    return "Online" if event.link else "Offline"


def _locations(event, address, city):
    """The place, the room online, or both."""
    found = []
    if event.venue or not event.link:
        words = {"@type": "PostalAddress", "addressLocality": city, "addressCountry": "SE"}
        if event.address:
            words["streetAddress"] = event.address
        found.append({"@type": "Place", "name": event.venue or city, "address": words})
    if event.link:
        found.append({"@type": "VirtualLocation", "url": address})
    return found[0] if len(found) == 1 else found


def _offer(event, address, places):
    is_full = places is not None and not places.has_room
    offer = {
        "@type": "Offer",
        "price": "0",
        "priceCurrency": "SEK",
        "url": address,
        "availability": f"https://schema.org/{'SoldOut' if is_full or event.is_cancelled else 'InStock'}",
        "validThrough": timezone.localtime(event.registration_closes_at).isoformat(),
    }
    if event.opens_at:
        offer["validFrom"] = timezone.localtime(event.opens_at).isoformat()
    return offer


def _performer(item):
    person = {"@type": "Person", "name": item.speaker}
    return person | ({"worksFor": {"@type": "Organization", "name": item.organisation}} if item.organisation else {})
