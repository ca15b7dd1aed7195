"""The verbs of the workbench: who meets whom."""

from dataclasses import asdict, replace

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from pakten.journal import actions as journal
from pakten.mingle import planning, queries
from pakten.mingle.models import Mingle, Plan, SignUpFile


@transaction.atomic
def plan(*, mingle, by, dials=None, locked=None, banned=None):
    """Plans the mingle anew, with what is not named taken from the plan on the bench. The plan before is kept, one
    step of undo away. Raises MatchingError for the impossible, and then nothing has changed."""
    # Held before its plan is read: joined in one question, PostgreSQL would answer with the plan of before the wait.
    mingle = Mingle.objects.select_for_update().get(pk=mingle.pk)
    asked = wanted(mingle, dials=dials, locked=locked, banned=banned)
    problem = queries.problem(mingle, banned=asked["banned"], here_only=True)
    outcome = planning.plan(problem, asked["dials"], _pairs(asked["locked"]))
    made = keep(mingle=mingle, before=mingle.plan, problem=problem, outcome=outcome, asked=asked, by=by)
    mingle.plan = made
    mingle.save(update_fields=["plan"])
    return made


def wanted(mingle, *, dials=None, locked=None, banned=None):
    """What a new plan is made of: {"dials", "locked", "banned"}, with what is not given as it is on the bench, and only
    pairs of people who are there."""
    before = mingle.plan
    if dials is None:
        dials = queries.dials(before) if before else queries.first_dials(mingle)
    if locked is None:
        locked = before.locked if before else []
    if banned is None:
        banned = before.banned if before else []
    here = set(mingle.participants.filter(left_at=None).values_list("key", flat=True))
    both_here = [[list(pair) for pair in pairs if set(pair) <= here] for pairs in (locked, banned)]
    return {"dials": dials, "locked": both_here[0], "banned": both_here[1]}


def keep(*, mingle, before, problem, outcome, asked, by, verb="mingle.plan", after_round=None, gone=(), repair=None):
    """A plan as a row, with what it was made from. Whoever calls it decides whether it comes onto the bench. Of a
    repaired one: how many rounds stood, who was not there, and what the repair did (see actions.reality)."""
    meetings, quiet_tables = [asdict(meeting) for meeting in outcome.meetings], before.quiet_tables if repair else 0
    if not repair:
        meetings, quiet_tables = queries.seats_in_room(mingle, meetings)
    made = Plan.objects.create(
        mingle=mingle,
        before=before,
        made_by=by,
        **asdict(outcome.dials),
        locked=asked["locked"],
        banned=asked["banned"],
        engine=planning.ENGINE,
        snapshot=planning.taken(problem) | ({"repair": repair} if repair else {}),
        after_round=after_round,
        gone=list(gone),
        meetings=meetings,
        quiet_tables=quiet_tables,
        idle=[{"round": round, "person": key} for round, key in outcome.idle],
        clashes=[list(clash) for clash in outcome.clashes],
        value=outcome.value,
        bound=outcome.bound,
        wishes_met=outcome.wishes_met,
        wishes_stated=outcome.wishes_stated,
        without=list(outcome.without),
    )
    journal.write(verb=verb, subject=mingle, by=by, details={"plan": made.pk})
    return made


def free_to_meet_again(*, mingle, by):
    """For a first plan that cannot be made without: those who have met before may meet again."""
    Mingle.objects.filter(pk=mingle.pk).update(may_meet_again=True)
    journal.write(verb="mingle.let_meet_again", subject=mingle, by=by, details={"may": True})


def _pairs(pairs):
    return [tuple(pair) for pair in pairs]


# What a change asks for, as `plan` (or an order, where planning takes long) takes it.


def turning(mingle, **changes):
    """One or more dials (see planning.Dials) turned."""
    standing = queries.dials(mingle.plan) if mingle.plan else queries.first_dials(mingle)
    return {"dials": replace(standing, **changes)}


