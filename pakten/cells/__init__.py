"""What of a table of counts of people may be published (small cells): pure, knows no database.

**Too small** is a count of one to four people, wherever it can be worked out: in the cell itself, by subtracting cells
from a margin, between two versions of a table, or between a year and a part of it. Nought is told: there is nobody in
it to point out, the field's own tools leave it to a choice of its own and mostly tell it (SDC Handbook, chapter 5,
https://sdctools.github.io/HandbookSDC/05-frequency-tables.html; `protectZeros` of SuppressSmallCounts in Langsrud's
GaussSuppression; "smaller than minCellCount and bigger than 0" in omopgenerics), and "nobody yet" is what a network has
to be able to say. Since that is known, an attacker knows that what is hidden is at least one, and is taken to. Where
nought does tell something it is hidden: among shares, in a group (`decide_shares`), where "none of them" is said of
everybody in it (group disclosure, the same chapter).

**Beside it** other cells are hidden, so that nobody can work it out (complementary suppression): `bounds` proves
of every count that is too small that there is another table with the same told numbers in which it is five or more. So
neither its value nor a range under five can be concluded. What is hidden for one reason and for the other looks alike.

**What ties numbers together**: in each cut whose groups are disjoint, the groups add up to the whole; what nobody said
is a cell of its own, never told. The groups of an overlapping cut (an organisation in two districts) are no more than
the whole each; they are taken to add up when they nearly do, since somebody would guess it. Versions and periods:
`decide`.

Not held against: somebody who knows from elsewhere who is counted, and somebody who runs this program backwards to
learn why it chose the cells it did (no method of cell suppression is).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from math import log

from pakten.later import later

bounds = later("pakten.cells.bounds")  # and with it the solver

LEAST = 5  # people: a count of fewer could point somebody out
OVERLAPPING = frozenset({"district"})  # cuts in which one can be in several groups

WHOLE = ()  # the key of a table's total; others: ((cut, group), …) in the cuts' order


def is_small(count, least=LEAST):
    """Whether a count that stands alone is too small to be told."""
    return 0 < abs(count) < least


@dataclass(frozen=True)
class Told:
    """A table as it was published once: of which months, its true numbers, and which of them were hidden.

    `numbers`: {key: count} or, of shares, {key: (yes, n)}. `hidden`: keys; of shares the share; `without_n`: the n too.
    """

    months: frozenset
    numbers: Mapping
    hidden: frozenset = frozenset()
    without_n: frozenset = frozenset()


def decide(counts, *, months=frozenset(), earlier=(), overlapping=OVERLAPPING, least=LEAST):
    """The keys of a table of counts of people that may not be told.

    `counts`: {key: count}. `least`: the smallest count that is not too small, where it counts something else than
    people, such as pairs of them. `months`: those it is of. `earlier`: everything `Told` of the same indicator before,
    the oldest first: versions of this table (the same months), and of periods within or around it. A small difference
    between them is no more told than a count. A combination of three or more tables is tried with the newest of each.
    """
    parts = [_Part("", dict(counts), zero_is_told=lambda key: True)]
    old = [(each.months, [("", each.numbers, each.hidden)]) for each in earlier]
    hidden = _decided(parts, months, old, overlapping, least, lambda names: names)
    return frozenset(counts) if hidden is None else frozenset(key for _part, key in hidden)


def decide_shares(answers, *, months=frozenset(), earlier=(), overlapping=OVERLAPPING, least=LEAST):
    """Of a table of shares, {key: (yes, n)}: the keys whose share may not be told, and those whose n may not either.

    A share and its n give the count of those who said yes and of those who did not: neither may be one to four. In the
    whole, all or nobody may be told ("100 % would recommend"); in a group it would be said of each of them, if there is
    anybody in it.
    """
    unanimous_is_told = lambda key: key == WHOLE or answers[key][1] == 0  # noqa: E731
    parts = [
        _Part("n", {key: n for key, (_yes, n) in answers.items()}, zero_is_told=lambda key: True),
        _Part("yes", {key: yes for key, (yes, _n) in answers.items()}, zero_is_told=unanimous_is_told),
        _Part("no", {key: n - yes for key, (yes, n) in answers.items()}, zero_is_told=unanimous_is_told),
    ]
    old = [(each.months, _old_shares(each)) for each in earlier]
    hidden = _decided(parts, months, old, overlapping, least, _shares_together)
    if hidden is None:
        return frozenset(answers), frozenset(answers)
    without_n = frozenset(key for part, key in hidden if part == "n")
    return frozenset(key for part, key in hidden if part != "n"), without_n


def _old_shares(told):
    return [
        ("n", {key: n for key, (_yes, n) in told.numbers.items()}, told.without_n),
        ("yes", {key: yes for key, (yes, _n) in told.numbers.items()}, told.hidden),
        ("no", {key: n - yes for key, (yes, n) in told.numbers.items()}, told.hidden),
    ]


def _shares_together(names):
    """No share is told without its n, and who knows who said yes knows who said no."""
    keys = {key for _part, key in names}
    return {(part, key) for part, key in names if part == "n"} | {(part, key) for part in ("yes", "no") for key in keys}


@dataclass(frozen=True)
class _Part:
    name: str
    counts: dict
    zero_is_told: object


def _decided(parts, months, old, overlapping, least, together):
    """{(part, key)} that may not be told, or None: nothing may. Noughts are hidden too where it cannot be done else:
    after what was told of a year and its first half, they may be what gives the second away. So after the first table
    nobody can be sure that what is hidden is at least one."""
    hidden = _tried(parts, months, old, overlapping, least, together)
    if hidden is None and old:
        parts = [_Part(part.name, part.counts, zero_is_told=None) for part in parts]
        hidden = _tried(parts, months, old, overlapping, least, together)
    return hidden


def _tried(parts, months, old, overlapping, least, together):
    facts = bounds.Facts(least)
    for part in parts:
        _add_candidate(facts, part, overlapping)
    if len(parts) > 1:
        _tie_shares(facts, "now", parts[0].counts)
    tables = [("now", frozenset(months), {part.name: part.counts for part in parts})]
    for number, (their_months, their_parts) in enumerate(old):
        for name, counts, hidden in their_parts:
            _add_earlier(facts, number, name, counts, hidden, overlapping)
        if len(their_parts) > 1:
            _tie_shares(facts, number, their_parts[0][1])
        tables.append((number, their_months, {name: counts for name, counts, _hidden in their_parts}))
    _compare(facts, tables)
    hidden = bounds.hide(facts, lambda names: _now(together({(part, key) for part, _tag, key in names})))
    return None if hidden is None else {(part, key) for part, _tag, key in hidden}


def _now(parts):
    return {(part, "now", key) for part, key in parts}


def _add_candidate(facts, part, overlapping):
    deepest = max(map(len, part.counts), default=0)
    for key, count in part.counts.items():
        zero_is_told = part.zero_is_told is not None and part.zero_is_told(key)
        name = facts.add((part.name, "now", key), count, least=1 if zero_is_told and part.name in ("", "n") else 0)
        if count == 0 and zero_is_told and part.name in ("", "n"):
            facts.fixed.add(name)
            continue
        facts.weights[name] = (1 + log(1 + count)) * 4.0 ** (
            deepest - len(key)
        )  # the whole is worth more than its parts
        if is_small(count, facts.size) or (count == 0 and part.zero_is_told and not zero_is_told):
            facts.sensitive.add(name)
    _tie_table(facts, part.name, "now", part.counts, overlapping)


def _add_earlier(facts, tag, part, counts, hidden, overlapping):
    for key, count in counts.items():
        name = facts.add((part, tag, key), count, least=1 if part in ("", "n") and count else 0)
        if key not in hidden:
            facts.fixed.add(name)
        elif is_small(count, facts.size):
            facts.sensitive.add(name)  # what was safe then is to be safe still
    _tie_table(facts, part, tag, counts, overlapping)


def _tie_shares(facts, tag, keys):
    for key in keys:
        facts.tie((1, ("n", tag, key)), (-1, ("yes", tag, key)), (-1, ("no", tag, key)))


def _tie_table(facts, part, tag, counts, overlapping):
    """That the groups of a cut add up, below the whole and below each cell that is divided further."""
    for key, cut in sorted({(_without(each, cut), cut) for each in counts for cut, _group in each}):
        if key not in counts:
            continue
        below = [each for each in counts if len(each) == len(key) + 1 and _without(each, cut) == key and each != key]
        rest = counts[key] - sum(counts[each] for each in below)
        terms = [(1, (part, tag, key)), *((-1, (part, tag, each)) for each in below)]
        if cut in overlapping or rest < 0:
            _tie_each(facts, part, tag, counts, key, below)
            if abs(rest) < facts.size:
                facts.tie(*terms)
            continue
        if rest:
            terms.append((-1, _unsaid(facts, ("unsaid", part, tag, key, cut), rest, tag)))
        facts.tie(*terms)


def _tie_each(facts, part, tag, counts, key, below):
    """No group is larger than the whole, and those who are not in it may be few as well."""
    for each in below:
        others = counts[key] - counts[each]
        if others >= 0:
            terms = (1, (part, tag, key)), (-1, (part, tag, each))
            facts.tie(*terms, (-1, _unsaid(facts, ("others", part, tag, each, key), others, tag)))


def _unsaid(facts, name, count, tag):
    """A count that is never told, and can be too small to be worked out."""
    facts.add(name, count)
    if tag == "now" and is_small(count, facts.size):
        facts.sensitive.add(name)
    return name


def _without(key, cut):
    return tuple(pair for pair in key if pair[0] != cut)


def _compare(facts, tables):
    """What the new table tells together with earlier ones: what changed, and what happened in the months between."""
    now, *old = tables
    for other in old:
        if other[1] <= now[1]:
            _add_difference(facts, [(1, now), (-1, other)], is_stretch=other[1] != now[1])
        elif now[1] < other[1]:
            _add_difference(facts, [(1, other), (-1, now)], is_stretch=True)
    latest = {}
    for other in old:
        if other[1] != now[1]:
            latest[other[1]] = other
    for signs in product((-1, 0, 1), repeat=len(latest)):
        if sum(map(abs, signs)) > 1:
            _add_stretch(facts, now, list(zip(signs, latest.values(), strict=True)))


def _add_stretch(facts, now, others):
    """A stretch of months that several periods leave between them, or periods that make up one another."""
    terms = [(1, now), *((sign, other) for sign, other in others if sign)]
    months = {
        month: sum(sign for sign, table in terms if month in table[1])
        for month in set().union(*(t[1] for _s, t in terms))
    }
    if not any(months.values()):
        _add_identity(facts, terms)
    elif (set(months.values()) in ({0, 1}, {1}) and min(months.values()) >= 0) or set(months.values()) == {0, -1}:
        _add_difference(facts, terms, is_stretch=True)


def _add_difference(facts, terms, *, is_stretch):
    """The difference between versions, or that a stretch of months makes. A stretch holds no fewer than nobody: unless
    the numbers say otherwise, as of a level, everybody knows that it is not negative."""
    for part, key, names, value in _shared(facts, terms):
        least = 0 if is_stretch and value >= 0 else None
        name = facts.add(("difference", part, key, tuple(tag for _sign, tag in _tags(terms))), value, least=least)
        facts.tie(*names, (-1, name))
        if is_small(value, facts.size):
            facts.sensitive.add(name)


def _add_identity(facts, terms):
    for _part, _key, names, value in _shared(facts, terms):
        if abs(value) < facts.size:
            facts.tie(*names)


def _tags(terms):
    return [(sign, table[0]) for sign, table in terms]


def _shared(facts, terms):
    """(part, key, [(sign, name)], what it comes to) of every cell that all the tables have; a group that a table lacks
    in a cut that it has is nobody."""
    for part in terms[0][1][2]:
        tables = [(sign, tag, parts[part]) for sign, (tag, _months, parts) in terms if part in parts]
        for key in sorted(set().union(*(table for _sign, _tag, table in tables))):
            if len(tables) == len(terms) and all(key in table or _has_cuts(table, key) for _s, _t, table in tables):
                names = [(sign, (part, tag, key)) for sign, tag, table in tables if key in table]
                yield part, key, names, sum(sign * table.get(key, 0) for sign, _tag, table in tables)


def _has_cuts(table, key):
    cuts = [cut for cut, _group in key]
    return any([cut for cut, _group in each] == cuts for each in table)
