"""Yes-or-no questions about goals and plans."""

from django.utils import timezone

from pakten.network import rules
from pakten.network.models import Contact, Organisation
from pakten.plan.models import ActivityPlan


def may_remove(goal):
    """Whether nothing hangs on it: neither parts, nor indicators, nor activities. Others are ended by a year."""
    return not (goal.parts.exists() or goal.indicators.exists() or goal.activities.exists())


def speaks_for_a_member(person):
    """A contact of an active member."""
    if not person.is_authenticated or not person.is_active:
        return False
    return Contact.objects.filter(person=person, organisation__state=Organisation.State.ACTIVE).exists()


def may_see_draft(person, plan):
    """The plan as it stands now: for the team, and for members once they have been asked what they think of it."""
    has_begun = plan.consult_from is not None and plan.consult_from <= timezone.localdate()
    return rules.is_team(person) or (has_begun and speaks_for_a_member(person))


def may_see(person, plan):
    """Everybody sees what is decided."""
    return bool(plan.decided_on) or may_see_draft(person, plan)


def may_say(person, plan):
    """The team always; members while they are asked."""
    return not plan.is_closed and (rules.is_team(person) or (plan.is_consulted and speaks_for_a_member(person)))


def may_propose(person, plan):
    """Members propose what they want to do, until the year is closed."""
    return not plan.is_closed and speaks_for_a_member(person)


def may_see_proposal(person, activity):
    """Who proposed it, their colleagues, and the team."""
    if rules.is_team(person):
        return True
    return activity.organisations.filter(contacts__person=person.pk).exists() if person.is_authenticated else False


def may_change(plan):
    return plan.state != ActivityPlan.State.CLOSED
