"""What may be told to everybody of a thread; a part of `publishing`.

Told are the office's own words, the members that agreed to be seen, public events, and what happened as the house's own
words say it: nothing that somebody wrote down on the way, and no person. A number is told when it is a part of a
public indicator, and hidden when so few people, or so few left over, could point somebody out.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from pakten.cells import LEAST, is_small
from pakten.collaborations.models import Collaboration, Outcome
from pakten.network import protected
from pakten.network import rules as network
from pakten.results.models import Period, ToldThread
from pakten.results.publishing import public_outcomes
from pakten.results.queries import threads
from pakten.results.queries.threads import Bead

State = Collaboration.State
TOLD_STATES = (State.DIALOGUE, State.AGREED, State.RUNNING, State.ENDED)


@dataclass(frozen=True)
class PublicThread:
    title: str
    text: str
    address: str
    organisations: tuple
    others: int  # members that do not wish to be named
    beads: tuple[Bead, ...]
    state: str = threads.WHOLE

    @property
    def result(self):
        """The latest number that is told."""
        return next((bead for bead in reversed(self.beads) if bead.kind == "outcome" and bead.number), None)


def told_threads():
    """The threads that everybody may read, the latest told first."""
    told = ToldThread.objects.told().select_related("collaboration").prefetch_related("collaboration__organisations")
    mask = protected.mask()
    return [(mask(each.title), each.get_absolute_url()) for each in told if _may_be_told(each)]


def told_thread(slug):
    """One of them by its name in addresses; None if it may not be told, or no longer."""
    told = ToldThread.objects.told().filter(slug=slug).select_related("collaboration").first()
    return public_thread(told) if told and _may_be_told(told) else None


def _may_be_told(told):
    """A member may have taken back that it may be seen: then words that name it are not shown."""
    return not threads.names_hidden(told.collaboration, told.title_sv, told.title_en, told.text_sv, told.text_en)


def public_thread(told):
    """A thread as everybody would see it, told or not: the office looks at it before."""
    mask, thread = protected.mask(), threads.thread(told.collaboration_id)
    shown = tuple(each for each in thread.organisations if network.is_public(each))
    beads = [*_way(thread), *_numbers(thread)]
    return PublicThread(
        title=mask(told.title),
        text=mask(told.text),
        address=told.get_absolute_url(),
        organisations=shown,
        others=len(thread.organisations) - len(shown),
        beads=tuple(sorted(beads, key=lambda bead: bead.on)),
        state=thread.state,
    )


def _way(thread):
    each, event, mask = thread.collaboration, threads.first_event(thread.collaboration), protected.mask()
    began = mask(event.title) if event else each.get_origin_kind_display()
    yield Bead("began", each.began_on, began, address=event.get_absolute_url() if event else "")
    for step in each.steps.all():
        if step.kind == "moved" and step.state in TOLD_STATES:
            yield Bead("moved", step.on, step.get_state_display())
    for agreement in thread.agreements:
        if agreement.signed_on:
            yield Bead("signed", agreement.signed_on, agreement.get_kind_display())
            yield from _promises(agreement)


def _promises(agreement):
    promises = list(agreement.commitments.all())
    days = [each.delivered_on for each in promises if each.is_delivered and each.delivered_on]
    if days:
        words = _("%(kept)d of %(all)d promises kept") % {"kept": len(days), "all": len(promises)}
        yield Bead("promise", max(days), words)


def _numbers(thread):
    """What it led to, under the names of public indicators, and what each of those came to in all that year."""
    known = threads.indicators(outcome.indicator_key for outcome in thread.results)
    fed = [(known.get(each.indicator_key), each) for each in thread.results if each.number]
    fed = [(indicator, each) for indicator, each in fed if indicator and indicator.is_public]
    for indicator, each in fed:
        is_hidden = indicator.counts_people and (is_small(each.number) or _leaves_few(indicator.key, each.on.year))
        yield Bead(
            "outcome", each.on, indicator.name, number=None if is_hidden else each.number, key=indicator.key,
            is_hidden=is_hidden,
        )  # fmt: skip
    yield from figures({indicator.key: each.on for indicator, each in fed}, public_outcomes)


def _leaves_few(key, year):
    """Whether the numbers that are told of an indicator leave so few untold that these could be reckoned."""
    told = ToldThread.objects.told().values("collaboration")
    counted = Outcome.objects.filter(indicator_key=key, on__year=year, number__gt=0).aggregate(
        all=Sum("number"), told=Sum("number", filter=Q(collaboration__in=told, number__gte=LEAST))
    )
    return is_small((counted["all"] or 0) - (counted["told"] or 0))


def figures(days, ask):
    """What indicators came to in all, in the years of these days ({key: day}); `ask(period)` gives the outcomes."""
    for period in Period.objects.years().filter(year__in={day.year for day in days.values()}):
        for outcome in ask(period):
            day = days.get(outcome.indicator.key)
            if day and day.year == period.year:
                yield _figure(outcome, min(period.ends_on, max(day, date(period.year, 1, 1))))


def _figure(outcome, on):
    value = outcome.whole.value
    name = _("%(indicator)s in all, %(year)s") % {"indicator": outcome.indicator.name, "year": outcome.period.year}
    number = None if value is None else int(value)
    return Bead("figure", on, name, number=number, key=outcome.indicator.key, is_hidden=number is None)
