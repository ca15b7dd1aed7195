"""A mingle of those who are registered to an event: made, filled, asked what they wish."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pakten.events.models import Event
from pakten.mail import bilingual, html
from pakten.matching.errors import MatchingError
from pakten.mingle import actions, planning, queries, rules
from pakten.mingle.emails import wishes as emails
from pakten.mingle.models import Mingle
from pakten.mingle.office.asking import by_form, said
from pakten.mingle.wish_forms import UntilForm
from pakten.network.decorators import team_only


@team_only
def of_event(request, pk):
    """From an event's page: to its mingle, or to where one is made."""
    event = get_object_or_404(Event, pk=pk)
    if mingle := queries.taking_wishes(event):
        return redirect(mingle)
    return redirect(f"{reverse('mingle_office:make')}?event={event.pk}")


def _mingle(pk):
    mingle = get_object_or_404(Mingle.objects.select_related("event", "plan", "published_plan"), pk=pk)
    if not mingle.takes_wishes:
        raise Http404
    return mingle


@team_only
def registered(request, pk):
    """How many have a place, are in the mingle and have said what they wish; what taking them in would do."""
    mingle = _mingle(pk)
    form = UntilForm(request.POST or None, instance=mingle)
    if request.method == "POST" and form.is_valid():
        actions.close_wishes(mingle=mingle, wishes_until=form.cleaned_data["wishes_until"], by=request.user)
        messages.success(request, _("It is changed."))
        return redirect("mingle_office:registered", pk)
    came = queries.taking(mingle, came_only=True)
    words = {
        "mingle": mingle,
        "form": form,
        "taking": queries.taking(mingle),
        "came": came if came.here else None,
        "standing": queries.standing(mingle, mingle.participants.all()),
        "may_ask": rules.may_ask_for_wishes(mingle),
        "step": "list",
    }
    return render(request, "mingle/registered.html", words)


@team_only
@by_form
def take_in_registered(request, pk):
    mingle = _mingle(pk)
    done = actions.take_in_registered(mingle=mingle, came_only=request.POST.get("who") == "came", by=request.user)
    words = ngettext("%(n)d person is in the mingle.", "%(n)d people are in the mingle.", len(done.here))
    messages.success(request, words % {"n": len(done.here)})
    return redirect("mingle_office:registered", pk)


@team_only
@by_form
def plan_registered(request, pk):
    """The first plan of those who are in the mingle; the workbench takes over."""
    mingle = _mingle(pk)
    dials = queries.dials(mingle.plan) if mingle.plan else queries.first_dials(mingle)
    if planning.is_long(mingle.participants.filter(left_at=None).count(), dials):
        return _order(request, mingle)
    try:
        actions.first_plan(mingle=mingle, by=request.user)
    except MatchingError as error:
        messages.error(request, said(error))
        return redirect("mingle_office:registered", pk)
    return redirect("mingle_office:bench", pk)


def _order(request, mingle):
    try:
        order = actions.order(mingle=mingle, by=request.user)
    except actions.PlanInHand as standing:
        order = standing.order
    return redirect("mingle_office:order", mingle.pk, order.pk)


@team_only
def ask(request, pk):
    """The letter to those who have said nothing, when one has seen it and how many get it."""
    mingle = get_object_or_404(Mingle.objects.select_related("event", "published_plan"), pk=pk)
    back = "mingle_office:registered" if mingle.takes_wishes else "mingle_office:people"
    if request.method == "POST":
        try:
            number = actions.ask_for_wishes(mingle=mingle, by=request.user)
        except actions.NoWishes:
            messages.error(request, _("It is too late to ask: the plan is published, or the time for wishes is over."))
        else:
            words = ngettext(
                "The letter is on its way to %(n)d person.", "The letter is on its way to %(n)d people.", number
            )
            messages.success(request, words % {"n": number})
        return redirect(back, pk)
    new = len(queries.taking(mingle).new) if mingle.takes_wishes else 0
    to_ask, silent = len(actions.whom_to_ask(mingle)) + new, len(queries.not_said(mingle)) + new
    subject, text = emails.ask_for_wishes(mingle=mingle)
    words = {
        "mingle": mingle,
        "number": to_ask,
        "asked_lately": silent - to_ask,
        "may_ask": rules.may_ask_for_wishes(mingle),
        "subject": subject,
        "sections": html.sections(bilingual.of(text, "…")),
        "back": reverse(back, args=[pk]),
    }
    return render(request, "mingle/ask.html", words)
