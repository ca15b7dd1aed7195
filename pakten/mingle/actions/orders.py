"""The verbs of a plan that takes longer than a page should wait: asked for, carried out, stopped. What is asked for is
a row before any work begins, so that a process that ends in the middle loses nothing: another takes the order up."""

import threading
from dataclasses import asdict

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from pakten.journal import actions as journal
from pakten.matching.errors import MatchingError
from pakten.mingle import planning, queries
from pakten.mingle.actions.plans import free_to_meet_again, keep, wanted
from pakten.mingle.models import Mingle, PlanOrder
from pakten.mingle.models.orders import SILENT

TRIES = 4  # when people change while their plan is made, or may meet again


class PlanInHand(Exception):
    """Another order of the mingle has not ended. `order` is that one."""

    def __init__(self, order):
        super().__init__("a plan is being made already")
        self.order = order


@transaction.atomic
def order(*, mingle, by, deed=PlanOrder.Deed.PLAN, about=None, **asked):
    """Asks for a plan (`asked`: see plans.wanted), for prices, or for a plan `about` to be drawn again. Raises
    PlanInHand when another order is open."""
    mingle = Mingle.objects.select_for_update().get(pk=mingle.pk)
    if standing := queries.open_order(mingle):
        raise PlanInHand(standing)
    asked, about = wanted(mingle, **asked), about or mingle.plan
    dials = queries.dials(about) if deed == PlanOrder.Deed.REDRAW else asked["dials"]
    each = planning.seconds(mingle.participants.count(), dials)
    steps = len(planning.settings(dials)) if deed == PlanOrder.Deed.PRICES else 1
    made = PlanOrder.objects.create(
        mingle=mingle,
        deed=deed,
        about=about,
        asked_by=by,
        dials=asdict(dials),
        locked=asked["locked"],
        banned=asked["banned"],
        seconds=1 + each * steps,
        steps=steps,
    )
    journal.write(verb="mingle.order", subject=mingle, by=by, details={"order": made.pk})
    transaction.on_commit(lambda: begin(order=made))
    return made


def begin(*, order):
    """Carries an order out beside the page that asked for it. What computes is a process of its own; this thread only
    waits for it, and is not missed when it is gone: see `queries.is_silent` and the page that shows how it goes."""
    threading.Thread(target=_carry_out_and_leave, args=[order], daemon=True).start()


def _carry_out_and_leave(order):
    try:
        carry_out(order=order)
    finally:
        connection.close()


@transaction.atomic
def stop(*, order, by):
    """Asks whoever does the work to stop. An order nobody is at work on ends at once."""
    now = timezone.now()
    asked = PlanOrder.objects.filter(pk=order.pk, ended_at=None, stop_asked_at=None).update(stop_asked_at=now)
    if asked:
        journal.write(verb="mingle.stop", subject=order.mingle, by=by, details={"order": order.pk})
    _untaken(order).filter(stop_asked_at__isnull=False).update(ended_at=now, end=PlanOrder.End.STOPPED)


def carry_out(*, order):
    """Does what an order asks for, if nobody else is at it. Long; holds no lock while it computes."""
    now = timezone.now()
    if not _untaken(order).filter(stop_asked_at=None).update(began_at=now, alive_at=now):
        return
    try:
        order = PlanOrder.objects.select_related("mingle", "about", "asked_by").get(pk=order.pk)
        DEEDS[order.deed](order)
    except (planning.Stopped, PlanOrder.DoesNotExist):
        _end(order, PlanOrder.End.STOPPED)
    except MatchingError as error:
        said = {language: error.sentence(language) for language in ("sv", "en")}
        _end(order, PlanOrder.End.FAILED, result=said)
    except Exception:
        _end(order, PlanOrder.End.FAILED, result={})
        raise


def _untaken(order):
    silent = Q(alive_at=None) | Q(alive_at__lt=timezone.now() - SILENT)
    return PlanOrder.objects.filter(silent, pk=order.pk, ended_at=None)


def _going_on(order):
    """A sign of life; False when somebody has asked to stop, or the order or its mingle is gone."""
    mine = PlanOrder.objects.filter(pk=order.pk, ended_at=None, stop_asked_at=None)
    return bool(mine.update(alive_at=timezone.now()))


def _end(order, end, **values):
    PlanOrder.objects.filter(pk=order.pk, ended_at=None).update(ended_at=timezone.now(), end=end, **values)


def _plan(order):
    engine = planning.apart(lambda: _going_on(order))
    for _try in range(TRIES):
        asked = wanted(
            Mingle.objects.get(pk=order.mingle_id),
            dials=planning.Dials(**order.dials),
            locked=order.locked,
            banned=order.banned,
        )
        problem = queries.problem(order.mingle, banned=asked["banned"], here_only=True)
        try:
            outcome = planning.plan(problem, asked["dials"], [tuple(pair) for pair in asked["locked"]], engine=engine)
        except MatchingError:
            if not _may_now_meet_again(order):
                raise
            continue
        if _kept(order, problem, outcome, asked):
            return
    raise planning.PlanError("people_change")


@transaction.atomic
def _may_now_meet_again(order):
    """Whether the first plan may be tried once more, with those who have met before free to meet again; see
    memory.first_plan."""
    mingle = Mingle.objects.select_for_update(of=("self",)).get(pk=order.mingle_id)
    if order.about_id or mingle.may_meet_again or not queries.met_before(mingle):
        return False
    free_to_meet_again(mingle=mingle, by=order.asked_by)
    order.mingle.may_meet_again = True
    return True


@transaction.atomic
def _kept(order, problem, outcome, asked):
    """Keeps the plan, on the bench where that is as it was when it was asked for; not when people have changed since,
    or been forgotten: then it must be made anew."""
    mingle = Mingle.objects.select_for_update(of=("self",)).get(pk=order.mingle_id)
    if not _going_on(order):
        raise planning.Stopped
    if planning.taken(queries.problem(mingle, here_only=True)) != planning.taken(problem):
        return False
    made = keep(mingle=mingle, before=order.about, problem=problem, outcome=outcome, asked=asked, by=order.asked_by)
    if mingle.plan_id == order.about_id:
        mingle.plan = made
        mingle.save(update_fields=["plan"])
    _end(order, PlanOrder.End.DONE, plan=made)
    return True


def _prices(order):
    engine = planning.apart(lambda: _going_on(order))
    problem = queries.problem(order.mingle, banned=order.banned, here_only=True)
    locked = [tuple(pair) for pair in order.locked]
    found = []
    for price in planning.prices(problem, planning.Dials(**order.dials), locked, engine=engine):
        found.append(asdict(price))
        PlanOrder.objects.filter(pk=order.pk).update(steps_done=len(found))
    _end(order, PlanOrder.End.DONE, result={"prices": found})


def _redraw(order):
    drawn = queries.redraw(order.about, engine=planning.apart(lambda: _going_on(order)))
    _end(order, PlanOrder.End.DONE, result=asdict(drawn))


DEEDS = {PlanOrder.Deed.PLAN: _plan, PlanOrder.Deed.PRICES: _prices, PlanOrder.Deed.REDRAW: _redraw}
