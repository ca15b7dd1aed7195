"""The verbs of a mingle that runs. Who presses says what they saw, `seen`: the (sequence, step) on their screen. When
another was faster, or time was, nothing happens twice: Refused."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from pakten.journal import actions as journal
from pakten.mingle.models import Mingle, Stage
from pakten.mingle.queries.live import fresh, standing_of
from pakten.mingle.refusals import Refused


@transaction.atomic
def start(*, mingle, talk_seconds=None, change_seconds=None, by):
    """Begins the mingle: everybody walks to the tables of round 1. The times are the mingle's unless said otherwise.
    Refused when it runs already, so that of two who press at once one starts and the other follows."""
    stage = _held(mingle)
    if stage.step > 0:
        raise Refused("is_over" if standing_of(stage).is_over else "runs_already")
    if stage.mingle.published_plan is None:
        raise Refused("no_plan")
    anew = fresh(stage.mingle)
    stage.rounds = anew.rounds
    stage.talk_seconds = anew.talk_seconds if talk_seconds is None else talk_seconds
    stage.change_seconds = anew.change_seconds if change_seconds is None else change_seconds
    stage.started_at = timezone.now()
    return _put(stage, "mingle.start", step=1, by=by)


@transaction.atomic
def pause(*, mingle, seen, by):
    """Time stands still until somebody goes on."""
    stage, now = _seen(mingle, seen)
    if now.is_paused:
        raise Refused("moved_on")
    return _put(stage, "mingle.pause", step=now.step, left=now.seconds_left, is_paused=True, by=by)


@transaction.atomic
def resume(*, mingle, seen, by):
    """Time goes on where it stood."""
    stage, now = _seen(mingle, seen)
    if not now.is_paused:
        raise Refused("moved_on")
    return _put(stage, "mingle.resume", step=now.step, left=now.seconds_left, by=by)


@transaction.atomic
def extend(*, mingle, seen, seconds=60, by):
    """This step lasts longer; all after it comes later."""
    stage, now = _seen(mingle, seen)
    left = now.seconds_left + seconds
    return _put(stage, "mingle.extend", step=now.step, left=left, is_paused=now.is_paused, by=by)


@transaction.atomic
def skip(*, mingle, seen, by):
    """On to the next step, at once."""
    stage, now = _seen(mingle, seen)
    return _put(stage, "mingle.skip", step=now.step + 1, is_paused=now.is_paused, by=by)


@transaction.atomic
def back(*, mingle, seen, by):
    """The step before begins anew; the first one, when there is none before. Also when the end came too early."""
    stage, now = _seen(mingle, seen, may_be_over=True)
    before = now.step - 1 if stage.ended_after is None else 2 * stage.ended_after
    return _put(stage, "mingle.back", step=max(1, before), is_paused=now.is_paused, by=by)


@transaction.atomic
def end(*, mingle, seen, by):
    """The mingle is over, whatever was left of it."""
    stage, now = _seen(mingle, seen)
    return _put(stage, "mingle.end", step=stage.last_step, ended_after=now.begun, by=by)


@transaction.atomic
def reset(*, mingle, seen, by):
    """As if it had never begun: after a rehearsal."""
    stage, _now = _seen(mingle, seen, may_be_over=True)
    stage.started_at = None
    return _put(stage, "mingle.reset", step=0, by=by)


@transaction.atomic
def open_screen(*, mingle, by):
    """A link to a second screen for whoever has it; a new one ends the one before. Lasts until the day after."""
    stage = _held(mingle)
    stage.screen_key = secrets.token_urlsafe(18)
    stage.save()
    journal.write(verb="mingle.open_screen", subject=stage.mingle, by=by)
    return stage


def _held(mingle):
    """The stage, one at a time; a new one when there is none."""
    Mingle.objects.select_for_update().get(pk=mingle.pk)  # first held, then read: see reality._held
    mingle = Mingle.objects.select_related("published_plan").get(pk=mingle.pk)
    stage = Stage.objects.filter(mingle=mingle).first() or fresh(mingle)
    stage.mingle = mingle
    return stage


def _seen(mingle, seen, *, may_be_over=False):
    """The stage and where it stands, when that is what was seen. A repair meanwhile (see reality) changes who meets
    whom in coming rounds, and nothing of what a button does: what is pressed holds."""
    stage = _held(mingle)
    now = standing_of(stage)
    if now.is_waiting:
        raise Refused("not_running")
    sequence, step = seen
    if not stage.pressed <= sequence <= now.sequence:
        raise Refused("moved_on")
    if step != now.step:  # another plan may hold since then, but nobody has pressed anything
        raise Refused("time_was_out")
    if now.is_over and not may_be_over:
        raise Refused("is_over")
    return stage, now


def _put(stage, verb, *, step, by, left=None, is_paused=False, ended_after=None):
    """The stage stands at a step, with so many seconds left of it: all of them unless said otherwise."""
    left = stage.seconds_of(step) if left is None else max(0.0, left)
    has_length = 0 < step < stage.last_step
    stage.step, stage.sequence, stage.ended_after = step, stage.sequence + 1, ended_after
    stage.pressed = stage.sequence
    stage.seconds_left = left if is_paused and has_length else None
    stage.ends_at = None if step == 0 or stage.seconds_left is not None else timezone.now() + timedelta(seconds=left)
    stage.save()
    journal.write(verb=verb, subject=stage.mingle, by=by, details={"step": step})
    return stage
