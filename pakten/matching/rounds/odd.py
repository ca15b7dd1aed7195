"""An odd number of people: one trio or one pause a round, in fair turns."""

from collections.abc import Sequence

import numpy as np

from pakten.matching.rounds.bound import EVEN, Ints, Odd
from pakten.matching.rounds.dealing import Task
from pakten.matching.rounds.schedule import Meeting, pairs_of

AT_A_TIME = 1000  # pairs looked at together in the search for a third person


def rule(odd: str, people: int, rounds: int) -> Odd:
    """What an odd number of people means for the count of meetings, when the turns are as fair as they can be."""
    if people % 2 == 0 or not rounds:
        return EVEN
    total = rounds if odd == "pause" else 3 * rounds
    return Odd(-1 if odd == "pause" else 1, total, -(-total // people))


def take_turns(task: Task, odd: str, twice: Ints, had: Ints, suggested: Sequence[Meeting] = ()) -> tuple[Task, int]:
    """Sets one trio (odd = "trio") or one pause in every round with an odd number of free people.

    The suggested trios come first, in that order; then, by the prices (`twice` is two times each), who gains most or
    loses least among those with the fewest turns. `had` counts earlier turns, shape (n,). Returns the task and how
    often the same person's turn came now.
    """
    n, turns = len(task.fit), had.copy()
    allowed = task.fit >= 0
    for i, j in [pair for meetings in task.fixed for meeting in meetings for pair in pairs_of(meeting)]:
        allowed[i, j] = allowed[j, i] = False
    fixed, away = list(task.fixed), list(task.away)
    for r in range(len(fixed)):
        busy = away[r] | {i for meeting in fixed[r] for i in meeting}
        free = [i for i in range(n) if i not in busy]
        if len(free) % 2 == 0:
            continue
        if odd == "pause":
            chosen = min(free, key=lambda i: (turns[i], twice[i], i))
            away[r] = away[r] | {chosen}
            turns[chosen] += 1
            continue
        trio, joined = _suggested(suggested, allowed, free, turns), ()
        if not trio:
            trio, joined = _trio(task.fit, allowed, fixed[r], free, twice, turns)
        if trio:
            fixed[r] = (*(meeting for meeting in fixed[r] if meeting != joined), trio)
            turns[list(trio)] += 1
            for i, j in pairs_of(trio):
                allowed[i, j] = allowed[j, i] = False
    return Task(task.fit, tuple(fixed), tuple(away)), int((turns - had).max())


def _suggested(trios: Sequence[Meeting], allowed: Ints, free: list[int], turns: Ints) -> Meeting:
    """The first of these trios whose people are free, have had no more turns than anyone, and have not met."""
    fewest = set(np.nonzero(turns == turns.min())[0].tolist()).intersection(free)
    return next((trio for trio in trios if fewest.issuperset(trio) and all(allowed[p] for p in pairs_of(trio))), ())


def _trio(
    fit: Ints, allowed: Ints, fixed: tuple[Meeting, ...], free: list[int], twice: Ints, turns: Ints
) -> tuple[Meeting, Meeting]:
    """The trio worth most beyond its prices among the people with the fewest turns; a lone person joins a locked pair
    (the second value). Empty when no three people may all meet."""
    heavy = 12 * int(fit.max()) + 6 * int(twice.max()) + 1
    value = -twice - heavy * turns.astype(fit.dtype)
    if len(free) == 1:
        (c,) = free
        fits = [m for m in fixed if len(m) == 2 and allowed[c, m[0]] and allowed[c, m[1]]]
        if not fits:
            return (), ()
        pair = max(fits, key=lambda m: (2 * (fit[c, m[0]] + fit[c, m[1]]) + value[m[0]] + value[m[1]], -m[0]))
        return tuple(sorted((*pair, c))), pair
    people = np.array(free)
    worth = 2 * fit[np.ix_(people, people)]
    may = allowed[np.ix_(people, people)]
    value = value[people]
    first, second = np.nonzero(np.triu(may, 1))
    order = np.argsort(-(worth[first, second] + value[first] + value[second]), kind="stable")
    for start in range(0, len(order), AT_A_TIME):
        a, b = first[order[start : start + AT_A_TIME]], second[order[start : start + AT_A_TIME]]
        both = may[a] & may[b]
        if both.any():
            pair_worth = (worth[a, b] + value[a] + value[b])[:, None]
            total = pair_worth + worth[a] + worth[b] + value[None, :]
            total = np.where(both, total, total.min() - 1)
            row, c = divmod(int(np.argmax(total)), total.shape[1])
            return tuple(sorted(int(people[i]) for i in (a[row], b[row], c))), ()
    return (), ()
