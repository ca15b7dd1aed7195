"""Places: the one stable answer that is best for every applicant, and a lottery that anyone can repeat."""

import hashlib
import json
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pakten.matching import lottery
from pakten.matching.check.places import allocation_faults, rightful
from pakten.matching.errors import MatchingError
from pakten.matching.places import Allocation, allocate, lottery_numbers, second_round

Draw = tuple[list[list[int]], list[int], list[list[int]], list[int]]  # choices, capacity, priority, lottery


def make_draw(applicants: int, places: int, seed: int, *, longest: int = 6, groups: int = 3) -> Draw:
    """Applicants who all want the same few places most."""
    rng = np.random.default_rng([applicants, places, seed])
    pull = 1 / np.arange(1, places + 1)
    choices = [
        rng.choice(places, int(rng.integers(0, min(longest, places) + 1)), replace=False, p=pull / pull.sum()).tolist()
        for _ in range(applicants)
    ]
    priority = [[int(rng.integers(groups)) for _ in row] for row in choices]
    return choices, rng.integers(0, 4, places).tolist(), priority, rng.permutation(applicants).tolist()


def faults(draw: Draw, answer: Allocation) -> tuple[str, ...]:
    return allocation_faults(*draw, answer.place.tolist(), answer.rank.tolist())


def stable_answers(draw: Draw) -> list[tuple[int, ...]]:
    """Every stable answer, as the rank of the choice each applicant gets, by trying everything."""
    choices, capacity, priority, numbers = draw

    def standing(i: int, rank: int) -> tuple[int, int]:
        return -priority[i][rank], numbers[i]

    found = []
    for ranks in product(*(range(len(row) + 1) for row in choices)):
        got = {i: choices[i][rank] for i, rank in enumerate(ranks) if rank < len(choices[i])}
        held = {p: [standing(i, ranks[i]) for i in got if got[i] == p] for p in range(len(capacity))}
        if any(len(held[p]) > seats for p, seats in enumerate(capacity)):
            continue
        blocked = any(
            len(held[wanted]) < capacity[wanted] or standing(i, rank) < max(held[wanted], default=(0, -1))
            for i, row in enumerate(choices)
            for rank, wanted in enumerate(row[: ranks[i]])
            if capacity[wanted]
        )
        if not blocked:
            found.append(ranks)
    return found


@st.composite
def small_draws(draw: st.DrawFn) -> Draw:
    places = draw(st.integers(1, 4))
    choices = draw(st.lists(st.lists(st.integers(0, places - 1), max_size=3, unique=True), min_size=1, max_size=5))
    capacity = draw(st.lists(st.integers(0, 2), min_size=places, max_size=places))
    priority = [draw(st.lists(st.integers(-1, 2), min_size=len(row), max_size=len(row))) for row in choices]
    return choices, capacity, priority, draw(st.permutations(range(len(choices))))


@given(small_draws())
@settings(max_examples=100, deadline=None)
def test_everyone_gets_the_best_place_of_any_stable_answer(draw: Draw) -> None:
    answer = allocate(*draw)
    ranks = [len(row) if rank < 0 else rank for row, rank in zip(draw[0], answer.rank.tolist(), strict=True)]
    every = stable_answers(draw)
    assert tuple(ranks) in every
    assert ranks == [min(each[i] for each in every) for i in range(len(ranks))]
    assert answer.blocking == 0
    assert faults(draw, answer) == ()


@pytest.mark.parametrize("seed", range(4))
def test_a_contested_draw_is_proved_by_the_checker(seed: int) -> None:
    draw = make_draw(600, 80, seed)
    answer = allocate(*draw)
    assert faults(draw, answer) == ()
    assert (answer.place >= 0).sum() > 60


def test_nobody_gains_by_hiding_what_they_want() -> None:
    choices, capacity, priority, numbers = make_draw(40, 8, 5)
    honest = allocate(choices, capacity, priority, numbers)
    for i in range(40):
        for start in range(1, len(choices[i])):
            shorter = [*choices[:i], choices[i][start:], *choices[i + 1 :]]
            groups = [*priority[:i], priority[i][start:], *priority[i + 1 :]]
            got = allocate(shorter, capacity, groups, numbers)
            gained = got.rank[i] >= 0 and (honest.rank[i] < 0 or got.rank[i] + start < honest.rank[i])
            assert not gained


