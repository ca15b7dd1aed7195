"""Dealing pairs out over rounds as edge colouring: a round is a colour, and nobody has two pairs of one colour.

A pair whose two people are free in different rounds a and b still finds room by swapping the two rounds along a chain
of pairs (Kempe, 1879; the step in the proof of Vizing's theorem, 1964). A swap changes who meets when, never who meets
whom, so the worth of the plan stays.
"""

from collections.abc import Iterable, Sequence
from random import Random

FREE, BLOCKED = -1, -2


class Colouring:
    """Partners by round: `partner[r][i]` is who i meets in round r, FREE, or BLOCKED when i is not to be placed."""

    def __init__(self, blocked: Sequence[Iterable[int]], n: int, rng: Random) -> None:
        self.n, self.count, self.rng = n, len(blocked), rng
        self.partner = [[FREE] * n for _ in blocked]
        for partner, people in zip(self.partner, blocked, strict=True):
            for i in people:
                partner[i] = BLOCKED

    def place(self, u: int, v: int) -> bool:
        """Gives the pair a round, by a swap if need be. False when both have no round left or no swap helps."""
        free_u = [r for r in range(self.count) if self.partner[r][u] == FREE]
        free_v = [r for r in range(self.count) if self.partner[r][v] == FREE]
        both = [r for r in free_u if self.partner[r][v] == FREE]
        if both:
            self._join(self.rng.choice(both), u, v)
            return True
        choices = [(a, b) for a in free_u for b in free_v]
        self.rng.shuffle(choices)
        for a, b in choices:
            chain = self._chain(a, b, v)
            if chain and chain[-1] != u:
                self._swap(a, b, chain)
                self._join(a, u, v)
                return True
        return False

    def place_all(self, pairs: list[tuple[int, int]], sweeps: int) -> list[tuple[int, int]]:
        """Places what it can, in the order given, shuffling the rounds between sweeps; returns the pairs left over."""
        for _ in range(sweeps):
            pairs = [(u, v) for u, v in pairs if not self.place(u, v)]
            if not pairs:
                break
            self.shuffle(4 * self.count)
        return pairs

    def shuffle(self, times: int) -> None:
        """Swaps two rounds along a chance chain, so many times. The pairs stay the same."""
        if self.count < 2:
            return
        for _ in range(times):
            a, b = self.rng.sample(range(self.count), 2)
            start = self._end_of_chain(a, b, self.rng.randrange(self.n))
            if start is not None:
                first, second = (a, b) if self.partner[a][start] >= 0 else (b, a)
                chain = self._chain(first, second, start)
                if chain:
                    self._swap(a, b, chain)

    def pairs(self, r: int) -> list[tuple[int, int]]:
        """The pairs of round r."""
        return [(i, j) for i, j in enumerate(self.partner[r]) if i < j]

    def set(self, r: int, pairs: Iterable[tuple[int, int]]) -> None:
        """Makes these the pairs of round r."""
        partner = self.partner[r]
        for i in range(self.n):
            if partner[i] != BLOCKED:
                partner[i] = FREE
        for u, v in pairs:
            partner[u], partner[v] = v, u

    def _join(self, r: int, u: int, v: int) -> None:
        self.partner[r][u], self.partner[r][v] = v, u

    def _chain(self, a: int, b: int, start: int) -> list[int]:
        """People along the pairs of rounds a, b, a, … from `start`; empty when a blocked person is in the way."""
        here, there = self.partner[a], self.partner[b]
        chain, last = [start], start
        while (after := here[last]) >= 0 and after != start:
            chain.append(after)
            last, here, there = after, there, here
        return [] if after == BLOCKED else chain

    def _end_of_chain(self, a: int, b: int, inside: int) -> int | None:
        """One end of the chain of rounds a and b through this person (the person, if it is a ring); None if blocked."""
        chain = self._chain(a, b, inside)
        return chain[-1] if chain else None

    def _swap(self, a: int, b: int, chain: list[int]) -> None:
        here, there = self.partner[a], self.partner[b]
        for i in chain:
            here[i], there[i] = there[i], here[i]
