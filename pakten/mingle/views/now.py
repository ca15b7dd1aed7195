"""What is on now, in a few bytes: all screens and phones of a mingle ask for it more than once a second.

So it is answered before anything else (`NowFirst`, the first of the middleware), from what this process asked of the
database a moment ago. It tells no names, and its address is nothing one could guess."""

import json
import time
from threading import Lock

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from pakten.mingle.queries import live

PLACE = "/mingles/now/"
KEPT_FOR = 0.1  # seconds for which a process does not ask the database again
OFTEN, SELDOM = 600, 5000  # milliseconds between two questions of a phone
NEAR = 30 * 60 * 1000  # milliseconds before an event's beginning from which on its phones ask often
_asks = Lock()  # one thread at a time asks anew, or all would at the same moment
KEPT = {}  # by key: (when, the mingle's answer but for the time, or None)


class NowFirst:
    """Answers what is on now; hands on everything else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if PLACE not in request.path_info:
            return self.get_response(request)
        answer = _answer(request.path_info.rpartition(PLACE)[2].rstrip("/"))
        return answer or self.get_response(request)


@login_not_required
def now(request, key):
    """The same, for who comes here all the same; and that there is no such mingle."""
    answer = _answer(key)
    if answer is None:
        raise Http404
    return answer


def address(mingle):
    """Where to ask what is on."""
    return reverse("mingle:now", args=[_key(mingle.pk)])


def _key(pk):
    return f"{pk}-{salted_hmac('mingle.now', str(pk), algorithm='sha256').hexdigest()[:24]}"


def _answer(key):
    told = _told(key)
    if told is None:
        return None
    answer = HttpResponse(b'{"now":%d,%s' % (time.time() * 1000, told), content_type="application/json")
    answer["Content-Length"] = len(answer.content)  # what the middleware after this one would have added
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _told(key):
    moment = time.monotonic()
    at, told = KEPT.get(key, (-1.0, None))
    if moment - at < KEPT_FOR or (told is not None and not _asks.acquire(blocking=False)):
        return told  # another thread asks: this one tells what was just so
    try:
        fresh = _ask(key)
    finally:
        if told is not None:
            _asks.release()
    if fresh is None:
        KEPT.pop(key, None)
    else:  # keys that people make up are not kept
        KEPT[key] = moment, fresh
    return fresh


def _ask(key):
    pk = key.partition("-")[0]
    if not (pk.isascii() and pk.isdigit() and constant_time_compare(key, _key(int(pk)))):
        return None
    told = live.told(int(pk))
    if told is None:
        return None
    return json.dumps(told | {"every": _every(told)}, separators=(",", ":")).encode()[1:]


def _every(told):
    """How often to ask: seldom long before the beginning, and long after the end."""
    now, starts = time.time() * 1000, told.get("starts")
    if starts and starts - now > NEAR:
        return SELDOM
    all_of_it = told["rounds"] * (told["talk"] + told["change"]) * 1000
    return SELDOM if told["ends"] and now - told["ends"] > all_of_it + NEAR else OFTEN
