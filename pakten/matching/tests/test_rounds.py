"""The speed mingle: valid, near its bound, the same for everyone however they are numbered, and kind on the day."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pakten.matching.check import schedule_faults
from pakten.matching.errors import MatchingError
from pakten.matching.rounds import Schedule, replan, speed_rounds, table_rounds

Fit = NDArray[np.int64]


def make_fit(n: int, seed: int = 1, never: float = 0.05, most: int = 1000) -> Fit:
    """A table of meetings: few great ones, many dull ones, some that may never be."""
    rng = np.random.default_rng([n, seed])
    fit = np.triu((most * rng.random((n, n)) ** 4).astype(np.int64) + 1, 1)
    fit[np.triu(rng.random((n, n)) < never, 1)] = -1
    fit += fit.T
    np.fill_diagonal(fit, -1)
    return fit


def in_turn(n: int, rounds: int) -> list[list[tuple[int, int]]]:
    """The circle of a round robin: everybody moves one seat, whoever they would rather meet."""
    ring = list(range(1, n))
    plan = []
    for _ in range(rounds):
        row = [0, *ring]
        plan.append([(row[k], row[n - 1 - k]) for k in range(n // 2)])
        ring = [ring[-1], *ring[:-1]]
    return plan


def all_rounds(fit: Fit, people: tuple[int, ...], odd: str) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Every round there can be: meetings of two, and one of three if the number is odd."""
    if odd == "trio" and len(fit) % 2:
        for trio in combinations(people, 3):
            if all(fit[pair] >= 0 for pair in combinations(trio, 2)):
                for rest in all_matchings(fit, tuple(i for i in people if i not in trio)):
                    yield (trio, *rest)
    yield from all_matchings(fit, people)


