"""Who has a place at a certain table before the rest is planned: locked pairs, and people who must not move."""

from collections.abc import Sequence

from pakten.matching.rounds.bound import Ints
from pakten.matching.rounds.inputs import Lock, ScheduleError
from pakten.matching.rounds.schedule import pairs_of

Pins = dict[int, int]


def table_pins(
    fit: Ints, rounds: int, sizes: Sequence[int], seated: Sequence[int], locked: Sequence[Lock], names: Ints
) -> tuple[Pins, ...]:
    """For each round, the tables of those who are not free: {person: table}.

    Each who sits still gets a table of their own for all rounds. A locked pair of no certain round gets the one where
    it ties the fewest others. Raises ScheduleError, with the `names` of the people, for a pair that finds no room.
    """
    own = {person: table for table, person in enumerate(sorted(seated))}
    groups: list[list[set[int]]] = [[{person} for person in own] for _ in range(rounds)]
    for r, i, j in sorted(locked, key=lambda lock: (lock[0] is None, lock[0] or 0, lock[1], lock[2])):
        where = [r] if r is not None else sorted(range(rounds), key=lambda k: (_tied(groups[k], i, j), k))
        for k in where:
            joined = _joined(groups[k], i, j)
            others = [group for n, each in enumerate(groups) if n != k for group in each]
            if _may(fit, joined[-1], others) and _placed(joined, sizes, own) is not None:
                groups[k] = joined
                break
        else:
            first, second = sorted(int(names[person]) for person in (i, j))
            raise ScheduleError("locked_no_room", first=first, second=second)
    return tuple(_placed(each, sizes, own) or {} for each in groups)


def _tied(groups: list[set[int]], i: int, j: int) -> tuple[int, int]:
    """How many others these two would be tied to, and how many are tied at all."""
    return len(_joined(groups, i, j)[-1]), sum(len(group) for group in groups)


def _joined(groups: list[set[int]], i: int, j: int) -> list[set[int]]:
    """The groups of one table, with these two in one, which comes last."""
    theirs = [group for group in groups if group & {i, j}]
    return [*(group for group in groups if not group & {i, j}), {i, j}.union(*theirs)]


def _may(fit: Ints, group: set[int], others: list[set[int]]) -> bool:
    """May all of a group share a table, who share none in another round?"""
    pairs = pairs_of(tuple(group))
    return all(fit[pair] >= 0 and not any(set(pair) <= other for other in others) for pair in pairs)


def _placed(groups: list[set[int]], sizes: Sequence[int], own: Pins) -> Pins | None:
    """A table for each group, the largest first and each where there is most room; None when one has no room."""
    room, places = list(sizes), {}
    for group in sorted(groups, key=lambda group: (not group & own.keys(), -len(group), min(group))):
        still = [own[person] for person in group if person in own]
        table = still[0] if still else max(range(len(room)), key=lambda t: (room[t], -t))
        if len(still) > 1 or len(group) > room[table]:
            return None
        room[table] -= len(group)
        places.update(dict.fromkeys(group, table))
    return places
