"""How accessible the website is, and where to say that it is not: without signing in, and without saying who one is."""

from datetime import date

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pakten.home import actions
from pakten.home.forms import ObstacleForm
from pakten.network import limits
from pakten.web import dates

ASSESSED_ON = date(2026, 11, 22)  # when the accessibility was last gone through; a new assessment changes the date
MOST_REPORTS = 10  # from one place in an hour


@login_not_required
@require_http_methods(["GET", "POST"])
def accessibility(request):
    """The statement that the law asks for, with its form."""
    form = ObstacleForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if request.POST.get("fax"):  # no person sees this field
            form.add_error(None, _("A field that should be empty was filled in by something. Try again."))
        elif not limits.is_within("home.obstacle", get_adapter().get_client_ip(request), most=MOST_REPORTS):
            form.add_error(None, _("We have got many messages from here within an hour. Try again in a while."))
        else:
            actions.report_obstacle(**form.cleaned_data, by=None)
            messages.success(request, _("Thank you! The office has your message."))
            return redirect("home:accessibility")
    words = {"form": form, "address": settings.SITE_ADDRESS, "assessed_in_words": dates.day(ASSESSED_ON)}
    return render(request, "home/accessibility.html", words)
