from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pakten.mingle import actions, queries
from pakten.mingle.drawing import Sitter, draw
from pakten.mingle.models import Mingle
from pakten.mingle.office import room_words
from pakten.mingle.queries import rooms
from pakten.mingle.room_forms import RoomForm
from pakten.network.decorators import team_only


@team_only
def room(request, pk):
    """The room: its size and its tables beside a drawing of it, how loud it gets, and what would help."""
    mingle = _mingle(pk)
    crowd = rooms.crowd(mingle, mingle.plan)
    standing = queries.room_of(mingle)
    instance = standing or rooms.suggested_room(mingle, crowd)
    form = RoomForm(request.POST or None, instance=instance, has_large_tables=crowd.seats > 2)
    if request.method == "POST" and form.is_valid():
        actions.draw_room(mingle=mingle, by=request.user, **form.details())
        messages.success(request, _saved(mingle))
        return redirect("mingle_office:room", pk)
    return _shown(request, mingle, form, standing)


@team_only
def redraw(request, pk):
    """The room drawn as the form says, and nothing kept."""
    if request.method != "POST":
        return redirect("mingle_office:room", pk)
    mingle = _mingle(pk)
    crowd = rooms.crowd(mingle, mingle.plan)
    standing = queries.room_of(mingle)
    instance = standing or rooms.suggested_room(mingle, crowd)
    form = RoomForm(request.POST, instance=instance, has_large_tables=crowd.seats > 2)
    form.is_valid()
    return _shown(request, mingle, form, standing, is_tried=True)


def _saved(mingle):
    """What keeping the room did: a published plan stands until it is published again."""
    before, after = mingle.plan_id, Mingle.objects.get(pk=mingle.pk).plan_id
    if before == after:
        return _("The room is kept.")
    if mingle.published_plan_id:
        return _("The room is kept. Tables have new numbers in the plan: publish it again to make them hold.")
    return _("The room is kept, and the tables of the plan have their numbers in it.")


def _shown(request, mingle, form, standing, *, is_tried=False):
    """The page, or the drawing alone for htmx. What is written wrongly is said, and the room before it is drawn."""
    is_wrong = form.is_bound and not form.is_valid()
    drawn_room = form.instance
    if is_wrong:
        drawn_room = standing or rooms.suggested_room(mingle, rooms.crowd(mingle, mingle.plan))
    drawn = queries.drawn(mingle, drawn_room, mingle.plan)
    is_part = request.headers.get("HX-Request-Type") == "partial"
    words = {
        "mingle": mingle,
        "form": form,
        "drawn": drawn,
        "level": round(drawn.sound.level) if drawn.sound else None,
        "svg": draw(drawn.layout, title=_title(drawn), levels=drawn.sound.tables if drawn.sound else ()),
        "told": room_words.told(drawn),
        "offers": room_words.offers(drawn),
        "remedies": room_words.remedies(drawn),
        "lacks": room_words.lacks(drawn) if drawn.layout.missing else "",
        "is_tried": is_tried and not is_wrong,
        "is_wrong": is_wrong,
        "is_kept": standing is not None,
        "walks": _walks(mingle, drawn) if standing and mingle.plan and not is_tried else None,
    }
    template = "mingle/room.html#drawn" if is_part else "mingle/room.html"
    return render(request, template, words, status=422 if is_wrong and not is_part else 200)


def _title(drawn):
    return _("The room from above with %(tables)d tables, %(quiet)d of them quiet ones") % {
        "tables": len(drawn.layout.places),
        "quiet": len(drawn.layout.quiet),
    }


def _walks(mingle, drawn):
    if mingle.plan.rounds < 2 or drawn.layout.missing:
        return None
    calm, times, metres = rooms.walks(mingle, mingle.plan, drawn.layout)
    return {"calm": calm, "times": times, "metres": metres}


@team_only
def seats(request, pk):
    """Who sits where in a round: a picture for the wall, and the same in words."""
    mingle = _mingle(pk)
    plan = mingle.published_plan or mingle.plan
    if plan is None:
        raise Http404
    standing = queries.room_of(mingle)
    if standing is None:
        return redirect("mingle_office:room", pk)
    asked = request.GET.get("round", "1")
    number = min(max(int(asked), 1), plan.rounds) if asked.isdigit() and len(asked) < 5 else 1
    drawn = queries.drawn(mingle, standing, plan, quiet=plan.quiet_tables)
    sitters, rows = seated(mingle, plan, number)
    title = _("Who sits where in round %(round)d") % {"round": number}
    words = {
        "mingle": mingle,
        "plan": plan,
        "round": number,
        "rounds": range(1, plan.rounds + 1),
        "svg": draw(drawn.layout, title=title, sitters=sitters),
        "rows": rows,
        "lacks": room_words.lacks(drawn) if drawn.layout.missing else "",
        "quiet": {place.number for place in drawn.layout.quiet},
    }
    return render(request, "mingle/seats.html", words)


def seated(mingle, plan, round):
    """Who sits at each table in a round, for the drawing and for the list beside it. People under protection are a
    number, and people who are forgotten a free chair."""
    people = {each.key: each for each in queries.participants(mingle)}
    sitters, rows = {}, []
    for each in sorted((each for each in plan.meetings if each["round"] == round), key=lambda each: each["table"]):
        there = [people[key] for key in each["people"] if key in people]
        sitters[each["table"]] = [Sitter(person.name or _("Forgotten"), person.sector) for person in there]
        rows.append({"table": each["table"], "people": there})
    return sitters, rows


def _mingle(pk):
    return get_object_or_404(Mingle.objects.select_related("plan", "published_plan", "event"), pk=pk)
