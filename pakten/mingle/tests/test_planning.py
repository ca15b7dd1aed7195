import pytest

from pakten.matching.errors import MatchingError
from pakten.matching.problem import Participant, Problem
from pakten.mingle import planning


def test_a_room_that_is_too_large_is_refused_before_any_work():
    everybody = tuple(Participant(str(number), f"Person {number}") for number in range(planning.MOST_PEOPLE + 1))
    with pytest.raises(MatchingError, match=r"5,?001"):
        planning.plan(Problem(everybody), planning.Dials())


@pytest.mark.parametrize("rounds", [0, -1, 21])
def test_rounds_that_cannot_be_are_refused(rounds):
    with pytest.raises(MatchingError):
        planning.plan(Problem((Participant("1", "Ali"), Participant("2", "Bo"))), planning.Dials(rounds=rounds))


def test_two_people_meet_once_and_then_have_nobody_left():
    outcome = planning.plan(Problem((Participant("1", "Ali"), Participant("2", "Bo"))), planning.Dials(rounds=2))
    assert [meeting.people for meeting in outcome.meetings] == [("1", "2")]
    assert len(outcome.idle) == 2 and outcome.share == 1
