"""Mentors: as many pairs as possible and the best of those, proved; stable when asked; changed one person at a time."""

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.graph.python import min_cost_flow  # type: ignore[import-untyped]
from scipy.optimize import linear_sum_assignment

from pakten.matching.assignment import Assignment, best_assignment, rematch
from pakten.matching.check.assignment import assignment_faults
from pakten.matching.errors import MatchingError
from pakten.matching.prices import proved

Ints = npt.NDArray[np.int64]
Round = tuple[Ints, Ints, Ints, Ints, int]  # mentee, mentor, score, capacity, mentees


def make_round(mentees: int, mentors: int, seed: int, *, degree: int = 6, highest: int = 900, seats: int = 3) -> Round:
    """A round where everyone has a few eligible mentors, and some mentors are wanted by many."""
    rng = np.random.default_rng([mentees, mentors, seed])
    pull = 1 / np.arange(1, mentors + 1)
    chosen = [rng.choice(mentors, min(degree, mentors), replace=False, p=pull / pull.sum()) for _ in range(mentees)]
    mentee = np.repeat(np.arange(mentees), [len(each) for each in chosen])
    mentor = np.concatenate(chosen)
    return mentee, mentor, rng.integers(1, highest, len(mentee)), rng.integers(0, seats + 1, mentors), mentees


def solve(given: Round, **options: Any) -> Assignment:
    mentee, mentor, score, capacity, mentees = given
    return best_assignment(mentee, mentor, score, capacity, mentees=mentees, **options)


def faults(given: Round, answer: Assignment, bonus: Ints | int = 0, **options: Any) -> tuple[str, ...]:
    mentee, mentor, score, capacity, _ = given
    triples = list(zip(mentee.tolist(), mentor.tolist(), (score + bonus).tolist(), strict=True))
    return assignment_faults(triples, capacity.tolist(), answer, **options)


def brute_force(given: Round) -> tuple[int, int]:
    """The most pairs and the best value with that many, by trying everything."""
    mentee, mentor, score, capacity, mentees = given
    worth = {(i, j): s for i, j, s in zip(mentee.tolist(), mentor.tolist(), score.tolist(), strict=True)}
    options = [[-1, *(j for i, j in worth if i == person)] for person in range(mentees)]
    best = (0, 0)
    for match in product(*options):
        if all(match.count(j) <= seats for j, seats in enumerate(capacity)):
            pairs = [(i, j) for i, j in enumerate(match) if j >= 0]
            best = max(best, (len(pairs), sum(worth[pair] for pair in pairs)))
    return best


def by_ortools(given: Round) -> tuple[int, int]:
    """The most pairs and the best value with that many, by minimum-cost flow."""
    mentee, mentor, score, capacity, mentees = given
    flow = min_cost_flow.SimpleMinCostFlow()
    source, sink, large = mentees + len(capacity), mentees + len(capacity) + 1, 10**7
    flow.add_arcs_with_capacity_and_unit_cost(
        np.full(mentees, source), np.arange(mentees), np.ones(mentees), np.zeros(mentees)
    )
    pair = flow.add_arcs_with_capacity_and_unit_cost(mentee, mentees + mentor, np.ones(len(mentee)), -score - large)
    mentors = mentees + np.arange(len(capacity))
    flow.add_arcs_with_capacity_and_unit_cost(mentors, np.full(len(capacity), sink), capacity, np.zeros(len(capacity)))
    flow.add_arc_with_capacity_and_unit_cost(source, sink, mentees, 0)
    flow.set_nodes_supplies(np.array([source, sink]), np.array([mentees, -mentees]))
    assert flow.solve() == flow.OPTIMAL
    used = flow.flows(pair) > 0
    return int(used.sum()), int(score[used].sum())


@st.composite
def small_rounds(draw: st.DrawFn, highest: int = 20) -> Round:
    mentees, mentors = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    pairs = draw(st.lists(st.sampled_from(list(product(range(mentees), range(mentors)))), min_size=1, unique=True))
    score = draw(st.lists(st.integers(-highest, highest), min_size=len(pairs), max_size=len(pairs)))
    capacity = draw(st.lists(st.integers(0, 3), min_size=mentors, max_size=mentors))
    mentee, mentor = np.array(pairs).T
    return mentee, mentor, np.array(score), np.array(capacity), mentees


