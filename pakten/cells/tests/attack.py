"""An attacker with a computer: everything that was told, and what everybody knows, as one program in whole numbers.

Written from scratch, upon the single people of the innermost cells rather than upon the table's sums, so that it makes
no mistake that `bounds` makes."""

import itertools

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp


def margins(inner):
    """Every cut of a table, given its innermost cells: {key: count}."""
    cells = {}
    for key, count in inner.items():
        for size in range(len(key) + 1):
            for part in itertools.combinations(key, size):
                cells[part] = cells.get(part, 0) + count
    return cells


class Attacker:
    def __init__(self):
        self.places, self.known = {}, []

    def place(self, atom):
        return self.places.setdefault(atom, len(self.places))

    def learns(self, atoms, low, high=None):
        """That a sum of numbers of people is something, or within bounds: atoms is [(coefficient, atom)]."""
        self.known.append(([(sign, self.place(atom)) for sign, atom in atoms], low, low if high is None else high))

    def reads(self, tag, counts, hidden, *, least=1):
        """A published table, its cells sums of its innermost ones: what is told, and that the rest is no nought. After
        the first table of an indicator noughts may be hidden too: `least` is 0."""
        inner = [key for key in counts if len(key) == max(map(len, counts))]
        for key, count in counts.items():
            atoms = [(1, (tag, each)) for each in inner if set(key) <= set(each)]
            if key in hidden:
                self.learns(atoms, least, numpy.inf)
            else:
                self.learns(atoms, count)

    def bounds(self, atoms):
        """Between what a sum must lie (infinite: anything)."""
        aim = numpy.zeros(len(self.places))
        for sign, atom in atoms:
            aim[self.places[atom]] += sign
        rows = numpy.zeros((len(self.known), len(self.places)))
        for row, (terms, _low, _high) in enumerate(self.known):
            for sign, place in terms:
                rows[row, place] += sign
        within = LinearConstraint(rows, [low for _t, low, _h in self.known], [high for _t, _l, high in self.known])
        found = []
        for way in (1, -1):
            # A large number stands for infinity: the solver answers at once.
            answer = milp(way * aim, constraints=within, bounds=Bounds(0, 1000), integrality=numpy.ones(len(aim)))
            assert answer.x is not None, "what was told is not even true"
            found.append(round(way * answer.fun))
        return tuple(found)

    def bounds_of(self, tag, counts, key):
        inner = [each for each in counts if len(each) == max(map(len, counts))]
        return self.bounds([(1, (tag, each)) for each in inner if set(key) <= set(each)])

    def bounds_of_change(self, before, after, counts, key):
        inner = [each for each in counts if len(each) == max(map(len, counts)) and set(key) <= set(each)]
        return self.bounds([*((1, (after, each)) for each in inner), *((-1, (before, each)) for each in inner)])
