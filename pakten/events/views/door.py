"""The door of an event: the page that stands open on a phone, and what it asks and sends.

Two ways lead to it: the team's own, signed in, and a link for helpers who have no account. Both show the same, and
neither shows more than names, organisations and states.
"""

from dataclasses import dataclass, field
from functools import wraps
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid4, uuid5

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from pakten.events import at_the_door, checking_in, door_forms
from pakten.events.checking_in import Said
from pakten.events.locking import TryAgain
from pakten.events.models import Event
from pakten.events.refusals import AT_THE_DOOR, CROWDED
from pakten.network.decorators import team_only

WORKER = Path(__file__).parent.parent / "static" / "events" / "door" / "worker.js"
GOOD = {"in", "already", "undone"}


@dataclass(frozen=True)
class Door:
    """An event's door, and who stands at it: one of the team, or a helper (`by` is None)."""

    event: Event
    by: object
    place: str  # the namespace of its addresses
    arguments: list = field(default_factory=list)

    def address(self, name="door"):
        return reverse(f"{self.place}:{name}", args=self.arguments)


def _both(view, *, only=()):
    """The view for the team and for helpers, as a pair. `only`: the event's fields that it needs."""

    @team_only
    @never_cache
    @wraps(view)
    def for_team(request, pk):
        return view(request, Door(get_object_or_404(Event, pk=pk), request.user, "events_office", [pk]))

    @login_not_required
    @never_cache
    @wraps(view)
    def for_helpers(request, key):
        event = at_the_door.door_of(key, only)
        if event is None:
            raise Http404
        return view(request, Door(event, None, "events", [key]))

    return for_team, for_helpers


def _page(request, door):
    """The page: it works without scripts, and with them without network."""
    if request.method == "POST":
        return _by_hand(request, door)
    words = request.GET.get("q", "").strip()[:100]
    return _shown(request, door, words=words)


def _shown(request, door, *, words="", form=None, status=200):
    page = {
        "door": door,
        "event": door.event,
        "numbers": at_the_door.numbers(door.event),
        "words": words,
        "found": at_the_door.search(door.event, words),
        "form": form or door_forms.WalkInForm(),
        "token": uuid4(),
        "setup": {
            "list": door.address("door_list"),
            "news": door.address("door_news"),
            "send": door.address("door_send"),
            "worker": door.address("door_worker"),
            "words": {key: str(text) for key, text in AT_THE_DOOR.items()} | _words_of_the_page(),
            "language": get_language(),
            "name": slugify(door.event.title)[:40],
        },
    }
    return render(request, "events/door.html", page, status=status)


def _words_of_the_page():
    """What the page's script says, where the server does not."""
    return {
        "not_in_list": _(
            "This ticket is not in the list on this phone. Try again when there is network, or look for the name."
        ),
        "ticket": _("A ticket without a name"),
        "check_in": _("Check in"),
        "let_in": _("Let in, if there is a place"),
        "undo": _("Undo"),
        "is_in": _("In"),
        "nobody": _("Nobody of that name is on the list. Look for a part of the name, or let them in as new."),
        "waits_1": _("1 waits to be sent. It is kept on this phone."),
        "waits_many": _("%(number)s wait to be sent. They are kept on this phone."),
        "all_sent": _("Everything is sent."),
        "no_network": _("No network. Go on as usual: it is sent by itself."),
        "ended": _("This link has ended or was taken back. Ask the team for a new one."),
        "sign_in": _("You are signed out. Sign in again on this phone, and what waits is sent."),
        "saved": _("Written down. Whether there is a place is decided when there is network."),
        "no_camera": _("The camera cannot be used here. Take a picture of the code instead, or look for the name."),
        "no_code": _("No code was found in the picture. Hold the phone closer and try again."),
        "stop": _("Stop the camera"),
        "scan": _("Scan with the camera"),
        "another_door": _("another door"),
        "came": _("%(came)s of %(expected)s have come"),
    }


