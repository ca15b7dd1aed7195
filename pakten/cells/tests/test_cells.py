"""What may be told of counts of people: nobody can work out that a count is between one and four, try as they may."""

import itertools

import numpy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pakten.cells import LEAST, WHOLE, Told, decide, decide_shares
from pakten.cells.tests.attack import Attacker, margins

NONE = frozenset()
YEAR, FIRST, SECOND = frozenset(range(1, 13)), frozenset(range(1, 7)), frozenset(range(7, 13))
patient = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
counts = st.one_of(st.integers(0, 6), st.integers(0, 40))


def sector(name):
    return (("sector", name),)


@st.composite
def tables(draw, most=(4, 3, 3)):
    """The innermost cells of a table with one to three cuts."""
    sizes = [draw(st.integers(1 if at else 2, most[at])) for at in range(draw(st.integers(1, len(most))))]
    groups = [[(f"cut {at}", f"group {number}") for number in range(size)] for at, size in enumerate(sizes)]
    return {key: draw(counts) for key in itertools.product(*groups)}


def small(numbers):
    return [key for key, count in numbers.items() if 0 < count < LEAST]


# One table


def test_a_count_under_five_is_hidden_and_nought_is_told():
    assert decide({WHOLE: 4}) == {WHOLE}
    assert decide({WHOLE: 5}) == NONE
    assert decide({WHOLE: 0}) == NONE


def test_a_lone_small_group_takes_another_with_it():
    table = {WHOLE: 60, sector("business"): 40, sector("civil"): 17, sector("public"): 3}
    assert decide(table) == {sector("civil"), sector("public")}


def test_two_small_groups_whose_sum_is_small_take_a_third_with_them():
    table = {WHOLE: 23, sector("business"): 20, sector("civil"): 2, sector("public"): 1}
    assert decide(table) == {sector("business"), sector("civil"), sector("public")}


def test_those_who_said_nothing_are_a_count_too():
    """Thirty in all and 28 in the groups: two people gave no sector, and can be counted out."""
    table = {WHOLE: 30, sector("business"): 18, sector("civil"): 10}
    assert decide(table) == {sector("civil")}


def test_the_districts_of_organisations_in_several_need_not_add_up():
    district = [(("district", name),) for name in ("Järva", "Farsta", "Södermalm")]
    table = {WHOLE: 60, district[0]: 50, district[1]: 30, district[2]: 3}
    assert decide(table) == {district[2]}
    nearly = {WHOLE: 60, district[0]: 34, district[1]: 24, district[2]: 3}  # somebody would guess that they do
    assert len(decide(nearly)) > 1


@patient
@given(st.lists(st.sampled_from([0, 0, 0, 1, 2, 3, 6, 12, 25]), min_size=15, max_size=15))
def test_nobody_can_work_out_a_small_count_from_groups_that_overlap(people):
    """Everybody is in some of the districts: of so many people in each choice of them."""
    choices = [c for size in (1, 2, 3, 4) for c in itertools.combinations("ABCD", size)]
    crowd = dict(zip(choices, people, strict=True))
    districts = sorted({letter for choice in crowd for letter in choice})
    atoms = {WHOLE: list(crowd)} | {(("district", d),): [c for c in crowd if d in c] for d in districts}
    table = {key: sum(crowd[choice] for choice in of) for key, of in atoms.items()}
    hidden = decide(table)
    attacker = Attacker()
    for key, of in atoms.items():
        attacker.learns([(1, choice) for choice in of], *((1, numpy.inf) if key in hidden else (table[key],)))
    for key in small(table):
        assert attacker.bounds([(1, choice) for choice in atoms[key]])[1] >= LEAST
    for key in set(table) - {WHOLE}:
        others = [(1, choice) for choice in atoms[WHOLE] if choice not in atoms[key]]
        if others and 0 < table[WHOLE] - table[key] < LEAST:
            assert attacker.bounds(others)[1] >= LEAST


@patient
@given(tables())
def test_nobody_can_work_out_a_small_count_from_what_is_told(inner):
    table = margins(inner)
    hidden = decide(table, overlapping=NONE)
    assert set(small(table)) <= hidden
    attacker = Attacker()
    attacker.reads("now", table, hidden)
    for key in small(table):
        low, high = attacker.bounds_of("now", table, key)
        assert high >= LEAST, (key, low, high)


