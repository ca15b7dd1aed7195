"""How somebody declines letters from within a letter: a link for people, headers for mail programs (RFC 2369, 8058)."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from pakten.mail.kinds import Topic


def address(topic, key, language=settings.LANGUAGE_CODE):
    """Of the page `home:letters_about`, written out: the worker does without the addresses of the house, which would
    load every page of it. A test sees to it that the two are the same. The key says nothing of whom it belongs to."""
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return f"{settings.SITE_ADDRESS}{prefix}/letters/{Topic(topic).value}/{key}/"


def headers(topic, key):
    """With these a mail program shows a button of its own, and declines by one POST without showing the page."""
    return {"List-Unsubscribe": f"<{address(topic, key)}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def last_words(topic, key, language):
    """The paragraph that ends a letter that may be declined, in its language."""
    language = language or settings.LANGUAGE_CODE
    with translation.override(language):
        words = _("This letter belongs to: %(topic)s. Would you rather not get such letters? Say so here:")
        return f"{words % {'topic': Topic(topic).label}}\n{address(topic, key, language)}"
