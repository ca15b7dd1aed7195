"""What hiding small counts costs: a table of 11 districts × 3 sectors × 4 groups with all its margins, 240 cells.

`python3 -m uv run python -m bench.small_cells`; `--seeds`. Four ways with the same tables, in turns:
- primary only: the counts under five and nothing else;
- row-mates: in each line with a single hidden cell its smallest neighbour too, until there is none (as done by hand);
- ours: `pakten.cells.decide`;
- hide all inner cells: what one does to be on the safe side.
`found` is how many small counts an attacker can work out, or call less than five, by whole-number programming from what
is told. Last, small tables (4 × 3), where the fewest cells can be found by trying all: ours beside the fewest.
Ends with 1 if an attacker finds anything in ours.
"""

import argparse
import itertools
import random
import statistics
import sys
import time

from pakten.cells import LEAST, _add_candidate, _Part, decide
from pakten.cells.bounds import Facts, Search
from pakten.cells.tests.attack import Attacker, margins

SIZES = {"district": 11, "group": 4, "sector": 3}
NONE = frozenset()


def made(seed, sizes, mean):
    """A table whose inner cells are like counts of people: many small, some large."""
    random.seed(seed)
    groups = [[(cut, f"{cut} {number}") for number in range(size)] for cut, size in sizes.items()]
    return margins({key: int(random.expovariate(1 / mean)) for key in itertools.product(*groups)})


def small(table):
    return frozenset(key for key, count in table.items() if 0 < count < LEAST)


def lines(table):
    """The cells that add up to one another: a margin and its parts."""
    for key in table:
        for cut in {pair[0] for other in table for pair in other} - {pair[0] for pair in key}:
            parts = [each for each in table if len(each) == len(key) + 1 and set(key) <= set(each)]
            yield [key, *(each for each in parts if cut in {pair[0] for pair in each})]


def row_mates(table):
    hidden, all_lines = set(small(table)), [line for line in lines(table) if len(line) > 1]
    while True:
        lonely = [line for line in all_lines if len(hidden & set(line)) == 1]
        more = {min((k for k in line if k not in hidden and table[k]), key=table.get, default=None) for line in lonely}
        if not more - {None} - hidden:
            return frozenset(hidden)
        hidden |= more - {None}


def found(table, hidden):
    attacker = Attacker()
    attacker.reads("now", table, hidden)
    return sum(attacker.bounds_of("now", table, key)[1] < LEAST for key in small(table))


WAYS = {
    "primary only": small,
    "row-mates": row_mates,
    "ours": lambda table: decide(table, overlapping=NONE),
    "hide all inner cells": lambda table: (
        frozenset(key for key in table if len(key) == 3 and table[key]) | small(table)
    ),
}


def fewest(table):
    """The smallest number of hidden cells with which every small count has a witness: all choices, the fewest first."""
    facts = Facts(LEAST)
    _add_candidate(facts, _Part("", table, zero_is_told=lambda key: True), NONE)
    search, must = Search(facts), facts.sensitive
    others = [name for name in facts.weights if name not in must]
    for size in range(len(others) + 1):
        for more in itertools.combinations(others, size):
            told = set(others) - set(more)
            if all(search.witness(name, {}, still=told) is not None for name in must):
                return len(must & set(facts.weights)) + size
    return None


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--seeds", type=int, default=5)
    options.add_argument("--small-tables", type=int, default=12)
    options = options.parse_args()
    decide(made(0, {"sector": 3}, 6), overlapping=NONE)  # the solver is loaded
    leaks = 0
    print("| mean of a cell | way | seconds | hidden of 240 | people in hidden inner cells | small counts found |")
    print("|---|---|---|---|---|---|")
    for mean in (6, 12, 40):
        rows = {name: [] for name in WAYS}
        for seed in range(options.seeds):
            table = made(seed, SIZES, mean)
            inner = [key for key in table if len(key) == 3]
            for name, way in WAYS.items():
                began = time.perf_counter()
                hidden = way(table)
                took = time.perf_counter() - began
                lost = sum(table[key] for key in inner if key in hidden) / max(table[()], 1)
                known = found(table, hidden)
                leaks += known if name == "ours" else 0
                rows[name].append((took, len(hidden), lost, known, len(small(table))))
        for name, got in rows.items():
            took, hidden, lost, known, of = (statistics.median(column) for column in zip(*got, strict=True))
            print(f"| {mean} | {name} | {took:.2f} | {hidden:.0f} | {lost:.0%} | {known:.0f} of {of:.0f} |")
    ours, best = [], []
    for seed in range(options.small_tables):
        table = made(seed, {"district": 4, "sector": 3}, 14)
        if 0 < len(small(table)) <= 5:
            ours.append(len(decide(table, overlapping=NONE)))
            best.append(fewest(table))
    print(
        f"\n4 × 3, {len(ours)} tables: hidden of 20 {statistics.mean(ours):.2f}, the fewest {statistics.mean(best):.2f}"
    )
    sys.exit(1 if leaks else 0)


if __name__ == "__main__":
    main()
