"""One figure: what it is, what it rests on, what has happened to it; corrected, or entered from elsewhere."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pakten.network.decorators import office_only, team_only
from pakten.network.rules import is_office
from pakten.plan.models import Indicator
from pakten.results import actions
from pakten.results.actions import PeriodProblem
from pakten.results.forms.figures import CorrectForm, EnterForm
from pakten.results.models import ExternalFigure, Figure
from pakten.results.office.periods import by_slug
from pakten.results.queries import figures as queries

ON_A_PAGE = 50


@team_only
def figure(request, slug, key):
    period, indicator = by_slug(slug), get_object_or_404(Indicator, key=key)
    line = queries.lines(period, Indicator.objects.filter(pk=indicator.pk))[0]
    numbers = queries.frozen(period, indicator) if period.is_closed else {}
    rests_on = queries.RestsOn(line.outcome)
    words = {
        "period": period,
        "line": line,
        "outcome": line.outcome,
        "indicator": line.outcome.indicator,
        "cuts": queries.cuts(line.outcome, numbers),
        "corrections": [queries.told(each, line.outcome) for each in line.outcome.corrections],
        "entries": [
            (each, queries.in_words(each.value, indicator.unit)) for each in queries.entries(period, indicator)
        ],
        "rests_on": rests_on,
        "page": Paginator(rests_on, ON_A_PAGE).get_page(request.GET.get("page")),
        "before": [(year, queries.in_words(value, indicator.unit)) for year, value in line.outcome.before],
        "frozen": numbers.get(("", "")),
        "may_change": is_office(request.user),
    }
    return render(request, "results/office/figure.html", words)


@office_only
def correct(request, pk):
    found = get_object_or_404(Figure.objects.select_related("indicator", "period"), pk=pk)
    form = CorrectForm(request.POST or None, initial={"after": found.value, "seen": found.value})
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct(figure=found, **form.cleaned_data, by=request.user)
        except PeriodProblem as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("The figure is corrected. What it was stands beside it."))
            return redirect("results_office:figure", found.period.slug, found.indicator.key)
    words = {"heading": _("Correct the figure"), "verb": _("Correct"), "was": queries.in_words(found.value)}
    return _form(request, form, found.period, found.indicator, **words)


@office_only
def enter(request, slug, key):
    """A figure from elsewhere, of a period that is not closed."""
    period, indicator = by_slug(slug), get_object_or_404(Indicator, key=key, measure="")
    stands = ExternalFigure.objects.filter(period=period, indicator=indicator).first()
    initial = {"value": stands.value if stands else None, "source": stands.source if stands else indicator.source_text}
    form = EnterForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.enter(indicator=indicator, period=period, **form.cleaned_data, by=request.user)
        except PeriodProblem as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("The figure is entered."))
            return redirect("results_office:figure", period.slug, indicator.key)
    return _form(request, form, period, indicator, heading=_("Enter the figure"), verb=_("Save"))


def _form(request, form, period, indicator, **words):
    status = 422 if form.errors else 200
    words = {"form": form, "period": period, "indicator": indicator, **words}
    return render(request, "results/office/figure_form.html", words, status=status)
