from django.utils.translation import gettext as _

from pakten.plan.models import Activity, ActivityMove, Indicator, Opinion, PlanVersion
from pakten.web.held import Fate, Held


def held(person):
    """The indicators and activities a person answers for, what they proposed, moved, said and wrote down."""
    owned, proposed = Activity.objects.filter(owners=person), Activity.objects.filter(proposed_by=person)
    moves = ActivityMove.objects.filter(by=person).select_related("activity")
    said = Opinion.objects.filter(by=person).select_related("plan")
    decided = PlanVersion.objects.filter(by=person).select_related("plan")
    return [
        *(
            Held(_("Answers for an indicator"), Fate.NAMELESS, {_("Which"): each.name})
            for each in Indicator.objects.filter(responsible=person)
        ),
        *(Held(_("Answers for an activity"), Fate.NAMELESS, {_("Which"): each.title}) for each in owned),
        *(Held(_("Proposed an activity"), Fate.NAMELESS, {_("Which"): each.title}) for each in proposed),
        *(
            Held(
                _("Said how it goes with an activity"),
                Fate.NAMELESS,
                {_("Which"): each.activity.title, _("When"): each.at},
            )
            for each in moves
        ),
        *(
            Held(_("Said what they think of a plan"), Fate.NAMELESS, {_("What"): each.text, _("When"): each.at})
            for each in said
        ),
        *(Held(_("Wrote down a decision on a plan"), Fate.NAMELESS, {_("Which"): str(each.plan)}) for each in decided),
    ]