@given(small_rounds())
@settings(max_examples=80, deadline=None)
def test_no_other_match_is_better(given: Round) -> None:
    answer = solve(given)
    assert (answer.pairs, answer.value) == brute_force(given)
    assert faults(given, answer) == ()


@pytest.mark.parametrize("seed", range(3))
def test_the_best_match_is_that_of_ortools(seed: int) -> None:
    given = make_round(400, 300, seed)
    answer = solve(given)
    assert (answer.pairs, answer.value) == by_ortools(given)
    assert faults(given, answer) == ()


def test_the_best_match_of_everyone_with_everyone_is_that_of_scipy() -> None:
    table = np.random.default_rng(5).integers(0, 10**9, (80, 80))
    mentee, mentor = (each.ravel() for each in np.indices(table.shape))
    answer = best_assignment(mentee, mentor, table.ravel(), np.ones(80, np.int64))
    assert answer.value == answer.bound == table[linear_sum_assignment(table, maximize=True)].sum()


def test_one_more_pair_comes_before_any_score() -> None:
    answer = best_assignment([0, 0, 1], [0, 1, 0], [10**6, 1, 1], [1, 1])
    assert answer.match.tolist() == [1, 0]
    assert (answer.pairs, answer.value) == (2, 2)


def test_people_in_another_order_get_the_same_value() -> None:
    mentee, mentor, score, capacity, mentees = make_round(200, 120, 8)
    rng = np.random.default_rng(9)
    people, mentors, rows = rng.permutation(mentees), rng.permutation(len(capacity)), rng.permutation(len(mentee))
    moved = np.empty_like(capacity)
    moved[mentors] = capacity
    other = solve((people[mentee][rows], mentors[mentor][rows], score[rows], moved, mentees))
    assert (other.pairs, other.value) == (solve((mentee, mentor, score, capacity, mentees)).pairs, other.bound)


def test_the_same_input_gives_the_same_answer() -> None:
    given = make_round(150, 100, 4, highest=3)
    assert solve(given) == solve(given)


@pytest.mark.parametrize(
    ("given", "pairs"),
    [
        (make_round(100, 60, 1, highest=2), None),
        ((np.arange(50), np.zeros(50, np.int64), np.arange(50), np.array([3]), 50), 3),
        ((np.arange(50), np.zeros(50, np.int64), np.arange(50), np.array([0]), 50), 0),
        (make_round(120, 90, 2, highest=10**9), None),
    ],
    ids=["all alike", "one mentor wanted by all", "no seats", "scores to a thousand million"],
)
def test_hard_rounds_are_proved(given: Round, pairs: int | None) -> None:
    answer = solve(given)
    assert faults(given, answer) == ()
    assert pairs is None or answer.pairs == pairs


def test_the_wanted_mentor_goes_to_those_who_fit_best() -> None:
    answer = best_assignment(np.arange(50), np.zeros(50, np.int64), np.arange(50), [3])
    assert np.flatnonzero(answer.match == 0).tolist() == [47, 48, 49]


@pytest.mark.parametrize(
    "match", [[1, 0], [0, -1], [-1, 1]], ids=["a better exchange", "a free seat", "a better mentee"]
)
def test_no_match_but_the_best_is_given_a_proof(match: list[int]) -> None:
    best = best_assignment([0, 0, 1, 1], [0, 1, 0, 1], [9, 1, 1, 9], [1, 1])
    with pytest.raises(ArithmeticError):
        proved(best.market, np.array(match))
    assert proved(best.market, best.match).pair_worth == best.proof.pair_worth


def test_a_mentee_without_eligible_mentors_is_left_out() -> None:
    assert best_assignment([0], [0], [5], [1], mentees=3).match.tolist() == [0, -1, -1]


@given(small_rounds())
@settings(max_examples=60, deadline=None)
def test_a_stable_match_is_blocked_by_nobody(given: Round) -> None:
    wish = given[2][::-1].copy()
    answer = solve(given, stable=True, mentor_score=wish)
    assert faults(given, answer, stable=True, mentor_score=wish.tolist()) == ()
    assert (answer.pairs, answer.value) <= (answer.most_pairs, answer.bound)


