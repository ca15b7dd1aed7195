from django.db.models import Count
from django.utils import timezone

from pakten.matching.problem import Participant as Wisher
from pakten.matching.problem import Problem
from pakten.mingle.models import Mingle
from pakten.mingle.planning import Dials, Meeting, Outcome


def in_hand():
    """Mingles for the team's list, the newest first, with the number of people in each."""
    return Mingle.objects.select_related("event", "published_plan").annotate(people=Count("participants"))


def meetings_this_year():
    """How many meetings the published plans of this year's mingles hold."""
    published = Mingle.objects.filter(published_at__year=timezone.localdate().year)
    return sum(len(meetings) for meetings in published.values_list("published_plan__meetings", flat=True))


def problem(mingle, *, banned=()):
    """The mingle's people and wishes as the engine takes them."""
    return Problem(
        participants=tuple(
            Wisher(
                id=each.key,
                name=each.name,
                organisation=each.organisation,
                organisation_name=each.organisation_name,
                sector=each.sector,
                kind=each.kind,
                offers=tuple(each.offers),
                wants=tuple(each.wants),
                wished_people=tuple(each.wished_people),
                wished_organisations=tuple(each.wished_organisations),
                wished_sectors=tuple(each.wished_sectors),
                wished_kinds=tuple(each.wished_kinds),
                met=tuple(each.met),
                avoids=tuple(each.avoids),
                avoided_organisations=tuple(each.avoided_organisations),
                seated=each.is_seated,
            )
            for each in mingle.participants.all()
        ),
        banned=tuple((first, second) for first, second in banned),
    )


def dials(plan):
    """The dials as they stood when the plan was made."""
    return Dials(
        rounds=plan.rounds,
        fairness=plan.fairness,
        surprise=float(plan.surprise),
        fixed_row=plan.fixed_row,
        seed=plan.seed,
    )


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
    )
