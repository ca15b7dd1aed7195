from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pakten.mail.kinds import Kind, Topic


class SurveysConfig(AppConfig):
    name = "pakten.surveys"
    letter_kinds = {
        "ask": Kind(_("Evaluation"), Topic.EVALUATIONS),
        "remind": Kind(_("Reminder of an evaluation"), Topic.EVALUATIONS),
    }
