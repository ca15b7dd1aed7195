"""What an attacker can work out from the numbers that are told: an exact search for another table that looks the same.

Numbers are whole, and tied together by sums that everybody knows (a margin is the sum of its cells, a share's yes and
no are its n). Some are told. A number that is too small to be told is safe when there is *another* table with the same
told numbers in which it is five or more: then nobody can say that it is small. One such table, a witness, is all the
proof there is to give, since the true table is the other one.

The witness is searched for as a linear program, "change the true table as cheaply as possible, so that this number
becomes five": the cells that have to move are those that must be hidden beside it (complementary suppression). That is
the heuristic of L. Zayatz, Using linear programming methodology for disclosure avoidance purposes, U.S. Bureau of the
Census RR-92/02 (1992), and of Fischetti and Salazar, Models and algorithms for optimizing cell suppression in tabular
data with linear constraints, JASA 95 (2000), 916-928, who also show that the attacker's own problem is this linear
program. A fraction of a person is no person: where the program answers in fractions it is solved again in whole
numbers.
"""

from dataclasses import dataclass, field

import numpy
from scipy import optimize, sparse

FREE = 1e-3  # what it costs to move a number that is hidden already: next to nothing


@dataclass
class Facts:
    """All numbers there are, how they are tied together, and what everybody knows of them without being told. `size` is
    what a number must reach not to be too small."""

    size: int
    values: dict = field(default_factory=dict)
    least: dict = field(default_factory=dict)  # what it is at least; None: it may be negative
    weights: dict = field(default_factory=dict)  # of what may be told: what is lost if it is not
    sensitive: set = field(default_factory=set)  # what nobody may be able to call small
    fixed: set = field(default_factory=set)  # told for ever: in an earlier version, or a nought
    sums: list = field(default_factory=list)  # {name: coefficient}; holds of the true numbers, whatever they add up to

    def add(self, name, value, *, least=0):
        self.values[name], self.least[name] = int(value), least
        return name

    def tie(self, *terms):
        """That a sum of (coefficient, name) is known."""
        tied = {}
        for coefficient, name in terms:
            tied[name] = tied.get(name, 0) + coefficient
        self.sums.append(tied)


