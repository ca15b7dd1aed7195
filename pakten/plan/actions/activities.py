from django.db import transaction
from django.utils import timezone

from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.plan import emails
from pakten.plan.actions.plans import PlanProblem, locked
from pakten.plan.models import Activity, ActivityMove, ActivityTarget, Opinion

FIELDS = ("goal", "title", "about", "starts_on", "ends_on")  # owners by number: the journal keeps no names of people


class ChangedMeanwhile(Exception):
    """Somebody else changed the activity while this was written."""


@transaction.atomic
def add_activity(*, plan, goal, title, starts_on, ends_on, organisations=(), owners=(), targets=None, by, **fields):
    """`targets`: {indicator: value or None}. Those who answer for it are told."""
    held = locked(plan)
    activity = Activity.objects.create(
        plan=held, goal=goal, title=title, starts_on=starts_on, ends_on=ends_on, **fields
    )
    activity.organisations.set(organisations)
    _answer(activity, owners, by)
    _aim(activity, targets or {})
    ActivityMove.objects.create(activity=activity, after=activity.state, by=by)
    journal.write(verb="plan.add_activity", subject=activity, by=by)
    return activity


@transaction.atomic
def change_activity(*, activity, edition, organisations, owners, targets, by, **fields):
    """Who comes to answer for it is told. `edition`: the one that was read before this was written; raises
    ChangedMeanwhile where it is no longer that. What changes nothing leaves no trace."""
    locked(activity.plan)
    held = Activity.objects.select_for_update().get(pk=activity.pk)
    if held.edition != edition:
        raise ChangedMeanwhile
    before = _told(held)
    for name, value in fields.items():
        setattr(held, name, value)
    held.organisations.set(organisations)
    _answer(held, owners, by)
    _aim(held, targets)
    details = _changes(before, _told(held))
    if details:
        held.edition += 1
        held.save()
        journal.write(verb="plan.change_activity", subject=held, by=by, details=details)
    return held


def _told(activity):
    """An activity in plain values, as the journal keeps them."""
    aims = activity.targets.select_related("indicator").order_by("indicator__order", "indicator_id")
    return {
        "fields": {
            **{name: _plain(getattr(activity, name)) for name in FIELDS},
            "organisations": [each.name for each in activity.organisations.order_by("sort_key", "pk")],
        },
        "owners": sorted(activity.owners.values_list("pk", flat=True)),
        "targets": [[each.indicator.key, None if each.value is None else f"{each.value:.2f}"] for each in aims],
    }


def _changes(before, after):
    """What became other, as [before, after]: {} where nothing did."""
    pairs = {name: [before["fields"][name], after["fields"][name]] for name in before["fields"]}
    found = {"fields": {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}}
    found |= {name: [before[name], after[name]] for name in ("owners", "targets")}
    return {name: value for name, value in found.items() if value and (name == "fields" or value[0] != value[1])}


@transaction.atomic
def move_activity(*, activity, state, reason="", by):
    """To another state, or a word more on how it goes; the same again does nothing. What is only proposed is taken in
    or declined, never moved."""
    locked(activity.plan)
    held = Activity.objects.select_for_update().get(pk=activity.pk)
    if {held.state, state} & set(Activity.OUTSIDE):
        raise PlanProblem
    return _move(held, state, reason, by)


def _move(held, state, reason, by):
    last = held.moves.order_by("-at", "-id").first()
    if held.state == state and (not reason or (last and last.reason == reason)):
        return held
    ActivityMove.objects.create(activity=held, before=held.state, after=state, reason=reason, by=by)
    held.state = state
    held.save()
    journal.write(verb="plan.move_activity", subject=held, by=by, details={"state": state})
    return held


@transaction.atomic
def propose(*, plan, organisation, by, **fields):
    """A member's proposal: in the plan when the office takes it in."""
    return add_activity(
        plan=plan, organisations=[organisation], state=Activity.State.PROPOSED, proposed_by=by, by=by, **fields
    )


@transaction.atomic
def take_in(*, activity, owners, by):
    """A proposal becomes a part of the plan, with people who answer for it; they and who proposed it are told."""
    held = _proposal(activity)
    _answer(held, owners, by)
    held.edition += 1
    held = _move(held, Activity.State.PLANNED, "", by)
    _tell(held, "plan.taken_in", emails.taken_in(activity=held))
    return held


@transaction.atomic
def decline(*, activity, reason, by):
    held = _proposal(activity)
    held = _move(held, Activity.State.DECLINED, reason, by)
    _tell(held, "plan.declined", emails.declined(activity=held, reason=reason))
    return held


@transaction.atomic
def say(*, plan, text, organisation=None, activity=None, by):
    """What somebody thinks of the plan or of one activity."""
    locked(plan)
    opinion = Opinion.objects.create(plan=plan, activity=activity, organisation=organisation, by=by, text=text)
    journal.write(verb="plan.say", subject=plan, by=by)
    return opinion


def _proposal(activity):
    locked(activity.plan)
    held = Activity.objects.select_for_update().get(pk=activity.pk)
    if held.state != Activity.State.PROPOSED:
        raise PlanProblem
    return held


def remind_owners(now):
    """Whoever answers for an activity that is past its last day is asked how it went, once."""
    today = timezone.localdate(now)
    for found in Activity.objects.forgotten(today).order_by("id"):
        with transaction.atomic():
            held = Activity.objects.forgotten(today).select_for_update(of=("self",)).filter(pk=found.pk).first()
            if held is None:  # somebody said so meanwhile, or another worker has asked
                continue
            held.reminded_on = today
            held.save(update_fields=["reminded_on"])
            for person in held.owners.all():
                _write(person, "plan.reminder", emails.reminder(activity=held, person=person))


def _answer(activity, owners, by):
    """Who answers for it; those who did not before are told, but for the one who says so."""
    before = set(activity.owners.all())
    activity.owners.set(owners)
    for person in owners:
        if person not in before and person != by:
            _write(person, "plan.answers_for", emails.answers_for(activity=activity, person=person))


def _tell(activity, kind, letter):
    if activity.proposed_by:
        _write(activity.proposed_by, kind, letter)


def _write(person, kind, letter):
    if person.is_active and not person.is_protected:
        subject, text = letter
        mail.write(to=person.email, kind=kind, subject=subject, text=text)


def _aim(activity, targets):
    activity.targets.all().delete()
    ActivityTarget.objects.bulk_create(
        ActivityTarget(activity=activity, indicator=indicator, value=value) for indicator, value in targets.items()
    )


def _plain(value):
    return value if value is None or isinstance(value, str | int) else str(value)