def test_priority_comes_before_the_lottery_number() -> None:
    answer = allocate([[0], [0], [0]], [1], [[0], [1], [1]], [1, 3, 2])
    assert answer.place.tolist() == [-1, -1, 0]
    assert allocate([[0], [0], [0]], [1], None, [1, 3, 2]).place.tolist() == [0, -1, -1]


def test_a_table_filled_up_with_minus_one_gives_the_same_answer() -> None:
    choices, capacity, priority, numbers = make_draw(50, 10, 2)
    wide = max(map(len, choices))
    table = np.array([row + [-1] * (wide - len(row)) for row in choices])
    groups = np.array([row + [-1] * (wide - len(row)) for row in priority])
    answer = allocate(table, np.array(capacity), groups, np.array(numbers))
    assert answer == allocate(choices, capacity, priority, numbers)


def test_applicants_in_another_order_get_the_same_places() -> None:
    choices, capacity, priority, numbers = make_draw(200, 30, 7)
    order = np.random.default_rng(1).permutation(200).tolist()
    other = allocate([choices[i] for i in order], capacity, [priority[i] for i in order], [numbers[i] for i in order])
    assert other.place.tolist() == allocate(choices, capacity, priority, numbers).place[order].tolist()


def test_priorities_may_be_as_large_as_numbers_get() -> None:
    answer = allocate([[0], [0], [0]], [1], [[-(2**63)], [2**63 - 1], [0]], [0, 1, 2])
    assert answer.place.tolist() == [-1, 0, -1]


def test_places_without_seats_take_nobody() -> None:
    answer = allocate([[0, 1], [1, 0], []], [0, 0], None, [1, 2, 3])
    assert answer.place.tolist() == answer.rank.tolist() == [-1, -1, -1]


def test_a_second_round_gives_out_the_seats_that_are_left() -> None:
    first = allocate([[0], [0], [0]], [1, 1, 0], None, [3, 1, 2])
    assert first.place.tolist() == [-1, 0, -1]
    second = second_round(first, [1, 1, 0], [[0, 1], [1], [2, 1]], None, [3, 1, 2])
    assert second.place.tolist() == [-1, 0, 1]
    assert second.rank.tolist() == [-1, 0, 1]


def test_the_second_round_is_a_draw_among_those_left() -> None:
    choices, capacity, priority, numbers = make_draw(200, 40, 3, longest=2)
    first = allocate(choices, capacity, priority, numbers)
    again, _, groups, _ = make_draw(200, 40, 4)
    second = second_round(first, capacity, again, groups, numbers)
    without = np.flatnonzero(first.place < 0).tolist()
    left = np.array(capacity) - np.bincount(first.place[first.place >= 0], minlength=40)
    due, _ = rightful(
        [again[i] for i in without], left.tolist(), [groups[i] for i in without], [numbers[i] for i in without]
    )
    assert second.place[without].tolist() == due
    assert (second.place[first.place >= 0] == first.place[first.place >= 0]).all()
    assert second.blocking == 0


@pytest.mark.parametrize("change", ["worse place", "too many", "not chosen", "nobody", "swap"])
def test_the_checker_rejects_a_tampered_answer(change: str) -> None:
    draw = make_draw(60, 10, 1)
    answer = allocate(*draw)
    place, rank = answer.place.copy(), answer.rank.copy()
    i, j = np.flatnonzero(place >= 0)[:2]
    if change == "worse place":
        i = next(i for i in range(60) if 0 <= rank[i] < len(draw[0][i]) - 1)
        rank[i] += 1
        place[i] = draw[0][i][rank[i]]
    elif change == "too many":
        k = next(k for k in range(60) if rank[k] < 0 and draw[0][k])
        rank[k], place[k] = 0, draw[0][k][0]
    elif change == "not chosen":
        place[i] = next(p for p in range(10) if p not in draw[0][i])
    elif change == "nobody":
        place[i] = rank[i] = -1
    else:
        place[[i, j]], rank[[i, j]] = place[[j, i]], rank[[j, i]]
    assert faults(draw, replace(answer, place=place, rank=rank))


