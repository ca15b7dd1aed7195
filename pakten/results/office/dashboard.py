"""The office's follow-up: what is on its way, what is behind, what has no figure. The team sees every number."""

from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from pakten.network.decorators import team_only
from pakten.results import telling
from pakten.results.models import Period
from pakten.results.queries.outcomes import outcomes
from pakten.results.status import Status

ORDER = (Status.BEHIND, Status.UNKNOWN, Status.ON_THE_WAY, Status.REACHED, Status.NO_TARGET)  # what needs a hand first


@team_only
def dashboard(request):
    periods = sorted(
        Period.objects.begun(), key=lambda each: (each.kind != Period.Kind.YEAR, -each.starts_on.toordinal())
    )
    chosen = next((each for each in periods if each.slug == request.GET.get("period")), periods[0] if periods else None)
    lines = [telling.line(each) for each in outcomes(chosen)] if chosen else []
    groups = [(status, [line for line in lines if line.status == status]) for status in ORDER]
    return render(
        request,
        "results/office/dashboard.html",
        {
            "period": chosen,
            "periods": periods,
            "gone": round(telling.gone(chosen) * 100) if chosen else 0,
            "groups": [
                (status, found[0].words, [(line, figure_address(line.outcome)) for line in found])
                for status, found in groups
                if found
            ],
            "unowned": sum(1 for line in lines if line.outcome.indicator.responsible is None),
            "sheaf": telling.sheaf(lines),
        },
    )


def figure_address(outcome):
    """Where the team sees what a figure rests on; until that page is there, the public page."""
    place = [outcome.period.slug, outcome.indicator.key]
    try:
        return reverse("results_office:figure", args=place)
    except NoReverseMatch:
        return reverse("results:figure", args=place) if outcome.indicator.is_public else ""
