from django.shortcuts import render

from pakten.collaborations import queries as collaborations
from pakten.events import queries as events
from pakten.journal.models import Line
from pakten.mail import queries as mail
from pakten.mingle import queries as mingle
from pakten.network import agreement_queries, inbox
from pakten.network.decorators import team_only
from pakten.office import lines


@team_only
def desk(request):
    """The team's first page: what waits, the mingles in hand, what comes next, what was done last."""
    waits = {
        "applications": inbox.waiting(),
        "leads": collaborations.numbers(owner=request.user),
        "agreements": agreement_queries.due_number(),
        "letters": mail.returned(),
    }
    numbers = (waits["applications"]["count"], waits["leads"]["due"], waits["agreements"], waits["letters"])
    leads = list(collaborations.to_take_on(owner=request.user, count=6))
    return render(
        request,
        "office/desk.html",
        {
            "waits": waits,
            "is_calm": not any(numbers) and not leads,
            "leads": leads,
            "mingles": mingle.in_hand()[:6],
            "next_events": events.next_events(5),
            "lines": [(line.at, words) for line, words, _changes in lines.shown(Line.objects.all()[:12])],
        },
    )
