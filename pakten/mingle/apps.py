from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pakten.mail.kinds import Kind


class MingleConfig(AppConfig):
    name = "pakten.mingle"
    letter_kinds = {
        "ask_for_wishes": Kind(_("What do you wish of the mingle?")),
        "both_go_on": Kind(_("Contact after a mingle")),
    }
