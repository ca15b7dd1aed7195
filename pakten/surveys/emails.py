"""The letters of the surveys app: each function gives a subject and a text."""

from django.utils.translation import gettext_lazy as _

from pakten.mail import bilingual
from pakten.network import queries


def ask(*, survey, address):
    return _letter("ask", _("How was it? A few questions"), survey=survey, address=address)


def remind(*, survey, address):
    return _letter("remind", _("You can still answer"), survey=survey, address=address)


def _letter(name, subject, **words):
    return bilingual.compose(template=f"mail/survey_{name}.txt", subject=subject, network=queries.network(), **words)
