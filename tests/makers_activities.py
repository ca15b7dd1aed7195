from datetime import date, timedelta

from django.utils import timezone

from pakten.plan import actions
from pakten.plan.models import Goal


def make_plan(*, year=None):
    return actions.open_plan(year=year or timezone.localdate().year, by=None)


def make_activity(*, plan=None, title="Språkcafé på Åsö – så går det till", **details):
    plan = plan or make_plan()
    said = {
        "goal": Goal.objects.first(),
        "starts_on": date(plan.year, 2, 1),
        "ends_on": date(plan.year, 5, 31),
        **details,
    }
    return actions.add_activity(plan=plan, title=title, by=None, **said)


def make_consulted(plan):
    today = timezone.localdate()
    until = today + timedelta(days=14)
    return actions.open_consultation(plan=plan, consult_from=today, consult_to=until, by=None)
