from functools import wraps

from django.shortcuts import redirect
from django.utils.translation import get_language


def by_form(view):
    """The view takes what a form sends. Whoever merely opens its address, after signing in or by going back in the
    browser, is led to where the work with the mingle stands."""

    @wraps(view)
    def guarded(request, pk, **kwargs):
        if request.method != "POST":
            return redirect("mingle_office:mingle", pk)
        return view(request, pk, **kwargs)

    return guarded


def said(error):
    """What the engine has to say, in the language of the page."""
    return error.sentence("en" if get_language() == "en" else "sv")
