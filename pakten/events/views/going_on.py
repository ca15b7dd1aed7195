"""Where somebody who answered an evaluation may go on with something, with their name on it."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from pakten.events import after, rules
from pakten.events.after_forms import GoOnForm
from pakten.events.forms import known_organisation
from pakten.events.views.calendar import visible_event
from pakten.network import limits

MOST_LEADS = 10  # an hour from one address on the internet


@login_not_required
@never_cache
def go_on(request, slug, key):
    """A page of its own: it knows nothing of what was answered. The key says that somebody was asked, never who."""
    event = visible_event(request, slug)
    if not rules.may_go_on(event, key):
        raise Http404
    person = request.user if request.user.is_authenticated else None
    form = GoOnForm(request.POST or None, initial={"name": person.name, "email": person.email} if person else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if limits.is_within("events.go_on", get_adapter().get_client_ip(request), most=MOST_LEADS):
            said = form.cleaned_data
            name = said.pop("organisation")
            member = known_organisation(name, person) if name else None
            after.go_on(event=event, organisation=member, organisation_name=name, **said)
            return _private(render(request, "events/gone_on.html", {"event": event, "email": said["email"]}))
        form.add_error(None, _("Very much has come from where you are. Wait an hour, or write to the office."))
        status = 429
    return _private(render(request, "events/go_on.html", {"event": event, "form": form}, status=status))


def _private(response):
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