def _by_hand(request, door):
    """What the page sends without scripts: one thing, from one form."""
    words = request.POST.get("q", "").strip()[:100]
    said = {"token": _token(request.POST)}
    form = None
    if "guest" in request.POST:
        form = door_forms.WalkInForm(request.POST)
        if not form.is_valid():
            return _shown(request, door, form=form)
        said["guest"] = form.data.dict()
    for name in ("key", "registration", "undo"):
        if request.POST.get(name):
            said[name] = request.POST[name]
    said["let_in"] = "let_in" in request.POST
    understood = door_forms.said_in(said)
    if understood is None:
        messages.error(request, str(AT_THE_DOOR["unreadable"]))
    else:
        try:
            (answer,) = checking_in.check_in_many(event=door.event, said=[understood], by=door.by)
        except TryAgain:
            messages.error(request, str(CROWDED))
        else:
            told = messages.success if answer.result in GOOD else messages.error
            told(request, _sentence(answer))
            if form is not None and answer.result not in GOOD:
                return _shown(request, door, form=form)
    return redirect(door.address() + (f"?{urlencode({'q': words})}" if words else ""))


def _token(sent):
    """The page's own, and what was sent: the same when a form is sent twice, another for another person."""
    what = urlencode(sorted((name, value) for name, value in sent.items() if name != "csrfmiddlewaretoken"))
    return str(uuid5(NAMESPACE_URL, what))


def _sentence(answer):
    """Who it is, and what became of it."""
    name = at_the_door.name_of(answer.registration) if answer.registration else ""
    said = _said_of(answer)
    return f"{name}: {said}" if name else said


def _said_of(answer):
    if answer.result == "refused":
        return answer.words
    text = str(AT_THE_DOOR[answer.result])
    if answer.result == "already":
        row = at_the_door.row(answer.registration, answer.check_in)
        return text % {"when": row["at"] or "–", "door": row["door"] or _("another door")}
    return text


def _list(request, door):
    """All that the phone keeps: asked for now and then, and sent only when it differs from what the phone has."""
    numbers = at_the_door.numbers(door.event)
    people, others = at_the_door.everybody(door.event)
    event = {"title": door.event.title, "ends": door.event.ends_at.timestamp()}
    answer = JsonResponse({"event": event, "people": people, "others": others, **_counted(numbers)})
    tag = f'"{sha256(answer.content).hexdigest()[:24]}"'
    return _tagged(request, answer, tag)


def _news(request, door):
    """What has changed since the number the phone has."""
    since = request.GET.get("since", "0")
    since = min(int(since), 2**31 - 1) if since.isascii() and since.isdigit() else 0
    numbers = at_the_door.numbers(door.event)
    if request.headers.get("If-None-Match") == numbers.tag and since >= numbers.last:
        return _tagged(request, None, numbers.tag)
    people = at_the_door.news(door.event, since) if since < numbers.last else []
    return _tagged(request, JsonResponse({"people": people, **_counted(numbers)}), numbers.tag)


def _counted(numbers):
    return {"came": numbers.came, "expected": numbers.expected, "last": numbers.last}


def _tagged(request, answer, tag):
    if answer is None or request.headers.get("If-None-Match") == tag:
        answer = HttpResponse(status=304)
    answer["ETag"] = tag
    return answer


def _send(request, door):
    """What a phone has kept: an answer for each, by its token. Sent again, it is answered the same way."""
    if request.method != "POST":
        return redirect(door.address())
    try:
        name, sent = door_forms.read(request.body)
    except door_forms.Unreadable:
        return JsonResponse({"error": str(AT_THE_DOOR["unreadable"])}, status=400)
    said = [each for _token, each in sent if isinstance(each, Said)]
    try:
        answers = checking_in.check_in_many(event=door.event, said=said, door=name, by=door.by) if said else []
    except TryAgain:
        return JsonResponse({"error": str(CROWDED)}, status=503)
    told = {str(answer.token): _told(answer) for answer in answers}
    unreadable = {"result": "unreadable", "words": str(AT_THE_DOOR["unreadable"])}
    return JsonResponse(
        {"answers": [{"token": token, **told.get(str(each.token) if each else "", unreadable)} for token, each in sent]}
    )


def _told(answer):
    person = at_the_door.row(answer.registration, answer.check_in) if answer.registration else None
    return {"result": answer.result, "words": _said_of(answer), "person": person}


def _worker(request, door):
    """The service worker, from the door's own address, so that it looks after nothing else."""
    return HttpResponse(WORKER.read_text(), content_type="text/javascript; charset=utf-8")


page, helper_page = _both(_page)
everybody, helper_everybody = _both(_list)
news, helper_news = _both(_news, only=("title",))
send, helper_send = _both(_send, only=("title",))
worker, helper_worker = _both(_worker)
