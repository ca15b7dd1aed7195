"""What tests of wishes need."""

from pakten.mingle import actions, queries
from tests.makers import make_event
from tests.makers_events import sign_up


def make_asking_mingle(*, event=None, rounds=1, by=None, **details):
    """A mingle of those who have a place at an event, who are asked what they wish. Nobody is in it yet."""
    return actions.make_for_event(event=event or make_event(**details), rounds=rounds, by=by)


def make_wisher(mingle, *, name, organisation_name="", found=True, **wishes):
    """Somebody with a place who has said what they wish; as long as nothing else is said, that they may be seen."""
    registration = sign_up(mingle.event, name=name, organisation_name=organisation_name)
    return say(registration.key, may_be_found=found, **wishes)


def say(token, **wishes):
    there = queries.wisher(token)
    return actions.say_wishes(participant=there, by=there.person, **wishes)
