from django.db import transaction
from django.db.models import Max

from pakten.journal import actions as journal
from pakten.plan import rules
from pakten.plan.actions.ordering import move_up
from pakten.plan.models import Goal


class GoalProblem(Exception):
    """Something hangs on the goal: it is ended by a year, not removed."""


@transaction.atomic
def add_goal(*, text_sv, text_en, from_year=None, to_year=None, parent=None, by):
    order = (Goal.objects.aggregate(last=Max("order"))["last"] or 0) + 1
    goal = Goal.objects.create(
        order=order, text_sv=text_sv, text_en=text_en, from_year=from_year, to_year=to_year, parent=parent
    )
    journal.write(verb="plan.add_goal", subject=goal, by=by)
    return goal


@transaction.atomic
def change_goal(*, goal, text_sv, text_en, from_year, to_year, by):
    """What it said before stays in the journal; plans that are decided and periods that are closed keep their words."""
    held = Goal.objects.select_for_update().get(pk=goal.pk)
    said = {"text_sv": text_sv, "text_en": text_en, "from_year": from_year, "to_year": to_year}
    changed = {name: [getattr(held, name), value] for name, value in said.items() if getattr(held, name) != value}
    for name, value in said.items():
        setattr(held, name, value)
    held.save()
    journal.write(verb="plan.change_goal", subject=held, by=by, details={"fields": changed} if changed else None)
    return held


@transaction.atomic
def move_goal(*, goal, by):
    """One place up among its fellows; the first stays."""
    fellows = Goal.objects.select_for_update().filter(parent=goal.parent_id).order_by("order", "id")
    if move_up(goal, fellows):
        journal.write(verb="plan.move_goal", subject=goal, by=by)


@transaction.atomic
def remove_goal(*, goal, by):
    """Only one that nothing hangs on; raises GoalProblem for others."""
    held = Goal.objects.select_for_update().get(pk=goal.pk)
    if not rules.may_remove(held):
        raise GoalProblem
    journal.write(verb="plan.remove_goal", subject=held, by=by)
    held.delete()
