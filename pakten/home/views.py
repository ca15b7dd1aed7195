from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone

from pakten.events import queries as events
from pakten.mingle import queries as mingle
from pakten.network import queries as network
from pakten.network import rules
from pakten.plan.models import Goal
from pakten.web import dates

ASSESSED_ON = date(2026, 11, 22)  # when the accessibility was last gone through; a new assessment changes the date


@login_not_required
def home(request):
    """What the network is, how it lives, what happens next."""
    sheaf_groups = network.sheaf_groups()
    return render(
        request,
        "home/home.html",
        {
            "sheaf_groups": sheaf_groups,
            "members_now": sum(group["number"] for group in sheaf_groups),
            "joined_lately": network.joined_since(timezone.localdate() - timedelta(days=365)),
            "events_this_year": events.held_this_year(),
            "meetings_this_year": mingle.meetings_this_year(),
            "next_events": events.next_events(4),
            "goals": Goal.objects.now(),
            "newest_members": network.newest_members(6),
        },
    )


def mine(request):
    """The signed-in person's own first page: the team goes to its desk, others see their organisations."""
    if rules.is_team(request.user):
        return redirect("office:desk")
    contacts = request.user.contact_for.select_related("organisation__coordinator").order_by("organisation__sort_key")
    return render(request, "home/mine.html", {"contacts": contacts, "next_events": events.next_events(4)})


@login_not_required
def accessibility(request):
    words = {"address": settings.SITE_ADDRESS, "assessed_in_words": dates.day(ASSESSED_ON)}
    return render(request, "home/accessibility.html", words)


@login_not_required
def privacy(request):
    return render(request, "home/privacy.html")
