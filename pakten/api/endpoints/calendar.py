"""The calendar, as everybody may see it."""

from datetime import UTC, datetime, time

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_noop
from ninja import Query, Router

from pakten.api import paging, shapes
from pakten.events import queries, rules
from pakten.events.models import Event
from pakten.network import protected
from pakten.network import rules as network_rules

router = Router(tags=[gettext_noop("Events")])
FIRST, LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2300, 1, 1, tzinfo=UTC)  # what a database can hold, and more


@router.get(
    "/events",
    response=shapes.Events,
    operation_id="list_events",
    summary=gettext_noop("List events"),
    description=gettext_noop("Published and cancelled events that everybody may see, the first to come first."),
)
def list_events(request: HttpRequest, response: HttpResponse, asked: Query[shapes.EventsAsked]):
    events = Event.objects.public().order_by("starts_at", "id").select_related("district", "host")
    events = events.filter(ends_at__gte=_start(asked.since) if asked.since else timezone.now())
    if asked.until:
        events = events.filter(starts_at__lte=_end(asked.until))
    if asked.kind:
        events = events.filter(kind=asked.kind)
    total = events.count()
    paging.link(request, response, asked, total)
    items = [in_list(event, request) for event in paging.page_of(events, asked)]
    return protected.masked_data({"total": total, "items": items})


@router.get(
    "/events/{slug}",
    response=shapes.EventWhole,
    operation_id="read_event",
    summary=gettext_noop("Read an event"),
    description=gettext_noop("All that everybody may see of one event, with its programme and how its places stand."),
)
def read_event(request: HttpRequest, slug: str):
    event = event_called(slug)
    why_not = rules.why_not_open(event)
    places = queries.places(event)
    return protected.masked_data(
        {
            **in_list(event, request),
            **{name: getattr(event, name) for name in ("theme", "about", "goals", "target_group")},
            "partners": "\n".join([*_partners(event), event.partners]).strip(),
            "access": {
                "step_free": event.is_step_free,
                "hearing_loop": event.has_hearing_loop,
                "quiet_zone": event.has_quiet_zone,
                "interpreter": event.has_interpreter,
            },
            "programme": list(event.programme.values("starts_at", "title", "speaker", "organisation")),
            "is_open": not why_not,
            "why_not_open": why_not,
            "opens_at": event.opens_at,
            "closes_at": event.registration_closes_at,
            "places": {"capacity": event.capacity, "free": places.free, "waiting": places.waiting},
        }
    )


def _partners(event):
    return event.partner_members.shown().order_by("name").values_list("name", flat=True)


def event_called(slug, *, events=None):
    """The event of this name that everybody may see, or one of `events`."""
    found = Event.objects.public() if events is None else events
    event = found.select_related("district", "host").filter(slug=slug).first() if "\x00" not in slug else None
    if event is None:
        raise Http404
    return event


def in_list(event, request):
    host = event.host if event.host and network_rules.is_public(event.host) else None
    names = ("slug", "title", "kind", "is_cancelled", "summary", "starts_at", "ends_at", "venue", "address", "audience")
    return {
        **{name: getattr(event, name) for name in names},
        "district": event.district.name if event.district else "",
        "is_online": bool(event.link),
        "host": {"slug": host.slug, "name": host.name} if host else None,
        "page": request.build_absolute_uri(event.get_absolute_url()),
    }


def _start(day):
    return _moment(day, time.min)


def _end(day):
    return _moment(day, time.max)


def _moment(day, at):
    """By the city's clock; days that no calendar has are the first or the last of all."""
    if not FIRST.date() < day < LAST.date():
        return FIRST if day <= FIRST.date() else LAST
    return timezone.make_aware(datetime.combine(day, at))
