from dataclasses import asdict, replace

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from pakten.journal import actions as journal
from pakten.mingle import planning, queries
from pakten.mingle.imports.corrections import corrections_from_data
from pakten.mingle.models import Mingle, Participant, Plan, SignUpFile
from pakten.network.models import Person


@transaction.atomic
def make(*, title, rounds=1, event=None, by):
    """A new mingle with nobody in it yet."""
    mingle = Mingle.objects.create(title=" ".join(title.split()), rounds=rounds, event=event, created_by=by)
    journal.write(verb="mingle.make", subject=mingle, by=by)
    return mingle


@transaction.atomic
def make_from_list(*, title, rounds, event, name, table, by):
    """A new mingle together with its list, or neither."""
    mingle = make(title=title, rounds=rounds, event=event, by=by)
    upload(mingle=mingle, name=name, table=table, by=by)
    return mingle


@transaction.atomic
def upload(*, mingle, name, table, by):
    """Keeps a list of sign-ups (a sheets.Table) to be checked, in place of the one before."""
    SignUpFile.objects.filter(mingle=mingle).delete()
    file = SignUpFile.objects.create(mingle=mingle, name=name[:200], table=table.as_data())
    journal.write(verb="mingle.upload", subject=mingle, by=by)
    return file


@transaction.atomic
def choose_columns(*, file, columns, heading_row=None, by):
    """What somebody says that the columns hold: {column number: field, or None for a column not to be used}."""
    file.columns, file.heading_row = [[index, field] for index, field in columns.items()], heading_row
    file.save(update_fields=["columns", "heading_row"])
    journal.write(verb="mingle.choose_columns", subject=file.mingle, by=by)


@transaction.atomic
def mend(*, file, change, by):
    """Adds corrections (imports.Corrections) to what was mended before; later ones win."""
    file = SignUpFile.objects.select_for_update().get(pk=file.pk)
    file.corrections = corrections_from_data(file.corrections).plus(change).as_data()
    file.save(update_fields=["corrections"])
    journal.write(verb="mingle.mend", subject=file.mingle, by=by)
    return file


@transaction.atomic
def take_row_back(*, file, row, by):
    """A row that was left out counts again."""
    file = SignUpFile.objects.select_for_update().get(pk=file.pk)
    file.corrections = corrections_from_data(file.corrections).with_row_back(row).as_data()
    file.save(update_fields=["corrections"])
    journal.write(verb="mingle.take_row_back", subject=file.mingle, by=by)


@transaction.atomic
def take_in_and_plan(*, mingle, sign_ups, by):
    """Takes the people in and makes the first plan, or neither. Raises MatchingError for the impossible."""
    take_in(mingle=mingle, sign_ups=sign_ups, by=by)
    return plan(mingle=mingle, by=by)


@transaction.atomic
def take_in(*, mingle, sign_ups, by):
    """Makes the people of a list the mingle's participants, in place of those before. `sign_ups`: a SignUpList
    without errors. A person the network already knows by the e-mail address is recognised."""
    mingle.participants.all().delete()
    known = {
        person.email: person
        for person in Person.objects.filter(email__in={each.email.lower() for each in sign_ups.people if each.email})
    }
    Participant.objects.bulk_create(
        Participant(
            mingle=mingle,
            key=each.key,
            person=known.get(each.email.lower()),
            name=each.name,
            email=each.email,
            organisation=each.organisation_key,
            organisation_name=each.organisation,
            sector=each.sector,
            kind=each.kind,
            offers=each.offers,
            wants=each.wants,
            wished_people=each.wished_people,
            wished_organisations=each.wished_organisations,
            wished_sectors=each.wished_sectors,
            wished_kinds=each.wished_kinds,
            met=each.met,
            avoids=each.avoids,
            avoided_organisations=each.avoided_organisations,
            is_seated=each.seated,
        )
        for each in sign_ups.people
    )
    SignUpFile.objects.filter(mingle=mingle).update(taken_in_at=timezone.now())
    journal.write(verb="mingle.take_in", subject=mingle, by=by, details={"people": len(sign_ups.people)})


