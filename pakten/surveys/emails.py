"""The letters of the surveys app: each function gives a subject and a text."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from pakten.mail import bilingual
from pakten.network import queries


def ask(*, survey, address):
    return _letter("ask", _("How was it? A few questions"), survey=survey, address=address)


def remind(*, survey, address):
    return _letter("remind", _("You can still answer"), survey=survey, address=address)


def _letter(name, subject, *, survey, address):
    return bilingual.compose(
        template=f"mail/survey_{name}.txt",
        subject=subject,
        network=queries.network(),
        survey=survey,
        address=address,
        first=survey.first_choice,
        taps=lambda: _taps(survey.first_choice, address()),  # in the language of the moment
    )


def _taps(question, address):
    """A link for each answer to the first question. It opens the page with the answer chosen and sends nothing, so a
    program that looks through the links of a letter answers nothing."""
    return [(words, f"{address}?first={value}") for value, words in question.choices] if question else []


def example():
    """Instead of a link, in a letter that is looked at before it goes: a link of somebody's own leads nowhere yet."""
    return f"{settings.SITE_ADDRESS}/…"
