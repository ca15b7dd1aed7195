"""Tables of k with locked pairs and people who sit still, and what a pair would cost at the least."""

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pakten.matching.check import schedule_faults
from pakten.matching.errors import MatchingError
from pakten.matching.problem import Participant, Problem
from pakten.matching.rounds import least_costs, speed_rounds, table_rounds
from pakten.matching.tests.test_rounds import make_fit
from pakten.matching.words_tables import table_points, table_sentence


@pytest.mark.parametrize("size", [3, 4, 6])
def test_locked_pairs_share_a_table_and_who_sits_still_keeps_one(size: int) -> None:
    fit = make_fit(25, 31, never=0.0)
    locked, seated = [(None, 0, 1), (None, 0, 2), (1, 3, 4), (None, 5, 6)], [0, 7, 9]
    plan = table_rounds(fit, 3, size, locked=locked, seated=seated)
    assert schedule_faults(fit, plan, 3, size=size, locked=locked, seated=seated) == ()
    assert plan.sitting == (0, 7, 9)
    assert table_rounds(fit, 3, size, locked=locked, seated=seated) == plan


def test_a_locked_pair_of_tables_stays_however_the_people_are_numbered() -> None:
    fit, order = make_fit(20, 32, never=0.0), np.random.default_rng(4).permutation(20)
    plan = table_rounds(fit, 3, 4, locked=[(None, 2, 5), (0, 8, 9)])
    place = np.argsort(order)
    moved = [(None, int(place[2]), int(place[5])), (0, int(place[8]), int(place[9]))]
    assert table_rounds(fit[np.ix_(order, order)], 3, 4, locked=moved).value == plan.value


def test_more_locks_than_one_table_has_room_for_are_spread_over_the_rounds() -> None:
    fit = make_fit(16, 33, never=0.0)
    locked = [(None, 0, other) for other in range(1, 7)]
    plan = table_rounds(fit, 2, 4, locked=locked)
    assert schedule_faults(fit, plan, 2, size=4, locked=locked) == ()
    with pytest.raises(MatchingError) as told:
        table_rounds(fit, 2, 4, locked=[(None, 0, other) for other in range(1, 8)])
    assert told.value.code == "locked_too_often"


def test_locks_and_seats_that_cannot_be_are_said_in_a_sentence() -> None:
    fit = make_fit(12, 34, never=0.0)
    fit[1, 2] = fit[2, 1] = -1
    with pytest.raises(MatchingError) as told:  # 1 and 2 may not sit together, and there is one round
        table_rounds(fit, 1, 4, locked=[(None, 0, 1), (None, 0, 2)])
    assert told.value.code == "locked_no_room" and "0" in told.value.sentence("sv")
    with pytest.raises(MatchingError) as told:
        table_rounds(fit, 2, 4, seated=[0, 1, 2, 3])
    assert told.value.code == "too_many_seated_at_tables" and "3 bord" in told.value.sentence("sv")


@settings(max_examples=40, deadline=None)
@given(st.integers(4, 14), st.integers(1, 3), st.integers(2, 5), st.data())
def test_every_small_room_of_tables_keeps_its_locks_or_says_why_not(
    n: int, count: int, size: int, data: st.DataObject
) -> None:
    fit = make_fit(n, data.draw(st.integers(0, 5)), never=0.1)
    if not (fit >= 0).any():
        return
    pairs = st.sampled_from(list(combinations(range(n), 2)))
    locked = [(None, i, j) for i, j in data.draw(st.lists(pairs, max_size=4, unique=True))]
    seated = data.draw(st.sets(st.integers(0, n - 1), max_size=2))
    try:
        plan = table_rounds(fit, count, size, locked=locked, seated=seated)
    except MatchingError as error:
        assert error.sentence("sv")
        return
    # Of pairs the checker takes a clash for a fault; two at each table may meet again where that cannot be helped.
    assert schedule_faults(fit, plan, count, size=max(size, 3), locked=locked, seated=seated) == ()


def test_what_a_meeting_costs_at_the_least_is_never_more_than_it_costs() -> None:
    fit = make_fit(14, 35, never=0.0)
    bound = speed_rounds(fit, 3).bound
    for other, cost in enumerate(least_costs(fit, 3, 0).tolist()):
        if other:
            assert speed_rounds(fit, 3, locked=[(None, 0, other)]).value <= bound - cost
    assert least_costs(fit, 3, 0)[0] == -1
    at_tables = least_costs(fit, 2, 0, size=4)
    assert (at_tables[1:] >= 0).all()


def table(*changes: Mapping[str, object]) -> Problem:
    people = [{"id": id, "name": name} for id, name in zip("abcde", ("Ali", "Bea", "Cim", "Dan", "Eva"), strict=True)]
    return Problem(
        tuple(
            Participant(**{**each, **(changes[n] if n < len(changes) else {})})  # type: ignore[arg-type]
            for n, each in enumerate(people)
        )
    )


EVERYBODY = (0, 1, 2, 3, 4)
WANTS, OFFERS = {"wants": ("Språkträning", "apl")}, {"offers": ("språkträning",), "wished_people": ("a",)}


def test_a_table_hears_what_it_has_in_common_and_who_asked_for_whom() -> None:
    problem = table(WANTS, WANTS, {"wants": ("språkträning",)}, OFFERS)
    assert table_sentence(problem, EVERYBODY) == (
        "Ni är fem vid bordet: tre av er vill prata om språkträning, som Dan kan något om, och Dan har bett om att få "
        "träffa Ali, och två av er vill prata om apl."
    )
    assert table_sentence(problem, EVERYBODY, "en") == (
        "There are five of you at the table: three of you want to talk about språkträning, which Dan can say something "
        "about, and Dan asked to meet Ali, and two of you want to talk about apl."
    )
    assert table_points(problem, EVERYBODY)[0] == (
        "Tre av er vill prata om språkträning. Vad har var och en av er redan prövat?"
    )


def test_a_table_where_all_want_the_same_and_one_where_nobody_asked_for_anybody() -> None:
    wish = {"wants": ("lokaler",)}
    assert table_sentence(table(*[wish] * 5), EVERYBODY) == "Ni är fem vid bordet: ni alla vill prata om lokaler."
    assert table_sentence(table(), EVERYBODY).startswith("Ni är fem vid bordet, och ingen av er bad om just de andra")
    asked = table({"wished_sectors": ("public",)}, {"sector": "public"})
    assert table_sentence(asked, EVERYBODY[:4]) == (
        "Ni är fyra vid bordet: Ali ville träffa någon från den offentliga sektorn."
    )


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_table_always_has_two_to_four_talking_points(language: str) -> None:
    for problem in (table(), table(WANTS, WANTS, OFFERS), table({"wants": ("a",)}, {"offers": ("a",)})):
        points = table_points(problem, EVERYBODY, language)
        assert 2 <= len(points) == len(set(points)) <= 4
        assert all(point[0].isupper() and point.endswith("?") for point in points)
    with pytest.raises(MatchingError):
        table_sentence(table(), EVERYBODY, "fi")
