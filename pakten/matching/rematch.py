"""One change in a mentor round: someone leaves or joins, a mentor gets more seats or fewer.

Chains of exchanged pairs are searched from the standing prices (Edmonds & Karp 1972), so that only the
neighbourhood of the change is looked at.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from pakten.matching.errors import MatchingError
from pakten.matching.lists import BoolArray, IntArray, counts, frozen, runs, same_length, whole, within
from pakten.matching.market import LARGEST, Assignment, Market, Side, assignment, least_pair_worth, pair_worth, proof
from pakten.matching.prices import optimum

_FAR = np.iinfo(np.int64).max


@dataclass(slots=True)
class _Standing:
    """The answer while it is being changed: always best but for the seats and mentees still to be seen to."""

    market: Market
    match: IntArray
    mentee_price: IntArray
    mentor_price: IntArray

    def free_seats(self) -> IntArray:
        taken = np.bincount(self.match[self.match >= 0], minlength=len(self.mentor_price))
        return self.market.capacity - taken


@dataclass(frozen=True, slots=True)
class _Search:
    """Where a search from one person ended, and how everyone was reached."""

    came_from: IntArray  # far person → near person
    through: IntArray  # near person → far person, their partner
    end: int  # the far person at the end of the chain; -1 when someone gives up their pair instead
    undone: int  # the near person who does


def rematch(
    standing: Assignment,
    *,
    leave: Iterable[int] = (),
    capacity: Mapping[int, int] | None = None,
    mentee: npt.ArrayLike = (),
    mentor: npt.ArrayLike = (),
    score: npt.ArrayLike = (),
    mentor_score: npt.ArrayLike | None = None,
) -> Assignment:
    """The best answer after a change, from an answer of `best_assignment` (not a stable one) or of `rematch`.

    leave: mentees who leave; their numbers stay, without any eligible pair. capacity: new number of seats for some
    mentors, 0 for one who leaves; the number after the last is a new mentor. mentee, mentor, score, mentor_score:
    eligible pairs that are added, each with a new mentee (numbers after the last) or a new mentor.
    Has the same pairs, value and bound as solving afresh. O(pairs) to copy, then one search per person concerned.
    Raises MatchingError before any work is done.
    """
    before = standing.market
    if standing.pairs != standing.most_pairs or standing.value != standing.bound:
        raise MatchingError("rematch_not_best")
    gone = np.unique(whole(list(leave), "leave"))
    within(gone, "leave", 0, len(standing.match) - 1)
    seats = _new_capacity(before.capacity, capacity or {})
    added = _added(before, mentee, mentor, score, mentor_score, len(seats))
    people = max(len(standing.match), int(added.mentee.max(initial=-1)) + 1)
    market = _changed(before, gone, added, seats, people)
    if least_pair_worth(added.score, people) > before.pair_worth:
        return optimum(replace(market, pair_worth=pair_worth(market.mentees.score, people)))
    state = _standing(standing, market, gone)
    waiting = _shown_out(state)
    _fill_seats(state)
    for person in (*waiting, *range(len(standing.match), people)):
        if state.match[person] < 0:
            _place(state, person)
    return assignment(market, state.match, proof(market, state.mentee_price, state.mentor_price))


def _new_capacity(capacity: IntArray, changes: Mapping[int, int]) -> IntArray:
    numbers = whole(list(changes), "capacity")
    seats = counts(list(changes.values()), "capacity")
    last = len(capacity) + int((numbers >= len(capacity)).sum()) - 1
    within(numbers, "capacity", 0, last)
    changed = np.concatenate([capacity, np.zeros(last + 1 - len(capacity), np.int64)])
    changed[numbers] = seats
    return frozen(changed)


@dataclass(frozen=True, slots=True)
class _Added:
    """Eligible pairs that are new, sorted by mentee and mentor."""

    mentee: IntArray
    mentor: IntArray
    score: IntArray
    wish: IntArray


def _added(
    market: Market,
    mentee: npt.ArrayLike,
    mentor: npt.ArrayLike,
    score: npt.ArrayLike,
    mentor_score: npt.ArrayLike | None,
    mentors: int,
) -> _Added:
    who, where, scores = whole(mentee, "mentee"), whole(mentor, "mentor"), whole(score, "score")
    wish = scores if mentor_score is None else whole(mentor_score, "mentor_score")
    same_length(who, where, ("mentee", "mentor"))
    same_length(who, scores, ("mentee", "score"))
    same_length(who, wish, ("mentee", "mentor_score"))
    people = len(market.mentees.start) - 1
    within(who, "mentee", 0, people + len(who) - 1)
    within(where, "mentor", 0, mentors - 1)
    for given, column in ((scores, "score"), (wish, "mentor_score")):
        within(given, column, -LARGEST, LARGEST)
    old = (who < people) & (where < len(market.capacity))
    if old.any():
        at = int(old.argmax())
        raise MatchingError("pair_not_new", mentee=int(who[at]), mentor=int(where[at]))
    order = np.argsort(who * mentors + where)
    who, where = who[order], where[order]
    twice = np.flatnonzero((np.diff(who) == 0) & (np.diff(where) == 0))
    if twice.size:
        raise MatchingError("pair_twice", mentee=int(who[twice[0]]), mentor=int(where[twice[0]]))
    return _Added(who, where, scores[order], wish[order])


def _changed(market: Market, gone: IntArray, added: _Added, seats: IntArray, people: int) -> Market:
    """The market after the change. Copies and edits: sorting everything again would cost more than the search."""
    side = market.mentees
    leaving = runs(side.start[gone], side.start[gone + 1] - side.start[gone])
    joining = np.concatenate([side.start, np.full(people - len(side.start) + 1, side.start[-1])])[added.mentee + 1]
    by_mentee = Side(
        _restarted(side, people, side.owner[leaving], added.mentee),
        _edited(side.other, leaving, joining, added.mentor),
        _edited(side.score, leaving, joining, added.score),
    )
    wish = _edited(market.wish, leaving, joining, added.wish)
    side = market.mentors
    is_gone = np.zeros(people, np.bool_)
    is_gone[gone] = True
    leaving = np.flatnonzero(is_gone[side.other])
    joining = np.concatenate([side.start, np.full(len(seats) - len(side.start) + 1, side.start[-1])])[added.mentor + 1]
    turn = np.argsort(added.mentor, kind="stable")
    by_mentor = Side(
        _restarted(side, len(seats), side.owner[leaving], added.mentor),
        _edited(side.other, leaving, joining[turn], added.mentee[turn]),
        _edited(side.score, leaving, joining[turn], added.score[turn]),
    )
    return Market(by_mentee, by_mentor, wish, seats, market.pair_worth)


def _restarted(side: Side, owners: int, leaving: IntArray, joining: IntArray) -> IntArray:
    """Where each person's pairs begin after the change; `leaving` and `joining` name the owner of each such pair."""
    length = np.bincount(joining, minlength=owners)
    length[: len(side.start) - 1] += np.diff(side.start)
    length -= np.bincount(leaving, minlength=owners)
    return frozen(np.concatenate([np.zeros(1, np.int64), np.cumsum(length)]))


