"""What members begin, do and bring about together."""

from decimal import Decimal

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pakten.collaborations import counted
from pakten.collaborations.models import Collaboration, Outcome
from pakten.plan.models import Indicator
from pakten.results.measures.measure import Basis, Cell, Measure, cells, kept

Unit = Indicator.Unit


def leads(span):
    return _of_collaborations(counted.began_between(span.starts_on, span.ends_on))


def collaborations(span):
    return _of_collaborations(counted.came_about_between(span.starts_on, span.ends_on))


def _of_collaborations(found):
    """By sector and district of those who take part: what two sectors do together is counted in each."""
    keys = list(found.order_by("pk").values_list("pk", flat=True))
    parties = Collaboration.organisations.through.objects.filter(collaboration__in=found.order_by().values("pk"))
    return [
        Cell(Decimal(len(keys)), basis=kept(keys)),
        *cells("sector", _by(parties, "organisation__sector")),
        *cells("district", _by(parties, "organisation__districts__name")),
    ]


def _by(parties, field):
    found = parties.exclude(**{field: None}).values_list(field)
    return dict(found.annotate(Count("collaboration", distinct=True)).order_by(field))


def outcomes(span):
    """People and places, by the numbers that were noted."""
    found = counted.led_to_between(span.starts_on, span.ends_on)
    return [
        Cell(Decimal(counted.number_of(found)), basis=kept(found.order_by("on", "pk").values_list("pk", flat=True)))
    ]


def the_collaborations(keys):
    found = Collaboration.objects.filter(pk__in=keys).order_by("began_on", "pk")
    return [Basis(each.title, each.get_absolute_url(), on=each.began_on) for each in found]


def the_outcomes(keys):
    found = Outcome.objects.filter(pk__in=keys).select_related("collaboration").order_by("on", "pk")
    return [
        Basis(
            f"{each.collaboration.title}: {each.text}",
            reverse("collaborations_office:collaboration", args=[each.collaboration_id]),
            on=each.on,
            number=Decimal(each.number or 0),
        )
        for each in found
    ]


CUTS = ("sector", "district")
MEASURES = [
    Measure("leads", _("New leads"), Unit.COLLABORATIONS, leads, the_collaborations, CUTS),
    Measure("collaborations", _("Collaborations"), Unit.COLLABORATIONS, collaborations, the_collaborations, CUTS),
    Measure("outcomes", _("Results of collaborations"), Unit.PEOPLE, outcomes, the_outcomes),
]
