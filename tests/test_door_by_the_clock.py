"""What time alone brings about at the door: who did not come, and what is let go of."""

import pytest
from django.utils import timezone

from pakten.events import checking_in
from pakten.events.models import CheckIn, Registration
from pakten.journal.models import Line
from pakten.office import disposing, tick
from tests.makers_door import make_open_event, make_over, registration_of
from tests.makers_events import states

pytestmark = pytest.mark.django_db
ANNA, OLA = "Anna-Karin Åkesson", "Ola O'Brien"


@pytest.fixture
def event():
    event = make_open_event(people=[ANNA, OLA])
    checking_in.check_in(event=event, key=registration_of(event, ANNA).key, by=None)
    return event


def test_the_day_after_who_did_not_come_is_written_down_once(event):
    tick.run()
    assert states(event) == "attended registered"
    make_over(event, days=2)
    tick.run(), tick.run()
    assert states(event) == "attended no_show"
    assert Line.objects.filter(verb="events.mark_no_shows").count() == 1


def test_check_ins_are_let_go_of_and_that_somebody_came_stays(event):
    make_over(event, days=400)
    disposing.run_due(timezone.now())
    assert not CheckIn.objects.exists()
    assert Registration.objects.filter(state="attended").count() == 1