def _edited(values: IntArray, leaving: IntArray, joining: IntArray, new: IntArray) -> IntArray:
    """`values` without those at positions `leaving`, with the `new` ones put before positions `joining`."""
    if not leaving.size and not joining.size:
        return values
    moved = joining - np.searchsorted(leaving, joining)
    return frozen(np.insert(np.delete(values, leaving), moved, new))


def _standing(before: Assignment, market: Market, gone: IntArray) -> _Standing:
    """The old answer in the new market, with prices that keep every pair of a newcomer from being worth more."""
    mentees, mentors = len(market.mentees.start) - 1, len(market.capacity)
    old_mentees, old_mentors = len(before.match), len(before.proof.mentor_price)
    match = np.concatenate([before.match, np.full(mentees - old_mentees, -1)])
    mentee_price = np.concatenate([before.proof.mentee_price, np.zeros(mentees - old_mentees, np.int64)])
    mentor_price = np.concatenate([before.proof.mentor_price, np.zeros(mentors - old_mentors, np.int64)])
    match[gone], mentee_price[gone] = -1, 0
    for side, own, other, new in (
        (market.mentors, mentor_price, mentee_price, range(old_mentors, mentors)),
        (market.mentees, mentee_price, mentor_price, range(old_mentees, mentees)),
    ):
        for person in new:
            mine = slice(side.start[person], side.start[person + 1])
            own[person] = (market.pair_worth + side.score[mine] - other[side.other[mine]]).max(initial=0)
    return _Standing(market, match, mentee_price, mentor_price)


