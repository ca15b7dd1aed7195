from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pakten.mail.kinds import Kind, Topic


class ResultsConfig(AppConfig):
    name = "pakten.results"
    letter_kinds = {
        "report_asked": Kind(_("Request for a member's report")),
        "report_reminder": Kind(_("Reminder of a member's report"), Topic.REMINDERS),
        "report_returned": Kind(_("Question about a member's report")),
        "report_approved": Kind(_("A member's report is approved")),
    }
