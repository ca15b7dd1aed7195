"""The stage: the page on the projector. With buttons for the team; without for a second screen, of the team or of
whoever has its link. All show the same, and stand right whenever they are loaded."""

import time
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from pakten.mingle import live_words
from pakten.mingle.actions import live as deeds
from pakten.mingle.models import Mingle
from pakten.mingle.queries import live
from pakten.mingle.queries.seats import seats as seats_of
from pakten.mingle.refusals import Refused
from pakten.mingle.views import now
from pakten.network.decorators import team_only

WORKER = Path(__file__).parent.parent / "static" / "mingle" / "live" / "worker.js"
DEEDS = {
    "pause": deeds.pause,
    "resume": deeds.resume,
    "extend": deeds.extend,
    "skip": deeds.skip,
    "back": deeds.back,
    "end": deeds.end,
    "reset": deeds.reset,
}


@dataclass(frozen=True)
class Screen:
    """A screen that shows a mingle, and where it asks."""

    mingle: Mingle
    place: str  # the names of its addresses begin so
    arguments: list = field(default_factory=list)
    has_buttons: bool = False

    def address(self, name):
        return reverse(f"{self.place}_{name}", args=self.arguments)


def _mingle(pk):
    return get_object_or_404(Mingle.objects.select_related("published_plan", "event"), pk=pk)


def _of_the_team(view, *, has_buttons=False):
    @team_only
    @never_cache
    @wraps(view)
    def for_team(request, pk):
        return view(request, Screen(_mingle(pk), "mingle_office:stage", [pk], has_buttons))

    return for_team


def _of_a_link(view):
    @login_not_required
    @never_cache
    @wraps(view)
    def for_anybody(request, key):
        mingle = live.by_screen(key)
        if mingle is None:
            raise Http404
        return view(request, Screen(mingle, "mingle:screen", [key]))

    return for_anybody


def _page(request, screen):
    """The page; without scripts it loads itself anew now and then."""
    mingle = screen.mingle
    if mingle.published_plan is None:
        return _nothing_to_show(request, screen)
    standing = live.standing(mingle)
    people = seats_of(mingle)
    page = {
        "mingle": mingle,
        "screen": screen,
        "standing": standing,
        "mood": live_words.mood(standing),
        "what": live_words.what(standing),
        "people": [{**each, "table": _table(each, standing)} for each in people],
        "rounds": range(1, standing.rounds + 1),
        "link": _link(request, mingle) if screen.has_buttons else "",
        "setup": {
            "now": now.address(mingle),
            "seats": screen.address("seats"),
            "worker": screen.address("worker"),
            "told": live.told(mingle.pk),
            "drawn": round(time.time() * 1000),
            "people": people,
            "words": live_words.on_stage(is_online=bool(mingle.link_template)),
            "meetings": live_words.held(mingle.published_plan),
            "language": get_language(),
        },
    }
    return render(request, "mingle/stage.html", page)


def _nothing_to_show(request, screen):
    if screen.place == "mingle_office:stage":
        return render(request, "mingle/stage_empty.html", {"mingle": screen.mingle})
    raise Http404


def _table(person, standing):
    """Where somebody sits now, or first."""
    number = max(standing.round, 1)
    return person["tables"][number - 1] if number <= len(person["tables"]) else None


def _link(request, mingle):
    key = live.stage_of(mingle).screen_key
    return request.build_absolute_uri(reverse("mingle:screen", args=[key])) if key else ""


def _seats(request, screen):
    """Who sits where, asked for when another plan holds."""
    plan = screen.mingle.published_plan
    return JsonResponse({"plan": plan.pk if plan else None, "people": seats_of(screen.mingle)})


def _worker(request, screen):
    """The service worker, from the page's own address, so that it looks after nothing else."""
    return worker_file()


def worker_file():
    return HttpResponse(WORKER.read_text(), content_type="text/javascript; charset=utf-8")


stage = _of_the_team(_page, has_buttons=True)
screen, public_screen = _of_the_team(_page), _of_a_link(_page)
seats, public_seats = _of_the_team(_seats), _of_a_link(_seats)
worker, public_worker = _of_the_team(_worker), _of_a_link(_worker)


@team_only
def press(request, pk):
    """A button of the stage: by its form, or by its script, which is told where all stands."""
    if request.method != "POST":
        return redirect("mingle_office:stage", pk)
    mingle, no = _mingle(pk), None
    try:
        _do(mingle, request.POST, by=request.user)
    except Refused as refused:
        no = refused
    if request.headers.get("Accept") == "application/json":
        told = {"told": live.told(pk), "words": no.words if no else ""}
        return JsonResponse(told, status=409 if no else 200)
    if no:
        messages.warning(request, no.words)
    return redirect("mingle_office:stage", pk)


def _do(mingle, sent, *, by):
    if sent.get("deed") == "start":
        deeds.start(mingle=mingle, by=by)
    elif deed := DEEDS.get(sent.get("deed")):
        deed(mingle=mingle, seen=(_number(sent, "sequence"), _number(sent, "step")), by=by)
    else:
        raise Refused("unknown")


def _number(sent, name):
    text = sent.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


@team_only
def link(request, pk):
    """Makes a link to a second screen; the one before ends."""
    if request.method == "POST":
        deeds.open_screen(mingle=_mingle(pk), by=request.user)
    return redirect("mingle_office:stage", pk)
