from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone

from pakten.events import invite_queries
from pakten.events import queries as events
from pakten.home import timeline
from pakten.mingle import queries as mingle
from pakten.network import our_queries as our
from pakten.network import queries as network
from pakten.network import rules
from pakten.plan.models import Goal
from pakten.plan.queries import plans
from pakten.results.queries import member_reports


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
            "goals": Goal.objects.whole().now(),
            "newest_members": network.newest_members(6),
        },
    )


def mine(request):
    """The signed-in person's own first page: the team goes to its desk, others see their organisations."""
    if rules.is_team(request.user):
        return redirect("office:desk")
    organisations = our.spoken_for_by(request.user)
    to_report = member_reports.to_do(organisations) if organisations else {}
    members = [
        {
            "organisation": each,
            "title": next((contact.title for contact in each.contacts.all() if contact.person == request.user), ""),
            "steps": to_report.get(each.pk, []) + our.next_steps(each),
        }
        for each in organisations
    ]
    hosted = list(events.hosted_by(organisations)) if organisations else []
    words = {
        "members": members,
        "our_coming": [event for event in reversed(hosted) if not event.is_over],
        "our_past": [event for event in hosted if event.is_over and not event.is_cancelled][:6],
        "done": timeline.done_by(organisations),
        "next_events": events.next_events(4),
        "to_go_on": mingle.to_go_on(request.user)[:8],
    }
    words |= {
        "registrations": invite_queries.mine(request.user)[:8],
        "invitations": invite_queries.waiting_for(request.user)[:8],
        "colleagues": invite_queries.colleagues(request.user, organisations)[:8] if organisations else [],
    }
    words["asked_plans"] = plans.asked_now(request.user)
    return render(request, "home/mine.html", words)


@login_not_required
def privacy(request):
    return render(request, "home/privacy.html")
