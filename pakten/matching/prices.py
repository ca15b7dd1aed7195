"""The best pairs of mentees and mentors, with the prices that prove it."""

import numpy as np
import scipy

from pakten.matching.lists import IntArray, runs
from pakten.matching.market import Assignment, Market, Proof, assignment, proof


def optimum(market: Market) -> Assignment:
    """As many pairs as possible, and among those the largest sum of scores."""
    match = _largest(market)
    return assignment(market, match, proved(market, match))


def _largest(market: Market) -> IntArray:
    """The best match, by scipy's shortest augmenting paths: a column for every seat, and one of no worth per mentee."""
    side, people = market.mentees, len(market.mentees.start) - 1
    seats = np.minimum(market.capacity, np.diff(market.mentors.start))
    first_seat = np.cumsum(seats) - seats
    copies = seats[side.other]
    columns = np.concatenate([runs(first_seat[side.other], copies), seats.sum() + np.arange(people)])
    rows = np.concatenate([np.repeat(side.owner, copies), np.arange(people)])
    highest = market.pair_worth + int(side.score.max()) + 1  # costs start at 1: scipy takes 0 for no pair
    cost = np.concatenate([np.repeat(highest - market.pair_worth - side.score, copies), np.full(people, highest)])
    shape = (people, int(seats.sum()) + people)
    table = scipy.sparse.csr_array((cost.astype(np.float64), (rows, columns)), shape=shape)
    _, column = scipy.sparse.csgraph.min_weight_full_bipartite_matching(table)
    mentor_of_seat = np.repeat(np.arange(len(seats)), seats)
    match = np.full(people, -1)
    paired = column < len(mentor_of_seat)
    match[paired] = mentor_of_seat[column[paired]]
    return match


def proved(market: Market, match: IntArray) -> Proof:
    """The smallest prices of mentors that prove `match` best, found in whole numbers (Bellman & Ford).

    A mentor costs what the mentee who wants the seat most would gain by it. Raising a price raises what that mentor's
    own mentees would gain elsewhere; when `match` is best, this comes to rest. Raises ArithmeticError when it is not.
    """
    side = market.mentees
    owner, worth = side.owner, side.score + market.pair_worth
    chosen = match[owner] == side.other
    has = np.zeros(len(match), np.int64)
    has[owner[chosen]] = worth[chosen]
    price = np.zeros(len(market.capacity), np.int64)
    mine = np.concatenate([price, [0]])  # what mentee i pays is mine[match[i]]; -1 pays nothing
    paired = np.argsort(match, kind="stable")
    first_of = np.searchsorted(match[paired], np.arange(len(price) + 1))
    entries = np.arange(len(owner))
    for _ in range(2 * len(match) + 2):  # no chain of exchanges is longer
        if not entries.size:
            break
        who, where = owner[entries], side.other[entries]
        gain = worth[entries] - has[who] + mine[match[who]]
        np.maximum.at(price, where, gain)
        raised = np.flatnonzero(price > mine[:-1])
        mine[raised] = price[raised]
        moved = paired[runs(first_of[raised], first_of[raised + 1] - first_of[raised])]
        entries = runs(side.start[moved], side.start[moved + 1] - side.start[moved])
    left = has - mine[match]
    taken = np.bincount(match[match >= 0], minlength=len(price))
    if entries.size or left.min(initial=0) < 0 or price[taken < market.capacity].any():
        raise ArithmeticError("this match is not the best")
    return proof(market, left, price)