def test_stability_has_a_price_that_is_shown() -> None:
    given = make_round(300, 200, 3)
    best, stable = solve(given), solve(given, stable=True)
    assert stable.blocking == 0 < best.blocking
    assert stable.value < stable.bound == best.value
    assert stable.pairs <= best.pairs == stable.most_pairs


def test_those_who_choose_get_the_best_stable_match() -> None:
    """Mentee 0 and 1 want 0 and 1, the mentors want them the other way round: both ways are stable."""
    answer = best_assignment([0, 0, 1, 1], [0, 1, 0, 1], [2, 1, 1, 2], [1, 1], stable=True, mentor_score=[1, 2, 2, 1])
    assert answer.match.tolist() == [0, 1]


def test_a_stay_bonus_keeps_pairs_together() -> None:
    given = make_round(300, 200, 6)
    today = solve(given).match
    fewer = replace_capacity(given, today[:6])
    forced = int((fewer[3][today[today >= 0]] == 0).sum())
    free, kept = solve(fewer), solve(fewer, keep=today, stay_bonus=200)
    changes = [int((each.match != today)[today >= 0].sum()) for each in (free, kept)]
    assert forced <= changes[1] < changes[0]
    bonus = 200 * (today[fewer[0]] == fewer[1])
    assert faults(fewer, kept, bonus) == ()
    pairs = np.stack([np.flatnonzero(today >= 0), today[today >= 0]], axis=1)
    assert solve(fewer, keep=pairs, stay_bonus=200) == kept


def replace_capacity(given: Round, leaving: Ints) -> Round:
    capacity = given[3].copy()
    capacity[leaving[leaving >= 0]] = 0
    return (*given[:3], capacity, given[4])


def test_without_a_number_the_bonus_is_a_tenth_of_the_largest_score() -> None:
    given = make_round(60, 40, 7)
    today = np.full(60, -1)
    today[given[0]] = given[1]
    tenth = int(given[2].max()) // 10
    assert solve(given, keep=today) == solve(given, keep=today, stay_bonus=tenth)


changes = st.tuples(
    st.lists(st.integers(0, 10**6), max_size=2),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 3)), max_size=2),
    st.lists(st.lists(st.tuples(st.integers(0, 10**6), st.integers(-30, 30)), min_size=1, max_size=4), max_size=2),
)


@given(small_rounds(), st.lists(changes, min_size=1, max_size=3))
@settings(max_examples=70, deadline=None)
def test_changes_lead_where_matching_afresh_would(given: Round, changes: list[Any]) -> None:
    answer = solve(given)
    for leave, seats, joining in changes:
        mentee, mentor, score, capacity, mentees = given
        leave = [each % mentees for each in leave]
        new_seats = {each % len(capacity): number for each, number in seats}
        added = {(mentees + i, j % len(capacity)): s for i, row in enumerate(joining) for j, s in row}
        who, where = np.array(list(added), np.int64).reshape(-1, 2).T
        scores = np.array(list(added.values()), np.int64)
        stay = ~np.isin(mentee, leave)
        capacity = capacity.copy()
        capacity[list(new_seats)] = list(new_seats.values())
        given = (
            np.concatenate([mentee[stay], who]),
            np.concatenate([mentor[stay], where]),
            np.concatenate([score[stay], scores]),
            capacity,
            max(mentees, int(who.max(initial=-1)) + 1),
        )
        answer = rematch(answer, leave=leave, capacity=new_seats, mentee=who, mentor=where, score=scores)
        assert (answer.pairs, answer.value) == brute_force(given)
        assert faults(given, answer) == ()


@pytest.mark.parametrize("seats", [1, 3])
def test_a_busy_round_is_changed_exactly(seats: int) -> None:
    given = make_round(300, 220, 11, seats=seats)
    mentee, mentor, score, capacity, _ = given
    answer = solve(given)
    busiest = int(np.bincount(answer.match[answer.match >= 0]).argmax())
    after = rematch(
        answer,
        leave=[3, 77],
        capacity={busiest: 0, 220: 2},
        mentee=[300, 300, 5],
        mentor=[1, 220, 220],
        score=[800, 3, 9000],
    )
    stay = ~np.isin(mentee, [3, 77])
    capacity = np.append(capacity, 2)
    capacity[busiest] = 0
    afresh = (
        np.append(mentee[stay], [300, 300, 5]),
        np.append(mentor[stay], [1, 220, 220]),
        np.append(score[stay], [800, 3, 9000]),
        capacity,
        301,
    )
    assert (after.pairs, after.value) == by_ortools(afresh)
    assert faults(afresh, after) == ()