def all_matchings(fit: Fit, people: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Every way to pair these people, some left alone."""
    if len(people) < 2:
        yield ()
        return
    first, rest = people[0], people[1:]
    yield from all_matchings(fit, rest)
    for k, other in enumerate(rest):
        if fit[first, other] >= 0:
            for more in all_matchings(fit, rest[:k] + rest[k + 1 :]):
                yield ((first, other), *more)


def best_worth(fit: Fit, count: int, odd: str, pairs_needed: int, most_turns: int) -> int:
    """The largest worth of all plans with so many pairs and turns as fair, by trying them all."""
    people = tuple(range(len(fit)))
    best = -1
    for plan in product(list(all_rounds(fit, people, odd)), repeat=count):
        pairs = [pair for meetings in plan for m in meetings for pair in combinations(m, 2)]
        if len(pairs) < pairs_needed or len(pairs) != len(set(pairs)):
            continue
        if len(fit) % 2 and max(turns_of(plan, i, odd) for i in people) > most_turns:
            continue
        best = max(best, sum(int(fit[pair]) for pair in pairs))
    return best


def turns_of(plan: tuple[tuple[tuple[int, ...], ...], ...], person: int, odd: str) -> int:
    """How often the person is in a trio, or has a pause."""
    if odd == "trio":
        return sum(len(m) == 3 and person in m for meetings in plan for m in meetings)
    return sum(all(person not in m for m in meetings) for meetings in plan)


def pairs_in(plan: Schedule) -> int:
    return sum(len(m) * (len(m) - 1) // 2 for meetings in plan.rounds for m in meetings)


@st.composite
def small_fits(draw: st.DrawFn, least: int = 2, most: int = 6) -> Fit:
    n = draw(st.integers(least, most))
    worth = st.integers(-3, 12).map(lambda w: max(w, -1))
    fit = np.full((n, n), -1, dtype=np.int64)
    for i, j in combinations(range(n), 2):
        fit[i, j] = fit[j, i] = draw(worth)
    if not (fit >= 0).any():
        fit[0, 1] = fit[1, 0] = 1
    return fit


@settings(max_examples=40, deadline=None)
@given(small_fits(), st.integers(1, 2), st.sampled_from(["trio", "pause"]))
def test_no_plan_of_as_many_meetings_exceeds_the_bound(fit: Fit, count: int, odd: str) -> None:
    plan = speed_rounds(fit, count, odd=odd)
    assert schedule_faults(fit, plan, count, odd=odd) == ()
    turns = max(turns_of(plan.rounds, i, odd) for i in range(len(fit)))
    fairest = -(-count * (3 if odd == "trio" else 1) // len(fit))
    best = best_worth(fit, count, odd, pairs_in(plan), max(turns, fairest))
    assert plan.value <= best <= plan.bound


@settings(max_examples=30, deadline=None)
@given(small_fits(most=8), st.integers(1, 5), st.sampled_from(["trio", "pause"]), st.booleans())
def test_every_small_table_gets_a_valid_plan(fit: Fit, count: int, odd: str, fixed_row: bool) -> None:
    plan = speed_rounds(fit, count, odd=odd, fixed_row=fixed_row)
    assert schedule_faults(fit, plan, count, odd=odd, fixed_row=fixed_row) == ()


@pytest.mark.parametrize("seed", range(3))
def test_eighty_people_in_eight_rounds_reach_almost_all_that_is_possible(seed: int) -> None:
    fit = make_fit(80, seed)
    plan = speed_rounds(fit, 8)
    assert schedule_faults(fit, plan, 8) == ()
    assert plan.share >= 0.999


@pytest.mark.parametrize("odd", ["trio", "pause"])
def test_an_odd_number_shares_its_turns_fairly(odd: str) -> None:
    fit = make_fit(41, 2)
    plan = speed_rounds(fit, 8, odd=odd)
    assert schedule_faults(fit, plan, 8, odd=odd) == ()
    assert max(turns_of(plan.rounds, i, odd) for i in range(41)) == 1
    assert plan.share >= 0.99


def test_rotation_without_thought_is_clearly_worse() -> None:
    fit = make_fit(40, 3)
    turned = sum(max(0, int(fit[pair])) for meetings in in_turn(40, 6) for pair in meetings)
    assert speed_rounds(fit, 6).value > 1.5 * turned


def test_renumbering_the_people_changes_nothing_for_them() -> None:
    fit = make_fit(31, 4)
    order = np.random.default_rng(5).permutation(31)
    for odd in ("trio", "pause"):
        plain, shuffled = speed_rounds(fit, 5, odd=odd), speed_rounds(fit[np.ix_(order, order)], 5, odd=odd)
        assert (plain.value, plain.bound) == (shuffled.value, shuffled.bound)


def test_a_pause_is_not_for_someone_who_could_meet_another_idle_person() -> None:
    fit = np.zeros((5, 5), dtype=np.int64)
    fit[4, 2] = fit[2, 4] = fit[4, 3] = fit[3, 4] = -1
    plan = speed_rounds(fit, 4, odd="pause")
    assert schedule_faults(fit, plan, 4, odd="pause") == ()


def test_the_same_input_gives_the_same_plan() -> None:
    fit = make_fit(30, 6)
    assert speed_rounds(fit, 5, seed=7) == speed_rounds(fit, 5, seed=7)


def test_all_equal_meetings_still_give_everybody_a_full_evening() -> None:
    fit = np.ones((20, 20), dtype=np.int64)
    plan = speed_rounds(fit, 19)
    assert schedule_faults(fit - 2 * np.eye(20, dtype=np.int64), plan, 19) == ()
    assert plan.value == plan.bound == 190


def test_one_organisation_with_most_of_the_people_leaves_the_fewest_idle() -> None:
    fit = make_fit(20, 7, never=0.0)
    fit[:13, :13] = -1
    plan = speed_rounds(fit, 4)
    assert schedule_faults(fit, plan, 4) == ()
    assert [len(idle) for idle in plan.idle] == [6, 6, 6, 6]


def test_more_rounds_than_partners_tells_who_is_idle() -> None:
    fit = make_fit(4, 8, never=0.0)
    plan = speed_rounds(fit, 5)
    assert schedule_faults(fit, plan, 5) == ()
    assert sum(len(meetings) for meetings in plan.rounds) == 6


@pytest.mark.parametrize(("n", "count", "met"), [(2, 1, 1), (2, 3, 1), (3, 1, 3), (3, 3, 3), (5, 1, 4)])
def test_the_smallest_rooms(n: int, count: int, met: int) -> None:
    fit = make_fit(n, 9, never=0.0)
    plan = speed_rounds(fit, count)
    assert schedule_faults(fit, plan, count) == ()
    assert pairs_in(plan) == met


def test_weights_of_a_billion_are_counted_exactly() -> None:
    fit = make_fit(30, 10, most=10**9)
    plan = speed_rounds(fit, 5)
    assert schedule_faults(fit, plan, 5) == ()
    assert plan.share >= 0.999


def test_weights_beyond_64_bits_are_counted_exactly() -> None:
    levels = make_fit(16, 11, most=8)
    fit = np.array([[17 ** int(w) if w >= 0 else -1 for w in row] for row in levels], dtype=object) * 10**16
    fit[levels < 0] = -1
    plan = speed_rounds(fit, 3)
    assert schedule_faults(fit, plan, 3) == ()
    assert plan.value > 2**63
    assert plan.share >= 0.99


def test_locked_meetings_happen() -> None:
    fit = make_fit(21, 12, never=0.0)
    locked = [(0, 1, 2), (3, 1, 4), (None, 1, 5), (None, 2, 5), (None, 6, 7)]
    for fixed_row, pairs in ((False, locked), (True, [(r, i, j + 8) for r, i, j in locked])):
        plan = speed_rounds(fit, 4, locked=pairs, fixed_row=fixed_row)
        assert schedule_faults(fit, plan, 4, locked=pairs, fixed_row=fixed_row) == ()


def test_who_must_not_move_keeps_one_table() -> None:
    fit = make_fit(24, 13)
    seated = [0, 5, 9, 17]
    plan = speed_rounds(fit, 6, seated=seated)
    assert schedule_faults(fit, plan, 6, seated=seated) == ()
    assert set(seated) <= set(plan.sitting)


def test_half_the_people_stay_at_their_table_at_each_change() -> None:
    plan = speed_rounds(make_fit(40, 14), 6)
    for before, after in zip(plan.seats, plan.seats[1:], strict=False):
        assert sum(a == b for a, b in zip(before, after, strict=True)) >= 20


def test_a_sitting_row_is_half_of_the_people() -> None:
    fit = make_fit(30, 15)
    plan = speed_rounds(fit, 6, fixed_row=True, seated=[3])
    assert schedule_faults(fit, plan, 6, fixed_row=True, seated=[3]) == ()
    assert len(plan.sitting) == 15
    assert plan.share >= 0.7


@pytest.mark.parametrize(("n", "size"), [(24, 4), (25, 4), (26, 6), (9, 2), (7, 10)])
def test_tables_of_k_mix_people_and_tell_what_could_not_be(n: int, size: int) -> None:
    fit = make_fit(n, 16)
    plan = table_rounds(fit, 3, size)
    assert schedule_faults(fit, plan, 3, size=max(size, 3)) == ()


def test_tables_with_room_to_mix_have_no_clash() -> None:
    assert table_rounds(make_fit(60, 17), 4, 5).clashes == ()


def test_no_shows_and_latecomers_change_little() -> None:
    fit = make_fit(42, 18)
    before = speed_rounds(fit[:40, :40], 6)
    after = replan(fit, before, 2, gone=[3, 4, 5])
    assert schedule_faults(fit, after, 6, done_rounds=2) == ()
    assert after.rounds[:2] == before.rounds[:2] and after.seats[0][:40] == before.seats[0]
    assert after.gone == (3, 4, 5)
    assert after.kept + after.changed + after.dropped == 4 * 20
    assert after.changed <= 4 * 4
    back = replan(fit, after, 3, come=[4])
    assert back.gone == (3, 5) and any(4 in m for m in back.rounds[5])
    assert schedule_faults(fit, back, 6, done_rounds=3) == ()


def test_a_locked_meeting_stays_when_someone_leaves() -> None:
    fit = make_fit(20, 20, never=0.0)
    locked = [(4, 1, 2), (5, 3, 4)]
    before = speed_rounds(fit, 6, locked=locked)
    for gone in ([10], [10, 11]):
        after = replan(fit, before, 2, gone=gone, locked=[(1, 2), (4, 3)])
        assert schedule_faults(fit, after, 6, done_rounds=2, locked=locked) == ()


def test_tables_stay_when_people_leave_or_come() -> None:
    fit = make_fit(32, 21)
    before = table_rounds(fit[:30, :30], 4, 5)
    after = replan(fit, before, 1, gone=[0, 1, 2, 3])
    assert schedule_faults(fit, after, 4, size=5, done_rounds=1) == ()
    assert after.rounds[0] == before.rounds[0]
    assert all(any(30 in table for table in tables) for tables in after.rounds[1:])
    assert after.kept + after.changed + after.dropped == 18


@settings(max_examples=40, deadline=None)
@given(small_fits(least=4, most=9), st.integers(1, 4), st.data())
def test_every_change_of_a_small_plan_is_valid(fit: Fit, count: int, data: st.DataObject) -> None:
    odd = data.draw(st.sampled_from(["trio", "pause"]))
    planned = data.draw(st.integers(3, len(fit)))
    if not (fit[:planned, :planned] >= 0).any():
        fit[0, 1] = fit[1, 0] = 1
    before = speed_rounds(fit[:planned, :planned], count, odd=odd)
    done = data.draw(st.integers(0, count))
    gone = data.draw(st.sets(st.integers(0, planned - 1), max_size=2))
    after = replan(fit, before, done, gone=gone, odd=odd)
    assert after.rounds[:done] == before.rounds[:done]
    assert schedule_faults(fit, after, count, odd=odd, done_rounds=done) == ()


def tampered(plan: Schedule) -> list[Schedule]:
    """Plans that each break one rule."""
    first, second = plan.rounds[0], plan.rounds[1]
    (a, b), (c, d) = first[0], first[1]
    swapped = ((a, c), (b, d), *first[2:])
    moved = ((*plan.seats[0][:a], plan.seats[0][c], *plan.seats[0][a + 1 :]), *plan.seats[1:])
    return [
        replace(plan, value=plan.value + 1),
        replace(plan, bound=plan.value - 1),
        replace(plan, rounds=(first, first, *plan.rounds[2:])),
        replace(plan, rounds=(swapped, second, *plan.rounds[2:])),
        replace(plan, rounds=(first[1:], second, *plan.rounds[2:])),
        replace(plan, rounds=((*first[1:], (a, b, c)), second, *plan.rounds[2:])),
        replace(plan, rounds=plan.rounds[1:]),
        replace(plan, seats=moved),
        replace(plan, idle=((a,), *plan.idle[1:])),
        replace(plan, gone=(a,)),
        replace(plan, rounds=(first[2:], *plan.rounds[1:]), idle=((a, b, c, d), *plan.idle[1:])),
    ]


def test_the_checker_rejects_every_tampered_plan() -> None:
    fit = make_fit(20, 19)
    plan = speed_rounds(fit, 4)
    assert schedule_faults(fit, plan, 4) == ()
    for k, wrong in enumerate(tampered(plan)):
        assert schedule_faults(fit, wrong, 4), k
    assert schedule_faults(fit, plan, 4, locked=[(0, plan.rounds[1][0][0], plan.rounds[1][0][1])])
    assert schedule_faults(fit, plan, 4, seated=[i for i in range(20) if i not in plan.sitting][:1])
    assert schedule_faults(fit, plan, 4, fixed_row=True)


ALL_MAY = np.ones((6, 6), dtype=np.int64)
NONE_MAY = np.full((6, 6), -1)
ONE_NEVER = ALL_MAY.copy()
ONE_NEVER[0, 1] = ONE_NEVER[1, 0] = -1


@pytest.mark.parametrize(
    ("code", "fit", "count", "terms"),
    [
        ("too_few_rounds", ALL_MAY, 0, {}),
        ("one_person", ALL_MAY[:1, :1], 1, {}),
        ("empty_room", ALL_MAY[:0, :0], 1, {}),
        ("not_square", ALL_MAY[:3], 1, {}),
        ("not_symmetric", np.triu(ALL_MAY), 1, {}),
        ("not_whole_numbers", ALL_MAY / 2, 1, {}),
        ("too_large", ALL_MAY.astype(object) * 10**40, 1, {}),
        ("nobody_compatible", NONE_MAY, 1, {}),
        ("unknown_choice", ALL_MAY, 1, {"odd": "quartet"}),
        ("no_such_row", ALL_MAY, 1, {"seated": [6]}),
        ("no_such_row", ALL_MAY, 1, {"locked": [(0, 0, 6)]}),
        ("no_such_round", ALL_MAY, 1, {"locked": [(1, 0, 1)]}),
        ("locked_with_self", ALL_MAY, 1, {"locked": [(0, 1, 1)]}),
        ("locked_never", ONE_NEVER, 1, {"locked": [(0, 0, 1)]}),
        ("locked_again", ALL_MAY, 2, {"locked": [(0, 0, 1), (1, 1, 0)]}),
        ("locked_same_round", ALL_MAY, 2, {"locked": [(0, 0, 1), (0, 0, 2)]}),
        ("locked_too_often", ALL_MAY, 1, {"locked": [(None, 0, 1), (None, 0, 2)]}),
        ("locked_no_room", ALL_MAY, 2, {"locked": [(None, 0, 1), (None, 1, 2), (None, 0, 2)]}),
        ("locked_seated", ALL_MAY, 1, {"locked": [(0, 0, 1)], "seated": [0, 1]}),
        ("locked_one_row", ALL_MAY, 3, {"locked": [(0, 0, 1), (1, 1, 2), (2, 0, 2)], "fixed_row": True}),
        ("too_many_seated", ALL_MAY, 1, {"seated": [0, 1, 2, 3]}),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(code: str, fit: Fit, count: int, terms: dict[str, object]) -> None:
    with pytest.raises(MatchingError) as told:
        speed_rounds(fit, count, **terms)  # type: ignore[arg-type]
    assert told.value.code == code
    for language in ("sv", "en"):
        assert told.value.sentence(language).endswith(".") and "{" not in told.value.sentence(language)


def test_what_cannot_be_changed_is_said_in_a_sentence() -> None:
    plan = speed_rounds(ALL_MAY, 3)
    for code, terms in (("no_such_round", {"done_rounds": 4}), ("no_such_row", {"done_rounds": 1, "gone": [6]})):
        with pytest.raises(MatchingError) as told:
            replan(ALL_MAY, plan, **terms)
        assert told.value.code == code
    with pytest.raises(MatchingError, match="6") as told:
        replan(ALL_MAY[:5, :5], plan, 1)
    assert told.value.code == "people_missing"
    with pytest.raises(MatchingError) as told:
        table_rounds(ALL_MAY, 2, 1)
    assert told.value.code == "table_size"