def test_lottery_numbers_are_sha_256_of_seed_and_id() -> None:
    numbers = lottery_numbers("feriejobb-2026", ["a", 7, "å"])
    expected = [int(hashlib.sha256(f"feriejobb-2026|{each}".encode()).hexdigest(), 16) for each in ("a", "7", "å")]
    assert list(numbers) == expected
    assert allocate([[0], [0], [0]], [1], None, numbers).place.max() == 0


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"choices": [[0, 0], [1]]}, "choice_twice"),
        ({"choices": [[0, 2], [1]]}, "choice_unknown"),
        ({"choices": [[0, -2], [1]]}, "choice_unknown"),
        ({"choices": [[-1, 0], [1]]}, "choice_after_gap"),
        ({"choices": [[0, 1.0], [1]]}, "list_not_whole"),
        ({"choices": [[0, float("nan")], [1]]}, "list_not_whole"),
        ({"choices": [0, 1]}, "list_not_rows"),
        ({"choices": []}, "no_applicants"),
        ({"capacity": []}, "no_places"),
        ({"capacity": [1, -1]}, "list_negative"),
        ({"capacity": [1, 0.5]}, "list_not_whole"),
        ({"capacity": [1, 2**80]}, "list_overflow"),
        ({"priority": [[1], [0]]}, "priority_shape"),
        ({"priority": [[1, 0]]}, "priority_shape"),
        ({"priority": [[1, 2**64], [0]]}, "list_overflow"),
        ({"lottery": [1]}, "list_lengths"),
        ({"lottery": [1, 1]}, "lottery_twice"),
        ({"lottery": [1, 0.5]}, "list_not_whole"),
    ],
)
def test_bad_input_is_refused_in_words(wrong: dict[str, Any], code: str) -> None:
    good = {"choices": [[0, 1], [1]], "capacity": [1, 1], "priority": [[1, 0], [0]], "lottery": [2, 1]}
    with pytest.raises(MatchingError) as refused:
        allocate(**{**good, **wrong})
    assert refused.value.code == code
    assert refused.value.sentence("sv") != refused.value.sentence("en")


def test_the_row_of_a_wrong_number_is_the_applicants() -> None:
    with pytest.raises(MatchingError, match=r"row 3 says 0\.5"):
        allocate([[0, 1], [], [1, 0.5]], [1, 1], None, [1, 2, 3])  # type: ignore[list-item]


def test_a_second_round_needs_the_first_ones_people_and_seats() -> None:
    first = allocate([[0], [1]], [1, 1], None, [1, 2])
    for capacity, choices, code in ([[1, 0], [[0], [1]], "seats_overfull"], [[1, 1], [[0]], "list_lengths"]):
        with pytest.raises(MatchingError) as refused:
            second_round(first, capacity, choices, None, list(range(len(choices))))  # type: ignore[arg-type]
        assert refused.value.code == code


def test_a_lottery_needs_a_seed_and_different_ids() -> None:
    cases: tuple[tuple[str, list[str | int], str], ...] = (("", ["a"], "seed_missing"), ("s", ["1", 1], "id_twice"))
    for seed, ids, code in cases:
        with pytest.raises(MatchingError) as refused:
            lottery_numbers(seed, ids)
        assert refused.value.code == code


PUBLISHED = json.dumps(
    {
        "places": [{"id": "library", "seats": 1}, {"id": "park", "seats": 3}],
        "applicants": [
            {"id": "7f3a", "choices": ["library", "park"], "priority": [1, 0]},
            {"id": "b2c9", "choices": ["library"], "priority": 1},
            {"id": "e411", "choices": ["library", "park"]},
            {"id": "0d77", "choices": []},
        ],
    }
).encode()


def published_draw() -> tuple[dict[str, Any], dict[str, Any]]:
    promised = lottery.promise(PUBLISHED, "the lotto numbers of 2 May")
    return promised, json.loads(json.dumps(lottery.draw(PUBLISHED, promised, "4 8 15 16 23 43")))


