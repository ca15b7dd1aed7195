from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from pakten.mail import bilingual
from pakten.network import queries


def ask_for_wishes(*, mingle):
    """To all who have said nothing yet: composed once, with `bilingual.KEY` where each one's secret goes."""
    with override(settings.LANGUAGE_CODE):
        address = settings.SITE_ADDRESS + reverse("mingle:wishes", args=[bilingual.KEY])
    return bilingual.compose(
        template="mail/ask_for_wishes.txt",
        subject=_("What do you wish of the mingle?"),
        network=queries.network(),
        mingle=mingle,
        event=mingle.event,
        address=address,
    )