def test_the_attack_succeeds_when_only_the_small_counts_are_hidden():
    """Else the tests above could not fail."""
    inner = dict(
        zip(
            itertools.product([("a", "1"), ("a", "2"), ("a", "3")], [("b", "1"), ("b", "2")]),
            (3, 9, 8, 2, 30, 7),
            strict=True,
        )
    )
    table = margins(inner)
    attacker = Attacker()
    attacker.reads("now", table, frozenset(small(table)))
    found = {key: attacker.bounds_of("now", table, key) for key in small(table)}
    assert found == {(("a", "1"), ("b", "1")): (3, 3), (("a", "2"), ("b", "2")): (2, 2)}


def test_little_is_lost():
    """Of a table where one cell in ten is small, most is told."""
    rows = itertools.product([("district", f"{n}") for n in range(6)], [("sector", f"{n}") for n in range(4)])
    inner = {key: (3 if at % 10 == 0 else 6 + at) for at, key in enumerate(rows)}
    table = margins(inner)
    assert len(decide(table, overlapping=NONE)) <= 3 * len(small(table))


# Versions


def published(versions, *, months=YEAR):
    """The tables as they are told one after the other, each knowing those before."""
    told = []
    for numbers in versions:
        hidden = decide(numbers, months=months, earlier=told, overlapping=NONE)
        told.append(Told(months, numbers, hidden))
    return told


def test_a_change_of_less_than_five_is_not_told():
    first, second = published([{WHOLE: 34}, {WHOLE: 36}])
    assert (first.hidden, second.hidden) == (NONE, {WHOLE})
    assert published([{WHOLE: 34}, {WHOLE: 39}])[1].hidden == NONE
    assert published([{WHOLE: 34}, {WHOLE: 34}])[1].hidden == NONE


def test_changes_that_add_up_to_less_than_five_are_not_told():
    """There and back: 34, 40, 36."""
    assert published([{WHOLE: 34}, {WHOLE: 40}, {WHOLE: 36}])[2].hidden == {WHOLE}


@settings(parent=patient, max_examples=15)
@given(tables(most=(4, 2)), st.data())
def test_nobody_can_work_out_a_small_count_or_a_small_change_from_all_versions(inner, data):
    changes = st.sampled_from([0, 0, 0, 1, 2, 7])
    versions = [inner]
    for _more in range(2):
        versions.append({key: count + data.draw(changes) for key, count in versions[-1].items()})
    told = published([margins(each) for each in versions])
    attacker = Attacker()
    for number, each in enumerate(told):
        attacker.reads(number, each.numbers, each.hidden, least=0 if number else 1)
    for number, each in enumerate(told):
        for key in small(each.numbers):
            assert attacker.bounds_of(number, each.numbers, key)[1] >= LEAST
    for before, after in itertools.combinations(range(3), 2):
        for key, count in told[after].numbers.items():
            if 0 < abs(count - told[before].numbers[key]) < LEAST:
                low, high = attacker.bounds_of_change(before, after, told[after].numbers, key)
                assert high >= LEAST or low <= -LEAST, (key, before, after)


def test_the_attack_on_versions_succeeds_when_each_is_decided_alone():
    versions = [{WHOLE: 50, sector("a"): 20, sector("b"): 30}, {WHOLE: 52, sector("a"): 22, sector("b"): 30}]
    attacker = Attacker()
    for number, each in enumerate(versions):
        attacker.reads(number, each, decide(each, overlapping=NONE))
    assert attacker.bounds_of_change(0, 1, versions[0], WHOLE) == (2, 2)
    assert published(versions)[1].hidden >= {WHOLE, sector("a")}


# Periods within one another


def test_a_half_year_is_not_told_where_it_would_tell_the_other():
    year = Told(YEAR, {WHOLE: 40})
    assert decide({WHOLE: 37}, months=FIRST, earlier=[year]) == {WHOLE}
    assert decide({WHOLE: 30}, months=FIRST, earlier=[year]) == NONE


def test_a_year_is_not_told_where_its_first_half_would_tell_its_second():
    assert decide({WHOLE: 40}, months=YEAR, earlier=[Told(FIRST, {WHOLE: 37})]) == {WHOLE}


