"""The verbs of the day itself: somebody left, somebody came. Each plans the rounds that have not begun again, with few
changes, and publishes that at once, so that every page follows.

All hold the mingle: of two who tap at once, the second sees what the first did. A tap sent twice changes nothing the
second time."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from pakten.journal import actions as journal
from pakten.matching.errors import MatchingError
from pakten.mingle import planning, queries
from pakten.mingle.actions.plans import keep
from pakten.mingle.models import Mingle, Participant, Plan, Stage
from pakten.mingle.queries import reality
from pakten.sheets.clusters import name_key


@dataclass(frozen=True)
class Done:
    """What came of a tap. `people`: how many it changed; none: somebody else had done it. `plan`: the new plan, where
    there was a round left to plan; `error`: why there is none all the same."""

    people: int
    plan: Plan | None = None
    error: MatchingError | None = None


@transaction.atomic
def mark_gone(*, mingle, keys, by):
    """These are not here (any more). Rounds that have begun stand."""
    mingle = _held(mingle)
    there = list(mingle.participants.filter(key__in=keys, left_at=None).exclude(name=""))
    Participant.objects.filter(pk__in=[each.pk for each in there]).update(left_at=timezone.now())
    return _followed(mingle, verb="mingle.mark_gone", left=[each.key for each in there], by=by)


@transaction.atomic
def mark_here(*, mingle, keys, by):
    """These are here after all."""
    mingle = _held(mingle)
    there = list(mingle.participants.filter(key__in=keys, left_at__isnull=False).exclude(name=""))
    Participant.objects.filter(pk__in=[each.pk for each in there]).update(left_at=None)
    return _followed(mingle, verb="mingle.mark_here", came=[each.key for each in there], by=by)


@transaction.atomic
def add_walk_in(*, mingle, name, organisation="", token, by):
    """Somebody who stands in no list. `token`: of the form they were written in, which becomes the secret of their
    page, so that a form sent twice adds one person. Who is in the list already, and gone, is here again."""
    mingle = _held(mingle)
    name, organisation = " ".join(name.split())[:200], " ".join(organisation.split())[:200]
    people = list(mingle.participants.all())
    if any(each.token == token for each in people):
        return Done(people=0)
    same = [each for each in people if (name_key(each.name), _told(each)) == (name_key(name), name_key(organisation))]
    if same:
        return mark_here(mingle=mingle, keys=[each.key for each in same], by=by)
    key = next(f"w{number}" for number in range(1, len(people) + 2) if f"w{number}" not in _keys(people))
    made = Participant.objects.create(
        mingle=mingle,
        key=key,
        token=token,
        name=name,
        organisation_name=organisation,
        **_colleague(people, organisation),
    )
    return _followed(mingle, verb="mingle.add_walk_in", added=[made.key], by=by)


@transaction.atomic
def add_from_door(*, mingle, by):
    """All who were checked in at the event's door and are not in the plan."""
    mingle = _held(mingle)
    people, missing = list(mingle.participants.all()), reality.missing(mingle)
    keys, added, back = _keys(people), [], []
    for each in missing:
        if each.participant:
            back.append(each.participant)
        else:
            added.append(_of(each.registration, mingle, people, keys))
            keys.add(added[-1].key)
    Participant.objects.bulk_create(added)
    Participant.objects.filter(pk__in=[each.pk for each in back]).update(left_at=None)
    came = [each.key for each in back]
    return _followed(mingle, verb="mingle.add_from_door", came=came, added=[each.key for each in added], by=by)


@transaction.atomic
def follow(*, mingle, by):
    """The coming rounds for who is here, where the list has changed in another way: somebody was forgotten, or taken in
    from the registrations."""
    mingle = _held(mingle)
    people = list(mingle.participants.all())
    odd = set(reality.out_of_step(mingle, people, reality.begun(mingle)))
    gone = odd & set(reality.gone_keys(people))
    left, came = sorted(gone), sorted(odd - gone)
    return _followed(mingle, verb="mingle.follow", left=left, came=came, is_marked=False, by=by)


