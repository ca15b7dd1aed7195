"""The verbs of a thread: what its results are parts of, how it is told, and whether it is told to everybody."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from pakten.collaborations import actions as collaborations
from pakten.journal import actions as journal
from pakten.results.models import ToldThread
from pakten.results.queries import threads


class ThreadProblem(Exception):
    """Why a thread cannot be told so; says it in a sentence, in the active language."""


@transaction.atomic
def feed_indicators(*, collaboration, keys, by):
    """Says which indicators the results of a collaboration are parts of: {outcome's id: indicator's key, or ""}."""
    for outcome in collaboration.outcomes.all():
        if outcome.pk in keys:
            collaborations.say_indicator(outcome=outcome, indicator_key=keys[outcome.pk], by=by)


@transaction.atomic
def write_thread(*, collaboration, title_sv, title_en, text_sv, text_en, by):
    """How the thread is told, in the office's own words. Whether it is told to everybody stays as it was."""
    words = {"title_sv": title_sv, "title_en": title_en, "text_sv": text_sv, "text_en": text_en}
    if threads.names_in(collaboration, *words.values()):
        raise ThreadProblem(_("The text names a person who is part of this. Tell what happened without names."))
    if threads.names_hidden(collaboration, *words.values()):
        raise ThreadProblem(_("The text names a member that has not agreed to be shown. Tell it without that name."))
    told = ToldThread.objects.filter(collaboration=collaboration).first()
    if told is None:
        told = ToldThread.objects.create(collaboration=collaboration, slug=_free_slug(title_sv), **words)
    else:
        for name, value in words.items():
            setattr(told, name, value)
        told.save(update_fields=list(words))
    journal.write(verb="results.write_thread", subject=told, by=by)
    return told


@transaction.atomic
def tell_thread(*, told, by):
    """From now on everybody may read it."""
    if not threads.thread(told.collaboration_id).is_whole:
        raise ThreadProblem(_("Only a whole thread is told: one with a first meeting and a result."))
    told.is_told, told.told_at = True, timezone.now()
    told.save(update_fields=["is_told", "told_at"])
    journal.write(verb="results.tell_thread", subject=told, by=by)
    return told


@transaction.atomic
def untell_thread(*, told, by):
    told.is_told = False
    told.save(update_fields=["is_told"])
    journal.write(verb="results.untell_thread", subject=told, by=by)
    return told


def _free_slug(title):
    stem = slugify(title)[:70].strip("-") or "trad"
    taken = set(ToldThread.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, 9999))) if slug not in taken)
