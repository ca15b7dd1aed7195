"""Who belongs to the network, and what members and the city agreed on."""

from decimal import Decimal

from django.db.models import Count
from django.db.models.functions import Least
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pakten.network import counted
from pakten.network.models import Agreement, Commitment, Organisation
from pakten.plan.models import Indicator
from pakten.results.measures.measure import Basis, Cell, Measure, cells, kept, share

SECTORS = Organisation.Sector.values
OF_MEMBERS = ("sector", "district", "level")


def members(span):
    """Members on the last day of the period."""
    return of_organisations(counted.members_on(span.ends_on), span)


def new_members(span):
    return of_organisations(counted.joined_between(span.starts_on, span.ends_on), span)


def of_organisations(found, span):
    """Organisations in all, by sector, by each of their districts, and by the level they had at the end."""
    found = found.order_by()
    by_sector = dict(found.values_list("sector").annotate(Count("pk")))
    return [
        Cell(Decimal(sum(by_sector.values())), basis=kept(keys_of(found))),
        *cells("sector", {sector: by_sector.get(sector, 0) for sector in SECTORS}),
        *cells("district", counted.by_district(found)),
        *cells("level", counted.by_level_on(found, span.ends_on)),
    ]


def keys_of(organisations):
    return organisations.order_by("sort_key", "pk").values_list("pk", flat=True)


def organisations(keys):
    found = Organisation.objects.filter(pk__in=keys).order_by("sort_key", "pk")
    return [_member(each) for each in found]


def _member(organisation):
    page = organisation.get_absolute_url()
    return Basis(organisation.name, page, page, organisation.joined_on)


def agreements_signed(span):
    found = counted.signed_between(span.starts_on, span.ends_on).order_by()
    keys = list(found.order_by("signed_on", "pk").values_list("pk", flat=True))
    by_sector = found.values_list("parties__sector").annotate(Count("pk", distinct=True)).order_by("parties__sector")
    of_some = found.exclude(parties__districts=None)
    by_district = of_some.values_list("parties__districts__name").annotate(Count("pk", distinct=True))
    return [
        Cell(Decimal(len(keys)), basis=kept(keys)),
        *cells("sector", dict(by_sector)),
        *cells("district", dict(by_district.order_by("parties__districts__name"))),
    ]


def agreements(keys):
    found = Agreement.objects.filter(pk__in=keys).order_by("signed_on", "pk")
    return [Basis(each.title, _address(each.pk), on=each.signed_on) for each in found]


def commitments_kept(span):
    """Of the numbers promised for the period, the share that was delivered; the city's own promises too."""
    found = counted.due_between(span.starts_on, span.ends_on)
    part, whole = counted.kept_of(found)
    return [
        Cell(
            share(part, whole), n=whole or None, basis=kept(found.order_by("due_on", "pk").values_list("pk", flat=True))
        )
    ]


def commitments(keys):
    found = Commitment.objects.filter(pk__in=keys).annotate(kept=Least("delivered", "number"))
    return [
        Basis(f"{each.text} ({each.number})", _address(each.agreement_id), on=each.due_on, number=Decimal(each.kept))
        for each in found.order_by("due_on", "pk")
    ]


def _address(agreement):
    return reverse("agreements_office:agreement", args=[agreement])


ORGANISATIONS, PERCENT = Indicator.Unit.ORGANISATIONS, Indicator.Unit.PERCENT
MEASURES = [
    Measure(
        "members",
        _("Members"),
        ORGANISATIONS,
        members,
        organisations,
        OF_MEMBERS,
        lambda span: keys_of(counted.members_on(span.ends_on)),
    ),
    Measure(
        "new_members",
        _("New members"),
        ORGANISATIONS,
        new_members,
        organisations,
        OF_MEMBERS,
        lambda span: keys_of(counted.joined_between(span.starts_on, span.ends_on)),
    ),
    Measure(
        "agreements_signed",
        _("Agreements signed"),
        Indicator.Unit.AGREEMENTS,
        agreements_signed,
        agreements,
        ("sector", "district"),
    ),
    Measure("commitments_kept", _("Commitments kept"), PERCENT, commitments_kept, commitments),
]
