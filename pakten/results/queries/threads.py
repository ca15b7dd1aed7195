"""Threads: from a first meeting to a result. One for each collaboration, drawn from what the house knows of it.

A thread is *whole* when it has a first meeting (an event, a meeting at a mingle, an evaluation after one) and a result
(so many of something, or a promise of its agreement that something was delivered of). It *grows* while it is open and
lacks one of them, and is *broken off* when it is over without a result. What has a result and began elsewhere is
*loose*: it counts only when somebody says where it began.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pakten.collaborations.models import Collaboration, Outcome
from pakten.events.models import Event
from pakten.network import rules as network_rules
from pakten.network.models import Commitment, Person
from pakten.plan.models import Indicator
from pakten.results.measures.threads import MEETINGS, whole

__all__ = ["beads", "first_event", "indicators", "names_hidden", "names_in", "thread", "threads", "whole"]
WHOLE, GROWING, LOOSE, BROKEN = "whole", "growing", "loose", "broken"
STATES = {
    WHOLE: pgettext_lazy("thread", "Whole"),
    GROWING: pgettext_lazy("thread", "Growing"),
    LOOSE: pgettext_lazy("thread", "Without a first meeting"),
    BROKEN: pgettext_lazy("thread", "Broken off"),
}


@dataclass(frozen=True)
class Bead:
    """One thing on a thread, on its day."""

    kind: str  # began, moved, noted, done, signed, promise, outcome, figure
    on: date
    title: str
    text: str = ""
    address: str = ""
    number: int | None = None
    key: str = ""  # of the indicator that it is a part of
    is_hidden: bool = False  # a number so small that it is not told


@dataclass(frozen=True)
class Thread:
    """A collaboration as a thread, by the end of a day."""

    collaboration: Collaboration
    agreements: tuple
    promises: tuple[Commitment, ...]
    results: tuple[Outcome, ...]
    by: date

    @property
    def has_meeting(self):
        return self.collaboration.origin_kind in MEETINGS

    @property
    def result_on(self):
        """When the first result came."""
        return min(self._result_days, default=None)

    @property
    def last_on(self):
        """When the latest result came."""
        return max(self._result_days, default=None)

    @property
    def _result_days(self):
        told = [each.on for each in self.results if each.number]
        kept = [each.delivered_on for each in self.promises if each.delivered and each.delivered_on]
        return [day for day in told + kept if day <= self.by]

    @property
    def is_over(self):
        ended = self.collaboration.ended_on
        return ended is not None and ended <= self.by

    @property
    def state(self):
        if self.result_on:
            return WHOLE if self.has_meeting else LOOSE
        return BROKEN if self.is_over else GROWING

    @property
    def state_name(self):
        return STATES[self.state]

    @property
    def is_whole(self):
        return self.state == WHOLE

    @property
    def result(self):
        """The latest of its results with a number: what it led to, in a word."""
        counted = [each for each in self.results if each.number]
        return max(counted, key=lambda each: (each.on, each.pk), default=None)

    @cached_property
    def organisations(self):
        return sorted(self.collaboration.organisations.all(), key=lambda each: bytes(each.sort_key))


def threads(period):
    """The threads of a period: those that were open in it, or ended or gave a result in it, in five queries."""
    found = Collaboration.objects.filter(began_on__lte=period.ends_on)
    span = (period.starts_on, period.ends_on)
    gave = Q(outcomes__on__range=span) | Q(outcomes__agreement__commitments__delivered_on__range=span)
    found = found.filter(Q(ended_on=None) | Q(ended_on__gte=period.starts_on) | gave)
    return _threads(found.distinct(), by=period.ends_on)


def thread(pk):
    """One collaboration as a thread, as it is now; None if there is none."""
    return next(iter(_threads(Collaboration.objects.filter(pk=pk), by=timezone.localdate())), None)


def _threads(found, *, by):
    found = found.select_related("owner").prefetch_related("organisations", "outcomes__agreement__commitments")
    return [_thread(each, by) for each in found.order_by("-began_on", "-id")]


def _thread(each, by):
    results = tuple(outcome for outcome in each.outcomes.all() if outcome.on <= by)
    agreements = tuple({outcome.agreement_id: outcome.agreement for outcome in results if outcome.agreement}.values())
    promises = tuple(promise for agreement in agreements for promise in agreement.commitments.all())
    return Thread(each, agreements, promises, results, by)


def beads(thread):
    """What is on a thread, for the team: in the order of its days."""
    each, found = thread.collaboration, []
    for agreement in thread.agreements:
        if agreement.origin and agreement.origin_on and agreement.origin_on < each.began_on:
            found.append(Bead("need", agreement.origin_on, str(_("A need is told")), agreement.origin))
        if agreement.signed_on:
            address = agreement.get_absolute_url()
            found.append(Bead("signed", agreement.signed_on, agreement.get_kind_display(), agreement.title, address))
    for step in each.steps.all():
        title = each.get_origin_kind_display() if step.kind == "began" else step.get_state_display()
        if step.kind == "began" and each.origin_label:
            title = f"{title}: {each.origin_label}"
        address = each.origin_address if step.kind == "began" else ""
        found.append(Bead(step.kind, step.on, title or step.get_kind_display(), step.text, address))
    found += [_kept(promise) for promise in thread.promises if promise.delivered and promise.delivered_on]
    found += [
        Bead("outcome", outcome.on, outcome.text, number=outcome.number, key=outcome.indicator_key)
        for outcome in thread.results
        if outcome.number or not outcome.agreement
    ]
    return sorted(found, key=lambda bead: bead.on)


def _kept(promise):
    promised = str(_("promised: %s") % promise.number) if promise.number else ""
    return Bead("promise", promise.delivered_on, promise.text, promised, number=promise.delivered)


def indicators(keys):
    """{key: indicator} of those that a thread's results are parts of."""
    return {each.key: each for each in Indicator.objects.filter(key__in=[key for key in keys if key])}


def first_event(collaboration):
    """The event where it began, if everybody may see that event."""
    address = collaboration.origin_address.strip("/").split("/")
    slug = address[-1] if len(address) >= 2 and address[-2] == "events" else ""
    return Event.objects.public().filter(slug=slug).first() if slug else None


def names_in(collaboration, *texts):
    """Whether one of the texts names a person of this collaboration: who answers for it, who asked, who noted what
    happened, or who speaks for those who take part."""
    about = Q(pk__in=[collaboration.owner_id, collaboration.contact_id])
    speaks = Q(contact_for__organisation__in=collaboration.organisations.all())
    noted = Q(pk__in=collaboration.steps.exclude(by=None).values("by"))
    people = Person.objects.filter(about | speaks | noted).exclude(name="").distinct()
    return _is_in(people.values_list("name", flat=True), texts)


def names_hidden(collaboration, *texts):
    """Whether one of the texts names a member that has not agreed to be seen by everybody."""
    hidden = [each.name for each in collaboration.organisations.all() if not network_rules.is_public(each)]
    return _is_in([*hidden, collaboration.from_whom], texts)


def _is_in(names, texts):
    words = [r"\s+".join(map(re.escape, name.split())) for name in names if name.strip()]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
    return bool(words) and any(map(pattern.search, texts))


def indicator_rows(keys):
    return Indicator.objects.filter(key__in=list(keys))
