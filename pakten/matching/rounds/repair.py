"""No-shows and latecomers: what has happened stays, only the coming rounds are planned again, with few changes."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from pakten.matching.rounds.bound import Flags, Ints, degree_prices
from pakten.matching.rounds.heaviest import Index, Pair, heaviest
from pakten.matching.rounds.inputs import ScheduleError, checked_choice, checked_fit, checked_people
from pakten.matching.rounds.planning import price_rounds
from pakten.matching.rounds.schedule import Meeting, Round, Schedule, in_order, pairs_of
from pakten.matching.rounds.seating import reseat
from pakten.matching.rounds.table_changes import change_tables
from pakten.matching.rounds.tables import told

NEAREST = 10  # of each person's best pairs, how many are looked at beside the planned ones


def replan(
    fit: ArrayLike,
    schedule: Schedule,
    done_rounds: int,
    *,
    gone: Iterable[int] = (),
    come: Iterable[int] = (),
    seated: Iterable[int] = (),
    locked: Iterable[Pair] = (),
    odd: str = "trio",
    size: int = 0,
) -> Schedule:
    """The schedule after people have left or come; the first `done_rounds` rounds, past and running, stay as they are.

    fit     as in `speed_rounds`; rows beyond the plan's people are latecomers, there from now on.
    gone    who is not there any more (those of earlier changes are remembered in `schedule.gone`).
    come    who is there after all.
    seated  people who must not change place from now on, beside those of `schedule.sitting`; two of them never meet.
    locked  planned pairs to keep, as long as both are there.
    odd     as in `speed_rounds`.
    size    how many a table has room for, at tables of k; where it is not said, tables of more than three are such.

    At tables of k everybody keeps the planned table and newcomers find room. Otherwise a planned meeting
    that can still happen weighs its own worth and the average worth of a meeting, so it is given up only where that
    helps someone who would be left alone, or pays well. Raises MatchingError for rows and rounds that do not exist.
    """
    given, odd = checked_fit(fit), checked_choice(odd)
    n, planned = len(given), len(schedule.seats[0])
    if n < planned:
        raise ScheduleError("people_missing", given=n, planned=planned)
    if not 0 <= done_rounds <= len(schedule.rounds):
        raise ScheduleError("no_such_round", given=done_rounds, last=len(schedule.rounds))
    left = (frozenset(schedule.gone) | checked_people(gone, n)) - checked_people(come, n)
    sitting = (checked_people(seated, n) | frozenset(schedule.sitting)) - left
    largest = max((len(m) for meetings in schedule.rounds for m in meetings), default=0)
    if size > 2 or largest > 3:
        return _tables_changed(given, schedule, done_rounds, left, sitting, size or largest)
    still = np.array(sorted(sitting), dtype=np.int64)
    weights = given.copy()
    weights[list(left), :] = weights[:, list(left)] = -1
    weights[np.ix_(still, still)] = -1
    held = frozenset((min(pair), max(pair)) for pair in locked)
    change = _Change(weights, schedule, done_rounds, left, sitting, held, odd)
    coming = [change.plan(r) for r in change.coming]
    rounds = in_order([*schedule.rounds[:done_rounds], *[change.completed(meetings) for meetings in coming]])
    return change.result(given, rounds)


def _tables_changed(
    fit: Ints, old: Schedule, done: int, left: frozenset[int], sitting: frozenset[int], size: int
) -> Schedule:
    """The same for tables of k."""
    rounds, seats = change_tables(fit, old, done, left, sitting, size)
    value, clashes = told(fit, rounds)
    here = [i for i in range(len(fit)) if i not in left]
    most = min(len(fit) - 1, len(rounds) * (max([size, *(len(m) for meetings in rounds for m in meetings)]) - 1))
    planned = [set(meetings) if r >= done else set() for r, meetings in enumerate(old.rounds)]
    count = sum(len(planned[r] & set(meetings)) for r, meetings in enumerate(rounds))
    dropped = sum(bool(left & set(m)) for meetings in planned for m in meetings)
    busy = [{i for m in meetings for i in m} for meetings in rounds]
    coming = [tuple(i for i in here if i not in people) for people in busy[done:]]
    return Schedule(
        rounds=rounds,
        seats=seats,
        value=value,
        bound=degree_prices(fit, most).bound,
        idle=(*old.idle[:done], *coming),
        sitting=tuple(sorted(sitting)),
        clashes=clashes,
        gone=tuple(sorted(left)),
        kept=count,
        changed=sum(len(meetings) for meetings in planned) - count - dropped,
        dropped=dropped,
    )


class _Change:
    """The coming rounds, planned again one by one."""

    def __init__(
        self,
        fit: Ints,
        schedule: Schedule,
        done: int,
        left: frozenset[int],
        sitting: frozenset[int],
        locked: frozenset[Pair],
        odd: str,
    ) -> None:
        self.fit, self.old, self.done, self.odd = fit, schedule, done, odd
        self.left, self.sitting, self.locked = left, sitting, locked
        self.n = len(fit)
        self.coming = range(done, len(schedule.rounds))
        self.here = [i for i in range(self.n) if i not in left]
        self.open = fit >= 0
        self.turns = np.zeros(self.n, dtype=np.int64)
        for r in range(done):
            self._close(schedule.rounds[r])
            self._count_turn(schedule.rounds[r], schedule.idle[r])
        self.after_done = self.open.copy()
        promised = [pair for r in self.coming for m in schedule.rounds[r] for pair in pairs_of(m) if fit[pair] >= 0]
        self.stay = sum(int(fit[pair]) for pair in promised) // max(1, len(promised)) + 1
        for i, j in promised:
            self.open[i, j] = self.open[j, i] = False
        self.near = _near_pairs(fit)

    def plan(self, r: int) -> list[Meeting]:
        """The meetings of one round: the most that can be, most of them as planned."""
        promised = [p for m in self.old.rounds[r] for p in pairs_of(m) if self.after_done[p]]
        trio = next((m for m in self.old.rounds[r] if len(m) == 3 and not self.left & set(m)), ())
        free = np.zeros(self.n, dtype=bool)
        free[self.here] = True
        odd = len(self.here) % 2 == 1
        if odd and trio and self.odd == "trio":
            free[list(trio)] = False
        else:
            trio = ()
        held = [pair for pair in promised if pair in self.locked and free[list(pair)].all()]
        free[[i for pair in held for i in pair]] = False
        first, second, weight = self._weights(promised, free)
        if odd and not trio:
            first, second, weight = self._with_rest(first, second, weight, free, set(self.old.idle[r]))
        pairs = heaviest(self.n + 1, first, second, weight)
        meetings: list[Meeting] = [*held, *(p for p in pairs if p[1] < self.n)]
        rest = [p[0] for p in pairs if p[1] == self.n]
        if trio:
            meetings.append(trio)
        elif rest and self.odd == "trio":
            meetings = self._joined(meetings, rest[0])
        for i, j in promised:
            self.open[i, j] = self.open[j, i] = True
        self._close(meetings)
        busy = {i for m in meetings for i in m}
        self._count_turn(meetings, [i for i in self.here if i not in busy])
        return meetings

    def _weights(self, promised: list[Pair], free: Flags) -> tuple[Index, Index, Ints]:
        """The pairs this round may have: those promised, with the stay bonus, and open ones near or of lone people."""
        lone = free.copy()
        lone[[i for pair in promised for i in pair]] = False
        may = self.open & (self.near | lone[:, None] | lone[None, :]) & free[:, None] & free[None, :]
        first, second = np.nonzero(np.triu(may, 1))
        kept = np.array([p for p in promised if free[p[0]] and free[p[1]]], dtype=np.int64).reshape(-1, 2)
        worth = np.concatenate([self.fit[first, second], self.fit[kept[:, 0], kept[:, 1]] + self.stay])
        return np.concatenate([first, kept[:, 0]]), np.concatenate([second, kept[:, 1]]), worth

    def _with_rest(
        self, first: Index, second: Index, weight: Ints, free: Flags, resting: set[int]
    ) -> tuple[Index, Index, Ints]:
        """An odd number: one free person gets no pair, preferably the one planned, then one with the fewest turns."""
        people = np.nonzero(free)[0]
        most, dear = int(self.turns.max()), int(self.fit.max()) + 1
        wish = [dear * most + self.stay if i in resting else dear * (most - int(self.turns[i])) for i in people]
        return (
            np.append(first, people),
            np.append(second, np.full(len(people), self.n)),
            np.append(weight, np.array(wish, dtype=weight.dtype)),
        )

    def completed(self, meetings: list[Meeting]) -> list[Meeting]:
        """The same and, once all rounds are planned, meetings among those who have none."""
        busy = {i for meeting in meetings for i in meeting}
        idle = np.array([i for i in self.here if i not in busy], dtype=np.int64)
        first, second = (idle[k] for k in np.nonzero(np.triu(self.open[np.ix_(idle, idle)], 1)))
        more = heaviest(self.n, first, second, self.fit[first, second])
        self._close(more)
        return [*meetings, *more]

    def _joined(self, meetings: list[Meeting], lone: int) -> list[Meeting]:
        """The lone person joins the pair worth most to the three among those with the fewest turns."""
        fits = [m for m in meetings if self.open[lone, m[0]] and self.open[lone, m[1]]]
        if not fits:
            return meetings
        pair = min(
            fits, key=lambda m: (self.turns[list(m)].sum(), -int(self.fit[lone, m[0]]) - int(self.fit[lone, m[1]]), m)
        )
        return [*(m for m in meetings if m != pair), tuple(sorted((*pair, lone)))]

    def _close(self, meetings: Iterable[Meeting]) -> None:
        for i, j in [pair for meeting in meetings for pair in pairs_of(meeting)]:
            self.open[i, j] = self.open[j, i] = False

    def _count_turn(self, meetings: Iterable[Meeting], idle: Iterable[int]) -> None:
        for i in [i for meeting in meetings if len(meeting) == 3 for i in meeting] + list(idle):
            if i < self.n:
                self.turns[i] += 1

    def result(self, given: Ints, rounds: tuple[Round, ...]) -> Schedule:
        """The schedule with its tables, worth, bound, and what was kept."""
        old = [set(meetings) if r >= self.done else set() for r, meetings in enumerate(self.old.rounds)]
        kept = [old[r] & set(meetings) for r, meetings in enumerate(rounds)]
        dropped = sum(bool(self.left & set(m)) for meetings in old for m in meetings)
        count = sum(len(meetings) for meetings in kept)
        busy = [{i for m in meetings for i in m} for meetings in rounds]
        idle = [
            self.old.idle[r] if r < self.done else tuple(i for i in self.here if i not in busy[r])
            for r in range(len(rounds))
        ]
        past = {pair for meetings in rounds[: self.done] for m in meetings for pair in pairs_of(m)}
        coming = {pair for meetings in rounds[self.done :] for m in meetings for pair in pairs_of(m)}
        past_worth = sum(int(given[pair]) for pair in past)
        return Schedule(
            rounds=rounds,
            seats=reseat(rounds, self.n, self.old.seats, self.done, kept, self.sitting),
            sitting=tuple(sorted(self.sitting)),
            value=past_worth + sum(int(given[pair]) for pair in coming),
            bound=past_worth + self._bound(rounds[self.done :]),
            idle=tuple(idle),
            gone=tuple(sorted(self.left)),
            kept=count,
            changed=sum(len(meetings) for meetings in old) - count - dropped,
            dropped=dropped,
        )

    def _bound(self, coming: tuple[Round, ...]) -> int:
        """No other plan of as many meetings for the coming rounds can be worth more."""
        if not self.here or not coming:
            return 0
        weights = np.where(self.after_done, self.fit, -1)[np.ix_(self.here, self.here)]
        number = {person: k for k, person in enumerate(self.here)}
        rounds = [[tuple(number[i] for i in meeting) for meeting in meetings] for meetings in coming]
        return price_rounds(weights, len(coming), self.odd, every_trio=False).bound(rounds)


def _near_pairs(fit: Ints) -> Flags:
    """(n, n) flags: is the pair among the few best of either person?"""
    near: Flags = fit >= 0
    if len(fit) > NEAREST:
        best = np.argpartition(-fit, NEAREST, axis=1)[:, :NEAREST]
        chosen = np.zeros(fit.shape, dtype=bool)
        chosen[np.arange(len(fit))[:, None], best] = True
        near &= chosen | chosen.T
    return near
