"""The sentence on why two meet, and what they can talk about, as people read them."""

import pytest

from pakten.matching.errors import MatchingError
from pakten.matching.problem import Participant, Problem
from pakten.matching.words import listed, sentence, talking_points, with_article

ALI = Participant("a", "Ali", "o1", "Bostads AB", "business", "Bostadsbolag", offers=("praktikplatser",))
BEA = Participant("b", "Bea", "o2", "Staden", "public", "Kommun", offers=("mentorskap", "kurser"))
CIM = Participant("c", "Cim")


def room(ali: dict[str, object] | None = None, bea: dict[str, object] | None = None) -> Problem:
    changed = [
        Participant(**{name: getattr(person, name) for name in Participant.__slots__} | (changes or {}))
        for person, changes in ((ALI, ali), (BEA, bea))
    ]
    return Problem((*changed, CIM))


SAID = [
    (
        {"wished_people": ("b",)},
        {},
        "Ali har bett om att få träffa Bea.",
        "Ali asked to meet Bea.",
    ),
    (
        {"wished_people": ("b",)},
        {"wished_people": ("a",)},
        "Ni har båda bett om att få träffa varandra.",
        "You both asked to meet each other.",
    ),
    (
        {"wants": ("språkpraktik",)},
        {"wants": ("Språkpraktik",), "wished_kinds": ("bostadsbolag",)},
        "Ni vill båda prata om språkpraktik, och Bea bad om att få träffa ett bostadsbolag.",
        "You both want to talk about språkpraktik, and Bea asked to meet someone in bostadsbolag.",
    ),
    (
        {"wants": ("kurser", "mentorskap")},
        {"wished_organisations": ("o1",)},
        "Bea ville träffa någon från Bostads AB, och Ali söker kurser och mentorskap, som Bea erbjuder.",
        "Bea wanted to meet someone from Bostads AB, and Ali is looking for kurser and mentorskap, which Bea offers.",
    ),
    (
        {"wished_sectors": ("public",)},
        {"wished_sectors": ("civil_society",)},
        "Ali ville träffa någon från den offentliga sektorn.",
        "Ali wanted to meet someone from the public sector.",
    ),
    (
        {"wished_organisations": ("o2",)},
        {"wished_organisations": ("o1",)},
        "Ni ville båda träffa någon från den andras organisation.",
        "You both wanted to meet someone from the other's organisation.",
    ),
    (
        {},
        {},
        "Ett överraskningsmöte: Ali kan något om praktikplatser och Bea om mentorskap, och kanske har ni något för "
        "varandra som ni inte visste att ni behövde.",
        "A surprise meeting: Ali knows something about praktikplatser and Bea about mentorskap, and you may have "
        "something for each other that you did not know you needed.",
    ),
    (
        {"offers": ()},
        {"offers": ()},
        "Ett överraskningsmöte: ingen av er bad om det, och kanske har ni något för varandra som ni inte visste att ni "
        "behövde.",
        "A surprise meeting: neither of you asked for it, and you may have something for each other that you did not "
        "know you needed.",
    ),
]


@pytest.mark.parametrize(("ali", "bea", "swedish", "english"), SAID)
def test_the_sentence_says_why_they_meet(
    ali: dict[str, object], bea: dict[str, object], swedish: str, english: str
) -> None:
    problem = room(ali, bea)
    assert sentence(problem, 0, 1) == swedish
    assert sentence(problem, 0, 1, "en") == english


def test_a_trio_hears_about_each_pair_by_name() -> None:
    problem = Problem(
        (
            Participant("a", "Ali", wants=("apl",)),
            Participant("b", "Bea", wants=("apl",)),
            Participant("c", "Cim", wished_people=("b",)),
        )
    )
    assert sentence(problem, 0, 1, third=2) == (
        "Ni är tre den här gången: Ali och Bea vill båda prata om apl, och Cim har bett om att få träffa Bea."
    )
    assert sentence(problem, 0, 1, "en", third=2) == (
        "There are three of you this time: Ali and Bea both want to talk about apl, and Cim asked to meet Bea."
    )
    strangers = Problem(tuple(Participant(id, id.upper()) for id in "abc"))
    assert sentence(strangers, 0, 1, third=2).startswith("Ni är tre den här gången, och ingen av er bad om det")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_there_are_always_two_to_four_talking_points_and_each_is_asked_once(language: str) -> None:
    for problem in (room(), room({"wants": ("mentorskap", "kurser")}, {"wants": ("kurser", "praktikplatser")})):
        for third in (None, 2):
            points = talking_points(problem, 0, 1, language, third=third)
            assert 2 <= len(points) == len(set(points)) <= 4
            assert all(point[0].isupper() and point.endswith("?") for point in points)
    assert len(talking_points(Problem((CIM, Participant("d", "Dan"))), 0, 1, language)) == 2


def test_talking_points_come_from_what_people_want_and_offer_alone() -> None:
    points = talking_points(room({"wants": ("kurser",)}), 0, 1)
    assert points[0] == "Hur arbetar Bea med kurser, och vad kan Ali ta med sig hem?"
    assert points[-1] == "Vilket litet steg kan ni ta tillsammans de närmaste veckorna?"


@pytest.mark.parametrize(
    ("kind", "swedish"),
    [
        ("Bostadsbolag", "ett bostadsbolag"),
        ("Kommun", "en kommun"),
        ("Ideell förening", "en ideell förening"),
        ("Kommuner", "kommuner"),
        ("ett museum", "ett museum"),
        ("IT-företag", "ett IT-företag"),
        ("Vård och omsorg", "någon inom vård och omsorg"),
        ("Transport", "någon inom transport"),
    ],
)
def test_a_kind_of_organisation_takes_its_swedish_article(kind: str, swedish: str) -> None:
    assert with_article(kind, "sv") == swedish


@pytest.mark.parametrize(
    ("kind", "english"),
    [
        ("Housing company", "a housing company"),
        ("Agency", "an agency"),
        ("University", "a university"),
        ("Employers", "employers"),
        ("Public agencies", "public agencies"),
        ("NGO", "an NGO"),
        ("Health care", "someone in health care"),
    ],
)
def test_a_kind_of_organisation_takes_its_english_article(kind: str, english: str) -> None:
    assert with_article(kind, "en") == english


def test_lists_are_read_aloud_with_and_before_the_last() -> None:
    assert [listed(list("abc")[:count], "sv") for count in range(4)] == ["", "a", "a och b", "a, b och c"]
    assert listed(["a", "b", "c"], "en") == "a, b and c"


def test_another_language_is_refused() -> None:
    with pytest.raises(MatchingError) as error:
        sentence(room(), 0, 1, "fi")
    assert error.value.code == "unknown_choice"
    with pytest.raises(MatchingError):
        talking_points(room(), 0, 1, "fi")


def test_a_topic_loses_its_capital_inside_a_sentence_but_an_abbreviation_does_not() -> None:
    people = (
        Participant("1", "Ali", wants=("Praktikplatser", "APL-platser")),
        Participant("2", "Bo", offers=("praktikplatser", "APL-platser")),
    )
    said = sentence(Problem(people), 0, 1, "sv")
    assert said == "Ali söker praktikplatser och APL-platser, som Bo erbjuder."