@transaction.atomic
def take_back(*, mingle, plan, by):
    """As it was before the last change. `plan`: the number of the plan that was seen; when another holds by now, or a
    round has begun since, nothing is done."""
    mingle = _held(mingle)
    standing, done = mingle.published_plan, reality.begun(mingle)
    if standing is None or standing.pk != plan or not reality.may_undo(mingle, done):
        return Done(people=0)
    did = standing.snapshot["repair"]
    here, gone = (did["left"], did["came"] + did["added"]) if did["is_marked"] else ([], [])
    mingle.participants.filter(key__in=here).update(left_at=None)
    mingle.participants.filter(key__in=gone, left_at=None).update(left_at=timezone.now())
    _publish(mingle, standing.before)
    journal.write(verb="mingle.take_back", subject=mingle, by=by, details={"plan": standing.before_id})
    return Done(people=len(did["left"] + did["came"] + did["added"]), plan=standing.before)


def _held(mingle):
    """The mingle, which nobody changes, plans or publishes meanwhile. First held, then read: PostgreSQL, having waited
    for another to finish, would join the mingle as it is now with the plans of before."""
    Mingle.objects.select_for_update().get(pk=mingle.pk)
    return Mingle.objects.select_related("published_plan__before", "event").get(pk=mingle.pk)


def _followed(mingle, *, verb, left=(), came=(), added=(), is_marked=True, by):
    """The coming rounds planned again for who is here now, and published. `is_marked`: this deed said who is here, so
    that taking it back says the opposite."""
    changed = len(left) + len(came) + len(added)
    if not changed:
        return Done(people=0)
    before, done = mingle.published_plan, reality.begun(mingle)
    if before is None or done >= before.rounds:
        journal.write(verb=verb, subject=mingle, by=by)
        return Done(people=changed)
    problem = queries.problem(mingle, banned=before.banned)
    gone = reality.gone_keys(mingle.participants.only("key", "name", "left_at"))
    try:
        repair = planning.repair(problem, queries.outcome(before), done, gone=gone, locked=before.locked)
    except MatchingError as error:
        journal.write(verb=verb, subject=mingle, by=by)
        return Done(people=changed, error=error)
    made = keep(
        mingle=mingle,
        before=before,
        problem=problem,
        outcome=repair.outcome,
        asked={"locked": before.locked, "banned": before.banned},
        after_round=done,
        gone=gone,
        repair={
            **{"left": list(left), "came": list(came), "added": list(added), "is_marked": is_marked},
            **{name: getattr(repair, name) for name in ("kept", "changed", "dropped", "new")},
        },
        verb=verb,
        by=by,
    )
    _publish(mingle, made)
    return Done(people=changed, plan=made)


def _publish(mingle, plan):
    """A repaired plan holds at once; where the one before lay on the workbench, it lies there now."""
    if mingle.plan_id == mingle.published_plan_id:
        mingle.plan = plan
    mingle.published_plan, mingle.published_at = plan, timezone.now()
    mingle.save(update_fields=["plan", "published_plan", "published_at"])
    Stage.objects.filter(mingle=mingle).update(sequence=F("sequence") + 1)


def _of(registration, mingle, people, keys):
    """A participant out of a registration: their ticket opens their page."""
    number, organisation = str(registration.pk), registration.organisation_name
    known, found = queries.of_registration(registration), _colleague(people, organisation)
    known["key"] = number if number not in keys else f"r{number}"
    if not mingle.takes_wishes:  # its people came with a list, which knows their organisations by other keys
        known["organisation"] = found["organisation"] or known["organisation"]
    known["sector"] = known["sector"] or found["sector"]
    return Participant(mingle=mingle, **known)


def _colleague(people, organisation):
    """The key that colleagues share, and their sector, from those who came from there before."""
    key = name_key(organisation)
    for each in people:
        if key and _told(each) == key:
            return {"organisation": each.organisation or key, "sector": each.sector}
    return {"organisation": key[:200], "sector": ""}


def _told(participant):
    return name_key(participant.organisation_name)


def _keys(people):
    return {each.key for each in people}
