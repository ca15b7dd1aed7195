"""The letters of the home app."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from pakten.network import queries


def obstacle(*, page, what, reply_to):
    """To the office, in the city's language: what somebody could not do, and where to answer if they want that."""
    network = queries.network()
    with translation.override(settings.LANGUAGE_CODE):
        words = {"page": page, "what": what, "reply_to": reply_to, "network": network}
        text = render_to_string("mail/obstacle.txt", words).strip()
        ending = f"\n\n-- \n{network.name}\n{settings.SITE_ADDRESS}\n"
        return {"to": network.office_email, "subject": str(_("An obstacle on the website")), "text": text + ending}
