from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pakten.events.models import Event
from pakten.mingle import actions, prints, queries
from pakten.mingle.forms import MakeForm
from pakten.mingle.models import Mingle
from pakten.network.decorators import team_only
from pakten.network.downloads import take_home

ON_A_PAGE = 100


@team_only
def mingles(request):
    """All mingles, the newest first."""
    page = Paginator(queries.in_hand(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "mingle/mingles.html", {"page": page})


@team_only
def table(request, kind):
    """All mingles as a file."""
    return take_home(*prints.mingles(queries.in_hand()), name="mingles", kind=kind)


@team_only
def make(request):
    """A new mingle: from a sign-up list, or of those who are registered to an event."""
    form = MakeForm(request.POST or None, request.FILES or None, initial=_initial(request.GET.get("event", "")))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if form.is_of_event:
            return redirect(
                actions.make_for_event(event=data["event"], title=data["title"], by=request.user, **form.shape_values())
            )
        mingle = actions.make_from_list(
            title=data["title"],
            **form.shape_values(),
            event=data["event"],
            name=data["file"].name,
            table=form.table,
            by=request.user,
        )
        return redirect("mingle_office:check", mingle.pk)
    return render(request, "mingle/make.html", {"form": form})


def _initial(pk):
    """What the form is filled in with for somebody who comes from an event's page."""
    event = Event.objects.filter(pk=pk).first() if pk.isdecimal() and len(pk) < 12 else None
    return {"event": event.pk, "title": event.title, "source": "event"} if event else {}


@team_only
def mingle(request, pk):
    """Leads to where the work with this mingle stands."""
    mingle = get_object_or_404(Mingle.objects.select_related("event"), pk=pk)
    if mingle.event and queries.is_held(mingle) and mingle.event.is_over:
        return redirect("mingle_office:after", pk)
    if mingle.plan_id:
        return redirect("mingle_office:bench", pk)
    if mingle.takes_wishes:
        return redirect("mingle_office:registered", pk)
    return redirect("mingle_office:check" if queries.file_of(mingle) else "mingle_office:upload", pk)


@team_only
def remove(request, pk):
    """Asks once, then deletes the mingle with all its people and plans."""
    mingle = get_object_or_404(queries.in_hand(), pk=pk)
    if request.method == "POST":
        actions.remove(mingle=mingle, by=request.user)
        messages.success(request, _("%(mingle)s and its people are deleted.") % {"mingle": mingle})
        return redirect("mingle_office:mingles")
    return render(request, "mingle/remove.html", {"mingle": mingle})
