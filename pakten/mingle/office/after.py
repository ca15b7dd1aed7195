from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify

from pakten.events import figures as events
from pakten.mingle import prints, queries
from pakten.mingle.models import Mingle
from pakten.network.decorators import team_only
from pakten.network.downloads import take_home


@team_only
def after(request, pk):
    """What a mingle came to in numbers, and who both want to go on. Nothing here knows of a yes without an answer."""
    mingle = _mingle(pk)
    found = queries.figures(mingle)
    pairs = [(one, other, each) for one, other, each in queries.exchanges(mingle)]
    words = {
        "mingle": mingle,
        "is_held": queries.is_held(mingle),
        "found": found,
        "rows": queries.told(found),
        "sector_pairs": queries.told_sector_pairs(found),
        "most": max((each.pairs for each in found.sector_pairs), default=0),
        "by_hand": [pair for pair in pairs if _is_by_hand(pair)],
        "pairs": [pair for pair in pairs if not _is_by_hand(pair)],
        "evaluation": events.evaluation_of(mingle.event) if mingle.event else None,
    }
    return render(request, "mingle/after.html", words)


def _is_by_hand(pair):
    """Contacts were not sent, or somebody is under protection since."""
    one, other, exchange = pair
    return exchange.by_hand or one.is_unnamed or other.is_unnamed


@team_only
def table(request, pk, kind):
    """The figures as a file."""
    mingle = _mingle(pk)
    if mingle.published_plan_id is None:
        raise Http404
    found = queries.figures(mingle)
    said = prints.figures(mingle.title, queries.told(found), queries.told_sector_pairs(found))
    return take_home(*said, name=f"{slugify(mingle.title) or 'mingle'}-figures", kind=kind)


def _mingle(pk):
    return get_object_or_404(Mingle.objects.select_related("event", "published_plan"), pk=pk)