def _shown_out(state: _Standing) -> list[int]:
    """Takes from every mentor with fewer seats than pairs those who lose least by it, and says who they are."""
    out: list[int] = []
    free = state.free_seats()
    for mentor in np.flatnonzero(free < 0).tolist():
        mine = np.flatnonzero(state.match == mentor)
        out += mine[np.argsort(state.mentee_price[mine], kind="stable")][: -free[mentor]].tolist()
    state.match[out] = -1
    return out


def _fill_seats(state: _Standing) -> None:
    """Ends with every free seat at a price of 0. Each step makes a pair or brings a price to 0, and none rises."""
    while True:
        vacant = np.flatnonzero((state.free_seats() > 0) & (state.mentor_price > 0))
        if not vacant.size:
            return
        _fill(state, int(vacant[0]))


def _fill(state: _Standing, mentor: int) -> None:
    """Gives one free seat to the mentee who gains most by it, in a chain of moves; or brings the price down to 0."""
    found = _search(
        state.market.mentors,
        state.market.pair_worth,
        state.mentor_price,
        state.mentee_price,
        mentor,
        state.match < 0,
        lambda mentees: (state.match[mentees], mentees),
    )
    for near, far in _path(found, mentor):
        state.match[far] = near


def _place(state: _Standing, mentee: int) -> None:
    """Finds the mentee a seat in a chain of moves, or leaves out whoever loses least, which may be the mentee."""
    by_mentor = np.argsort(state.match, kind="stable")
    first = np.searchsorted(state.match[by_mentor], np.arange(len(state.mentor_price) + 1))

    def mentees_of(mentors: IntArray) -> tuple[IntArray, IntArray]:
        length = first[mentors + 1] - first[mentors]
        return by_mentor[runs(first[mentors], length)], np.repeat(mentors, length)

    found = _search(
        state.market.mentees,
        state.market.pair_worth,
        state.mentee_price,
        state.mentor_price,
        mentee,
        state.free_seats() > 0,
        mentees_of,
    )
    state.match[found.undone] = -1
    for near, far in _path(found, mentee):
        state.match[near] = far


def _search(
    side: Side,
    pair_worth: int,
    near_price: IntArray,
    far_price: IntArray,
    source: int,
    is_open: BoolArray,
    partners: Callable[[IntArray], tuple[IntArray, IntArray]],
) -> _Search:
    """The cheapest chain from `source` to a person who is open, or to one who gives up their pair; updates the prices.

    side: the pairs from the source's side. partners: who is paired with the given far people, and with which of them.
    Labels are corrected a whole front at a time, and nothing dearer than the best end so far is followed.
    """
    near, far = np.full(len(near_price), _FAR), np.full(len(far_price), _FAR)
    came_from, through = np.full(len(far_price), -1), np.full(len(near_price), -1)
    near[source], cost, end, undone = 0, int(near_price[source]), -1, source
    front = np.array([source])
    while front.size:
        length = side.start[front + 1] - side.start[front]
        entries, who = runs(side.start[front], length), np.repeat(front, length)
        step = near[who] + near_price[who] + far_price[side.other[entries]] - pair_worth - side.score[entries]
        reached = _relax(far, came_from, side.other[entries], who, step, cost)
        ends = reached[is_open[reached]]
        if ends.size:
            end, undone = int(ends[far[ends].argmin()]), source
            cost = int(far[end])
        next_near, by = partners(reached[~is_open[reached]])
        front = _relax(near, through, next_near, by, far[by], cost)
        stops = near[front] + near_price[front]
        if stops.size and stops.min() < cost:
            undone, end = int(front[stops.argmin()]), -1
            cost = int(stops.min())
    seen = near < cost
    near_price[seen] -= cost - near[seen]
    seen = far < cost
    far_price[seen] += cost - far[seen]
    return _Search(came_from, through, end, undone)


def _relax(label: IntArray, parent: IntArray, to: IntArray, by: IntArray, step: IntArray, cost: int) -> IntArray:
    """Lowers labels where a step is better, and says whose were lowered."""
    better = step < np.minimum(label[to], cost)
    to, by, step = to[better], by[better], step[better]
    np.minimum.at(label, to, step)
    won = label[to] == step
    parent[to[won]] = by[won]
    return np.unique(to[won])


def _path(found: _Search, source: int) -> Iterator[tuple[int, int]]:
    """The new pairs (near, far) along the chain, from its end back to the source."""
    far = found.end if found.end >= 0 else int(found.through[found.undone])
    while far >= 0:
        near = int(found.came_from[far])
        yield near, far
        far = int(found.through[near]) if near != source else -1
