"""Leads and collaborations for the city team: what is due, what is adrift, and one thread from lead to result."""

from functools import wraps

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pakten.collaborations import actions, prints, queries
from pakten.collaborations.actions import CollaborationProblem
from pakten.collaborations.forms import LeadForm, MoveForm, NextForm, OutcomeForm, TellForm
from pakten.collaborations.models import Collaboration
from pakten.network.decorators import team_only
from pakten.network.downloads import take_home

ON_A_PAGE = 50


@team_only
def collaborations(request):
    """What the team works on, the most urgent first."""
    asked = _asked(request)
    words = {
        "page": Paginator(_found(request, asked), ON_A_PAGE).get_page(request.GET.get("page")),
        "numbers": queries.numbers(owner=request.user if asked["whose"] == "mine" else None),
        "states": Collaboration.State.choices,
        **asked,
    }
    return render(request, "collaborations/collaborations.html", words)


def _asked(request):
    state = request.GET.get("state", "")
    return {
        "state": state if state in Collaboration.State.values else "",
        "whose": request.GET.get("whose", ""),
        "words": request.GET.get("q", "")[:100],
    }


def _found(request, asked):
    owner = request.user if asked["whose"] == "mine" else None
    found = queries.collaborations(owner=owner, state=asked["state"], words=asked["words"])
    return found.adrift() if asked["whose"] == "nobody" else found


@team_only
def table(request, kind):
    """The list just seen as a file."""
    return take_home(*prints.collaborations(_found(request, _asked(request))), name="leads", kind=kind)


@team_only
def open_lead(request):
    """A new lead, from a phone in a crowd as well as from a desk."""
    form = LeadForm(request.POST or None, initial={"owner": request.user})
    if request.method == "POST" and form.is_valid():
        collaboration = actions.open_lead(**form.cleaned_data, by=request.user)
        return redirect(collaboration)
    return render(request, "collaborations/open_lead.html", {"form": form})


@team_only
def collaboration(request, pk):
    """One collaboration: where it began, what happened, what comes next, what it led to."""
    found = get_object_or_404(Collaboration.objects.select_related("owner", "contact"), pk=pk)
    return _page(request, found)


def _page(request, found, **forms):
    begun = {"next_step": found.next_step, "next_step_on": found.next_step_on, "owner": found.owner or request.user}
    words = {
        "collaboration": found,
        "parties": found.organisations.order_by("sort_key"),
        "steps": found.steps.select_related("by"),
        "outcomes": found.outcomes.select_related("agreement"),
        "next_form": NextForm(initial=begun, prefix="next"),
        "tell_form": TellForm(prefix="tell"),
        "move_form": MoveForm(initial={"state": found.state}, prefix="move"),
        "outcome_form": OutcomeForm(prefix="outcome", agreements=queries.agreements_of(found)),
        **forms,
    }
    return render(request, "collaborations/collaboration.html", words)


def _sent(form_class, prefix):
    """The view takes what one of the forms on a collaboration's page sends; what is wrong is said on that page, and
    what cannot be done now is said above it."""

    def decorate(view):
        @wraps(view)
        def guarded(request, pk):
            found = get_object_or_404(Collaboration, pk=pk)
            if request.method != "POST":
                return redirect(found)
            extra = {"agreements": queries.agreements_of(found)} if form_class is OutcomeForm else {}
            form = form_class(request.POST, prefix=prefix, **extra)
            if not form.is_valid():
                return _page(request, found, **{f"{prefix}_form": form})
            try:
                view(request, found, form.cleaned_data)
            except CollaborationProblem as problem:
                messages.error(request, str(problem))
                return _page(request, found, **{f"{prefix}_form": form})
            return redirect(found)

        return team_only(guarded)

    return decorate


@_sent(NextForm, "next")
def plan_next(request, found, said):
    actions.plan_next(collaboration=found, **said, by=request.user)
    messages.success(request, _("The next step is set."))


@_sent(TellForm, "tell")
def tell(request, found, said):
    if request.POST.get("is_done"):
        actions.take_step(collaboration=found, **said, by=request.user)
    else:
        actions.tell(collaboration=found, **said, by=request.user)


@_sent(MoveForm, "move")
def move(request, found, said):
    actions.move(collaboration=found, **said, by=request.user)


@_sent(OutcomeForm, "outcome")
def add_outcome(request, found, said):
    actions.add_outcome(collaboration=found, **said, by=request.user)
