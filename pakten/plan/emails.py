"""The letters of the plan: each function gives a subject and a text."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pakten.mail import bilingual
from pakten.network import queries


def consultation(*, plan):
    return _letter("consultation", _("What do you think of the activity plan?"), "plan:plan", [plan.year], plan=plan)


def taken_in(*, activity):
    return _letter("taken_in", _("Your proposal is in the plan"), "plan:proposal", [activity.pk], activity=activity)


def declined(*, activity, reason):
    subject = _("About your proposal to the plan")
    return _letter("declined", subject, "plan:proposal", [activity.pk], activity=activity, reason=reason)


def _letter(name, subject, place, args, **words):
    return bilingual.compose(
        template=f"mail/plan_{name}.txt",
        subject=subject,
        network=queries.network(),
        address=lambda: settings.SITE_ADDRESS + reverse(place, args=args),  # in the language of the moment
        **words,
    )
