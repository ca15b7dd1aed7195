"""The verbs of what a mingle remembers of those before it."""

from django.db import transaction

from pakten.journal import actions as journal
from pakten.matching.errors import MatchingError
from pakten.mingle import queries
from pakten.mingle.actions.plans import free_to_meet_again, plan
from pakten.mingle.models import Mingle


@transaction.atomic
def let_meet_again(*, mingle, may, by):
    """Lets those who met at an earlier mingle meet again here, or not; plans anew where there is a plan. Raises
    MatchingError for the impossible, and then nothing has changed."""
    held = Mingle.objects.select_for_update(of=("self",)).get(pk=mingle.pk)
    if held.may_meet_again == may:
        return held
    held.may_meet_again = may
    held.save(update_fields=["may_meet_again"])
    journal.write(verb="mingle.let_meet_again", subject=held, by=by, details={"may": may})
    if held.plan_id:
        plan(mingle=held, by=by)
    return held


@transaction.atomic
def first_plan(*, mingle, by):
    """The first plan of a mingle. Where too many have met before for anybody to meet, they may meet again: the
    workbench says so, and lets go of it. Raises MatchingError for what is impossible all the same."""
    try:
        with transaction.atomic():
            return plan(mingle=mingle, by=by)
    except MatchingError:
        if mingle.may_meet_again or not queries.met_before(mingle):
            raise
    free_to_meet_again(mingle=mingle, by=by)
    return plan(mingle=mingle, by=by)