def another(mingle):
    """Another draw among plans that are about as good: the next seed that no plan of the mingle has had."""
    most = mingle.plans.aggregate(most=Max("seed"))["most"]
    return turning(mingle, seed=0 if most is None else most + 1)


def locking(mingle, pair):
    locked, banned = _without(mingle.plan, pair)
    return {"locked": [*locked, sorted(pair)], "banned": banned}


def banning(mingle, pair):
    locked, banned = _without(mingle.plan, pair)
    return {"locked": locked, "banned": [*banned, sorted(pair)]}


def releasing(mingle, pair):
    locked, banned = _without(mingle.plan, pair)
    return {"locked": locked, "banned": banned}


def turn(*, mingle, by, **changes):
    """Turns one or more dials (see planning.Dials) and plans anew."""
    return plan(mingle=mingle, by=by, **turning(mingle, **changes))


def lock(*, mingle, pair, by):
    """These two shall meet, whatever the dials say."""
    return plan(mingle=mingle, by=by, **locking(mingle, pair))


def ban(*, mingle, pair, by):
    """These two shall not meet."""
    return plan(mingle=mingle, by=by, **banning(mingle, pair))


def release(*, mingle, pair, by):
    """Takes away a lock or a ban: the wishes decide again."""
    return plan(mingle=mingle, by=by, **releasing(mingle, pair))


def _without(plan, pair):
    """The plan's locked and banned pairs, but for this pair."""
    return ([each for each in pairs if each != sorted(pair)] for pairs in (plan.locked, plan.banned))


@transaction.atomic
def undo(*, mingle, by):
    """Puts back on the bench what lay there before the present plan: the one that was put aside when it was fetched out
    of the history, or the one it was made from. Returns it, or None when there is none."""
    mingle = Mingle.objects.select_for_update().get(pk=mingle.pk)
    present = mingle.plan
    earlier = present and (present.put_aside or present.before)
    if not earlier or earlier.is_of_another_list:
        return None
    Plan.objects.filter(pk=present.pk).update(put_aside=None)
    mingle.plan = earlier
    mingle.save(update_fields=["plan"])
    journal.write(verb="mingle.undo", subject=mingle, by=by, details={"plan": mingle.plan.pk})
    return mingle.plan


@transaction.atomic
def put_on_bench(*, mingle, plan, by):
    """A plan of the mingle's history is the one that is worked on."""
    mingle = Mingle.objects.select_for_update(of=("self",)).get(pk=mingle.pk)
    fetched = _usable(mingle, plan)
    if fetched.pk != mingle.plan_id:
        Plan.objects.filter(pk=fetched.pk).update(put_aside=mingle.plan_id)
    mingle.plan = fetched
    mingle.save(update_fields=["plan"])
    journal.write(verb="mingle.put_on_bench", subject=mingle, by=by, details={"plan": plan.pk})
    return mingle


@transaction.atomic
def publish(*, mingle, by, plan=None):
    """Makes a plan, the one on the bench where none is named, the one that holds. The uploaded file has done its work
    and is thrown away."""
    mingle = Mingle.objects.select_for_update().get(pk=mingle.pk)
    chosen = _usable(mingle, plan or mingle.plan)
    mingle.published_plan, mingle.published_at = chosen, timezone.now()
    mingle.rounds, mingle.table_size = chosen.rounds, chosen.table_size
    mingle.save(update_fields=["published_plan", "published_at", "rounds", "table_size"])
    SignUpFile.objects.filter(mingle=mingle).delete()
    journal.write(verb="mingle.publish", subject=mingle, by=by, details={"plan": chosen.pk})
    return mingle


def _usable(mingle, plan):
    """The plan, if it is one of the mingle's, of the people who are there."""
    found = mingle.plans.filter(pk=plan.pk, is_of_another_list=False).first()
    if found is None:
        raise ValueError("a plan of another mingle, or of people who have been replaced")
    return found
