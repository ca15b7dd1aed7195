from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render

from pakten.events import queries as events
from pakten.mingle import queries as mingle
from pakten.network import queries as network
from pakten.network import rules


@login_not_required
def home(request):
    """What the network is, how it lives, what happens next."""
    return render(
        request,
        "home/home.html",
        {
            "sheaf_groups": network.sheaf_groups(),
            "events_this_year": events.held_this_year(),
            "meetings_this_year": mingle.meetings_this_year(),
            "next_events": events.next_events(4),
            "newest_members": network.newest_members(6),
        },
    )


def mine(request):
    """The signed-in person's own first page: the team goes to its desk, others see their organisations."""
    if rules.is_team(request.user):
        return redirect("office:desk")
    contacts = request.user.contact_for.select_related("organisation__coordinator")
    return render(request, "home/mine.html", {"contacts": contacts, "next_events": events.next_events(4)})


@login_not_required
def accessibility(request):
    return render(request, "home/accessibility.html")


@login_not_required
def privacy(request):
    return render(request, "home/privacy.html")
