from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.translation import get_language

from pakten.mingle import prints, queries
from pakten.mingle.models import Mingle
from pakten.network import queries as network
from pakten.network.decorators import team_only
from pakten.network.downloads import take_home


@team_only
def table(request, pk):
    """The pairs as a table: CSV that Excel opens as it should."""
    return _pairs(pk, "csv")


@team_only
def workbook(request, pk):
    """The same as an Excel workbook."""
    return _pairs(pk, "xlsx")


def _pairs(pk, kind):
    mingle, problem, outcome, language = _plan(pk)
    rows = prints.pair_rows(problem, outcome, language=language)
    return take_home(mingle.title, prints.columns(outcome), rows, name=_name(mingle), kind=kind)


@team_only
def slips(request, pk):
    """A slip for every person as PDF."""
    mingle, problem, outcome, language = _plan(pk)
    pdf = prints.slips(problem, outcome, title=mingle.title, network=network.network().name, language=language)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{_name(mingle)}.pdf"'
    return answer


@team_only
def page(request, pk):
    """All pairs with their reasons on a page to print."""
    mingle, problem, outcome, language = _plan(pk)
    words = {"title": mingle.title, "network": network.network().name, "language": language}
    return HttpResponse(prints.page(problem, outcome, **words))


def _plan(pk):
    """What a paper is made from: the published plan, or, before that, the one on the bench."""
    mingle = get_object_or_404(Mingle.objects.select_related("plan", "published_plan"), pk=pk)
    plan = mingle.published_plan or mingle.plan
    if plan is None:
        raise Http404
    language = "en" if get_language() == "en" else "sv"
    return mingle, queries.problem(mingle), queries.outcome(plan), language


def _name(mingle):
    return slugify(mingle.title) or "mingle"
