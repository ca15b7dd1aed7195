"""What the planners accept, checked before any work, with a sentence for whatever they cannot accept."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pakten.matching.errors import MatchingError
from pakten.matching.rounds.bound import Ints

Lock = tuple[int | None, int, int]

# code → language → sentence; the braces are filled from the error's details.
SENTENCES: Mapping[str, Mapping[str, str]] = {
    "too_few_rounds": {
        "sv": "Det behövs minst en omgång, men antalet är {given}.",
        "en": "There must be at least one round, but the number given is {given}.",
    },
    "no_such_round": {
        "sv": "Omgång {given} finns inte: de räknas från 0 till {last}.",
        "en": "There is no round {given}: they are counted from 0 to {last}.",
    },
    "no_such_row": {
        "sv": "Rad {given} finns inte: deltagarna räknas från 0 till {last}.",
        "en": "There is no row {given}: the participants are counted from 0 to {last}.",
    },
    "locked_with_self": {
        "sv": "Rad {row} är låst till ett möte med sig själv. Lås upp det.",
        "en": "Row {row} is locked to a meeting with itself. Unlock it.",
    },
    "locked_again": {
        "sv": "Rad {first} och rad {second} är låsta till mer än ett möte. Lås upp alla utom ett.",
        "en": "Rows {first} and {second} are locked to more than one meeting. Unlock all but one.",
    },
    "locked_same_round": {
        "sv": "Rad {row} är låst till två möten i omgång {round}. Lås upp det ena.",
        "en": "Row {row} is locked to two meetings in round {round}. Unlock one of them.",
    },
    "locked_too_often": {
        "sv": "Rad {row} är låst till {meetings} möten men det är bara {rounds} omgångar. Lås upp några eller lägg "
        "till omgångar.",
        "en": "Row {row} is locked to {meetings} meetings but there are only {rounds} rounds. Unlock some or add "
        "rounds.",
    },
    "locked_no_room": {
        "sv": "Det låsta mötet mellan rad {first} och rad {second} ryms inte i någon omgång tillsammans med de "
        "andra låsta mötena.",
        "en": "The locked meeting of rows {first} and {second} fits in no round together with the other locked "
        "meetings.",
    },
    "locked_seated": {
        "sv": "Rad {first} och rad {second} ska båda sitta kvar på sin plats och kan därför inte träffas. Lås upp "
        "paret.",
        "en": "Rows {first} and {second} must both keep their seats, so they cannot meet. Unlock the pair.",
    },
    "locked_one_row": {
        "sv": "De låsta mötena går inte ihop med en rad som sitter still: rad {first} och rad {second} hamnar på "
        "samma sida. Lås upp paret.",
        "en": "The locked meetings do not fit a row that sits still: rows {first} and {second} come on the same "
        "side. Unlock the pair.",
    },
    "too_many_seated": {
        "sv": "{seated} personer ska sitta kvar men bara {moving} kan flytta sig, så alla får inte någon att "
        "träffa. Låt fler flytta sig.",
        "en": "{seated} people must keep their seats but only {moving} can move, so not all can meet someone. Let "
        "more people move.",
    },
    "too_many_seated_at_tables": {
        "sv": "{seated} personer ska sitta kvar men det blir bara {tables} bord, och två som sitter kvar kan inte dela "
        "bord i varje omgång. Välj mindre bord, eller låt fler flytta sig.",
        "en": "{seated} people must keep their seats but there are only {tables} tables, and two who keep their seats "
        "cannot share a table in every round. Choose smaller tables, or let more people move.",
    },
    "table_size": {
        "sv": "Ett bord måste ha plats för minst två personer, men storleken är {given}.",
        "en": "A table must have room for at least two people, but the size given is {given}.",
    },
    "people_missing": {
        "sv": "Tabellen över möten har {given} deltagare men planen har {planned}. Behåll alla rader; säg i "
        "stället vilka som gått.",
        "en": "The table of meetings has {given} participants but the plan has {planned}. Keep every row; say who "
        "has left instead.",
    },
}


class ScheduleError(MatchingError):
    """A mingle of several rounds that cannot be planned as asked. `code` is a key of SENTENCES."""

    def sentence(self, language: str = "sv") -> str:
        """The whole matter in one sentence, in Swedish ("sv") or English ("en")."""
        return SENTENCES[self.code][language].format(**self.details)


def checked_fit(fit: ArrayLike) -> Ints:
    """`fit` as (n, n) int64 with -1 wherever two may never meet. Whole numbers beyond 64 bits stay Python's own, in an
    array of objects. Raises MatchingError for anything else."""
    table = np.asarray(fit)
    if table.ndim != 2 or table.shape[0] != table.shape[1]:
        rows, columns = (*table.shape, 1, 1)[:2]
        raise MatchingError("not_square", rows=rows, columns=columns)
    if len(table) < 2:
        raise MatchingError("one_person" if len(table) else "empty_room")
    if table.dtype.kind == "O" and any(not isinstance(w, int | np.integer) for w in table.flat):
        raise MatchingError("not_whole_numbers")
    if table.dtype.kind not in "iuO":
        raise MatchingError("not_whole_numbers")
    largest, n = max(int(table.max()), 0), len(table)
    limit = (1 << 124) // (n * 1024 * 8)  # a matching is summed in 128 bits
    if largest > limit:
        raise MatchingError("too_large", largest=largest, limit=limit)
    small = largest <= (1 << 61) // (n * n * 1024)
    weights: Ints = np.where(table < 0, -1, table).astype(np.int64 if small else object)
    np.fill_diagonal(weights, -1)
    if not np.array_equal(weights, weights.T):
        first, second = np.argwhere(weights != weights.T)[0]
        raise MatchingError("not_symmetric", first=int(first), second=int(second))
    if not (weights >= 0).any():
        raise MatchingError("nobody_compatible", people=n)
    return weights


def checked_rounds(rounds: int) -> int:
    """The number of rounds, at least one."""
    if rounds < 1:
        raise ScheduleError("too_few_rounds", given=rounds)
    return int(rounds)


def checked_choice(odd: str) -> str:
    """What happens with an odd number: "trio" or "pause"."""
    if odd not in ("trio", "pause"):
        raise MatchingError("unknown_choice", given=odd, allowed="trio, pause")
    return odd


def checked_people(people: Iterable[int], n: int) -> frozenset[int]:
    """Row numbers, each of them in the table."""
    chosen = frozenset(int(i) for i in people)
    for i in sorted(chosen):
        if not 0 <= i < n:
            raise ScheduleError("no_such_row", given=i, last=n - 1)
    return chosen


def checked_locks(
    fit: Ints, rounds: int, locked: Iterable[Lock], seated: frozenset[int], *, size: int = 2
) -> tuple[Lock, ...]:
    """Locked meetings that can all happen: known rows, allowed pairs, one at a time (or as many as a table of `size`
    has room for), none between two who sit still."""
    locks = tuple((None if r is None else int(r), min(int(i), int(j)), max(int(i), int(j))) for r, i, j in locked)
    known: set[tuple[int, int]] = set()
    busy: set[tuple[int, int]] = set()
    meetings: NDArray[np.int64] = np.zeros(len(fit), dtype=np.int64)
    for r, i, j in locks:
        checked_people((i, j), len(fit))
        if r is not None and not 0 <= r < rounds:
            raise ScheduleError("no_such_round", given=r, last=rounds - 1)
        if i == j:
            raise ScheduleError("locked_with_self", row=i)
        if fit[i, j] < 0:
            raise MatchingError("locked_never", first=i, second=j)
        if {i, j} <= seated:
            raise ScheduleError("locked_seated", first=i, second=j)
        if (i, j) in known:
            raise ScheduleError("locked_again", first=i, second=j)
        known.add((i, j))
        for row in (i, j):
            meetings[row] += 1
            if meetings[row] > rounds * (size - 1):
                raise ScheduleError("locked_too_often", row=row, meetings=int(meetings[row]), rounds=rounds)
            if r is not None and size == 2:
                if (r, row) in busy:
                    raise ScheduleError("locked_same_round", row=row, round=r)
                busy.add((r, row))
    return locks
