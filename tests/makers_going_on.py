"""Mingles that have been held, and people who want to go on with each other."""

from datetime import timedelta

from django.utils import timezone

from pakten.events.models import Event
from pakten.mingle import actions
from pakten.mingle.models import Mingle, Participant
from tests.makers import make_event, make_mingle

NAMES = ["Åsa Öberg", "Zoë O'Brien", "Ali Hassan", "Märta Lüning"]


def make_held_mingle(*, names=NAMES, rounds=1, days_ago=1, event=False, emails=True, title="Frukostmingel", **columns):
    """A mingle that was held so many days ago, at an event or without one; people of as many organisations."""
    columns = {
        "Namn": names,
        "Organisation": [f"Förening {number}" for number in range(len(names))],
        "E-post": [f"{name.split()[0].lower()}@example.org".replace("å", "a").replace("ë", "e") for name in names],
        **columns,
    }
    if not emails:
        del columns["E-post"]
    made = make_mingle(title=title, rounds=rounds, **columns)
    return hold(made, days_ago=days_ago, event=make_event(title=title) if event else None)


def hold(mingle, *, days_ago=1, event=None):
    """Planned and published, and so many days ago."""
    actions.plan(mingle=mingle, by=None)
    actions.publish(mingle=Mingle.objects.get(pk=mingle.pk), by=None)
    then = timezone.now() - timedelta(days=days_ago)
    Mingle.objects.filter(pk=mingle.pk).update(published_at=then, event=event)
    if event:
        Event.objects.filter(pk=event.pk).update(starts_at=then, ends_at=then + timedelta(hours=2))
    return Mingle.objects.select_related("event", "published_plan").get(pk=mingle.pk)


def pair_of(mingle):
    """Two who met in the first meeting."""
    keys = mingle.published_plan.meetings[0]["people"]
    return [Participant.objects.select_related("person").get(mingle=mingle, key=key) for key in keys[:2]]


def both_say_yes(one, other):
    actions.go_on(participant=one, key=other.key)
    actions.go_on(participant=other, key=one.key)


def page_of(participant):
    return f"/mingles/m/{participant.token}/go-on/"
