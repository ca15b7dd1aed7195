from itertools import groupby

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csp import csp_override

from pakten.events import feeds, queries, rules
from pakten.events.models import Event
from pakten.events.refusals import WHY_NOT
from pakten.network import rules as network_rules
from pakten.web import dates


@login_not_required
def events(request):
    """The calendar: what comes, month by month, and what has been."""
    seen = Event.objects.all() if request.user.is_authenticated else Event.objects.filter(for_everybody=True)
    shown = seen.exclude(state=Event.State.DRAFT)
    months = groupby(shown.coming()[:100], lambda event: dates.month(timezone.localtime(event.starts_at)))
    return render(
        request,
        "events/events.html",
        {
            "months": [(month, list(events)) for month, events in months],
            "past": shown.past()[:24],
            "kinds": Event.Kind.choices,
            "feed": f"{settings.SITE_ADDRESS}{reverse('events:feed')}",
            "webcal": f"webcal://{settings.SITE_ADDRESS.partition('://')[2]}{reverse('events:feed')}",
        },
    )


@login_not_required
def event(request, slug):
    event = visible_event(request, slug)
    why_not = rules.why_not_open(event)
    mine = event.registrations.filter(person=request.user).first() if request.user.is_authenticated else None
    places, programme = None if why_not else queries.places(event), list(event.programme.all())
    host_is_shown = event.host is not None and network_rules.may_see(request.user, event.host)
    address = request.build_absolute_uri(event.get_absolute_url())
    return render(
        request,
        "events/event.html",
        {
            "event": event,
            "places": places,
            "why_not": WHY_NOT[why_not] if why_not in ("nobody", "not_open_yet", "closed") else "",
            "mine": mine if mine and mine.state != mine.State.CANCELLED else None,
            "programme": programme,
            "host_is_shown": host_is_shown,
            "linked_data": feeds.linked_data(
                event, address, programme=programme, places=places, shows_host=host_is_shown
            ),
        },
    )


@login_not_required
def calendar(request, slug):
    """The event as a file for the visitor's own calendar."""
    event = visible_event(request, slug)
    answer = HttpResponse(feeds.calendar([event]), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return answer


@csp_override({"default-src": ["'none'"], "sandbox": [""]})
@login_not_required
def picture(request, slug):
    """The event's picture, for those who may see the event."""
    event = visible_event(request, slug)
    try:
        file = event.picture.open()
    except (OSError, ValueError):  # the file is gone; there never was one
        raise Http404 from None
    headers = {"Cache-Control": "private, max-age=3600", "X-Content-Type-Options": "nosniff"}
    return FileResponse(file, content_type="image/webp", headers=headers)


def visible_event(request, slug):
    event = get_object_or_404(Event.objects.select_related("district", "host"), slug=slug)
    if not rules.may_see(request.user, event):
        raise Http404
    return event
