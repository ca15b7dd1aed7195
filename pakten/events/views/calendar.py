from hashlib import sha256
from itertools import groupby

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.connection import ConnectionProxy
from django.utils.translation import get_language
from django.views.decorators.csp import csp_override

from pakten.events import feeds, queries, rules
from pakten.events.models import Event
from pakten.events.refusals import WHY_NOT
from pakten.network import queries as network_queries
from pakten.network import rules as network_rules
from pakten.web import dates

drawn_before = ConnectionProxy(caches, "drawn")  # each process's own
KEPT_FOR = 60  # seconds


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
    """The event's page. The same for all who have no session: nobody of them is signed in, or has something to be told.
    So theirs is drawn once, and kept until the journal has a new line or the clock another minute, as times are
    written to the minute."""
    if request.GET or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return _draw(request, slug)
    answer = HttpResponse(drawn_before.get_or_set(_key_of(request), lambda: _draw(request, slug).content, KEPT_FOR))
    patch_vary_headers(answer, ["Cookie"])
    return answer


def _key_of(request):
    """What a stranger's page depends on: what we know, the hour, the language and the address."""
    known = (network_queries.newest_line(), f"{timezone.now():%d%H%M}", get_language())
    return sha256(" ".join(map(str, (*known, request.get_host(), request.path))).encode()).hexdigest()


def _draw(request, slug):
    return render(request, "events/event.html", shown(visible_event(request, slug), to=request.user))


def shown(event, *, to):
    """An event's page as somebody sees it."""
    why_not = rules.why_not_open(event)
    mine = event.registrations.filter(person=to).first() if to.is_authenticated else None
    places, programme, pictures = None if why_not else queries.places(event), list(event.programme.all()), []
    for picture in event.pictures.all():
        picture.event = event
        pictures.append(picture)
    host_is_shown = event.host is not None and network_rules.may_see(to, event.host)
    address = settings.SITE_ADDRESS + event.get_absolute_url()
    return {
        "event": event,
        "places": places,
        "why_not": WHY_NOT[why_not] if why_not in ("nobody", "not_open_yet", "closed") else "",
        "mine": mine if mine and mine.state != mine.State.CANCELLED else None,
        "programme": programme,
        "pictures": pictures,
        "partners": [each for each in event.partner_members.order_by("name") if network_rules.may_see(to, each)],
        "host_is_shown": host_is_shown,
        "linked_data": feeds.linked_data(
            event, address, programme=programme, pictures=pictures, places=places, shows_host=host_is_shown
        ),
    }


@login_not_required
def calendar(request, slug):
    """The event as a file for the visitor's own calendar."""
    event = visible_event(request, slug)
    answer = HttpResponse(feeds.calendar([event]), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return answer


@csp_override({"default-src": ["'none'"], "sandbox": [""]})
@login_not_required
def picture(request, slug, pk):
    """One of the event's pictures, for those who may see the event."""
    found = get_object_or_404(visible_event(request, slug).pictures, pk=pk)
    try:
        file = found.file.open()
    except OSError:  # the file is gone
        raise Http404 from None
    headers = {"Cache-Control": "private, max-age=3600", "X-Content-Type-Options": "nosniff"}
    return FileResponse(file, content_type="image/webp", headers=headers)


def visible_event(request, slug):
    event = get_object_or_404(Event.objects.select_related("district", "host"), slug=slug)
    if not rules.may_see(request.user, event):
        raise Http404
    return event
