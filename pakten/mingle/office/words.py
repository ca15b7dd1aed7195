from django.utils.translation import get_language


def said(error):
    """What the engine has to say, in the language of the page."""
    return error.sentence("en" if get_language() == "en" else "sv")