def test_anyone_can_repeat_a_lottery() -> None:
    promised, result = published_draw()
    assert lottery.verify(PUBLISHED, promised, result) == ()
    first = min((row for row in result["applicants"] if row["id"] in ("7f3a", "b2c9")), key=lambda row: row["number"])
    assert (first["place"], first["choice"]) == ("library", 1)
    assert result["applicants"][3]["place"] is None
    assert sorted(str(row["place"]) for row in result["applicants"]) == ["None", "library", "park", "park"]
    assert result["seats_left"] == {"park": 1}


def test_a_list_changed_after_the_promise_is_not_drawn() -> None:
    promised, result = published_draw()
    changed = PUBLISHED.replace(b'"seats": 3', b'"seats": 4')
    with pytest.raises(MatchingError) as refused:
        lottery.draw(changed, promised, "1")
    assert refused.value.code == "list_changed"
    assert [each.code for each in lottery.verify(changed, promised, result)] == ["list_changed"]


def test_every_tampered_line_of_a_result_is_named() -> None:
    promised, result = published_draw()
    got = {row["id"]: row["place"] for row in result["applicants"]}
    result["applicants"][0]["place"] = "park" if got["7f3a"] != "park" else "library"
    result["applicants"][1]["number"] = "0" * 64
    found = lottery.verify(PUBLISHED, promised, result)
    assert [each.code for each in found] == ["result_wrong_place", "result_wrong_number"]
    assert [each.details["applicant"] for each in found] == ["7f3a", "b2c9"]


@pytest.mark.parametrize("rows", [None, [], [{"id": "7f3a"}], ["7f3a", "b2c9", "e411", "0d77"]])
def test_a_result_about_other_people_is_named(rows: object) -> None:
    promised, result = published_draw()
    found = lottery.verify(PUBLISHED, promised, {**result, "applicants": rows})
    assert [each.code for each in found] == ["result_other_people"]


def test_another_seed_would_have_been_seen() -> None:
    promised, result = published_draw()
    codes = {each.code for each in lottery.verify(PUBLISHED, promised, {**result, "seed": "another"})}
    assert "result_wrong_number" in codes
    assert [each.code for each in lottery.verify(PUBLISHED, promised, {**result, "seed": ""})] == ["seed_missing"]


@pytest.mark.parametrize(
    ("published", "code"),
    [
        (b"{", "file_not_json"),
        (b"[]", "file_lacks"),
        (b'{"places": []}', "file_lacks"),
        (b'{"places": [1], "applicants": []}', "list_not_rows"),
        (b'{"places": [{"id": "a"}], "applicants": []}', "entry_lacks"),
        (b'{"places": [{"seats": 1}], "applicants": []}', "entry_lacks"),
        (b'{"places": [{"id": 3, "seats": 1}], "applicants": []}', "id_not_text"),
        (b'{"places": [{"id": "a", "seats": 1.5}], "applicants": []}', "value_not_whole"),
        (b'{"places": [{"id": "a", "seats": 1}], "applicants": []}', "no_applicants"),
        (b'{"places": [{"id": "a", "seats": 1}], "applicants": [{"id": "x", "choices": "a"}]}', "list_not_rows"),
        (b'{"places": [{"id": "a", "seats": 1}], "applicants": [{"id": "x", "choices": ["b"]}]}', "place_unknown"),
        (
            b'{"places": [{"id": "a", "seats": 1}, {"id": "a", "seats": 1}], "applicants": []}',
            "id_twice",
        ),
    ],
)
def test_a_list_that_cannot_be_drawn_is_not_promised(published: bytes, code: str) -> None:
    with pytest.raises(MatchingError) as refused:
        lottery.promise(published, "dice on 2 May")
    assert refused.value.code == code


def test_a_promise_says_where_the_seed_will_come_from() -> None:
    with pytest.raises(MatchingError) as refused:
        lottery.promise(PUBLISHED, "")
    assert refused.value.code == "seed_source_missing"
