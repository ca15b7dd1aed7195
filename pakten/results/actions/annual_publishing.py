"""The verbs that tell a report to everybody, and take it back."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from pakten.journal import actions as journal
from pakten.results.actions.annual import locked
from pakten.results.annual.checks import checks, stops
from pakten.results.annual.content import content
from pakten.results.annual_prints import paper
from pakten.results.models import Edition, Remark


class NotReady(Exception):
    """Something stops it. `checks`: what."""

    def __init__(self, checks):
        super().__init__()
        self.checks = checks


class NotSaidSoFar(Exception):
    """The period is not closed, and nobody has said that the report tells of it so far."""


def publish_report(*, report, so_far=False, by):
    """A new edition: the report as it stands, with its paper in both languages. `so_far`: whoever publishes knows that
    the period is not closed.

    The papers are there before anything points to them: whoever dies on the way leaves files that nobody needs.
    """
    names = {}
    storage = Edition._meta.get_field("pdf_sv").storage
    try:
        with transaction.atomic():
            return _publish(report, so_far, names, storage, by)
    except BaseException:
        for name in names.values():
            storage.delete(name)
        raise


def _publish(report, so_far, names, storage, by):
    report = locked(report)
    is_so_far = not report.period.is_closed
    if is_so_far and not so_far:
        raise NotSaidSoFar
    if stopping := stops(checks(report)):
        raise NotReady(stopping)
    number = (report.editions.aggregate(last=Max("number"))["last"] or 0) + 1
    told = content(report, is_so_far=is_so_far)
    edition = Edition(report=report, number=number, is_so_far=is_so_far, content=told, published_at=timezone.now())
    for language in ("sv", "en"):
        name = Edition._meta.get_field("pdf_sv").generate_filename(edition, "")
        names[language] = storage.save(name, ContentFile(paper(edition, language=language)))
        setattr(edition, f"pdf_{language}", names[language])
    edition.save(force_insert=True)
    journal.write(verb="results.publish_report", subject=edition, by=by)
    return edition


@transaction.atomic
def unpublish_edition(*, edition, reason, by):
    """Takes an edition back. The one before is what everybody sees then, if there is one that is not taken back."""
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    if edition.withdrawn_at is None:
        edition.withdrawn_at, edition.withdrawn_reason = timezone.now(), reason
        edition.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        journal.write(verb="results.unpublish_report", subject=edition, by=by, details={"reason": reason})
    return edition


@transaction.atomic
def remark(*, period, texts, by):
    """What the office says of figures of a period: {indicator: text}; an empty one takes the remark away."""
    for indicator, text in texts.items():
        if text:
            Remark.objects.update_or_create(period=period, indicator=indicator, defaults={"text": text})
        else:
            Remark.objects.filter(period=period, indicator=indicator).delete()
    journal.write(verb="results.remark", subject=period, by=by)
