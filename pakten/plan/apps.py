from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pakten.mail.kinds import Kind, Topic


class PlanConfig(AppConfig):
    name = "pakten.plan"
    letter_kinds = {
        "consultation": Kind(_("Consultation on the activity plan"), Topic.NEWS),
        "taken_in": Kind(_("A proposal taken into the plan")),
        "declined": Kind(_("A proposal not taken into the plan")),
    }
