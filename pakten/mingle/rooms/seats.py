"""Which meeting sits at which table of a room, so that who wants quiet sits in the quiet zone, who must sit still keeps
a table near the entrance, and the walks between rounds stay short.

The planner has numbered the tables so that few people move and those who do walk a short way along the line of tables.
Here the meetings of every round are dealt out anew over the places in the room: round by round a minimum-cost
assignment of meetings to tables, where a quiet person beside the zone costs more than any walk, a change of table more
than any way, and ways are metres; then once more through all rounds, looking both back and ahead.
"""

import math
from collections.abc import Sequence

import numpy as np
import scipy

from pakten.mingle.rooms.layout import Layout, door

SWEEPS = 2
TRIES = 3
BETWEEN_HALLS = 25.0  # m: the way from one room to another


def dealt(
    rounds: Sequence[Sequence[tuple[str, ...]]],
    planned: Sequence[Sequence[int]],
    layout: Layout,
    *,
    quiet: set[str],
    seated: set[str],
) -> list[list[int]]:
    """The table of each meeting of each round, numbered from 1; `planned` are the planner's own. Where nobody wants
    quiet or must sit still, and where tables lack a place, the planner's stand."""
    here = {key for meetings in rounds for people in meetings for key in people}
    quiet, seated = quiet & here, seated & here
    if layout.missing or not (quiet or seated) or not layout.places:
        return [list(tables) for tables in planned]
    ways, to_door = _ways(layout)
    calm = np.array([place.is_quiet for place in layout.places])
    own = _own_tables(sorted(seated), quiet, calm, to_door)
    best, least = [list(tables) for tables in planned], _burden(rounds, planned, layout, quiet, seated)
    for _again in range(TRIES):  # until it gets no better: dealt again, a room as it was changes no number
        tables = _swept(rounds, best, ways, calm, quiet, own)
        burden = _burden(rounds, tables, layout, quiet, seated)
        if burden >= least:
            break
        best, least = tables, burden
    return best


def _swept(rounds, planned, ways, calm, quiet, own):
    """All rounds dealt out, each near the one before it, then each near those on both sides."""
    tables = [list(each) for each in planned]
    for sweep in range(SWEEPS):
        for number, meetings in enumerate(rounds):
            before = _seats_of(rounds, tables, range(number - 1, -1, -1))
            after = _seats_of(rounds, tables, range(number + 1, len(rounds))) if sweep else {}
            if not before and not after:
                before = _seats_of(rounds, planned, range(1))
            tables[number] = _one_round(meetings, [before, after], ways, calm, quiet, own)
    return tables


def _burden(rounds, tables, layout, quiet, seated):
    """What a deal costs, in the order of what counts: noise for those who want quiet, changes of table for those who
    must sit still, walks for all in tenths of a metre."""
    calm, times = quiet_seats(rounds, tables, layout, quiet)
    still: dict[str, set[int]] = {}
    for meetings, numbers in zip(rounds, tables, strict=True):
        for people, table in zip(meetings, numbers, strict=True):
            for key in seated & set(people):
                still.setdefault(key, set()).add(table)
    moves = sum(len(each) - 1 for each in still.values())
    return times - calm, moves, round(mean_walk(rounds, tables, layout) * 10)


def _ways(layout):
    """Metres between every two tables, and from the entrance to each."""
    at = np.array([(place.x, place.y) for place in layout.places])
    hall = np.array([place.hall for place in layout.places])
    ways = np.abs(at[:, None, :] - at[None, :, :]).sum(axis=2) + BETWEEN_HALLS * (hall[:, None] != hall[None, :])
    to_door = np.abs(at - np.array(door(layout.setting))).sum(axis=1) + BETWEEN_HALLS * hall
    return ways, to_door


def _own_tables(seated, quiet, calm, to_door):
    """The table that each person who must sit still keeps, as numbers from 0: the nearest to the entrance that is
    free, in the zone for those who want quiet too."""
    own: dict[str, int] = {}
    for key in sorted(seated, key=lambda key: (key not in quiet, len(key), key)):
        wrong = calm != (key in quiet)
        for table in np.lexsort((to_door, wrong)).tolist():
            if table not in own.values():
                own[key] = table
                break
    return own


def _seats_of(rounds, tables, order):
    """Where each person sits in the first of these rounds that they sit in, as numbers from 0."""
    seats: dict[str, int] = {}
    for number in order:
        for people, table in zip(rounds[number], tables[number], strict=True):
            for key in people:
                seats.setdefault(key, table - 1)
    return seats


def _one_round(meetings, others, ways, calm, quiet, own):
    """The tables of one round's meetings, numbered from 1."""
    tables, taken = [0] * len(meetings), set()
    for number, people in enumerate(meetings):
        holders = [own[key] for key in people if key in own and own[key] not in taken]
        if holders:
            tables[number] = holders[0] + 1
            taken.add(holders[0])
    loose = [number for number, table in enumerate(tables) if not table]
    free = np.array([table for table in range(len(calm)) if table not in taken])
    moving = float(ways.max()) * 8 + 1
    rows = []
    for number in loose:
        places = [seats[key] for key in meetings[number] for seats in others if key in seats]
        row = (ways[places] + moving * (ways[places] > 0)).sum(axis=0) if places else np.zeros(len(calm))
        wanting = sum(key in quiet for key in meetings[number])
        rows.append((row + wanting * moving * 100 * ~calm)[free])
    if rows:
        for row, column in zip(*scipy.optimize.linear_sum_assignment(np.array(rows)), strict=True):
            tables[loose[row]] = int(free[column]) + 1
    return tables


def quiet_needed(rounds, quiet: set[str], tables: int) -> int:
    """How many quiet tables it takes that everybody who wants one has one in every round; at most half of all."""
    most = max((sum(not quiet.isdisjoint(people) for people in meetings) for meetings in rounds), default=0)
    return min(most, tables // 2)


def quiet_seats(rounds, tables, layout: Layout, quiet: set[str]) -> tuple[int, int]:
    """How many times somebody who wants quiet sits at a quiet table, of how many times they sit at all."""
    calm = {place.number for place in layout.quiet}
    sits = [
        table in calm
        for meetings, numbers in zip(rounds, tables, strict=True)
        for people, table in zip(meetings, numbers, strict=True)
        for key in people
        if key in quiet
    ]
    return sum(sits), len(sits)


def mean_walk(rounds, tables, layout: Layout) -> float:
    """Metres that a person walks between two rounds, in the mean over everybody and every change."""
    at = {place.number: place for place in layout.places}
    ways, before = [], {}
    for meetings, numbers in zip(rounds, tables, strict=True):
        for people, table in zip(meetings, numbers, strict=True):
            for key in people:
                if key in before and {table, before[key]} <= at.keys():
                    ways.append(_metres(at[before[key]], at[table]))
                before[key] = table
    return sum(ways) / len(ways) if ways else 0.0


def _metres(one, other):
    return math.fabs(one.x - other.x) + math.fabs(one.y - other.y) + BETWEEN_HALLS * (one.hall != other.hall)
