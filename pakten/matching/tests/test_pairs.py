"""Pairing: always the best, always proved, with and without the compiled kernel."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
import rustworkx as rx
from hypothesis import given, settings
from hypothesis import strategies as st

from pakten.matching import kernel
from pakten.matching.check import pairing_faults
from pakten.matching.errors import MatchingError
from pakten.matching.pairs import Pairing, best_pairs, least_prices, price
from pakten.matching.tests.rooms import Table, best_by_trying, crowd, odd_cliques, random_room, symmetric

WAYS = [pytest.param(True, id="fastest"), pytest.param(False, id="plain")]


@st.composite
def small_rooms(draw: st.DrawFn) -> Table:
    n = draw(st.integers(2, 7))
    largest = draw(st.sampled_from([0, 1, 3, 40, 10**9]))
    values = st.integers(-1 if draw(st.booleans()) else 0, largest)
    cells = draw(st.lists(values, min_size=n * n, max_size=n * n))
    return symmetric(np.array(cells, np.int64).reshape(n, n))


@settings(deadline=None, max_examples=100)
@given(worth=small_rooms(), odd=st.sampled_from(["trio", "pause"]), compiled=st.booleans())
def test_no_pairing_of_a_small_room_is_better(worth: Table, odd: str, compiled: bool) -> None:
    if (worth < 0).all():
        return
    pairing = best_pairs(worth, odd=odd, compiled=compiled)
    assert (len(worth) - len(pairing.alone), pairing.value) == best_by_trying(worth, odd=odd)
    assert pairing_faults(worth, pairing, odd=odd) == []


@settings(deadline=None, max_examples=50)
@given(worth=small_rooms(), odd=st.sampled_from(["trio", "pause"]), data=st.data())
def test_locked_pairs_stay_and_the_rest_is_best_around_them(worth: Table, odd: str, data: st.DataObject) -> None:
    allowed = [(int(i), int(j)) for i, j in np.argwhere(np.triu(worth >= 0))]
    if not allowed:
        return
    locked: list[tuple[int, int]] = []
    for pair in data.draw(st.lists(st.sampled_from(allowed), max_size=2)):
        if not {*pair} & {person for each in locked for person in each}:
            locked.append(pair)
    pairing = best_pairs(worth, odd=odd, locked=locked)
    assert (len(worth) - len(pairing.alone), pairing.value) == best_by_trying(worth, odd=odd, locked=locked)
    assert pairing_faults(worth, pairing, odd=odd, locked=locked) == []


def reference(worth: Table) -> tuple[int, int]:
    """Pairs and value by rustworkx, an implementation of its own."""
    graph = rx.PyGraph()
    graph.add_nodes_from(range(len(worth)))
    graph.add_edges_from([(int(i), int(j), int(worth[i, j])) for i, j in np.argwhere(np.triu(worth >= 0))])
    matching = rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    return len(matching), sum(int(worth[i, j]) for i, j in matching)


LARGER_ROOMS: dict[str, Table] = {
    "random": random_room(130, 1),
    "sparse": random_room(120, 2, never=0.97),
    "ties": random_room(110, 3, largest=2),
    "all equal": random_room(100, 0, largest=0, never=0),
    "odd cliques": odd_cliques(111, 4),
    "crowd": crowd(90, 5, 0.6),
    "billions": random_room(101, 6, largest=10**9),
    "small odd cliques": odd_cliques(60, 7),
}


@pytest.mark.parametrize("compiled", WAYS)
@pytest.mark.parametrize("name", LARGER_ROOMS)
def test_a_larger_room_is_proved_and_agrees_with_rustworkx(name: str, compiled: bool) -> None:
    worth = LARGER_ROOMS[name]
    pairing = best_pairs(worth, odd="pause", compiled=compiled)
    assert (len(pairing.pairs), pairing.value) == reference(worth)
    assert pairing_faults(worth, pairing, odd="pause") == []


def test_networkx_agrees_too() -> None:
    worth = odd_cliques(40, 8)
    graph = nx.Graph()
    graph.add_weighted_edges_from((int(i), int(j), int(worth[i, j])) for i, j in np.argwhere(np.triu(worth >= 0)))
    matching = nx.max_weight_matching(graph, maxcardinality=True)
    assert best_pairs(worth).value == sum(graph[i][j]["weight"] for i, j in matching)


@pytest.mark.parametrize("n", [61, 121])
def test_the_best_trio_of_a_full_room_is_proved(n: int) -> None:
    for worth in (random_room(n, 1), odd_cliques(n, 2)):
        pairing = best_pairs(worth)
        assert pairing.trio and not pairing.alone
        assert pairing_faults(worth, pairing) == []
        assert pairing.value == best_pairs(worth, compiled=False).value


def test_a_trio_is_as_good_as_the_best_of_every_trio_solved_one_by_one() -> None:
    worth = odd_cliques(13, 3)
    best = 0
    for a, b, c in combinations(range(13), 3):
        rest = np.delete(np.delete(worth, (a, b, c), 0), (a, b, c), 1)
        best = max(best, int(worth[a, b] + worth[a, c] + worth[b, c]) + best_pairs(rest).value)
    assert best_pairs(worth).value == best


def test_three_people_of_whom_two_are_locked_meet_all_three() -> None:
    pairing = best_pairs([[-1, 5, 1], [5, -1, 1], [1, 1, -1]], locked=[(1, 0)])
    assert pairing.trio == (0, 1, 2)
    assert pairing.value == 7


def test_a_trio_is_made_only_where_it_gives_one_more_person_a_meeting() -> None:
    star = symmetric(np.array([[0, 9, 9], [0, 0, -1], [0, 0, 0]]))
    assert best_pairs(star).trio is None
    assert len(best_pairs(star).alone) == 1
    triangle_and_a_hermit = symmetric(np.array([[0, 3, 3, -1], [0, 0, 3, -1], [0, 0, 0, -1], [0, 0, 0, 0]]))
    assert best_pairs(triangle_and_a_hermit).trio == (0, 1, 2)
    assert best_pairs(triangle_and_a_hermit).alone == (3,)


def test_whoever_may_meet_nobody_is_told_and_not_dropped() -> None:
    worth = random_room(9, 1, never=0)
    worth[4, :] = worth[:, 4] = -1
    pairing = best_pairs(worth)
    assert pairing.alone == (4,)
    assert pairing_faults(worth, pairing) == []


def test_an_organisation_with_more_than_half_of_the_people_leaves_as_few_alone_as_can_be() -> None:
    worth = crowd(50, 1, 0.7)
    pairing = best_pairs(worth)
    assert len(pairing.pairs) == 15
    assert len(pairing.alone) == 20
    assert all(person < 35 for person in pairing.alone)
    assert pairing_faults(worth, pairing) == []


def test_more_meetings_come_before_better_meetings() -> None:
    worth = symmetric(np.array([[0, 1, -1, -1], [0, 0, 1000, -1], [0, 0, 0, 1], [0, 0, 0, 0]]))
    assert best_pairs(worth).pairs == ((0, 1), (2, 3))


@pytest.mark.parametrize("odd", ["trio", "pause"])
@pytest.mark.parametrize("n", [61, 140])
def test_the_order_of_the_people_changes_nothing(n: int, odd: str) -> None:
    worth = odd_cliques(n, 9)
    order = np.random.default_rng(1).permutation(n)
    assert best_pairs(worth, odd=odd).value == best_pairs(worth[np.ix_(order, order)], odd=odd).value


def test_the_same_room_gives_the_same_pairing() -> None:
    worth = random_room(95, 3, largest=3)
    assert best_pairs(worth) == best_pairs(worth.copy())


def test_the_diagonal_is_not_read_and_the_table_is_not_changed() -> None:
    worth = random_room(10, 1)
    filled = worth.copy()
    np.fill_diagonal(filled, 7777)
    before = filled.copy()
    assert best_pairs(filled).proof == best_pairs(worth).proof
    assert (filled == before).all()


@pytest.mark.parametrize("kind", [np.int8, np.uint16, np.int32, np.uint64])
def test_every_kind_of_whole_number_is_taken(kind: type[np.integer[Any]]) -> None:
    worth = random_room(8, 1, largest=100, never=0)
    np.fill_diagonal(worth, 0)
    assert best_pairs(worth.astype(kind)).value == best_pairs(worth).value


TAMPERINGS: dict[str, Callable[[Pairing], Pairing]] = {
    "a higher value": lambda p: replace(p, value=p.value + 1, bound=p.bound + 1),
    "a higher bound": lambda p: replace(p, bound=p.bound + 1),
    "a person dropped": lambda p: replace(p, pairs=p.pairs[1:]),
    "a person twice": lambda p: replace(p, pairs=(*p.pairs[1:], p.pairs[-1])),
    "a smaller dual": lambda p: with_duals(p, people=(p.proof.duals[-1].people[0] - 2, *p.proof.duals[-1].people[1:])),
    "a negative dual": lambda p: with_duals(p, people=(-1, *p.proof.duals[-1].people[1:])),
    "a larger set": lambda p: with_duals(p, sets=(p.proof.duals[-1].sets[0] + 2, *p.proof.duals[-1].sets[1:])),
    "a set inside itself": lambda p: with_duals(
        p, around=(*p.proof.duals[-1].around[:-1], len(p.proof.duals[-1].sets) - 1)
    ),
    "a person out of a set": lambda p: with_duals(p, around=(without_one(p.proof.duals[-1].around))),
    "another total": lambda p: with_duals(p, total=p.proof.duals[-1].total - 2),
    "a smaller lift": lambda p: replace(p, proof=replace(p.proof, lift=0)),
    "no duals": lambda p: replace(p, proof=replace(p.proof, duals=())),
}


def with_duals(pairing: Pairing, **changes: Any) -> Pairing:
    duals = (*pairing.proof.duals[:-1], replace(pairing.proof.duals[-1], **changes))
    return replace(pairing, proof=replace(pairing.proof, duals=duals))


def without_one(around: tuple[int, ...]) -> tuple[int, ...]:
    person = next(number for number, innermost in enumerate(around) if innermost >= 0)
    return (*around[:person], -1, *around[person + 1 :])


@pytest.mark.parametrize("n", [30, 31])
@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_the_checker_rejects(tampering: str, n: int) -> None:
    worth = odd_cliques(n, 1)
    pairing = best_pairs(worth)
    assert pairing_faults(worth, pairing) == []
    assert pairing_faults(worth, TAMPERINGS[tampering](pairing)) != []


def test_the_checker_rejects_a_worse_pairing_with_its_own_value() -> None:
    worth = odd_cliques(30, 1)
    best = best_pairs(worth)
    (a, b), (c, d), *others = best.pairs
    pairs = tuple(sorted([*others, (min(a, c), max(a, c)), (min(b, d), max(b, d))]))
    value = sum(int(worth[pair]) for pair in pairs)
    assert value < best.value
    assert pairing_faults(worth, replace(best, pairs=pairs, value=value, bound=value)) != []


def test_the_checker_rejects_a_worse_trio() -> None:
    worth = odd_cliques(31, 1)
    best = best_pairs(worth)
    (a, b), *others = best.pairs
    assert best.trio
    c, d, e = best.trio
    swapped = (*others, (min(a, c), max(a, c)))
    first, second, third = sorted((b, d, e))
    trio = (first, second, third)
    value = sum(int(worth[pair]) for pair in (*swapped, *combinations(trio, 2)))
    assert value < best.value
    assert pairing_faults(worth, replace(best, pairs=swapped, trio=trio, value=value, bound=value)) != []


@pytest.mark.parametrize("n", [8, 11])
def test_the_price_of_a_pair_is_what_forcing_it_costs(n: int) -> None:
    worth = odd_cliques(n, 2)
    pairing = best_pairs(worth)
    least = least_prices(worth, pairing)
    for i, j in np.argwhere(np.triu(np.ones((n, n), bool), 1)).tolist():
        exact = price(worth, pairing, i, j)
        assert exact >= least[i, j] >= 0
        forced = best_by_trying(worth, odd="trio", locked=[(i, j)]) if n == 8 else None
        assert forced is None or pairing.value - exact == forced[1]
    assert all(price(worth, pairing, i, j) == 0 for i, j in pairing.pairs)


def test_quick_prices_are_close_in_a_room_without_trio() -> None:
    worth = random_room(60, 1)
    pairing = best_pairs(worth)
    least = least_prices(worth, pairing)
    allowed = [(i, j) for i in range(8) for j in range(i + 1, 60) if worth[i, j] >= 0]
    exact = sum(price(worth, pairing, i, j) for i, j in allowed)
    assert sum(int(least[pair]) for pair in allowed) > exact / 2
    assert (least[worth < 0] == -1).all()


def test_a_pair_that_may_not_meet_or_would_leave_someone_alone_has_no_price() -> None:
    worth = symmetric(np.array([[0, 5, -1, -1], [0, 0, 5, -1], [0, 0, 0, 5], [0, 0, 0, 0]]))
    pairing = best_pairs(worth)
    with pytest.raises(MatchingError) as never:
        price(worth, pairing, 0, 2)
    assert never.value.code == "locked_never"
    with pytest.raises(MatchingError) as alone:
        price(worth, pairing, 1, 2)
    assert alone.value.code == "cannot_force"


@pytest.mark.parametrize("compiled", WAYS)
@pytest.mark.parametrize(
    ("fit", "code"),
    [
        ([], "empty_room"),
        ([[0]], "one_person"),
        ([[1, 2, 3], [1, 2, 3]], "not_square"),
        ([1, 2, 3], "not_square"),
        ([[-1, 2], [3, -1]], "not_symmetric"),
        ([[-1, 2.5], [2.5, -1]], "not_whole_numbers"),
        ([[-1, float("nan")], [float("nan"), -1]], "not_whole_numbers"),
        ([["a", "b"], ["b", "a"]], "not_whole_numbers"),
        ([[-1, 2**60], [2**60, -1]], "too_large"),
        (np.array([[0, 2**63], [2**63, 0]], np.uint64), "too_large"),
        (np.array([[0, 2**70], [2**70, 0]], object), "too_large"),
        (np.array([[0, None], [None, 0]], object), "not_whole_numbers"),
        ([[-1, -1], [-1, -1]], "nobody_compatible"),
        ([[9, -5], [-7, 9]], "nobody_compatible"),
    ],
)
def test_what_is_not_a_table_of_worth_is_refused_in_a_sentence(fit: object, code: str, compiled: bool) -> None:
    with pytest.raises(MatchingError) as error:
        best_pairs(np.array(fit), compiled=compiled)
    assert error.value.code == code
    assert error.value.sentence("sv").endswith(".") and error.value.sentence("en") == str(error.value)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"odd": "quartet"}, "unknown_choice"),
        ({"locked": [(0, 0)]}, "locked_never"),
        ({"locked": [(0, 9)]}, "locked_never"),
        ({"locked": [(0, 1), (1, 2)]}, "row_locked_twice"),
    ],
)
def test_what_cannot_be_locked_or_chosen_is_refused(arguments: dict[str, Any], code: str) -> None:
    with pytest.raises(MatchingError) as error:
        best_pairs(random_room(6, 1, never=0), **arguments)
    assert error.value.code == code


def test_a_machine_with_a_compiler_uses_it() -> None:
    if not any(Path(folder, "cc").exists() for folder in os.environ["PATH"].split(os.pathsep)):
        pytest.skip("no C compiler here")
    assert isinstance(kernel.fastest(), kernel.Compiled)


@pytest.mark.parametrize("trouble", ["no compiler", "read-only cache"])
def test_without_a_compiler_or_a_place_for_the_kernel_pairing_works_the_same(trouble: str, tmp_path: Path) -> None:
    if trouble == "read-only cache":
        (tmp_path / "pakten").write_text("a file where the folder should be")
    script = (
        "from pakten.matching import kernel, pairs\n"
        "assert isinstance(kernel.fastest(), kernel.Plain)\n"
        "print(pairs.best_pairs([[-1, 5, 1], [5, -1, 2], [1, 2, -1]]).value)\n"
    )
    path = os.environ["PATH"] if trouble == "read-only cache" else str(tmp_path)
    environment = {**os.environ, "PATH": path, "XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "8", done.stderr
