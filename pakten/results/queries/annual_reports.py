"""Reports of years and half-years: which there are, and of which periods there could be."""

import re

from pakten.results.models import AnnualReport, Edition, Period

SLUG = re.compile(r"(?P<year>\d{4})(?:-h(?P<half>[12]))?\Z")


def period_of(slug):
    """The year or half-year of this name in addresses, or None."""
    found = SLUG.match(slug)
    if not found:
        return None
    kind = Period.Kind.HALF if found["half"] else Period.Kind.YEAR
    return Period.objects.filter(kind=kind, year=int(found["year"]), number=int(found["half"] or 1)).first()


def report_of(slug):
    """The report of this name in addresses, or None."""
    period = period_of(slug)
    return AnnualReport.objects.select_related("period").filter(period=period).first() if period else None


def to_draft():
    """The years and half-years that have begun and have no report, the newest first."""
    of_use = Period.objects.begun().filter(kind__in=[Period.Kind.YEAR, Period.Kind.HALF], annual_report=None)
    return of_use.order_by("-ends_on", "kind")


def reports():
    """All reports with their newest edition, taken back or not, as `newest`, in a constant number of queries."""
    found = list(AnnualReport.objects.select_related("period").order_by("-period__ends_on", "period__kind"))
    editions = {}
    for each in Edition.objects.filter(report__in=found).defer("content").order_by("number"):
        editions.setdefault(each.report_id, []).append(each)
    for each in found:
        each.all_editions = editions.get(each.pk, [])
        each.newest = each.all_editions[-1] if each.all_editions else None
        told = [edition for edition in each.all_editions if edition.withdrawn_at is None]
        each.told = told[-1] if told else None
    return found


def told_reports():
    """Those that everybody may read."""
    return [each for each in reports() if each.told]


def told_of_events(report):
    """{an event's id: how many people were told of it in the latest edition that did}."""
    told = {}
    for content in report.editions.order_by("number").values_list("content", flat=True):
        for section in content["sections"]:
            if section["kind"] == "events":
                told |= {int(each["id"]): each["people"] for each in section["facts"]["items"] if each["people"]}
    return told
