"""What an invitation's link leads to, one's own events, and the calendars one can subscribe to."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pakten.events import feeds, invite_queries, inviting, rules
from pakten.events.models import CalendarFeed, Event, Invitation
from pakten.events.refusals import WHY_NOT
from pakten.network import queries as network
from pakten.network.models import Organisation


@login_not_required
@never_cache
def invitation(request, key):
    """To the form, filled in; or to a word on why there is nothing to fill in."""
    found = _found(key)
    if found is None:
        return _gone(request)
    why_not = rules.why_not_open(found.event)
    if not why_not and found.answer == Invitation.Answer.NONE:
        return redirect(_form(found))
    return _page(request, found, why_not)


@login_not_required
@never_cache
def decline(request, key):
    """No thanks, by a button: programs that look through mail follow links."""
    found = _found(key)
    if found is None:
        return _gone(request)
    if request.method == "POST" and found.answer == Invitation.Answer.NONE and not found.event.is_over:
        inviting.decline(invitation=found)
        messages.success(request, _("Thank you for telling us. We will not ask you about this event again."))
        return redirect("events:invitation", key)
    why_not = rules.why_not_open(found.event)
    is_asking = found.answer == Invitation.Answer.NONE and not why_not
    return _page(request, found, why_not, is_asking=is_asking)


def _found(key):
    return Invitation.objects.with_answers().select_related("event", "person").filter(key=key).first()


def _form(found):
    address = reverse("events:register", args=[found.event.slug])
    return f"{address}?{urlencode({'invitation': found.key})}"


def _page(request, found, why_not, *, is_asking=False):
    words = {"invitation": found, "event": found.event, "is_asking": is_asking, "address": _form(found)}
    return render(request, "events/invitation.html", words | {"why_not": WHY_NOT.get(why_not)})


def _gone(request):
    """Erased some time after the event, or never there; which of them is nobody's business."""
    return render(request, "events/invitation_gone.html", status=404)


@never_cache
def mine(request):
    """What I am registered to and asked to, and who else of my organisation comes."""
    organisations = Organisation.objects.filter(contacts__person=request.user).distinct()
    words = {
        "registrations": invite_queries.mine(request.user),
        "invitations": invite_queries.waiting_for(request.user),
        "colleagues": invite_queries.colleagues(request.user, organisations),
        "feed": CalendarFeed.objects.filter(person=request.user).first(),
    }
    return render(request, "events/mine.html", words)


@require_http_methods(["GET", "POST"])
def change_feed(request):
    """A first, or a new, secret address of one's own calendar."""
    if request.method == "POST":
        inviting.change_feed_address(person=request.user)
        messages.success(request, _("Here is your address. One that you had before leads nowhere from now on."))
    return redirect(f"{reverse('events:mine')}#calendar")


@login_not_required
def feed(request):
    """The public calendar, to subscribe to."""
    district = next((each for each in network.districts_now() if each.name == request.GET.get("district")), None)
    kind = request.GET.get("kind", "")
    file = feeds.public_feed(kind=kind if kind in Event.Kind.values else "", district=district)
    return _as_calendar(request, file, "public, max-age=3600")


@login_not_required
def my_feed(request, key):
    """Somebody's own calendar, for whoever has its address."""
    found = get_object_or_404(CalendarFeed.objects.select_related("person"), key=key, person__is_active=True)
    answer = _as_calendar(request, feeds.personal_feed(found.person), "private, max-age=900")
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _as_calendar(request, file, cache):
    etag = feeds.etag(file)
    is_known = etag in [each.strip().removeprefix("W/") for each in request.headers.get("If-None-Match", "").split(",")]
    answer = HttpResponseNotModified() if is_known else HttpResponse(file, content_type="text/calendar; charset=utf-8")
    answer["ETag"], answer["Cache-Control"] = etag, cache
    return answer
