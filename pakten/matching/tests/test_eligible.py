"""Who may be paired: a shared language, a shared time, a shared district; the nearest occupations first."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pakten.matching.assignment import closeness, eligible
from pakten.matching.errors import MatchingError


@given(st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_eligible_pairs_are_those_a_person_would_find(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n, m, most = int(rng.integers(1, 30)), int(rng.integers(1, 30)), int(rng.integers(1, 6))
    spoken, understood, free, open_ = (
        rng.integers(0, 8, n),
        rng.integers(0, 8, m),
        rng.integers(0, 32, n),
        rng.integers(0, 32, m),
    )
    here, there = rng.integers(-1, 3, n), rng.integers(-1, 3, m)
    table = rng.integers(-3, 4, (n, m))
    expected = [
        (i, j)
        for i, j in product(range(n), range(m))
        if spoken[i] & understood[j] and free[i] & open_[j] and (here[i] == there[j] or -1 in (here[i], there[j]))
    ]
    mentee, mentor, _ = eligible(spoken, understood, free, open_, here, there)
    assert list(zip(mentee.tolist(), mentor.tolist(), strict=True)) == expected
    most = min(most, m)
    found = eligible(spoken, understood, free, open_, here, there, score=lambda rows: table[rows], most=most)
    best = sorted(
        (i, j, int(table[i, j]))
        for person in range(n)
        for i, j in sorted((p for p in expected if p[0] == person), key=lambda p: (-table[p], p[1]))[:most]
    )
    assert list(zip(*(each.tolist() for each in found), strict=True)) == best


def test_the_first_eligible_mentors_are_kept_when_nobody_scores() -> None:
    mentee, mentor, score = eligible([1, 1], [1, 2, 1, 1], [1, 1], [1, 1, 1, 1], most=2)
    assert (mentee.tolist(), mentor.tolist(), score.tolist()) == ([0, 0, 1, 1], [0, 2, 0, 2], [0, 0, 0, 0])


def test_occupations_are_near_when_they_share_branches() -> None:
    near = closeness(
        np.array([[1, 2, 3], [1, -1, -1]]), np.array([[1, 2, 3], [1, 2, 4], [1, 5, 3], [2, 2, 3]]), (100, 20, 3)
    )
    assert near(slice(0, 2)).tolist() == [[123, 120, 100, 0], [100, 100, 100, 0]]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"languages_a": [-1]}, "list_negative"),
        ({"slots_b": [1, 1]}, "list_lengths"),
        ({"districts_a": [1]}, "one_side_only"),
        ({"most": 0}, "list_out_of_range"),
        ({"languages_a": [], "slots_a": []}, "no_eligible_pairs"),
        ({"score": lambda rows: np.zeros((1, 1))}, "score_block"),
        ({"score": lambda rows: np.full((1, 1), 2**40)}, "list_overflow"),
    ],
)
def test_bad_profiles_are_refused_in_words(wrong: dict[str, Any], code: str) -> None:
    profiles: dict[str, Any] = {"languages_a": [1], "languages_b": [1], "slots_a": [1], "slots_b": [1]}
    with pytest.raises(MatchingError) as refused:
        eligible(**{**profiles, **wrong})
    assert refused.value.code == code
