"""A mingle's plans, one by one and beside each other, and the orders of those that take long."""

from pakten.mingle import planning
from pakten.mingle.models import PlanOrder
from pakten.mingle.planning import Meeting, Outcome
from pakten.mingle.queries.plans import dials, outcome


def history(mingle):
    """The mingle's plans, the newest first, each with its `number` among them, and what it is now: `is_published`,
    `is_on_bench`. What the pages do not show is left in the database: snapshots are large."""
    plans = list(mingle.plans.select_related("made_by").defer("snapshot", "locked", "banned", "idle").order_by("id"))
    for number, plan in enumerate(plans, 1):
        plan.number = number
        plan.is_published = plan.pk == mingle.published_plan_id
        plan.is_on_bench = plan.pk == mingle.plan_id
    return plans[::-1]


def numbered(mingle, pk):
    """A plan of the mingle with its number, or None."""
    plan = mingle.plans.select_related("made_by").filter(pk=pk).first()
    if plan:
        plan.number = mingle.plans.filter(pk__lte=pk).count()
        plan.is_published = plan.pk == mingle.published_plan_id
        plan.is_on_bench = plan.pk == mingle.plan_id
    return plan


def redraw(plan, *, engine=None):
    """The plan computed anew from what it was made from: a planning.Redraw. Takes as long as the plan did."""
    reason = planning.why_not(plan.snapshot, after_round=plan.after_round)
    if reason:
        return planning.Redraw(reason, plan.engine)
    return planning.redraw(
        outcome(plan), plan.snapshot, locked=plan.locked, banned=plan.banned, made_with=plan.engine, engine=engine
    )


def takes_long(plan):
    """Whether drawing a plan like this one takes longer than a page should."""
    people = len({key for each in plan.meetings for key in each["people"]})
    return planning.is_long(people, dials(plan))


def open_order(mingle):
    """The mingle's order that has not ended, or None."""
    return PlanOrder.objects.filter(mingle=mingle, ended_at=None).select_related("asked_by").first()


def prices_asked_for(plan):
    """The prices of a plan's settings that somebody asked for and that are known: {(dial, setting): Price}."""
    done = PlanOrder.objects.filter(about=plan, deed=PlanOrder.Deed.PRICES, end=PlanOrder.End.DONE).first()
    found = [planning.Price(**each) for each in done.result["prices"]] if done else []
    return {(price.dial, price.setting): price for price in found}


def figures_of(plan):
    """A plan as the planner gave it, but for who was idle: for figures and comparisons."""
    return Outcome(
        dials=dials(plan),
        meetings=tuple(
            Meeting(each["round"], each["table"], tuple(each["people"]), each["points"]) for each in plan.meetings
        ),
        idle=(),
        value=plan.value,
        bound=plan.bound,
        wishes_met=plan.wishes_met,
        wishes_stated=plan.wishes_stated,
        without=tuple(plan.without),
        clashes=tuple(map(tuple, plan.clashes)),
    )
