"""The activity plan, for the public and for members."""

from django.utils import timezone

from pakten.plan import actions
from pakten.plan.models import Goal
from tests.addresses import OFFICE, OFFICE_POST, PUBLIC, SIGN_IN, SIGNED_IN, TEAM
from tests.makers import make_person
from tests.makers_activities import make_activity, make_consulted, make_plan

PAGES = {
    "plan:latest": (302, 302, 302, 302, 302),
    "plan:plan": PUBLIC,
    "plan:version": PUBLIC,
    "plan:pdf": PUBLIC,
    "plan:say": SIGNED_IN,
    "plan:propose": (SIGN_IN, 200, 200, 403, 403),
    "plan:proposal": (SIGN_IN, 404, 200, 200, 200),
    "activity_office:plans": TEAM,
    "activity_office:plan": TEAM,
    "activity_office:table": TEAM,
    "activity_office:pdf": TEAM,
    "activity_office:said": TEAM,
    "activity_office:activity": TEAM,
    "activity_office:begin": OFFICE_POST,
    **dict.fromkeys(
        (f"activity_office:{name}" for name in ("add", "consult", "decide", "close", "reopen", "copy")), OFFICE
    ),
    **dict.fromkeys((f"activity_office:{name}" for name in ("change", "take_in", "decline")), OFFICE),
}


def make(own):
    plan = make_plan()
    make_activity(plan=plan, owners=[make_person(name="Åsa Öhrn")])
    day = timezone.localdate()
    proposal = actions.propose(
        plan=plan, organisation=own, goal=Goal.objects.first(), title="Läxhjälp", starts_on=day, ends_on=day,
        by=make_person(name="Noé Brännström"),
    )  # fmt: skip
    actions.decide(plan=plan, decided_on=day, by=None)
    make_consulted(plan)
    of_activity = (
        "plan:proposal",
        *(f"activity_office:{name}" for name in ("activity", "change", "take_in", "decline")),
    )
    alone = ("plan:latest", "activity_office:plans", "activity_office:begin")
    of_plan = [name for name in PAGES if name not in (*alone, *of_activity)]
    return {
        **{name: [proposal.pk] for name in of_activity},
        **{name: [plan.year] for name in of_plan},
        "plan:version": [plan.year, 1],
        "activity_office:table": [plan.year, "csv"],
    }
