"""How many threads became whole: from a first meeting to a result."""

from decimal import Decimal

from django.db.models import Min, Q
from django.utils.translation import gettext_lazy as _

from pakten.collaborations.models import Collaboration, Outcome
from pakten.plan.models import Indicator
from pakten.results.measures.measure import Basis, Cell, Measure

Origin = Collaboration.Origin
MEETINGS = (Origin.EVENT, Origin.MEETING, Origin.EVALUATION)


def whole(starts_on, ends_on):
    """{collaboration's id: day} of the threads that became whole between two days, in two queries."""
    meetings = Q(collaboration__origin_kind__in=MEETINGS)
    told = Outcome.objects.filter(meetings, number__gt=0).order_by()
    kept = Outcome.objects.filter(meetings, agreement__commitments__delivered__gt=0).order_by()
    days = [
        *told.values_list("collaboration").annotate(first=Min("on")),
        *kept.values_list("collaboration").annotate(first=Min("agreement__commitments__delivered_on")),
    ]
    first = {}
    for pk, day in days:
        first[pk] = min(filter(None, (first.get(pk), day)), default=None)
    return {pk: day for pk, day in first.items() if day and starts_on <= day <= ends_on}


def threads(span):
    """Those whose first result came in the period."""
    found = sorted(whole(span.starts_on, span.ends_on))
    return [Cell(Decimal(len(found)), basis=tuple(found))]


def collaborations(keys):
    found = Collaboration.objects.filter(pk__in=keys).order_by("began_on", "id")
    return [Basis(each.title, each.get_absolute_url(), on=each.began_on) for each in found]


MEASURES = [Measure("threads", _("Whole threads"), Indicator.Unit.COLLABORATIONS, threads, collaborations)]
