"""Suggestions: the best offers for every need, none missed, and the same among equals every time."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csc_array, csr_array, csr_matrix

from pakten.matching import suggest
from pakten.matching.check.suggest import suggestion_faults
from pakten.matching.errors import MatchingError
from pakten.matching.suggest import top_matches


def make_terms(rows: int, terms: int, seed: int, *, per: int = 6, kind: type = np.float64) -> csr_array:
    """Rows of length 1 where some terms are in nearly every row, weighted low, as terms are by how rare they are."""
    rng = np.random.default_rng([rows, terms, seed])
    pull = 1 / np.arange(1, terms + 1)
    row = np.repeat(np.arange(rows), rng.integers(0, 2 * per, rows))
    term = rng.choice(terms, len(row), p=pull / pull.sum())
    table = csr_array((np.log(2 + term.astype(float)), (row, term)), shape=(rows, terms))
    table.sum_duplicates()
    lengths = np.sqrt(np.add.reduceat(np.append(table.data**2, 0), table.indptr[:-1]))
    return csr_array(
        (table.data / np.repeat(lengths, np.diff(table.indptr)), table.indices, table.indptr),
        shape=table.shape,
        dtype=kind,
    )


def by_sorting(needs: Any, offers: Any, k: int) -> tuple[np.ndarray, np.ndarray]:
    """All of scipy's product, sorted: the plain way."""
    table = (needs @ offers.T).toarray()
    order = np.argsort(-table, axis=1, kind="stable")[:, :k]
    score = np.take_along_axis(table, order, 1)
    missing = np.zeros((len(table), k - order.shape[1]), np.int64)
    return np.hstack([np.where(score > 0, order, -1), missing - 1]), np.hstack([score, missing])


@given(st.integers(0, 2**32), st.integers(1, 6))
@settings(max_examples=60, deadline=None)
def test_suggestions_are_the_best_of_all(seed: int, k: int) -> None:
    rng = np.random.default_rng(seed)
    needs = csr_array(rng.integers(0, 3, (int(rng.integers(1, 12)), 8)) * rng.integers(0, 2, 8))
    offers = csr_array(rng.integers(0, 3, (int(rng.integers(1, 12)), 8)) * rng.integers(0, 2, 8))
    found = top_matches(needs, offers, k)
    assert suggestion_faults(needs.astype(float), offers.astype(float), k, found.offer, found.score) == ()


@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize("k", [1, 10])
def test_a_large_table_gives_what_scipy_gives_to_the_last_bit(kind: type, k: int) -> None:
    needs, offers = make_terms(700, 300, 1, kind=kind), make_terms(3000, 300, 2, kind=kind)
    found = top_matches(needs, offers, k)
    offer, score = by_sorting(needs, offers, k)
    assert (found.offer == offer).all()
    assert (found.score == score).all()
    assert found.score.dtype == kind


def test_common_terms_are_put_aside_and_still_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    needs, offers = make_terms(300, 300, 3), make_terms(2000, 300, 4)
    offer, score = by_sorting(needs, offers, 5)
    for share in (0.0, 0.3, 0.9, 0.99):
        monkeypatch.setattr(suggest, "_SHARE", share)
        found = top_matches(needs, offers, 5)
        assert (found.offer == offer).all()
        assert (found.score == score).all()


def test_rows_of_very_different_length_are_compared_exactly() -> None:
    needs, offers = make_terms(300, 100, 13), make_terms(2000, 100, 14)
    scaled = csr_array(needs.multiply(10.0 ** np.random.default_rng(1).integers(-9, 10, 300)[:, None]))
    scaled.sort_indices()
    found = top_matches(scaled, offers, 10)
    offer, score = by_sorting(scaled, offers, 10)
    assert (found.offer == offer).all()
    assert (found.score == score).all()


def test_one_thread_or_many_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    needs, offers = make_terms(200, 100, 5), make_terms(300, 100, 6)
    expected = top_matches(needs, offers, 7)
    monkeypatch.setattr(suggest, "_BLOCK", 500)
    found = top_matches(needs, offers, 7, threads=1)
    assert (found.offer == expected.offer).all()
    assert (found.score == expected.score).all()


def test_among_equals_the_lower_number_comes_first() -> None:
    found = top_matches(csr_array(np.ones((2, 3))), csr_array(np.ones((9, 3))), 4)
    assert found.offer.tolist() == [[0, 1, 2, 3]] * 2


def test_an_offer_that_shares_nothing_is_no_suggestion() -> None:
    found = top_matches(csr_array([[1.0, 0, 0], [0, 0, 0]]), csr_array([[0, 1.0, 0], [0.5, 0, 0]]), 2)
    assert found.offer.tolist() == [[1, -1], [-1, -1]]
    assert found.score.tolist() == [[0.5, 0], [0, 0]]


def test_offers_in_another_order_give_the_same_scores() -> None:
    needs, offers = make_terms(100, 80, 7), make_terms(400, 80, 8)
    order = np.random.default_rng(3).permutation(400)
    assert (top_matches(needs, offers[order], 5).score == top_matches(needs, offers, 5).score).all()


def test_other_sparse_tables_are_read_too() -> None:
    needs, offers = make_terms(30, 20, 9), make_terms(40, 20, 10)
    expected = top_matches(needs, offers, 3)
    for other in (csr_matrix, csc_array):
        assert (top_matches(other(needs), other(offers), 3).offer == expected.offer).all()


@pytest.mark.parametrize("change", ["another offer", "another score", "gap", "swap"])
def test_the_checker_rejects_tampered_suggestions(change: str) -> None:
    needs, offers = make_terms(20, 30, 11), make_terms(200, 30, 12)
    offer, score = (each.copy() for each in top_matches(needs, offers, 4))
    row = int(np.flatnonzero(offer[:, 3] >= 0)[0])
    if change == "another offer":
        offer[row, 3] = next(j for j in range(200) if j not in offer[row])
    elif change == "another score":
        score[row, 0] += 1e-9
    elif change == "gap":
        offer[row, 1] = -1
    else:
        offer[row, :2] = offer[row, 1::-1]
    assert suggestion_faults(needs, offers, 4, offer, score)


def with_weight(weight: float) -> csr_array:
    return csr_array((np.array([weight]), (np.array([1]), np.array([0]))), shape=(2, 2))


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"needs": np.ones((2, 2))}, "not_a_sparse_table"),
        ({"needs": csr_array((0, 2))}, "table_empty"),
        ({"offers": csr_array(np.ones((2, 3)))}, "terms_differ"),
        ({"offers": csr_array(np.ones((2, 2), complex))}, "weights_not_numbers"),
        ({"offers": with_weight(float("nan"))}, "weight_not_finite"),
        ({"offers": with_weight(float("inf"))}, "weight_not_finite"),
        ({"needs": with_weight(-0.5)}, "weight_negative"),
        ({"k": 0}, "list_out_of_range"),
        ({"k": 10**9}, "list_out_of_range"),
        ({"k": 1.5}, "list_not_whole"),
    ],
)
def test_bad_input_is_refused_in_words(wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(MatchingError) as refused:
        top_matches(**{"needs": csr_array(np.ones((2, 2))), "offers": csr_array(np.ones((2, 2))), "k": 1, **wrong})
    assert refused.value.code == code
    assert refused.value.sentence("sv") != refused.value.sentence("en")


def test_the_row_with_a_wrong_weight_is_named() -> None:
    with pytest.raises(MatchingError, match='Row 2 of "needs"'):
        top_matches(with_weight(-1.0), csr_array(np.ones((2, 2))), 1)
