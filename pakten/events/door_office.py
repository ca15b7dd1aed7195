"""What the city team prepares for the door: the helpers' link, and badges."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pakten.events import at_the_door as asked
from pakten.events import checking_in, prints
from pakten.events.door_forms import BadgesForm
from pakten.events.models import Event
from pakten.network import queries as network_queries
from pakten.network.decorators import team_only


@team_only
def at_the_door(request, pk):
    """How many have come, the way to the door for the team and for helpers, and the badges."""
    event = get_object_or_404(Event, pk=pk)
    if request.method == "POST":
        verb = checking_in.close_door if "close" in request.POST else checking_in.open_door
        verb(event=event, by=request.user)
        return redirect("events_office:at_the_door", pk)
    is_led = event.door_key and asked.door_of(event.door_key)
    words = {
        "event": event,
        "numbers": asked.numbers(event),
        "link": settings.SITE_ADDRESS + reverse("events:door", args=[event.door_key]) if is_led else "",
        "form": BadgesForm(),
        "number": len(asked.badges(event)),
        "new": len(asked.badges(event, "new")),
    }
    return render(request, "events/office/at_the_door.html", words)


@team_only
def badges(request, pk):
    """Sheets of badges as PDF, which are then marked as printed."""
    event = get_object_or_404(Event, pk=pk)
    if request.method != "POST":
        return redirect("events_office:at_the_door", pk)
    one = request.POST.get("registration", "")
    one = int(one) if one.isascii() and one.isdigit() and len(one) < 18 else None
    found = asked.badges(event, "" if one else request.POST.get("which", "new"), registration=one)
    if not found:
        messages.info(request, _("There is no badge to print."))
        return redirect("events_office:at_the_door", pk)
    paper = prints.badges(event, found, network=network_queries.network().name, language=get_language())
    checking_in.mark_badges(event=event, registrations=found, by=request.user)
    return HttpResponse(
        paper,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{event.slug}-badges.pdf"', "Cache-Control": "no-store"},
    )
