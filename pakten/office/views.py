from django.shortcuts import render

from pakten.events import queries as events
from pakten.journal.models import Line
from pakten.mingle import queries as mingle
from pakten.network import inbox
from pakten.network.decorators import team_only
from pakten.office import lines


@team_only
def desk(request):
    """The team's first page: the applications that wait, the mingles in hand, what comes next, what was done last."""
    return render(
        request,
        "office/desk.html",
        {
            "applications": inbox.waiting(),
            "mingles": mingle.in_hand()[:6],
            "next_events": events.next_events(5),
            "lines": [(line.at, words) for line, words, _changes in lines.shown(Line.objects.all()[:12])],
        },
    )
