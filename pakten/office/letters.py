"""The letters that were sent or wait, for the team. No page shows the text of a letter."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from pakten.mail import queries
from pakten.mail.models import Letter
from pakten.network.decorators import team_only
from pakten.office import actions

ON_A_PAGE = 50
KINDS = {
    "network.sign_in_code": gettext_lazy("Code to sign in"),
    "network.unknown_address": gettext_lazy("Answer to an unknown address"),
    "events.registered": gettext_lazy("Ticket"),
    "events.waitlisted": gettext_lazy("Place on the waiting list"),
    "events.offered": gettext_lazy("Offer of a place"),
    "events.offer_missed": gettext_lazy("Offer that ran out"),
    "events.cancelled": gettext_lazy("Registration cancelled"),
    "events.changed": gettext_lazy("Registration changed"),
    "events.again": gettext_lazy("Registered already"),
    "events.event_changed": gettext_lazy("Event changed"),
    "events.event_cancelled": gettext_lazy("Event cancelled"),
}


def kind(letter):
    """What sort of letter it is, in words; one that nobody has written words for is shown by its name."""
    return KINDS.get(letter.kind, letter.kind)


def trouble(letter):
    """Why a letter has not gone, with what a technician needs to know in brackets; nothing if it met no trouble."""
    if letter.has_bounced:
        return _("Refused for good (%(code)s). Is the address right?") % {"code": letter.code}
    if letter.code:
        return _("The mail server put it off (%(code)s).") % {"code": letter.code}
    if letter.problem:
        return _("It could not be handed to the mail server (%(problem)s).") % {"problem": letter.problem}
    return ""


@team_only
def letters(request):
    """What went, what waits and since when, what bounced: the newest first."""
    state = request.GET.get("state", "")
    if state not in Letter.State.values:
        state = ""
    chosen = Letter.objects.in_state(Letter.State(state)) if state else Letter.objects.all()
    page = Paginator(chosen.defer("text"), ON_A_PAGE).get_page(request.GET.get("page"))
    numbers = queries.numbers()
    return render(
        request,
        "office/letters.html",
        {
            "page": page,
            "letters": [(letter, kind(letter), trouble(letter)) for letter in page],
            "state": state,
            "states": [(value, label, numbers[value]) for value, label in Letter.State.choices],
            "everything": sum(numbers.values()),
        },
    )


@team_only
@require_http_methods(["GET", "POST"])
def retry_letter(request, pk):
    """Lets a letter that was given up be tried anew."""
    letter = get_object_or_404(Letter, pk=pk)
    if request.method == "POST":
        if actions.retry_letter(letter=letter, by=request.user):
            messages.success(request, _("The letter will be tried anew within a few seconds."))
        else:
            why_not = _("This letter cannot be tried anew: it went, it waits already, or its code no longer holds.")
            messages.info(request, why_not)
    return redirect("office:letters")
