"""Who fits this need: for every need the offers that share most with it, exactly.

A term that nearly every offer has costs most of the work and decides almost nothing. So each need first meets only
the offers that share its rarer terms. What the common terms could still add is bounded, and only the offers that could
reach the best by it are counted in full (the idea of Turtle & Flood 1995; Bayardo, Ma & Srikant 2007).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import scipy

from pakten.matching.errors import MatchingError
from pakten.matching.lists import IntArray, frozen, runs, whole, within

if TYPE_CHECKING:
    from scipy.sparse import csr_array

FloatArray = npt.NDArray[np.floating]
_SAMPLE = 64  # needs looked at in full to see what a good fit is worth here
_SHARE = 0.55  # of a good fit: what the common terms left out at first may add
_BLOCK = 1_500_000  # products in one go: results that stay in the processor's cache
_ASIDE = 4  # terms of a need that may be put aside
_COMMON, _COMMON_ENTRIES = 64, 16_000_000  # terms, and their weights, that are kept with the zeros written out


class TopMatches(NamedTuple):
    """For every need, its best offers, best first, and their scores; -1 and 0 where fewer share anything with it."""

    offer: IntArray
    score: FloatArray


@dataclass(frozen=True, slots=True)
class _Offers:
    rows: csr_array
    by_term: csr_array
    offers_having: IntArray  # per term
    largest: npt.NDArray[np.float64]  # per term, the largest weight
    common: FloatArray  # (common terms, offers) weights of the commonest terms, zeros written out
    common_number: IntArray  # per term, its row in `common`, or -1
    rounding: float  # more than a score can be off by, as a share of it


@dataclass(frozen=True, slots=True)
class _Common:
    """(aside, needs) the terms of each need that were put aside, as rows of `_Offers.common`, and their weights."""

    number: IntArray
    weight: FloatArray

    def of(self, need: IntArray, offer: IntArray, store: _Offers) -> FloatArray:
        """What the terms put aside add for these pairs."""
        added = np.zeros(len(need), self.weight.dtype)
        for number, weight in zip(self.number, self.weight, strict=True):
            if weight.any():
                added += weight[need] * store.common[number[need], offer]
        return added


def top_matches(needs: Any, offers: Any, k: int, *, threads: int = 2) -> TopMatches:
    """The `k` offers with the largest sum of products of weights, for every need; the lower number first among equals.

    needs: (n, terms), offers: (m, terms) scipy CSR, usually with rows of length 1, so that a score is a cosine. No
    weight may be below zero. Scores are those of `needs @ offers.T` to the last bit, terms taken in order.
    Memory: the two tables, a transpose and the answer. Time: as many products as pairs share terms at worst, about a
    quarter of them on real data.
    Raises MatchingError before any work is done.
    """
    wanted, offered = _table(needs, "needs"), _table(offers, "offers")
    kind = np.result_type(wanted.dtype, offered.dtype)
    wanted, offered = wanted.astype(kind, copy=False), offered.astype(kind, copy=False)
    if wanted.shape[1] != offered.shape[1]:
        raise MatchingError("terms_differ", needs=wanted.shape[1], offers=offered.shape[1])
    best = int(whole([k], "k")[0])
    within(np.array([best]), "k", 1, max(offered.shape[0], 1000))
    by_term = offered.T.tocsr()
    store = _stored(offered, by_term, int(np.diff(wanted.indptr).max()))
    products = np.concatenate([[0], np.cumsum(store.offers_having[wanted.indices])])[wanted.indptr]
    cuts = np.searchsorted(products, np.arange(_BLOCK, products[-1], _BLOCK))
    bounds = np.unique(np.concatenate([[0], cuts, [wanted.shape[0]]])).tolist()
    usual = _usual_fit(wanted, store, best)
    with ThreadPoolExecutor(threads) as pool:
        found = list(pool.map(lambda ends: _block(wanted[slice(*ends)], store, best, _SHARE * usual), pairwise(bounds)))
    offer = np.concatenate([each.offer for each in found])
    score = np.concatenate([each.score for each in found])
    return TopMatches(frozen(offer), frozen(score))


def _table(given: Any, column: str) -> csr_array:
    if not scipy.sparse.issparse(given) or given.ndim != 2:
        raise MatchingError("not_a_sparse_table", column=column)
    if 0 in given.shape:
        raise MatchingError("table_empty", column=column)
    if given.dtype.kind not in "fiu":
        raise MatchingError("weights_not_numbers", column=column)
    kind = given.dtype if given.dtype in (np.float32, np.float64) else np.float64
    table = scipy.sparse.csr_array(given, dtype=kind, copy=True)
    table.sum_duplicates()
    if not np.isfinite(table.data).all():
        row = int(np.searchsorted(table.indptr, int((~np.isfinite(table.data)).argmax()), side="right"))
        raise MatchingError("weight_not_finite", column=column, row=row)
    if table.data.size and table.data.min() < 0:
        row = int(np.searchsorted(table.indptr, int(table.data.argmin()), side="right"))
        raise MatchingError("weight_negative", column=column, row=row)
    return table


def _stored(offered: csr_array, by_term: csr_array, longest_need: int) -> _Offers:
    having = np.diff(by_term.indptr).astype(np.int64)
    largest = np.zeros(len(having))
    np.maximum.at(largest, offered.indices, offered.data)
    chosen = np.argsort(-having, kind="stable")[: min(_COMMON, _COMMON_ENTRIES // offered.shape[0])]
    number = np.full(len(having), -1)
    number[chosen] = np.arange(len(chosen))
    rounding = 4 * float(np.finfo(by_term.dtype).eps) * (longest_need + 1)
    return _Offers(offered, by_term, having, largest, by_term[chosen].toarray(), number, rounding)


def _usual_fit(needs: csr_array, store: _Offers, k: int) -> float:
    """What the k-th best offer is worth to the median of some needs spread over the table."""
    some = needs[np.linspace(0, needs.shape[0] - 1, min(_SAMPLE, needs.shape[0])).astype(np.int64)]
    return float(np.median(_kth(some @ store.by_term, k)))


def _block(needs: csr_array, store: _Offers, k: int, allowance: float) -> TopMatches:
    """The best offers for a few needs."""
    rows = np.arange(needs.shape[0])
    allowed = np.full(len(rows), allowance)
    row, offer = [], []
    for _ in range(2):  # the second time, the allowance is below what the first time found
        rarer, common, left_out = _split(needs[rows], store, allowed[rows])
        shared = rarer @ store.by_term
        reached = _kth(shared, k)
        sure = (reached > left_out) | (left_out == 0)
        near = np.where(sure, reached * (1 - store.rounding) - left_out, np.inf)
        at = np.flatnonzero(shared.data >= np.repeat(near, np.diff(shared.indptr)))
        who, which = np.searchsorted(shared.indptr, at, side="right") - 1, shared.indices[at].astype(np.int64)
        score = shared.data[at] + common.of(who, which, store)
        above = score >= reached[who] * (1 - store.rounding)  # the common terms only raise the k-th best
        who, which = who[above], which[above]
        hopeful = _hopeful(who, score[above], k, store.rounding)
        row.append(rows[who[hopeful]])
        offer.append(which[hopeful])
        allowed[rows] = _SHARE * reached
        rows = rows[~sure]
        if not rows.size:
            break
    return _ranked(needs, store, np.concatenate(row), np.concatenate(offer), k)


def _split(needs: csr_array, store: _Offers, allowed: FloatArray) -> tuple[csr_array, _Common, FloatArray]:
    """The needs without some of their commonest terms; these; and the most they could add, less than `allowed`."""
    row = np.repeat(np.arange(needs.shape[0]), np.diff(needs.indptr))
    order = np.lexsort((-store.offers_having[needs.indices], row))
    position = np.arange(len(row)) - needs.indptr[row]
    first = position < _ASIDE
    who, which, entry = row[first], position[first], order[first]
    term, weight = np.zeros((needs.shape[0], _ASIDE), np.int64), np.zeros((needs.shape[0], _ASIDE), needs.dtype)
    term[who, which], weight[who, which] = needs.indices[entry], needs.data[entry]
    number = store.common_number[term]
    most = np.cumsum(weight * store.largest[term], axis=1) * (1 + store.rounding)
    aside = (most < allowed[:, None]) & (number >= 0) & (weight > 0)
    aside = np.logical_and.accumulate(aside, axis=1)
    kept = np.ones(len(row), np.bool_)
    kept[entry[aside[who, which]]] = False
    start = np.concatenate([[0], np.cumsum(np.bincount(row[kept], minlength=needs.shape[0]))])
    rarer = scipy.sparse.csr_array((needs.data[kept], needs.indices[kept], start), shape=needs.shape)
    common = _Common(np.where(aside, number, 0).T, np.where(aside, weight, 0).T)
    return rarer, common, np.where(aside, most, 0).max(axis=1)


def _hopeful(row: IntArray, score: FloatArray, k: int, rounding: float) -> IntArray:
    """Where a score that may be a rounding error off is among the k best of its row."""
    if not len(row):
        return row
    order = np.lexsort((-score, row))
    first = np.searchsorted(row[order], np.arange(int(row.max()) + 1))
    last = np.searchsorted(row[order], np.arange(len(first)), side="right") - 1
    least = score[order[np.minimum(first + k - 1, last)]]
    return np.flatnonzero(score >= least[row] * (1 - rounding))


def _kth(table: csr_array, k: int) -> FloatArray:
    """The k-th largest entry of every row, 0 where there are fewer."""
    found = np.zeros(table.shape[0])
    for row, (first, last) in enumerate(pairwise(table.indptr.tolist())):
        if last - first >= k:
            found[row] = np.partition(table.data[first:last], last - first - k)[last - first - k]
    return found


def _ranked(needs: csr_array, store: _Offers, row: IntArray, offer: IntArray, k: int) -> TopMatches:
    """The k best of these pairs of need and offer, counted in full, term by term in order as scipy does."""
    terms, column = np.unique(needs.indices, return_inverse=True)
    weights = np.zeros((needs.shape[0], len(terms) + 1), needs.dtype)  # the last column is for terms no need here has
    weights[np.repeat(np.arange(needs.shape[0]), np.diff(needs.indptr)), column] = needs.data
    column_of = np.full(needs.shape[1], len(terms))
    column_of[terms] = np.arange(len(terms))
    length = np.diff(store.rows.indptr)[offer].astype(np.int64)
    entries = runs(store.rows.indptr[offer].astype(np.int64), length)
    pair = np.repeat(np.arange(len(row)), length)
    score = np.zeros(len(row), needs.dtype)
    np.add.at(score, pair, weights[row[pair], column_of[store.rows.indices[entries]]] * store.rows.data[entries])
    order = np.lexsort((offer, -score, row))
    row, offer, score = row[order], offer[order], score[order]
    position = np.arange(len(row)) - np.searchsorted(row, row)
    kept = (position < k) & (score > 0)
    best, scores = np.full((needs.shape[0], k), -1), np.zeros((needs.shape[0], k), needs.dtype)
    best[row[kept], position[kept]] = offer[kept]
    scores[row[kept], position[kept]] = score[kept]
    return TopMatches(best, scores)