@transaction.atomic
def plan(*, mingle, by, dials=None, locked=None, banned=None):
    """Plans the mingle anew, with what is not named taken from the plan on the bench. The plan before is kept, one
    step of undo away. Raises MatchingError for the impossible, and then nothing has changed."""
    mingle = Mingle.objects.select_for_update(of=("self",)).select_related("plan").get(pk=mingle.pk)
    before = mingle.plan
    if dials is None:
        dials = queries.dials(before) if before else planning.Dials(rounds=mingle.rounds)
    if locked is None:
        locked = before.locked if before else []
    if banned is None:
        banned = before.banned if before else []
    here = set(mingle.participants.values_list("key", flat=True))
    locked = [list(pair) for pair in locked if set(pair) <= here]
    banned = [list(pair) for pair in banned if set(pair) <= here]
    outcome = planning.plan(queries.problem(mingle, banned=banned), dials, [tuple(pair) for pair in locked])
    mingle.plan = Plan.objects.create(
        mingle=mingle,
        before=before,
        made_by=by,
        **asdict(dials),
        locked=locked,
        banned=banned,
        engine=planning.ENGINE,
        meetings=[asdict(meeting) for meeting in outcome.meetings],
        idle=[{"round": round, "person": key} for round, key in outcome.idle],
        value=outcome.value,
        bound=outcome.bound,
        wishes_met=outcome.wishes_met,
        wishes_stated=outcome.wishes_stated,
        without=list(outcome.without),
    )
    mingle.save(update_fields=["plan"])
    journal.write(verb="mingle.plan", subject=mingle, by=by, details={"plan": mingle.plan.pk})
    return mingle.plan


def turn(*, mingle, by, **changes):
    """Turns one or more dials (see planning.Dials) and plans anew."""
    standing = queries.dials(mingle.plan) if mingle.plan else planning.Dials(rounds=mingle.rounds)
    return plan(mingle=mingle, dials=replace(standing, **changes), by=by)


def lock(*, mingle, pair, by):
    """These two shall meet, whatever the dials say."""
    locked, banned = _without(mingle.plan, pair)
    return plan(mingle=mingle, locked=[*locked, sorted(pair)], banned=banned, by=by)


def ban(*, mingle, pair, by):
    """These two shall not meet."""
    locked, banned = _without(mingle.plan, pair)
    return plan(mingle=mingle, locked=locked, banned=[*banned, sorted(pair)], by=by)


def release(*, mingle, pair, by):
    """Takes away a lock or a ban: the wishes decide again."""
    locked, banned = _without(mingle.plan, pair)
    return plan(mingle=mingle, locked=locked, banned=banned, by=by)


def _without(plan, pair):
    """The plan's locked and banned pairs, but for this pair."""
    return ([each for each in pairs if each != sorted(pair)] for pairs in (plan.locked, plan.banned))


@transaction.atomic
def undo(*, mingle, by):
    """Puts the plan before the present one back on the bench. Returns it, or None when there is none."""
    mingle = Mingle.objects.select_for_update(of=("self",)).select_related("plan__before").get(pk=mingle.pk)
    if not mingle.plan or not mingle.plan.before:
        return None
    mingle.plan = mingle.plan.before
    mingle.save(update_fields=["plan"])
    journal.write(verb="mingle.undo", subject=mingle, by=by, details={"plan": mingle.plan.pk})
    return mingle.plan


@transaction.atomic
def publish(*, mingle, by):
    """Makes the plan on the bench the one that holds. The uploaded file has done its work and is thrown away."""
    mingle = Mingle.objects.select_for_update(of=("self",)).get(pk=mingle.pk)
    mingle.published_plan, mingle.published_at = mingle.plan, timezone.now()
    mingle.save(update_fields=["published_plan", "published_at"])
    SignUpFile.objects.filter(mingle=mingle).delete()
    journal.write(verb="mingle.publish", subject=mingle, by=by, details={"plan": mingle.plan.pk})
    return mingle


@transaction.atomic
def remove(*, mingle, by):
    """Deletes a mingle with its people, wishes, plans and file. The journal keeps that it was there."""
    journal.write(verb="mingle.remove", subject=mingle, by=by)
    Mingle.objects.filter(pk=mingle.pk).update(plan=None, published_plan=None)
    Mingle.objects.get(pk=mingle.pk).delete()


@transaction.atomic
def forget(*, person):
    """Takes a person and their wishes out of every mingle. Plans keep the place they had, without a name. A file they
    stand in is thrown away whole: others may have written their name as a wish."""
    Mingle.objects.filter(created_by=person).update(created_by=None)
    Plan.objects.filter(made_by=person).update(made_by=None)
    theirs = Participant.objects.filter(Q(person=person) | Q(email__iexact=person.email))
    SignUpFile.objects.filter(mingle__participants__in=theirs).delete()
    theirs.update(**FORGOTTEN)


FORGOTTEN = {
    "person": None, "name": "", "email": "", "organisation": "", "organisation_name": "", "sector": "", "kind": "",
    "offers": [], "wants": [], "wished_people": [], "wished_organisations": [], "wished_sectors": [],
    "wished_kinds": [], "met": [], "avoids": [], "avoided_organisations": [], "is_seated": False,
}  # fmt: skip
