from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pakten.mail.kinds import Kind


class NetworkConfig(AppConfig):
    name = "pakten.network"
    letter_kinds = {
        "sign_in_code": Kind(_("Code to sign in")),
        "unknown_address": Kind(_("Answer to an unknown address")),
    }