def test_four_months_are_not_told_where_the_year_and_the_others_would_tell_them():
    first, last = Told(frozenset({1, 2, 3, 4}), {WHOLE: 20}), Told(frozenset({9, 10, 11, 12}), {WHOLE: 17})
    assert decide({WHOLE: 40}, months=YEAR, earlier=[first, last]) == {WHOLE}
    assert decide({WHOLE: 50}, months=YEAR, earlier=[first, last]) == NONE


@settings(parent=patient, max_examples=15)
@given(tables(most=(3, 2)), st.data())
def test_nobody_can_work_out_a_small_count_from_a_year_and_its_halves(first, data):
    second = {key: data.draw(counts) for key in first}
    halves = {FIRST: margins(first), SECOND: margins(second)}
    year = {key: count + halves[SECOND][key] for key, count in halves[FIRST].items()}
    told = []
    for months in data.draw(st.permutations([FIRST, SECOND, YEAR])):
        numbers = halves.get(months, year)
        told.append(Told(months, numbers, decide(numbers, months=months, earlier=told, overlapping=NONE)))
    attacker = Attacker()
    for each in told:
        attacker.reads(each.months, each.numbers, each.hidden, least=1 if each is told[0] else 0)
    for key in first:
        attacker.learns([(1, (YEAR, key)), (-1, (FIRST, key)), (-1, (SECOND, key))], 0)
    for each in told:
        for key in small(each.numbers):
            assert attacker.bounds_of(each.months, each.numbers, key)[1] >= LEAST


# Shares


def test_a_share_of_fewer_than_five_is_hidden_with_its_n():
    assert decide_shares({WHOLE: (2, 4)}) == ({WHOLE}, {WHOLE})


def test_a_share_that_tells_of_one_who_did_or_did_not_is_hidden_and_its_n_told():
    assert decide_shares({WHOLE: (3, 40)}) == ({WHOLE}, NONE)
    assert decide_shares({WHOLE: (39, 40)}) == ({WHOLE}, NONE)
    assert decide_shares({WHOLE: (35, 40)}) == (NONE, NONE)


def test_all_of_all_may_be_told_but_not_of_a_group():
    assert decide_shares({WHOLE: (40, 40)}) == (NONE, NONE)
    shares, _without_n = decide_shares({WHOLE: (30, 40), sector("a"): (20, 20), sector("b"): (10, 20)})
    assert shares == {sector("a"), sector("b")}


def test_a_group_that_nobody_is_in_hides_nothing():
    answers = {WHOLE: (10, 30), sector("a"): (10, 30), sector("b"): (0, 0)}
    assert decide_shares(answers) == (NONE, NONE)


def test_what_is_too_few_may_be_another_number_where_pairs_are_counted():
    table = {WHOLE: 60, sector("a"): 40, sector("b"): 14, sector("c"): 6}
    assert decide(table) == NONE
    assert decide(table, least=7) == {sector("b"), sector("c")}


def test_five_new_answers_are_told_and_two_are_not():
    before = Told(YEAR, {WHOLE: (30, 40)})
    assert decide_shares({WHOLE: (32, 42)}, months=YEAR, earlier=[before]) == ({WHOLE}, {WHOLE})
    assert decide_shares({WHOLE: (35, 45)}, months=YEAR, earlier=[before]) == (NONE, NONE)


@settings(parent=patient, max_examples=15)
@given(st.lists(st.tuples(counts, counts), min_size=2, max_size=4))
def test_nobody_can_work_out_who_few_said_yes_or_no(groups):
    answers = {sector(str(at)): (yes, yes + no) for at, (yes, no) in enumerate(groups)}
    answers[WHOLE] = (sum(yes for yes, _n in answers.values()), sum(n for _yes, n in answers.values()))
    hidden, without_n = decide_shares(answers)
    attacker, split = Attacker(), {}
    for key, (yes, n) in answers.items():
        below = [key] if key else [each for each in answers if each]
        split[key] = {said: [(1, (said, each)) for each in below] for said in ("yes", "no")}
        both = [*split[key]["yes"], *split[key]["no"]]
        attacker.learns(both, *((1, 1000) if key in without_n else (n, n)))
        if key not in hidden:
            attacker.learns(split[key]["yes"], yes)
    for key, (yes, n) in answers.items():
        for said, count in (("yes", yes), ("no", n - yes)):
            if 0 < count < LEAST:
                assert attacker.bounds(split[key][said])[1] >= LEAST
        if 0 < n < LEAST:
            assert attacker.bounds([*split[key]["yes"], *split[key]["no"]])[1] >= LEAST
