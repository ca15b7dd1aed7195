"""Proves a pairing best, or says what is wrong with it, from the table of worth and the pairing's own proof.

Shares no code with the solver. Everything is whole numbers: 64 bits where they suffice, Python's own where they do not.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from pakten.matching.pairs import Duals, Pairing

Table = npt.NDArray[Any]  # (n, n) or (n,) of int64, or of Python integers when those are too small


def pairing_faults(
    fit: npt.ArrayLike, pairing: Pairing, *, odd: str = "trio", locked: Iterable[tuple[int, int]] = ()
) -> list[str]:
    """What is wrong with a pairing as an answer to `best_pairs(fit, odd=odd, locked=locked)`; empty when it is proved
    best. Time O(n²), with a trio O(n³) for each of the proof's duals."""
    worth = np.asarray(fit).astype(object)
    held = [tuple(sorted(pair)) for pair in locked]
    faults = list(_answer_faults(worth, pairing, odd, held))
    return faults or list(_proof_faults(worth, pairing, odd, held))


def _answer_faults(worth: Table, pairing: Pairing, odd: str, locked: Sequence[tuple[int, ...]]) -> Iterator[str]:
    trio = pairing.trio or ()
    everyone = [*(person for pair in pairing.pairs for person in pair), *trio, *pairing.alone]
    if sorted(everyone) != list(range(len(worth))):
        yield "Not everybody is in exactly one place."
        return
    if trio and odd != "trio":
        yield "There is a trio although there should be none."
    meetings = [*pairing.pairs, *combinations(trio, 2)]
    if any(worth[pair] < 0 for pair in meetings):
        yield "Two meet who may never meet."
    if any(set(pair) not in [set(meeting) for meeting in meetings] for pair in locked):
        yield "A locked pair does not meet."
    if pairing.value != sum(worth[pair] for pair in meetings):
        yield "The value is not the sum of the meetings."
    if pairing.bound != pairing.value:
        yield "The bound is not the value."


def _proof_faults(worth: Table, pairing: Pairing, odd: str, locked: Sequence[tuple[int, ...]]) -> Iterator[str]:
    n, lift = len(worth), pairing.proof.lift
    held = {person for pair in locked for person in pair}
    free = np.array([person not in held for person in range(n)])
    allowed = (worth >= 0) & free[:, None] & free[None, :] & ~np.eye(n, dtype=bool)
    if lift <= (n + 3) * max(0, *worth[~np.eye(n, dtype=bool)].tolist()):
        yield "The lift does not outweigh the worth of the meetings."
    if not pairing.proof.duals:
        yield "There are no duals to prove it with."
        return
    covers, totals = [], []
    for duals in pairing.proof.duals:
        members = _members(n, duals)
        if members is None:
            yield "A set of the proof is not odd, or the sets do not lie inside one another."
            return
        if min(duals.people) < 0 or min(duals.sets, default=0) < 0 or any(duals.people[person] for person in held):
            yield "A dual value is negative, or a locked person has one."
            return
        both = _shared(n, duals, members)
        people = _exact(duals.people, both.dtype)
        if (people[:, None] + people[None, :] + both < 2 * (worth + lift))[allowed].any():
            yield "The duals do not cover every pair that may meet."
        covers.append((people, both))
        totals.append(sum(duals.people) + sum(z * (len(m) // 2) for z, m in zip(duals.sets, members, strict=True)))
        if duals.total != totals[-1]:
            yield "The duals do not add up to their total."
    trio_locked = any(set(pair) <= set(pairing.trio or ()) for pair in locked)
    reached = sum(2 * (worth[pair] + lift) for pair in pairing.pairs if pair not in locked)
    if pairing.trio:
        within = [pair for pair in combinations(pairing.trio, 2) if pair not in locked]
        reached += 2 * sum(worth[pair] for pair in within) + (1 if trio_locked else 3) * lift
    if min(totals) > reached:
        yield "The duals allow a better pairing without a trio."
    if odd == "trio" and (pairing.trio or free[list(pairing.alone)].any()):
        most = _best_trio_allowed(worth, allowed, lift, covers, totals)
        joining = _best_joining_allowed(worth, free, lift, locked, covers, totals)
        if max(most, joining) > reached:
            yield "The duals allow a better pairing with a trio."
    elif min(totals) != reached:
        yield "The duals do not add up to the pairing."


def _members(n: int, duals: Duals) -> list[list[int]] | None:
    """Who is in each set; None when the sets are not odd or not given with the outer ones first."""
    count = len(duals.sets)
    if len(duals.people) != n or len(duals.around) != n + count:
        return None
    members: list[list[int]] = [[] for _ in range(count)]
    for person, innermost in enumerate(duals.around[:n]):
        number = innermost
        while number >= 0:
            if number >= count or duals.around[n + number] >= number:
                return None
            members[number].append(person)
            number = duals.around[n + number]
    return members if all(len(each) % 2 for each in members) else None


def _shared(n: int, duals: Duals, members: Sequence[Sequence[int]]) -> Table:
    """(n, n) what the sets that hold both people add up to."""
    small = 6 * (max(duals.people, default=0) + sum(duals.sets)) < 2**62
    both = np.zeros((n, n), np.int64 if small else object)
    for z, people in zip(duals.sets, members, strict=True):
        both[np.ix_(people, people)] += z
    return both


def _exact(values: Sequence[int], kind: np.dtype[Any]) -> Table:
    return np.array(values, kind)


def _best_trio_allowed(
    worth: Table,
    allowed: npt.NDArray[np.bool_],
    lift: int,
    covers: Sequence[tuple[Table, Table]],
    totals: Sequence[int],
) -> int:
    """The most that any pairing with a trio of free people may come to, as far as the duals tell; -1 for no trio."""
    most = -1
    for a in range(len(worth)):
        later = a + 1 + np.flatnonzero(allowed[a, a + 1 :])
        b, c = np.nonzero(np.triu(allowed[np.ix_(later, later)], 1))
        b, c = later[b], later[c]
        if not len(b):
            continue
        gain = 2 * (worth[a, b] + worth[a, c] + worth[b, c]) + 3 * lift
        limits = []
        for (people, both), total in zip(covers, totals, strict=True):
            # Without a, b and c a set keeps as many pairs as before less one when it held two or three of them.
            inside = np.maximum(np.maximum(both[a, b], both[a, c]), both[b, c])
            limits.append(total + gain - (people[a] + people[b] + people[c] + inside).astype(object))
        most = max(most, int(np.min(limits, axis=0).max()))
    return most


def _best_joining_allowed(
    worth: Table,
    free: npt.NDArray[np.bool_],
    lift: int,
    locked: Sequence[tuple[int, ...]],
    covers: Sequence[tuple[Table, Table]],
    totals: Sequence[int],
) -> int:
    """The same for a free person who joins a locked pair."""
    most = -1
    for person in np.flatnonzero(free).tolist():
        for first, second in locked:
            if worth[person, first] >= 0 and worth[person, second] >= 0:
                gain = 2 * (worth[person, first] + worth[person, second]) + lift
                limits = [total - int(people[person]) + gain for (people, _), total in zip(covers, totals, strict=True)]
                most = max(most, int(min(limits)))
    return most
