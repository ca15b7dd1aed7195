"""A participant's own page: whom they meet now and next, where and why. No account: the address is the right."""

import time

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from pakten.mingle import live_words, queries, rules
from pakten.mingle.queries import live
from pakten.mingle.queries.seats import turns, turns_at_once
from pakten.mingle.views import now
from pakten.mingle.views.stage import worker_file
from pakten.network import protected


def _participant(token):
    """Whose page it is; as if it had never been when the token is forged, or they were forgotten."""
    participant = queries.by_token(token)
    if participant is None:
        raise Http404
    return participant


@login_not_required
@never_cache
def hand(request, token):
    """The whole page, or, for its script when the plan has changed, the rounds alone."""
    if request.headers.get("X-Part") == "turns":
        return _turns_alone(request, token)
    participant = _participant(token)
    mingle = participant.mingle
    standing = live.standing(mingle)
    is_past = standing.is_waiting and mingle.event is not None and mingle.event.is_over  # run with paper alone
    page = {
        "mingle": mingle,
        "event": mingle.event,
        "participant": participant,
        "name": "" if protected.names(participant.name, participant.email) else participant.name,
        "standing": standing,
        "mood": live_words.mood(standing),
        "what": live_words.what(standing, is_past=is_past),
        "turns": turns(participant),
        "shown": {} if is_past else _shown(standing),
        "is_past": is_past,
        "may_wish": not rules.why_no_wishes(participant),
        "setup": {
            "now": now.address(mingle),
            "told": live.told(mingle.pk),
            "is_past": is_past,
            "drawn": round(time.time() * 1000),
            "words": live_words.in_hand(is_online=bool(mingle.link_template)),
            "language": get_language(),
        },
    }
    return render(request, "mingle/hand.html", page)


def _turns_alone(request, token):
    """What is asked for when another plan holds, by everybody in the same moment: made cheaply. Which of the rounds are
    shown large the script knows."""
    mine = turns_at_once(token)
    if mine is None:
        raise Http404
    return render(request, "mingle/hand.html#turns", {"turns": mine})


def _shown(standing):
    """What the rounds are that are shown large: the one that is on, and the next."""
    if standing.is_over:
        return {}
    if standing.is_waiting:
        return {1: "next"}
    return {standing.round: "now", standing.round + 1: "next"}


@login_not_required
@never_cache
def worker(request, token):
    """The service worker, from the page's own address, so that it looks after nothing else."""
    _participant(token)
    return worker_file()
