"""The letters that were sent or wait, for the team. No page shows the text of a letter."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pakten.mail import kinds, queries
from pakten.mail.models import Letter
from pakten.network import protected
from pakten.network.decorators import team_only
from pakten.network.downloads import MOST, take_home
from pakten.office import actions, prints
from pakten.office.forms import LettersForm

ON_A_PAGE = 50


def trouble(letter):
    """Why a letter has not gone, with what a technician needs to know in brackets; nothing if it met no trouble."""
    if letter.is_late:
        return _("It could not go while it was of use.")
    if letter.is_unwanted:
        return _("The receiver has declined such letters.")
    if letter.has_bounced:
        return _("Refused for good (%(code)s). Is the address right?") % {"code": letter.code}
    if letter.code:
        return _("The mail server put it off (%(code)s).") % {"code": letter.code}
    if letter.problem:
        return _("It could not be handed to the mail server (%(problem)s).") % {"problem": letter.problem}
    return ""


def _shown(letters):
    """[(letter, its kind, what it met)]; addresses of people under protection are taken off."""
    letters = list(letters)
    hidden = protected.addresses(letter.to for letter in letters)
    for letter in letters:
        if letter.to.lower() in hidden:
            letter.to = _("(protected)")
    return [(letter, kinds.label(letter.kind), trouble(letter)) for letter in letters]


def _chosen(form):
    """The state that is asked for, the letters among which, and those in it."""
    state, kind, day = form.chosen()
    among = queries.letters(kind=kind, day=day)
    return state, among, among.in_state(Letter.State(state)) if state else among


@team_only
def letters(request):
    """What went, what waits and since when, what bounced: the newest first."""
    form = LettersForm(request.GET)
    state, among, chosen = _chosen(form)
    page = Paginator(chosen, ON_A_PAGE).get_page(request.GET.get("page"))
    numbers = queries.numbers(among)
    return render(
        request,
        "office/letters.html",
        {
            "page": page,
            "letters": _shown(page),
            "most": MOST,
            "state": state,
            "states": [(value, label, numbers[value]) for value, label in Letter.State.choices],
            "form": form,
            "is_narrowed": any(form.chosen()[1:]),
            "everything": sum(numbers.values()),
        },
    )


@team_only
def table(request, kind):
    """The letters just seen as a file."""
    _state, _among, chosen = _chosen(LettersForm(request.GET))
    return take_home(*prints.letters(_shown(chosen.defer("text", "calendar")[:MOST])), name="letters", kind=kind)


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
