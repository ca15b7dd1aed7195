from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.plan import emails
from pakten.plan.models import Activity, ActivityMove, ActivityPlan, ActivityTarget, PlanVersion
from pakten.plan.queries import plans


class PlanProblem(Exception):
    """Why that cannot be done with the plan now, and what to do first: sentences, or the activities it is about."""


@transaction.atomic
def open_plan(*, year, by):
    """The plan of a year, new or as it was: asking twice is no error."""
    plan, is_new = ActivityPlan.objects.get_or_create(year=year)
    if is_new:
        journal.write(verb="plan.open_plan", subject=plan, by=by)
    return plan


def locked(plan):
    """The plan, held until the transaction ends, if it may still be changed."""
    held = ActivityPlan.objects.select_for_update().get(pk=plan.pk)
    if held.is_closed:
        raise PlanProblem
    return held


@transaction.atomic
def open_consultation(*, plan, consult_from, consult_to, by):
    """Members are asked what they think from a day to a day; the first contacts are told, once."""
    held = locked(plan)
    is_first = held.consult_from is None
    held.consult_from, held.consult_to = consult_from, consult_to
    held.save()
    if is_first:
        subject, text = emails.consultation(plan=held)
        letters = [(person.email, subject, text, "") for person in plans.whom_to_ask()]
        mail.write_many(letters=letters, kind="plan.consultation")
    journal.write(verb="plan.open_consultation", subject=held, by=by)
    return held


@transaction.atomic
def decide(*, plan, decided_on, note="", by):
    """What the board decided: the plan as it stands becomes a version that never changes. Refused with the activities
    that nobody answers for."""
    held = locked(plan)
    unowned = plans.problems(held)
    if unowned:
        raise PlanProblem(*unowned)
    last = held.versions.aggregate(last=Max("number"))["last"] or 0
    version = PlanVersion.objects.create(
        plan=held, number=last + 1, decided_on=decided_on, note=note, content=plans.snapshot(held), by=by
    )
    held.decided_on = decided_on
    held.save()
    journal.write(verb="plan.decide", subject=held, by=by, details={"number": version.number})
    return version


@transaction.atomic
def close_plan(*, plan, by):
    """The year is over: nothing in its plan changes any more."""
    held = locked(plan)
    held.closed_on = timezone.localdate()
    held.save()
    journal.write(verb="plan.close_plan", subject=held, by=by)
    return held


@transaction.atomic
def reopen_plan(*, plan, reason, by):
    """A year that was closed can be changed again; why stands in the journal. Raises PlanProblem where it is open."""
    held = ActivityPlan.objects.select_for_update().get(pk=plan.pk)
    if not held.is_closed:
        raise PlanProblem
    held.closed_on = None
    held.save()
    journal.write(verb="plan.reopen_plan", subject=held, by=by, details={"reason": reason})
    return held


@transaction.atomic
def copy_activities(*, chosen, into, by):
    """Chosen activities of another year go on in this plan, on the same days of it. What was copied is not doubled."""
    held = locked(into)
    known = set(held.activities.exclude(copied_from=None).values_list("copied_from", flat=True))
    copies = [_copy(each, held, by) for each in chosen if each.pk not in known]
    if copies:
        journal.write(verb="plan.copy_activities", subject=held, by=by, details={"number": len(copies)})
    return copies


def _copy(activity, plan, by):
    starts_on, ends_on = plans.days_in(activity, plan.year)
    copy = Activity.objects.create(
        plan=plan, goal=activity.goal, title=activity.title, about=activity.about,
        starts_on=starts_on, ends_on=ends_on, copied_from=activity,
    )  # fmt: skip
    copy.organisations.set(activity.organisations.all())
    copy.owners.set(activity.owners.shown().filter(is_active=True))  # who has left does not come along
    ActivityTarget.objects.bulk_create(
        ActivityTarget(activity=copy, indicator=each.indicator, value=each.value) for each in activity.targets.all()
    )
    ActivityMove.objects.create(activity=copy, after=copy.state, by=by)
    return copy
