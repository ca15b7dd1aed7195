"""The verbs of a report's sections: what the office writes, where it stands, whether it is told."""

import secrets

from django.db import transaction

from pakten.journal import actions as journal
from pakten.network.our_queries import Comparison
from pakten.results.actions.annual import locked, numbered
from pakten.results.models import Section


class SectionChangedMeanwhile(Exception):
    """Somebody else saved the section since it was opened. `comparison` tells what, and what to go on with."""

    def __init__(self, comparison):
        super().__init__()
        self.comparison = comparison


@transaction.atomic
def change_section(*, section, page, seen, by):
    """Saves the words and which items are left out. `page`: plain values by field; `seen`: the fingerprints of what
    `by` saw. Changes nothing when somebody else has changed something else meanwhile."""
    section = Section.objects.select_for_update(of=("self",)).get(pk=section.pk)
    now = {field: getattr(section, field) for field in page}
    comparison = Comparison.of(now=now, wanted=page, seen=seen)
    if comparison.changed_meanwhile:
        raise SectionChangedMeanwhile(comparison)
    changed = {field: value for field, value in page.items() if now[field] != value}
    if changed:
        for field, value in changed.items():
            setattr(section, field, value)
        section.save(update_fields=list(changed))
        journal.write(verb="results.change_section", subject=section, by=by, details={"fields": _told(now, changed)})
    return section


def _told(now, changed):
    """What the history says was changed; of lists that they were."""
    return {field: [now[field], value] for field, value in changed.items() if field in Section.WORDS}


@transaction.atomic
def add_section(*, report, heading_sv, text_sv, heading_en, text_en, by):
    """A section of the office's own, last before the thanks."""
    report = locked(report)
    section = Section.objects.create(
        report=report,
        key=f"own-{secrets.token_hex(6)}",
        kind=Section.Kind.TEXT,
        order=0,
        heading_sv=heading_sv,
        text_sv=text_sv,
        heading_en=heading_en,
        text_en=text_en,
    )
    others = list(report.sections.exclude(pk=section.pk))
    is_thanked = bool(others) and others[-1].kind == Section.Kind.THANKS
    others.insert(len(others) - is_thanked, section)
    numbered(others)
    journal.write(verb="results.add_section", subject=section, by=by)
    return section


@transaction.atomic
def move_section(*, section, up, by):
    """One step up or down; at the end nothing happens."""
    sections = list(locked(section.report).sections.all())
    place = sections.index(section)
    other = place + (-1 if up else 1)
    if 0 <= other < len(sections):
        sections[place], sections[other] = sections[other], sections[place]
        numbered(sections)
        journal.write(verb="results.move_section", subject=section, by=by)


@transaction.atomic
def leave_out_section(*, section, by):
    _tell(section, is_left_out=True, verb="results.leave_out_section", by=by)


@transaction.atomic
def take_in_section(*, section, by):
    _tell(section, is_left_out=False, verb="results.take_in_section", by=by)


def _tell(section, *, is_left_out, verb, by):
    if Section.objects.filter(pk=section.pk, is_left_out=not is_left_out).update(is_left_out=is_left_out):
        journal.write(verb=verb, subject=section, by=by)


@transaction.atomic
def restore_section(*, section, by):
    """The draft's own words again, and all that it tells."""
    section = Section.objects.select_for_update(of=("self",)).get(pk=section.pk)
    if section.is_edited:
        now = section.words
        for field, words in section.draft.items():
            setattr(section, field, words)
        section.save(update_fields=list(Section.WORDS))
        journal.write(
            verb="results.restore_section", subject=section, by=by, details={"fields": _told(now, section.words)}
        )
    return section


@transaction.atomic
def remove_section(*, section, by):
    """Only one of the office's own: what is drafted is left out instead, and can be taken in again."""
    if section.is_own:
        journal.write(verb="results.remove_section", subject=section, by=by)
        section.delete()
