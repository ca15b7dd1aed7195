"""Two who say yes in the same moment, in many tabs: one lead, one exchange, one letter each."""

import pytest
from django.db import transaction

from pakten.collaborations.models import Collaboration
from pakten.events.tests.test_parallel import at_once
from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.mingle import actions
from pakten.mingle.actions import GoingOnProblem
from pakten.mingle.models import Exchange, Yes
from tests.makers_going_on import make_held_mingle, pair_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("parallel")]


def test_both_at_once_from_several_tabs_give_one_of_each():
    for _attempt in range(3):
        one, other = pair_of(make_held_mingle())
        sides = [(one, other.key), (other, one.key)] * 8

        def say(job):
            participant, key = job
            return actions.go_on(participant=participant, key=key)

        answers = at_once(say, sides)
        assert set(answers) <= {True, False} and True in answers
        assert Exchange.objects.filter(first__in=[one, other]).count() == 1
    assert Collaboration.objects.count() == Exchange.objects.count() == 3
    assert Letter.objects.count() == 6 and not Yes.objects.exists()
    assert Line.objects.filter(verb="mingle.exchange_contacts").count() == 3


def test_yes_and_taking_back_at_once_end_in_one_or_the_other():
    one, other = pair_of(make_held_mingle())
    actions.go_on(participant=one, key=other.key)

    def say(number):
        try:
            if number % 2:
                return actions.go_on(participant=other, key=one.key)
            return actions.take_back(participant=one, key=other.key)
        except GoingOnProblem:
            return "both"

    at_once(say, list(range(8)))
    if Exchange.objects.exists():
        assert Letter.objects.count() == 2 and Collaboration.objects.count() == 1 and not Yes.objects.exists()
    else:
        assert Yes.objects.count() == 1 and not Letter.objects.exists() and not Collaboration.objects.exists()


def test_a_connection_that_is_lost_in_the_middle_leaves_nothing():
    one, other = pair_of(make_held_mingle())
    actions.go_on(participant=one, key=other.key)
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.go_on(participant=other, key=one.key)
        raise RuntimeError("the connection is lost")
    assert Yes.objects.count() == 1 and not Exchange.objects.exists() and not Letter.objects.exists()
