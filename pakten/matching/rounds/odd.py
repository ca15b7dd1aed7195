"""An odd number of people: one trio or one pause a round, in fair turns."""

from collections.abc import Sequence

import numpy as np

from pakten.matching.rounds.bound import EVEN, Flags, Ints, Odd
from pakten.matching.rounds.dealing import Task
from pakten.matching.rounds.heaviest import Index
from pakten.matching.rounds.schedule import Meeting, pairs_of

AT_A_TIME = 1000  # pairs looked at together in the search for a third person


def rule(odd: str, people: int, rounds: int) -> Odd:
    """What an odd number of people means for the count of meetings, when the turns are as fair as they can be."""
    if people % 2 == 0 or not rounds:
        return EVEN
    total = rounds if odd == "pause" else 3 * rounds
    return Odd(-1 if odd == "pause" else 1, total, -(-total // people))


def take_turns(
    task: Task, odd: Odd, twice: Ints, had: Ints, sitting: frozenset[int], suggested: Sequence[Meeting]
) -> Task:
    """Sets one trio (odd.sign 1) or one pause (-1) in every round with an odd number of free people.

    The suggested trios come first, in that order; then, by the prices (`twice` is two times each), who gains most or
    loses least among those with the fewest turns. `had` counts earlier turns, shape (n,). A trio has no two of the
    `sitting` people, and when nobody else could sit with them, one.
    """
    n, turns = len(task.fit), had.copy()
    sits = np.zeros(n, dtype=bool)
    sits[list(sitting)] = True
    crowded = 2 * len(sitting) + 1 >= n
    allowed = (task.fit >= 0) & ~(sits[:, None] & sits[None, :])
    for i, j in [pair for meetings in task.fixed for meeting in meetings for pair in pairs_of(meeting)]:
        allowed[i, j] = allowed[j, i] = False
    fixed, away = list(task.fixed), list(task.away)
    for r in range(len(fixed)):
        busy = away[r] | {i for meeting in fixed[r] for i in meeting}
        free = np.array([i for i in range(n) if i not in busy], dtype=np.int64)
        if len(free) % 2 == 0:
            continue
        if odd.sign < 0:
            many = sits[free] if 2 * len(sitting) > n else ~sits[free] if crowded else np.ones(len(free), dtype=bool)
            chosen = min(free[many].tolist(), key=lambda i: (turns[i], twice[i], i))
            away[r] = away[r] | {chosen}
            turns[chosen] += 1
            continue
        joined: Meeting = ()
        trio = _suggested(suggested, allowed, free, turns, sitting if crowded else None)
        if not trio and len(free) == 1:
            trio, joined = _third(task.fit, allowed, fixed[r], int(free[0]), twice, turns)
        elif not trio:
            trio = _trio(task.fit, allowed, free, twice, turns, sits if crowded else None)
        if trio:
            fixed[r] = (*(meeting for meeting in fixed[r] if meeting != joined), trio)
            turns[list(trio)] += 1
            for i, j in pairs_of(trio):
                allowed[i, j] = allowed[j, i] = False
    return Task(task.fit, task.may, tuple(fixed), tuple(away))


def _suggested(
    trios: Sequence[Meeting], allowed: Flags, free: Index, turns: Ints, sitting: frozenset[int] | None
) -> Meeting:
    """The first of these trios whose people are free, have had no more turns than anyone, and may meet; one of them
    from `sitting` if given."""
    fewest = set(np.nonzero(turns == turns.min())[0].tolist()).intersection(free.tolist())
    for trio in trios:
        fits = fewest.issuperset(trio) and all(allowed[pair] for pair in pairs_of(trio))
        if fits and (sitting is None or sitting.intersection(trio)):
            return trio
    return ()


def _third(
    fit: Ints, allowed: Flags, fixed: tuple[Meeting, ...], lone: int, twice: Ints, turns: Ints
) -> tuple[Meeting, Meeting]:
    """A lone person joins the locked pair that gains most: the trio, and the pair it replaces; empty if none fits."""
    fits = [m for m in fixed if len(m) == 2 and allowed[lone, m[0]] and allowed[lone, m[1]]]
    if not fits:
        return (), ()
    pair = min(
        fits,
        key=lambda m: (int(turns[list(m)].sum()), int(twice[list(m)].sum()) - 2 * int(fit[lone, list(m)].sum()), m),
    )
    return tuple(sorted((*pair, lone))), pair


def _trio(fit: Ints, allowed: Flags, free: Index, twice: Ints, turns: Ints, sits: Flags | None) -> Meeting:
    """The trio of free people worth most beyond its prices, of those with the fewest turns; empty if no three may meet.
    With `sits`, the third is one who sits and the first two are not."""
    heavy = 12 * int(fit.max()) + 6 * int(twice.max()) + 1
    value = (-twice - heavy * turns.astype(fit.dtype))[free]
    worth, may = 2 * fit[np.ix_(free, free)], allowed[np.ix_(free, free)]
    third = np.ones(len(free), dtype=bool) if sits is None else sits[free]
    pairs = may if sits is None else may & ~third[:, None] & ~third[None, :]
    first, second = np.nonzero(np.triu(pairs, 1))
    order = np.argsort(-(worth[first, second] + value[first] + value[second]), kind="stable")
    for start in range(0, len(order), AT_A_TIME):
        a, b = first[order[start : start + AT_A_TIME]], second[order[start : start + AT_A_TIME]]
        fits = may[a] & may[b] & third[None, :]
        if fits.any():
            total = (worth[a, b] + value[a] + value[b])[:, None] + worth[a] + worth[b] + value[None, :]
            total = np.where(fits, total, total.min() - 1)
            row, c = divmod(int(np.argmax(total)), total.shape[1])
            return tuple(sorted((int(free[a[row]]), int(free[b[row]]), int(free[c]))))
    return ()
