from django.shortcuts import render

from pakten.events import queries as events
from pakten.journal.models import Line
from pakten.mingle import queries as mingle
from pakten.network.decorators import team_only


@team_only
def desk(request):
    """The team's first page: the mingles in hand, what comes next, what was done last."""
    return render(
        request,
        "office/desk.html",
        {
            "mingles": mingle.in_hand(),
            "next_events": events.next_events(5),
            "lines": Line.objects.all()[:12],
        },
    )
