"""The room: what is accepted, what is refused, and in which words."""

from typing import Any

import pytest

from pakten.matching.errors import SENTENCES, MatchingError
from pakten.matching.problem import Participant, PointTable, Problem, why_never

ALI = Participant("a", "Ali", "bolaget", "Bolaget AB")
BEA = Participant("b", "Bea", "staden", "Staden")
CIM = Participant("c", "Cim", "bolaget")
DAN = Participant("d", "Dan", met=("a",))
EVA = Participant("e", "Eva", avoids=("a",), avoided_organisations=("staden",))
ROOM = (ALI, BEA, CIM, DAN, EVA)


def test_people_are_numbered_in_their_order() -> None:
    problem = Problem(ROOM, locked=(("a", "b"), ("d", "c")))
    assert [problem.index[person.id] for person in ROOM] == [0, 1, 2, 3, 4]
    assert problem.locked_pairs == ((0, 1), (3, 2))


def test_equal_rooms_are_equal_and_cannot_be_changed() -> None:
    assert Problem(ROOM) == Problem(ROOM)
    with pytest.raises(AttributeError):
        Problem(ROOM).locked = ()  # type: ignore[misc]


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (0, 0, "self"),
        (0, 2, "colleagues"),
        (0, 3, "met"),
        (0, 4, "avoid"),
        (1, 4, "avoid"),
        (1, 2, "banned"),
        (0, 1, None),
        (3, 4, None),
    ],
)
def test_why_two_never_meet_is_the_same_from_both_sides(first: int, second: int, reason: str | None) -> None:
    problem = Problem(ROOM, banned=(("c", "b"),))
    assert why_never(problem, first, second) == reason
    assert why_never(problem, second, first) == reason


def test_people_without_an_organisation_are_nobodys_colleagues() -> None:
    problem = Problem((Participant("x", "X"), Participant("y", "Y", avoided_organisations=("",))))
    assert why_never(problem, 0, 1) is None


def test_wishes_and_meetings_with_people_who_are_not_here_are_accepted() -> None:
    absent = Participant("f", "Fia", wished_people=("gone",), met=("gone",), avoids=("gone",))
    assert Problem((*ROOM, absent)).index["f"] == 5


@pytest.mark.parametrize(
    ("changes", "code", "named"),
    [
        ({"participants": (ALI, Participant("a", "Alma"))}, "duplicate_person", ["Ali", "Alma"]),
        ({"locked": (("a", "x"),)}, "unknown_person", ["x"]),
        ({"banned": (("x", "a"),)}, "unknown_person", ["x"]),
        ({"locked": (("a", "a"),)}, "paired_with_self", ["Ali"]),
        ({"locked": (("a", "b"), ("b", "c"))}, "locked_twice", ["Bea"]),
        ({"locked": (("a", "b"), ("b", "a"))}, "locked_twice", ["Bea"]),
        ({"locked": (("a", "c"),)}, "locked_colleagues", ["Ali", "Cim"]),
        ({"locked": (("a", "d"),)}, "locked_met", ["Ali", "Dan"]),
        ({"locked": (("b", "e"),)}, "locked_avoid", ["Bea", "Eva"]),
        ({"locked": (("a", "b"),), "banned": (("b", "a"),)}, "locked_banned", ["Ali", "Bea"]),
    ],
)
def test_a_room_that_contradicts_itself_is_refused_with_names(
    changes: dict[str, Any], code: str, named: list[str]
) -> None:
    with pytest.raises(MatchingError) as error:
        Problem(**({"participants": ROOM} | changes))
    assert error.value.code == code
    for language in ("sv", "en"):
        assert all(name in error.value.sentence(language) for name in named)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("id", "", "no_id"),
        ("sector", "ideell", "unknown_choice"),
        ("wished_sectors", ("public", "privat"), "unknown_choice"),
    ],
)
def test_a_person_who_cannot_be_is_refused(field: str, value: Any, code: str) -> None:
    with pytest.raises(MatchingError) as error:
        Participant(**({"id": "a", "name": "Ali"} | {field: value}))
    assert error.value.code == code


@pytest.mark.parametrize("points", [{"person": -1}, {"topics_counted": -2}, {"organisation": 10**9}])
def test_points_have_sensible_limits(points: dict[str, Any]) -> None:
    with pytest.raises(MatchingError) as error:
        PointTable(**points)
    assert error.value.details["name"] in points


def test_every_error_has_one_sentence_in_both_languages_with_the_same_details() -> None:
    for code, sentences in SENTENCES.items():
        assert set(sentences) == {"sv", "en"}, code
        fields = [{part.split("}")[0] for part in text.split("{")[1:]} for text in sentences.values()]
        assert fields[0] == fields[1], code
        assert all(text[0].isupper() or text[0] in '{”"' for text in sentences.values()), code
        assert all(text.endswith(".") for text in sentences.values()), code
