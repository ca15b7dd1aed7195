"""What the network led to, for everybody, and the team's follow-up."""

from tests.addresses import PUBLIC, TEAM
from tests.makers_public import make_figures, make_indicator, make_period

PAGES = {
    "results:results": PUBLIC,
    "results:period": PUBLIC,
    "results:figure": PUBLIC,
    "results_office:dashboard": TEAM,
}


def make(own):
    period, indicator = make_period(), make_indicator()
    make_figures(period, indicator, 34)
    return {"results:period": [period.slug], "results:figure": [period.slug, indicator.key]}
