"""A mingle of the demo city that has been: who met, and who of them wanted to go on."""

from datetime import timedelta

from django.utils import timezone

from pakten.events.models import Event
from pakten.mail.models import Letter
from pakten.mingle import actions
from pakten.mingle.models import Mingle, Participant

BOTH, ONE = 9, 12  # meetings after which both said yes; after which only one of them did


def latest(world):
    """The last event that has been, at which people met at tables too; or None."""
    held = [each for each in world.events.values() if each.is_over and each.state == Event.State.PUBLISHED]
    return max(held, key=lambda each: each.ends_at, default=None)


def hold(world, mingle):
    """As if it had been published before its event, and people had gone home and thought about it."""
    actions.publish(mingle=mingle, by=world.coordinators[0])
    before = mingle.event.starts_at - timedelta(hours=2)
    Mingle.objects.filter(pk=mingle.pk).update(published_at=before)
    mingle.refresh_from_db()
    people = {each.key: each for each in Participant.objects.filter(mingle=mingle).select_related("mingle", "person")}
    for number, (one, other) in enumerate(_pairs(world, mingle)):
        actions.go_on(participant=people[one], key=other)
        if number < BOTH:
            actions.go_on(participant=people[other], key=one)
    # As if the letters had gone long ago: the demo's outbox is for what a visitor does.
    Letter.objects.filter(kind="mingle.both_go_on", sent_at=None).update(sent_at=timezone.now(), text="")


def _pairs(world, mingle):
    """Pairs who met; the demo's own contact person has one of each sort, and somebody left to answer."""
    dice = world.dice("going on")
    pairs = [each["people"][:2] for each in mingle.published_plan.meetings]
    dice.shuffle(pairs)
    own = mingle.participants.filter(person=world.personas["contact"]).values_list("key", flat=True).first()
    mine = [sorted(pair, key=lambda key: key != own) for pair in pairs if own in pair]
    others = [pair for pair in pairs if own not in pair]
    both, one = mine[:1], mine[1:2]
    both += others[: BOTH - len(both)]
    return [*both, *one, *others[BOTH : BOTH + ONE - len(one)]]
