"""The people we know, for the office: what we hold on one, taken home on their behalf, put right, forgotten."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from pakten.journal import actions as journal
from pakten.network import forgetting, my_data, queries, rectifying
from pakten.network.decorators import office_only
from pakten.network.forgetting import ForgetProblem
from pakten.network.models import Person
from pakten.network.person_forms import NameForm
from pakten.web import held

ON_A_PAGE = 50


@office_only
def people(request):
    """Everybody the network knows, found by name or e-mail. The words are sent, not put in the address: they are
    personal data."""
    words = " ".join(request.POST.get("q", "").split())[:100]
    page = Paginator(queries.people(words), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "network/office/people.html", {"page": page, "words": words})


@office_only
@never_cache
def person(request, pk):
    """What we hold on a person, and where."""
    found = get_object_or_404(Person, pk=pk)
    form = NameForm(request.POST or None, initial={"name": found.name})
    if request.method == "POST" and form.is_valid():
        rectifying.rename(person=found, name=form.cleaned_data["name"], by=request.user)
        messages.success(request, _("The name is changed."))
        return redirect("people_office:person", pk)
    helds = [(each, held.words_of(each)) for each in held.held_on(found, to=request.user)]
    return render(request, "network/office/person.html", {"person": found, "helds": helds, "form": form})


@office_only
@never_cache
def table(request, pk, kind):
    """What we hold on a person as a file, for the person who asked for it."""
    found = get_object_or_404(Person, pk=pk)
    journal.write(verb="network.export_person", subject=found, by=request.user)
    return my_data.as_file(found, kind, to=request.user)


@office_only
def forget(request, pk):
    """Shows what is deleted, what stays without the name and what is kept; then forgets."""
    found = get_object_or_404(Person, pk=pk)
    reasons = queries.why_not_forget(found)
    if found == request.user:
        reasons = [_("You cannot forget yourself. Ask a colleague in the office.")]
    if request.method == "POST" and not reasons:
        try:
            forgetting.forget_everywhere(person=found, by=request.user)
        except ForgetProblem as problem:  # something changed since the page was seen
            reasons = problem.args
        else:
            messages.success(request, _("The person is forgotten."))
            return redirect("people_office:people")
    words = {"person": found, "reasons": reasons, "fates": _by_fate(held.held_on(found, to=request.user))}
    return render(request, "network/office/forget.html", words)


def _by_fate(helds):
    """What becomes of what, counted: {"is deleted": {"A letter to you": 12, …}, …}."""
    fates = {fate: {} for fate in held.Fate}
    for each in helds:
        fates[each.fate][each.what] = fates[each.fate].get(each.what, 0) + 1
    return [(fate.label, fates[fate].items()) for fate in held.Fate if fates[fate]]
