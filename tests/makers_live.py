"""What tests of a mingle that runs need."""

from datetime import timedelta

from pakten.mingle import actions
from pakten.mingle.actions import live
from pakten.mingle.models import Mingle, Stage
from tests.makers import make_mingle


def make_published(*, people=6, rounds=3, **details):
    """A mingle with a plan that holds."""
    made = make_mingle(people=people, rounds=rounds, **details)
    actions.plan(mingle=made, by=None)
    actions.publish(mingle=made, by=None)
    return Mingle.objects.select_related("published_plan").get(pk=made.pk)


def make_running(*, talk_seconds=300, change_seconds=60, **details):
    """A mingle that somebody has just started."""
    mingle = make_published(**details)
    live.start(mingle=mingle, talk_seconds=talk_seconds, change_seconds=change_seconds, by=None)
    return mingle


def let_pass(mingle, seconds):
    """Time goes by: all that was to come comes so much earlier."""
    stage = Stage.objects.get(mingle=mingle)
    if stage.ends_at:
        stage.ends_at -= timedelta(seconds=seconds)
        stage.save()
