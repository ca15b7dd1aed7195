from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from pakten.events import feeds, rules
from pakten.events.models import Event


@login_not_required
def events(request):
    """The calendar: what comes, and what has been."""
    public = Event.objects.public().select_related("district")
    return render(request, "events/events.html", {"coming": public.coming()[:50], "past": public.past()[:24]})


@login_not_required
def event(request, slug):
    return render(request, "events/event.html", {"event": _event(request, slug)})


@login_not_required
def calendar(request, slug):
    """The event as a file for the visitor's own calendar."""
    event = _event(request, slug)
    answer = HttpResponse(feeds.calendar([event]), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return answer


def _event(request, slug):
    event = get_object_or_404(Event.objects.select_related("district", "host"), slug=slug)
    if not rules.may_see(request.user, event):
        raise Http404
    return event
