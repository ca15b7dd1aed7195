from django.db import transaction
from django.db.models import Max

from pakten.journal import actions as journal
from pakten.plan.models import Goal


@transaction.atomic
def add_goal(*, text_sv, text_en, from_year=None, to_year=None, by):
    order = (Goal.objects.aggregate(last=Max("order"))["last"] or 0) + 1
    goal = Goal.objects.create(order=order, text_sv=text_sv, text_en=text_en, from_year=from_year, to_year=to_year)
    journal.write(verb="plan.add_goal", subject=goal, by=by)
    return goal


@transaction.atomic
def change_goal(*, goal, text_sv, text_en, from_year, to_year, by):
    goal.text_sv, goal.text_en, goal.from_year, goal.to_year = text_sv, text_en, from_year, to_year
    goal.save()
    journal.write(verb="plan.change_goal", subject=goal, by=by)
    return goal


@transaction.atomic
def remove_goal(*, goal, by):
    journal.write(verb="plan.remove_goal", subject=goal, by=by)
    goal.delete()
