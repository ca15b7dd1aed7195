"""What members report of themselves, once a year: what is approved is counted, and nothing else."""

from decimal import Decimal
from functools import partial

from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.network.models import Organisation
from pakten.plan.models import Indicator
from pakten.results.measures.measure import Basis, Cell, Measure, cells, kept, share
from pakten.results.models import MemberReport, Period

Unit = Indicator.Unit
UNKNOWN = "unknown"
GENDERS = {"women": "women", "men": "men", "other": "other_gender"}  # group: its field
AGES = {"16–24": "aged_to_24", "25–54": "aged_25_to_54", "55+": "aged_from_55"}
GROUPS = {  # names of the groups that are not read as they stand
    "gender": {"women": _("Women"), "men": _("Men"), "other": _("Other or not stated")},
    "age": {UNKNOWN: _("Not stated")},
}


def _approved(span):
    """The approved reports of years that lie in a span: half a year has none of its own."""
    return MemberReport.objects.approved().filter(
        period__kind=Period.Kind.YEAR, period__starts_on__gte=span.starts_on, period__ends_on__lte=span.ends_on
    )


def _telling(name, span):
    """Those that answer the question."""
    return _approved(span).exclude(**{name: None})


def _keys(name, span):
    """Those that the figure is made of, whose answer is not none."""
    told = _telling(name, span).exclude(**{name: 0})
    return told.order_by("organisation__sort_key", "pk").values_list("pk", flat=True)


def count(name, span):
    """A number of all reports together, by sector and by each of the members' districts; None where nobody told it."""
    found = _telling(name, span).order_by()
    by_sector = dict(found.values_list("organisation__sector").annotate(Sum(name)))
    if not by_sector:
        return [Cell(None)]
    by_district = found.values_list("organisation__districts__name").annotate(Sum(name))
    return [
        Cell(Decimal(sum(by_sector.values())), basis=kept(_keys(name, span))),
        *cells("sector", {sector: by_sector.get(sector, 0) for sector in Organisation.Sector.values}),
        *cells("district", dict(by_district.order_by("organisation__districts__name"))),
    ]


def employed(span):
    """By gender and age too. Those of reports that leave the parts out are "not stated", so that the parts add up."""
    whole, *others = count("employed", span)
    if whole.value is None:
        return [whole]
    fields = (*GENDERS.values(), *AGES.values())
    told = _telling("employed", span).aggregate(**{f"sum_{name}": Sum(name) for name in fields})
    by_gender = {group: told[f"sum_{name}"] or 0 for group, name in GENDERS.items()}
    by_age = {group: told[f"sum_{name}"] or 0 for group, name in AGES.items()}
    by_gender["other"] += int(whole.value) - sum(by_gender.values())
    by_age[UNKNOWN] = int(whole.value) - sum(by_age.values())
    return [whole, *others, *cells("gender", by_gender), *cells("age", by_age)]


def retained(span):
    """Of those who were employed the year before, the share who still are."""
    found = _telling("hired_before", span).aggregate(still=Sum("still_employed"), of=Sum("hired_before"))
    part, whole = found["still"] or 0, found["of"] or 0
    return [Cell(share(part, whole), n=whole or None, basis=kept(_keys("hired_before", span)))]


def the_reports(name, keys):
    """The reports, each with its number; for the team alone, who may open them."""
    found = MemberReport.objects.filter(pk__in=keys).select_related("organisation").annotate(told=F(name))
    return [
        Basis(
            each.organisation.name,
            each.get_absolute_url(),
            on=timezone.localdate(each.decided_at) if each.decided_at else None,
            number=Decimal(each.told or 0),
        )
        for each in found.order_by("organisation__sort_key", "pk")
    ]


def _measure(name, label, unit, field=None, how=None, cuts=("sector", "district")):
    field = field or name
    return Measure(
        f"reported_{name}",
        label,
        unit,
        how or partial(count, field),
        partial(the_reports, field),
        cuts,
        partial(_keys, field),
    )


MEASURES = [
    _measure("places_offered", _("Places offered, as reported"), Unit.PLACES),
    _measure("places_filled", _("Places filled, as reported"), Unit.PLACES),
    _measure(
        "employed",
        _("Employed, as reported"),
        Unit.PEOPLE,
        how=employed,
        cuts=("sector", "district", "gender", "age"),
    ),
    _measure(
        "retained", _("Still employed after a year, as reported"), Unit.PERCENT, "hired_before", retained, cuts=()
    ),
    _measure("mentors", _("Mentors, as reported"), Unit.PEOPLE),
    _measure("own_activities", _("Members' own activities, as reported"), Unit.ACTIVITIES),
]
