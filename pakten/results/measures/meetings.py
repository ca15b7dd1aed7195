"""Who met: at events, at mingles, and what they said of it."""

from decimal import Decimal

from django.db.models import Count, F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.events import counted as events
from pakten.events.models import Event
from pakten.mingle.models import Mingle
from pakten.mingle.queries import counted as mingles
from pakten.mingle.queries import held_at
from pakten.network.models import Organisation
from pakten.plan.models import Indicator
from pakten.results.measures.measure import Basis, Cell, Measure, cells, kept, share
from pakten.results.measures.membership import OF_MEMBERS, SECTORS, keys_of, of_organisations, organisations
from pakten.surveys import counted as surveys
from pakten.surveys.models import Survey
from pakten.surveys.queries import together

Unit = Indicator.Unit


def events_held(span):
    held = events.held_between(span.starts_on, span.ends_on)
    keys = _in_time(held)
    by_district = held.order_by().values_list("district__name").annotate(Count("pk")).order_by("district__name")
    return [Cell(Decimal(len(keys)), basis=kept(keys)), *cells("district", dict(by_district))]


def people_met(span):
    """People who came to an event, each counted once. By district: where the event was, so that who came to events in
    two districts is counted in each."""
    came = events.came_between(span.starts_on, span.ends_on)
    by_sector = events.people_by_sector(came)
    return [
        Cell(Decimal(events.people(came)), basis=kept(_in_time(events.held_between(span.starts_on, span.ends_on)))),
        *cells("sector", {sector: by_sector.get(sector, 0) for sector in SECTORS}),
        *cells("district", events.people_by(came, "event__district__name")),
    ]


def organisations_met(span):
    return of_organisations(_organisations_met(span), span)


def _organisations_met(span):
    came = events.came_between(span.starts_on, span.ends_on).exclude(organisation=None)
    return Organisation.objects.filter(pk__in=came.values("organisation"))


def mingle_meetings(span):
    """Meetings of two or more who came, in the rounds that were held."""
    held = mingles.held_between(span.starts_on, span.ends_on)
    counted = mingles.meetings_of(held)
    return [Cell(Decimal(sum(counted.values())), basis=kept(sorted(pk for pk, number in counted.items() if number)))]


def wishes_met(span):
    """As the published plans met them; None where nobody wished for anything."""
    told = mingles.wishes_of(mingles.held_between(span.starts_on, span.ends_on))
    met, stated = (sum(each[at] for each in told.values()) for at in (0, 1))
    return [Cell(share(met, stated), n=stated or None, basis=kept(list(told)))]


def mutual_yes(span):
    found = mingles.exchanges_between(span.starts_on, span.ends_on).order_by()
    by_mingle = dict(found.values_list("mingle").annotate(Count("pk")).order_by("mingle"))
    return [Cell(Decimal(sum(by_mingle.values())), basis=kept(list(by_mingle)))]


def recommend(span):
    results = surveys.recommended_between(span.starts_on, span.ends_on)
    found = together(results)
    keys = dict.fromkeys(each.question.survey_id for each in results)
    value, n = found if found else (None, None)
    return [Cell(None if value is None else Decimal(value), n=n, basis=kept(list(keys)))]


def _in_time(found):
    return list(found.order_by("starts_at", "pk").values_list("pk", flat=True))


def the_events(keys):
    found = Event.objects.filter(pk__in=keys).order_by("starts_at", "pk")
    return [_basis(each) for each in found]


def events_with_people(keys):
    """The events, each with how many came: their names stand on the event's own page, for those who may see them."""
    found = list(Event.objects.filter(pk__in=keys).order_by("starts_at", "pk"))
    came = events.came_to(found)
    return [_basis(each, number=Decimal(came.get(each.pk, 0))) for each in found]


def _basis(event, **number):
    day, at_the_office = timezone.localdate(event.starts_at), _page("events_office:event", event)
    return Basis(event.title, at_the_office, event.get_absolute_url(), day, **number)


def the_mingles(keys):
    found = Mingle.objects.filter(pk__in=keys).select_related("event")
    return [
        Basis(each.title, _page("mingle_office:after", each), on=timezone.localdate(held_at(each)))
        for each in found.order_by(F("event__starts_at").asc(nulls_last=True), "published_at", "pk")
    ]


def evaluations(keys):
    found = Survey.objects.filter(pk__in=keys).order_by("held_on", "pk")
    return [Basis(each.title, each.get_absolute_url(), on=each.held_on) for each in found]


def _page(name, row):
    return reverse(name, args=[row.pk])


MEASURES = [
    Measure("events_held", _("Events"), Unit.EVENTS, events_held, the_events, ("district",)),
    Measure(
        "people_met",
        _("People who came to events"),
        Unit.PEOPLE,
        people_met,
        events_with_people,
        ("sector", "district"),
    ),
    Measure(
        "organisations_met",
        _("Organisations that came to events"),
        Unit.ORGANISATIONS,
        organisations_met,
        organisations,
        OF_MEMBERS,
        lambda span: keys_of(_organisations_met(span)),
    ),
    Measure("mingle_meetings", _("Meetings at mingles"), Unit.MEETINGS, mingle_meetings, the_mingles),
    Measure("wishes_met", _("Wishes met"), Unit.PERCENT, wishes_met, the_mingles),
    Measure("mutual_yes", _("Mutual yes"), Unit.MEETINGS, mutual_yes, the_mingles),
    Measure("recommend", _("Would recommend"), Unit.PERCENT, recommend, evaluations),
]
