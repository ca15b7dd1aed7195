"""The letters of the plan: each function gives a subject and a text."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pakten.mail import bilingual
from pakten.network import queries
from pakten.network.rules import is_team as is_team_member
from pakten.plan import rules


def consultation(*, plan):
    return _letter("consultation", _("What do you think of the activity plan?"), "plan:plan", [plan.year], plan=plan)


def taken_in(*, activity):
    return _letter("taken_in", _("Your proposal is in the plan"), "plan:proposal", [activity.pk], activity=activity)


def declined(*, activity, reason):
    subject = _("About your proposal to the plan")
    return _letter("declined", subject, "plan:proposal", [activity.pk], activity=activity, reason=reason)


def answers_for(*, activity, person):
    """To somebody who comes to answer for it."""
    return _to_owner("answers_for", _("You answer for something in the activity plan"), activity, person)


def reminder(*, activity, person):
    """To somebody who answers for it, when its last day has passed."""
    return _to_owner("reminder", _("How did it go? Something in the activity plan"), activity, person)


def _to_owner(name, subject, activity, person):
    """The team says how it goes on the page of the activity; others by answering the letter."""
    is_team = is_team_member(person)
    place = ("activity_office:activity", [activity.pk]) if is_team else ("plan:plan", [activity.plan.year])
    may_see = is_team or rules.may_see(person, activity.plan)
    return _letter(name, subject, *place, activity=activity, is_team=is_team, may_see=may_see)


def _letter(name, subject, place, args, **words):
    return bilingual.compose(
        template=f"mail/plan_{name}.txt",
        subject=subject,
        network=queries.network(),
        address=lambda: settings.SITE_ADDRESS + reverse(place, args=args),  # in the language of the moment
        **words,
    )
