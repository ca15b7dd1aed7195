"""Threads for the city team: which are whole, which grow, which broke off; and what is told of one to everybody."""

from collections import Counter

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from pakten.network.decorators import office_only, team_only
from pakten.results import actions, drawing, thread_telling
from pakten.results.actions.threads import ThreadProblem
from pakten.results.forms.threads import FeedForm, TellForm
from pakten.results.models import Period, ToldThread
from pakten.results.queries import threads as queries
from pakten.results.queries.outcomes import outcomes

ON_A_PAGE = 50


@team_only
def threads(request):
    """The threads of a year, by how far they have come."""
    period = _period(request.GET.get("year", ""))
    found = queries.threads(period) if period else []
    state = request.GET.get("state", "")
    numbers = Counter(each.state for each in found)
    told = set(ToldThread.objects.told().values_list("collaboration", flat=True))
    found.sort(key=lambda each: list(queries.STATES).index(each.state))
    shown = [each for each in found if each.state == state] if state in queries.STATES else found
    words = {
        "period": period,
        "years": Period.objects.years().begun(),
        "state": state if state in queries.STATES else "",
        "states": [(value, name, numbers[value]) for value, name in queries.STATES.items()],
        "whole": len(queries.whole(period.starts_on, period.ends_on)) if period else 0,
        "page": Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page")),
        "told": told,
    }
    return render(request, "results/office/threads.html", words)


def _period(year):
    years = Period.objects.years().begun()
    asked = years.filter(year=int(year)).first() if year.isascii() and year.isdigit() and len(year) == 4 else None
    return asked or years.first()


@team_only
def thread(request, pk):
    """One thread from its first meeting to its figure."""
    return _page(request, _thread(pk))


def _thread(pk):
    found = queries.thread(pk)
    if found is None:
        raise Http404
    return found


def _told(found):
    return ToldThread.objects.filter(collaboration=found.collaboration).first()


def _page(request, found, **forms):
    counted = [each for each in found.results if each.number]
    beads = [*queries.beads(found), *_figures(found)]
    words = {
        "thread": found,
        "told": _told(found),
        "beads": beads,
        "pictures": drawing.pictures(beads, found.state),
        "indicators": queries.indicators(each.indicator_key for each in counted),
        "feed_form": FeedForm(outcomes=counted, prefix="feed") if counted else None,
        **forms,
    }
    return render(request, "results/office/thread.html", words)


def _figures(found):
    """What the indicators that it is a part of came to in all."""
    days = {each.indicator_key: each.on for each in found.results if each.number and each.indicator_key}
    return thread_telling.figures(days, lambda period: outcomes(period, queries.indicator_rows(days)))


@team_only
def feed(request, pk):
    """Which indicators its results are parts of."""
    found = _thread(pk)
    if request.method == "POST":
        counted = [each for each in found.results if each.number]
        form = FeedForm(request.POST, outcomes=counted, prefix="feed")
        if not form.is_valid():
            return _page(request, found, feed_form=form)
        actions.feed_indicators(collaboration=found.collaboration, keys=form.keys(), by=request.user)
        messages.success(request, _("Saved."))
    return redirect("results_office:thread", pk=pk)


@office_only
def tell(request, pk):
    """How it is told to everybody, with what they would see beside it."""
    found = _thread(pk)
    told = _told(found)
    form = TellForm(request.POST or None, instance=told)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_thread(collaboration=found.collaboration, by=request.user, **form.cleaned_data)
            messages.success(request, _("Saved. Look at it before you tell it."))
            return redirect("results_office:tell_thread", pk=pk)
        except ThreadProblem as problem:
            form.add_error(None, str(problem))
    saved = _told(found)
    public = thread_telling.public_thread(saved) if saved else None
    words = {"thread": found, "told": saved, "form": form, "public": public}
    words["pictures"] = drawing.pictures(public.beads, public.state) if public else {}
    return render(request, "results/office/tell.html", words)


@office_only
def switch(request, pk):
    """Tells it to everybody, or takes it away."""
    found = _thread(pk)
    told = _told(found)
    if request.method == "POST" and told:
        try:
            if request.POST.get("do") == "tell":
                actions.tell_thread(told=told, by=request.user)
                messages.success(request, _("Now everybody can read it."))
            else:
                actions.untell_thread(told=told, by=request.user)
                messages.success(request, _("It is no longer on the public pages."))
        except ThreadProblem as problem:
            messages.error(request, str(problem))
    return redirect("results_office:tell_thread", pk=pk)
