"""The letters about who speaks for a member: a part of `emails`. Subjects say nothing of whom it is about."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pakten.mail import bilingual
from pakten.network import queries


def invitation(*, invitation, key):
    def address():  # asked for once in each language, since each has its own
        return settings.SITE_ADDRESS + reverse("network:invitation", args=[key])

    return _letter("invitation", _("An invitation to the members' network"), invitation=invitation, address=address)


def first_contact(*, organisation):
    return _letter("first_contact", _("You are now the first contact"), organisation=organisation)


def no_longer_contact(*, organisation, is_leaving):
    subject = _("You are no longer a contact person")
    return _letter("no_longer_contact", subject, organisation=organisation, is_leaving=is_leaving)


def _letter(name, subject, **words):
    return bilingual.compose(template=f"mail/{name}.txt", subject=subject, network=queries.network(), **words)