def test_one_who_leaves_moves_few_others() -> None:
    answer = solve(make_round(400, 300, 2))
    after = rematch(answer, leave=[0])
    assert 1 <= (after.match != answer.match).sum() < 12


@pytest.mark.parametrize("change", ["unknown mentor", "too many", "wrong value", "low price", "another match"])
def test_the_checker_rejects_a_tampered_answer(change: str) -> None:
    given = make_round(40, 30, 3)
    answer = solve(given)
    match, prices = answer.match.copy(), answer.proof.mentee_price.copy()
    paired = int(np.flatnonzero(match >= 0)[0])
    if change == "unknown mentor":
        match[paired] = next(j for j in range(30) if j not in given[1][given[0] == paired])
    elif change == "too many":
        match[:] = given[1][np.searchsorted(given[0], np.arange(40))]
    elif change == "low price":
        prices[paired] -= 1
    elif change == "another match":
        match[paired] = -1
    tampered = replace(
        answer,
        match=match,
        value=answer.value + (change == "wrong value"),
        proof=replace(answer.proof, mentee_price=prices),
    )
    assert faults(given, tampered)


GOOD: dict[str, Any] = {"mentee": [0, 1], "mentor": [0, 0], "score": [1, 2], "capacity": [1]}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"score": [1.0, 2.0]}, "list_not_whole"),
        ({"score": [1, float("nan")]}, "list_not_whole"),
        ({"score": [1, 2**70]}, "list_overflow"),
        ({"score": [1, 2**62]}, "list_out_of_range"),
        ({"score": [1, 2**50]}, "score_too_large"),
        ({"score": [[1, 2]]}, "list_not_flat"),
        ({"score": [[1], [1, 2]]}, "list_not_flat"),
        ({"score": [1]}, "list_lengths"),
        ({"mentor": [0]}, "list_lengths"),
        ({"mentor_score": [1]}, "list_lengths"),
        ({"capacity": [-1]}, "list_negative"),
        ({"mentor": [0, 1]}, "list_out_of_range"),
        ({"mentee": [0, -1]}, "list_out_of_range"),
        ({"mentees": 1}, "list_out_of_range"),
        ({"mentee": [0, 0]}, "pair_twice"),
        ({"mentee": [], "mentor": [], "score": []}, "no_eligible_pairs"),
        ({"keep": [0, 0, 0]}, "list_lengths"),
        ({"keep": [7]}, "list_out_of_range"),
        ({"keep": [0], "stay_bonus": -1}, "list_negative"),
        ({"keep": [0], "stay_bonus": 0.5}, "list_not_whole"),
    ],
)
def test_bad_input_is_refused_in_words(wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(MatchingError) as refused:
        best_assignment(**{**GOOD, **wrong})
    assert refused.value.code == code
    assert refused.value.sentence("sv") != refused.value.sentence("en")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"leave": [9]}, "list_out_of_range"),
        ({"capacity": {0: -1}}, "list_negative"),
        ({"capacity": {5: 1}}, "list_out_of_range"),
        ({"mentee": [0], "mentor": [0], "score": [3]}, "pair_not_new"),
        ({"mentee": [2, 2], "mentor": [0, 0], "score": [3, 3]}, "pair_twice"),
        ({"mentee": [2], "mentor": [0], "score": [0.5]}, "list_not_whole"),
    ],
)
def test_an_impossible_change_is_refused_in_words(change: dict[str, Any], code: str) -> None:
    answer = best_assignment(**GOOD)
    with pytest.raises(MatchingError) as refused:
        rematch(answer, **change)
    assert refused.value.code == code


def test_a_stable_match_is_not_changed_person_by_person() -> None:
    answer = solve(make_round(60, 40, 3), stable=True)
    with pytest.raises(MatchingError, match="stable"):
        rematch(answer, leave=[0])
