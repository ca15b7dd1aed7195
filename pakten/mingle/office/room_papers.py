from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pakten.mingle import queries, room_prints
from pakten.mingle.models import Mingle
from pakten.network import queries as network
from pakten.network.decorators import team_only


@team_only
def poster(request, pk):
    """The room as a poster: table numbers alone, or with the names of a round for the team."""
    mingle, plan, drawn = _room(pk)
    asked = request.GET.get("round", "")
    number, people = None, None
    if asked.isdigit() and len(asked) < 5 and 1 <= int(asked) <= plan.rounds:
        number = int(asked)
        names = {each.key: each.name or _("Forgotten") for each in queries.participants(mingle)}
        people = {
            each["table"]: [names[key] for key in each["people"] if key in names]
            for each in plan.meetings
            if each["round"] == number
        }
    paper = "a4" if request.GET.get("paper") == "a4" else "a3"
    pdf = room_prints.poster(drawn.layout, round=number, people=people, paper=paper, **_words(mingle))
    return _answer(mingle, "poster", pdf)


@team_only
def table_signs(request, pk):
    """A sign for each table of the plan."""
    mingle, _plan, drawn = _room(pk)
    quiet = {place.number for place in drawn.layout.quiet}
    numbers = range(1, len(drawn.crowd.sizes) + 1)
    return _answer(mingle, "tables", room_prints.table_signs(numbers, quiet=quiet, **_words(mingle)))


@team_only
def place_cards(request, pk):
    """A card for each person who has the same table all the time. People under protection are named on none."""
    mingle, plan, _drawn = _room(pk)
    tables = {}
    for each in plan.meetings:
        for key in each["people"]:
            tables.setdefault(key, set()).add(each["table"])
    cards = [
        ("" if each.is_unnamed else each.name, each.organisation_name, min(tables[each.key]))
        for each in queries.participants(mingle)
        if len(tables.get(each.key, ())) == 1
    ]
    cards = sorted(cards, key=lambda card: card[2])
    return _answer(mingle, "cards", room_prints.place_cards(cards, **_words(mingle)))


def _room(pk):
    mingle = get_object_or_404(Mingle.objects.select_related("plan", "published_plan"), pk=pk)
    plan, room = mingle.published_plan or mingle.plan, queries.room_of(mingle)
    if plan is None or room is None:
        raise Http404
    return mingle, plan, queries.drawn(mingle, room, plan, quiet=plan.quiet_tables)


def _words(mingle):
    language = "en" if get_language() == "en" else "sv"
    return {"title": mingle.title, "network": network.network().name, "language": language}


def _answer(mingle, what, pdf):
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{slugify(mingle.title) or "mingle"}-{what}.pdf"'
    return answer
