"""A mingle as the engine takes it, and its plans as the planner gave them."""

from django.utils.translation import gettext as _

from pakten.matching.problem import Participant as Wisher
from pakten.matching.problem import Problem
from pakten.mingle import planning
from pakten.mingle.imports.topics import Topics
from pakten.mingle.planning import Dials, Meeting, Outcome
from pakten.mingle.queries.memory import has_met
from pakten.mingle.queries.people import participants
from pakten.mingle.queries.private import avoided


def problem(mingle, *, banned=(), here_only=False):
    """The mingle's people and wishes as the engine takes them; `here_only`: without those who have left."""
    people = participants(mingle)
    remembered, label, unmet = has_met(mingle, people), _labels(mingle, people), avoided(mingle)
    return Problem(
        participants=tuple(
            Wisher(
                id=each.key,
                name=each.name or _("Forgotten"),
                organisation=each.organisation,
                organisation_name=each.organisation_name,
                sector=each.sector,
                kind=each.kind,
                offers=label(each.offers),
                wants=label(each.wants),
                wished_people=tuple(each.wished_people),
                wished_organisations=tuple(each.wished_organisations),
                wished_sectors=tuple(each.wished_sectors),
                wished_kinds=tuple(each.wished_kinds),
                met=(*each.met, *remembered.get(each.key, ())),
                avoids=(*each.avoids, *unmet.get(each.key, ((), ()))[0]),
                avoided_organisations=(*each.avoided_organisations, *unmet.get(each.key, ((), ()))[1]),
                seated=each.is_seated,
            )
            for each in people
            if not (here_only and each.left_at)
        ),
        banned=tuple((first, second) for first, second in banned),
    )


def _labels(mingle, people):
    """A function that gives topics under one label however they were written: a list that came in as a file has been
    read so already, what people say themselves has not."""
    if not mingle.takes_wishes:
        return tuple
    topics = Topics(topic for each in people for topic in (*each.offers, *each.wants))
    return lambda said: tuple(dict.fromkeys(map(topics.label, said)))


def dials(plan):
    """The dials as they stood when the plan was made."""
    return Dials(
        rounds=plan.rounds,
        fairness=plan.fairness,
        surprise=float(plan.surprise),
        fixed_row=plan.fixed_row,
        seed=plan.seed,
        table_size=plan.table_size,
    )


def first_dials(mingle):
    """The dials before anybody has turned any: the mingle's form, and points alone."""
    return Dials(rounds=mingle.rounds, table_size=mingle.table_size)


def outcome(plan):
    """A kept plan as the planner gave it."""
    return Outcome(
        dials=dials(plan),
        meetings=tuple(
            Meeting(each["round"], each["table"], tuple(each["people"]), each["points"]) for each in plan.meetings
        ),
        idle=tuple((each["round"], each["person"]) for each in plan.idle),
        value=plan.value,
        bound=plan.bound,
        wishes_met=plan.wishes_met,
        wishes_stated=plan.wishes_stated,
        without=tuple(plan.without),
        clashes=tuple((round, first, second) for round, first, second in plan.clashes),
    )


def prices(mingle):
    """What every setting of every dial would give, beside the plan on the bench: {(dial, setting): Price}."""
    plan = mingle.plan
    matter = problem(mingle, banned=plan.banned, here_only=True)
    found = planning.prices(matter, dials(plan), [tuple(pair) for pair in plan.locked])
    return {(price.dial, price.setting): price for price in found}
