"""The periods that are followed up: opened, read, closed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from pakten.network.decorators import office_only, team_only
from pakten.network.rules import is_office
from pakten.results import actions
from pakten.results.actions import PeriodProblem
from pakten.results.forms.periods import OpenForm
from pakten.results.models import Period
from pakten.results.queries import figures
from pakten.results.queries import periods as queries

ON_A_PAGE = 50


@team_only
def periods(request, form=None):
    page = Paginator(Period.objects.select_related("closed_by"), ON_A_PAGE).get_page(request.GET.get("page"))
    words = {"page": page, "form": form or OpenForm(), "may_change": is_office(request.user)}
    return render(request, "results/office/periods.html", words)


@office_only
def open_period(request):
    form = OpenForm(request.POST or None)
    if request.method != "POST":
        return redirect("results_office:periods")
    if not form.is_valid():
        return periods(request, form)
    chosen = form.cleaned_data["period"]
    period = actions.add_period(kind=chosen.kind, year=chosen.year, number=chosen.number, by=request.user)
    return redirect("results_office:period", period.slug)


@team_only
def period(request, slug):
    found = by_slug(slug)
    words = {
        "period": found,
        "lines": figures.lines(found),
        "may_close": is_office(request.user) and not queries.why_not_close(found),
    }
    return render(request, "results/office/period.html", words)


@office_only
def close_period(request, slug):
    """What closing freezes, and then the closing itself."""
    found = by_slug(slug)
    if request.method == "POST":
        try:
            actions.close(period=found, by=request.user)
        except PeriodProblem as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _("%(period)s is closed. Its figures stay as they are.") % {"period": found})
        return redirect("results_office:period", slug)
    lines = figures.lines(found)
    words = {
        "period": found,
        "lines": lines,
        "problem": queries.why_not_close(found),
        "warnings": queries.warnings(found, [each.outcome for each in lines]),
    }
    return render(request, "results/office/close_period.html", words)


def by_slug(slug):
    """The period of that name in addresses, or 404: 2026, 2026-h1, 2026-t2."""
    year = slug.partition("-")[0]
    for found in Period.objects.filter(year=year) if year.isdecimal() and len(year) == 4 else ():
        if found.slug == slug:
            return found
    raise Http404
