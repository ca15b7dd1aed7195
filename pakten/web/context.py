from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

NAMES = {"sv": ("Svenska", _("Swedish")), "en": ("English", _("English"))}


def page(request):
    """What the frame of a page needs: this page in the other languages."""
    here = get_language()
    return {
        "other_languages": [
            {"code": code, "name": NAMES[code][0], "address": translate_url(request.get_full_path(), code)}
            for code, _name in settings.LANGUAGES
            if code != here
        ]
    }
