"""The verbs of reports of years and half-years."""

from django.db import transaction
from django.utils import timezone

from pakten.journal import actions as journal
from pakten.results.annual.drafting import changes, draft, drafted_now
from pakten.results.models import AnnualReport, Period, Section

FEW = 6  # quotes that are shown until the office has chosen


class CannotReport(Exception):
    """There is no report of such a period."""


def locked(report):
    """The report as it is now, for us alone until the transaction ends."""
    return AnnualReport.objects.select_for_update(of=("self",)).select_related("period").get(pk=report.pk)


def numbered(sections):
    """Keeps sections in this order."""
    for place, each in enumerate(sections, 1):
        each.order = place
    Section.objects.bulk_update(sections, ["order"])


@transaction.atomic
def draft_report(*, period, by):
    """The report of a year or half-year with all its sections drafted; as it is, if there is one."""
    if period.kind not in (Period.Kind.YEAR, Period.Kind.HALF) or period.starts_on > timezone.localdate():
        raise CannotReport
    period = Period.objects.select_for_update(of=("self",)).get(pk=period.pk)
    report, is_new = AnnualReport.objects.get_or_create(period=period)
    if is_new:
        sections = [_section(report, place, each) for place, each in enumerate(draft(period), 1)]
        Section.objects.bulk_create(sections)
        journal.write(verb="results.draft_report", subject=report, by=by)
    return report


def _section(report, place, drafted):
    return Section(
        report=report,
        key=drafted.key,
        kind=drafted.kind,
        order=place,
        draft=drafted.words,
        facts=drafted.facts,
        hidden_items=_left_out_at_first(drafted),
        **drafted.words,
    )


def _left_out_at_first(drafted):
    """Of many quotes the first are shown; the office chooses."""
    return [each["key"] for each in drafted.facts["items"][FEW:]] if drafted.kind == Section.Kind.QUOTES else []


@transaction.atomic
def draft_again(*, report, by):
    """Facts as they are today, everywhere; the draft's words where the office has written none of its own. What has
    nothing to tell any more goes, unless the office wrote something there."""
    report = locked(report)
    drafted = drafted_now(report)
    found = changes(report, drafted)
    gone = [each.section for each in found if each.is_gone]
    for section in gone:
        _let_go(section)
    there = {each.key: each for each in report.sections.all()}
    sections = list(there.values())
    previous = None
    for each in drafted:
        section = there.get(each.key)
        if section is None:
            section = _section(report, 0, each)
            section.save()
            sections.insert(sections.index(previous) + 1 if previous else 0, section)
        else:
            _renew(section, each)
        previous = section
    numbered(sections)
    report.drafted_at = timezone.now()
    report.save(update_fields=["drafted_at"])
    journal.write(verb="results.draft_report_again", subject=report, by=by, details={"sections": len(found)})
    return report


def _renew(section, drafted):
    if not section.is_edited:
        for name, words in drafted.words.items():
            setattr(section, name, words)
    if section.kind == Section.Kind.QUOTES:
        known = {each["key"] for each in section.items}
        new = [each["key"] for each in drafted.facts["items"] if each["key"] not in known]
        section.hidden_items = [*section.hidden_items, *new]  # nobody has read them yet
    section.draft, section.facts = drafted.words, drafted.facts
    section.save()


def _let_go(section):
    if section.is_edited:
        section.draft, section.facts, section.kind = {}, {}, Section.Kind.TEXT  # from now on it is the office's own
        section.key = f"own-{section.pk}"
        section.save()
    else:
        section.delete()
