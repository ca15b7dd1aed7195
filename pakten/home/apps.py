from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pakten.mail.kinds import Kind


class HomeConfig(AppConfig):
    name = "pakten.home"
    letter_kinds = {"obstacle": Kind(_("An obstacle on the website"))}