class Search:
    """Looks for witnesses."""

    def __init__(self, facts):
        self.facts, self.size = facts, facts.size
        self.names = [name for name in facts.values if name not in facts.fixed]
        self.place = {name: at for at, name in enumerate(self.names)}
        self.true = numpy.array([facts.values[name] for name in self.names], dtype=float)
        down = [
            numpy.inf if facts.least[name] is None else max(facts.values[name] - facts.least[name], 0)
            for name in self.names
        ]
        self.down = numpy.array(down, dtype=float)
        self.equations = self._equations()

    def _equations(self):
        rows, columns, numbers = [], [], []
        for row, tied in enumerate(self.facts.sums):
            for name, coefficient in tied.items():
                if name in self.place:
                    rows.append(row)
                    columns.append(self.place[name])
                    numbers.append(coefficient)
        shape = (len(self.facts.sums), len(self.names))
        moved = sparse.csr_matrix((numbers, (rows, columns)), shape=shape)
        return sparse.hstack([moved, -moved], format="csr")  # up, and down

    def witness(self, name, weights, still=()):
        """How each number moves in the cheapest other table in which `name` is not small, or None.

        `weights`: what it costs to move a number by one, by its name; `still`: what must not move.
        """
        if name not in self.place:
            return None
        cost = numpy.array([weights.get(each, FREE) for each in self.names])
        up, down = numpy.full(len(self.names), numpy.inf), self.down.copy()
        for each in still:
            if each in self.place:
                up[self.place[each]] = down[self.place[each]] = 0
        found = [self._solved(name, way, cost, up, down) for way in self._ways(name)]
        found = [each for each in found if each is not None]
        return min(found, key=lambda moves: float(cost @ abs(moves)), default=None)

    def _ways(self, name):
        """Up to the size; and down to it below nought, where a number may be negative."""
        return [1, -1] if self.facts.least[name] is None else [1]

    def _solved(self, name, way, cost, up, down):
        at, count = self.place[name], len(self.names)
        needed = way * self.size - self.true[at]
        if way == 1:
            if up[at] < needed:
                return None
            low, high = numpy.zeros(2 * count), numpy.concatenate([up, down])
            low[at], high[count + at] = needed, 0
        else:
            if down[at] < -needed:
                return None
            low, high = numpy.zeros(2 * count), numpy.concatenate([up, down])
            low[count + at], high[at] = -needed, 0
        answer = optimize.linprog(
            numpy.concatenate([cost, cost]),
            A_eq=self.equations,
            b_eq=numpy.zeros(self.equations.shape[0]),
            bounds=numpy.column_stack([low, high]),
            method="highs",
        )
        if answer.x is None:
            return None
        return self._checked(answer.x) if self._is_whole(answer.x) else self._in_whole_numbers(cost, low, high)

    def _is_whole(self, found):
        return numpy.abs(found - numpy.rint(found)).max(initial=0) < 1e-6

    def _checked(self, found):
        """The moves, if all sums hold exactly: a solver counts with decimals."""
        found, count = numpy.rint(found), len(self.names)
        return found[:count] - found[count:] if not (self.equations @ found).any() else None

    def _in_whole_numbers(self, cost, low, high):
        count, nothing = len(self.names), numpy.zeros(self.equations.shape[0])
        answer = optimize.milp(
            numpy.concatenate([cost, cost]),
            constraints=optimize.LinearConstraint(self.equations, nothing, nothing),
            bounds=optimize.Bounds(low, high),
            integrality=numpy.ones(2 * count),
        )
        return None if answer.x is None else self._checked(answer.x)

    def reached(self, name, moves):
        """Whether the number is not small in a witness."""
        at = self.place[name]
        now = self.true[at] + moves[at]
        return abs(now) >= self.size if self.facts.least[name] is None else now >= self.size

    def moved(self, moves):
        return {self.names[at] for at in numpy.flatnonzero(numpy.abs(moves) > 0.5)}


def hide(facts, together=lambda names: names):
    """The names that may not be told, so that every sensitive number is safe; None if nothing can make them so.

    `together(names)`: those, and what may not be told without them.
    """
    hidden = set(together(facts.sensitive & set(facts.weights)))
    if not facts.sensitive:
        return hidden
    search, witnesses, asked = Search(facts), [], set(hidden)
    for name in sorted(facts.sensitive, key=lambda name: (abs(facts.values[name]), repr(name))):
        if name not in search.place:
            return None
        if any(search.reached(name, each) for each in witnesses):
            continue
        costs = {each: weight for each, weight in facts.weights.items() if each not in hidden}
        moves = search.witness(name, costs)
        if moves is None:
            return None
        witnesses.append(moves)
        hidden |= together(search.moved(moves) & set(facts.weights))
    return _told_again(facts, search, witnesses, hidden, asked, together)


def _told_again(facts, search, witnesses, hidden, asked, together):
    """Without what was hidden at first and turned out not to be needed, the dearest first."""
    for name in sorted(hidden - asked, key=lambda name: (-facts.weights[name], repr(name))):
        fewer = hidden - {name}
        if together(fewer) != fewer:
            continue
        found = _witnesses(facts, search, witnesses, fewer)
        if found is not None:
            hidden, witnesses = fewer, found
    return hidden


def _witnesses(facts, search, witnesses, hidden):
    """Witnesses for every sensitive number when only `hidden` is hidden, or None."""
    told = set(facts.weights) - hidden
    kept = [each for each in witnesses if not search.moved(each) & told]
    for name in facts.sensitive:
        if any(search.reached(name, each) for each in kept):
            continue
        moves = search.witness(name, {}, still=told)
        if moves is None:
            return None
        kept.append(moves)
    return kept
