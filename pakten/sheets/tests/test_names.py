import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pakten.sheets.clusters import cluster_spellings, name_key
from pakten.sheets.folding import fold, plain, without_legal_form
from pakten.sheets.lists import says_nothing, split_list
from pakten.sheets.lookup import ORGANISATIONS, PEOPLE, NameBook
from pakten.sheets.spelling import near, surely_near

COMING = [
    "Anna Berg",
    "Anna Öberg",
    "Ali Hassan",
    "Siobhán O'Brien",
    "Işıl Çelik",
    "Karl-Johan af Ugglas",
    "Ng",
    "Bo Ek",
]
MEMBERS = ["Stena Fastigheter AB", "Stockholm Exergi", "Rädda Barnen", "Skanska Hus", "Skanska Väg", "AB Stockholmshem"]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ÅSA  Öberg", "åsa öberg"),
        ("D’Angelo", "dangelo"),
        ("O'Brien", "obrien"),
        ("Émile", "emile"),
        ("Işıl İNCE", "isil ince"),
        ("Karl-Johan", "karl johan"),
        ("Łukasz Ødegård", "lukasz ödegård"),
        ("A\u030asa", "åsa"),
        ("Straße", "strasse"),
        ("  ", ""),
    ],
)
def test_folding_keeps_swedish_letters_and_drops_other_accents(written, folded):
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert plain(plain(fold(text))) == plain(fold(text))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Stena Fastigheter AB", "stena fastigheter"),
        ("Scania AB (publ)", "scania"),
        ("AB Stockholmshem", "stockholmshem"),
        ("Nya Kompisbyrån, ideell förening", "nya kompisbyrån"),
        ("Bagarn Ek. för.", "bagarn"),
        ("Acme Inc.", "acme"),
        ("Stiftelsen Fryshuset", "stiftelsen fryshuset"),
        ("AB", "ab"),
    ],
)
def test_a_legal_form_is_no_part_of_a_name(name, short):
    assert without_legal_form(fold(name)) == short


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("praktik;mentor;", ("praktik", "mentor")),
        ("praktik, mentor m.fl.", ("praktik", "mentor")),
        ("1. Anna\n2. Bo", ("Anna", "Bo")),
        ("1) Anna 2) Bo Ek", ("Anna", "Bo Ek")),
        ("- Anna\n• Bo\n– Cia", ("Anna", "Bo", "Cia")),
        ("Stena (Anna, Bo), Exergi", ("Stena (Anna, Bo)", "Exergi")),
        ("Bygg och anläggning / drift", ("Bygg och anläggning / drift",)),
        ("Nej", ()),
        ("inga önskemål", ()),
        (" ; , \n", ()),
        ("Bagarn ek. för.", ("Bagarn ek. för.",)),
        ("Praktik.", ("Praktik",)),
        ("Karl-Johan; Ann-Marie", ("Karl-Johan", "Ann-Marie")),
        ("”Anna”, “Bo”", ("Anna", "Bo")),
        ("24 Timmar AB, 3D-skrivare", ("24 Timmar AB", "3D-skrivare")),
    ],
)
def test_a_list_in_a_cell_is_taken_apart(written, parts):
    assert split_list(written) == parts


@pytest.mark.parametrize("text", ["-", "–", "n/a", "Nej.", "", "anonymous", "Inga önskemål!"])
def test_words_that_say_nothing_are_known(text):
    assert says_nothing(text)


@pytest.mark.parametrize(
    ("written", "found", "how"),
    [
        ("Anna Berg", ["Anna Berg"], "exact"),
        ("anna  BERG", ["Anna Berg"], "exact"),
        ("Anna Oberg", ["Anna Öberg"], "accents"),
        ("Siobhan O’Brien", ["Siobhán O'Brien"], "exact"),
        ("Hassan Ali", ["Ali Hassan"], "swapped"),
        ("Hassan, Ali", ["Ali Hassan"], "swapped"),
        ("KarlJohan af Ugglas", ["Karl-Johan af Ugglas"], "spacing"),
        ("Isil Celik", ["Işıl Çelik"], "exact"),
        ("Ali", ["Ali Hassan"], "part"),
        ("Anna", ["Anna Berg", "Anna Öberg"], "part"),
        ("Karl-Johan", ["Karl-Johan af Ugglas"], "part"),
        ("Bo Erik Ek", ["Bo Ek"], "longer"),
        ("Ng", ["Ng"], "exact"),
        ("Nobody Known", [], ""),
        ("", [], ""),
    ],
)
def test_a_person_is_known_again_as_people_write(written, found, how):
    book = NameBook(enumerate(COMING), PEOPLE)
    answer = book.find(written)
    assert ([COMING[key] for key in answer.keys], answer.how) == (found, how)


@pytest.mark.parametrize(
    ("written", "found", "how"),
    [
        ("stena fastigheter", ["Stena Fastigheter AB"], "legal_form"),
        ("Radda barnen", ["Rädda Barnen"], "accents"),
        ("Räddabarnen", ["Rädda Barnen"], "spacing"),
        ("Exergi", ["Stockholm Exergi"], "part"),
        ("Stockholmshem", ["AB Stockholmshem"], "legal_form"),
        ("Skanska", ["Skanska Hus", "Skanska Väg"], "part"),
        ("Stockholm", [], ""),
        ("Rädda Barnen Sverige", ["Rädda Barnen"], "longer"),
    ],
)
def test_an_organisation_is_known_again_as_people_write(written, found, how):
    book = NameBook(enumerate(MEMBERS), ORGANISATIONS)
    answer = book.find(written)
    assert ([MEMBERS[key] for key in answer.keys], answer.how) == (found, how)


def test_slips_of_the_pen_are_seen_through():
    book = NameBook(enumerate([*COMING, *MEMBERS]), PEOPLE)
    found = book.find_misspelt(["Ali Hasan", "Rädda bornen", "Stena Fastgheter", "Skanska Hys", "Bo Ak", "Någon Annan"])
    names = {text: [[*COMING, *MEMBERS][key] for key in answer.keys] for text, answer in found.items()}
    assert names == {
        "Ali Hasan": ["Ali Hassan"],
        "Rädda bornen": ["Rädda Barnen"],
        "Stena Fastgheter": ["Stena Fastigheter AB"],
    }


def test_a_slip_that_may_be_two_names_gives_both():
    book = NameBook(enumerate(["Maria Larsson", "Maria Karsson"]), PEOPLE)
    assert book.find_misspelt(["Maria Aarsson"])["Maria Aarsson"].keys == (0, 1)


def test_names_alike_are_suggested():
    book = NameBook(enumerate(MEMBERS), ORGANISATIONS)
    assert MEMBERS[book.like("Rada barne")[0]] == "Rädda Barnen"
    assert book.like("zzzz") == ()


@pytest.mark.parametrize(
    ("one", "other", "is_near", "is_surely_near"),
    [
        ("stena fastigheter", "stena fastgheter", True, True),
        ("scania", "scandia", True, False),
        ("skanska hus", "skanska vag", False, False),
        ("roda korset stockholm", "roda korset uppsala", False, False),
        ("hammarby skola 1", "hammarby skola 2", False, False),
        ("anna berg", "anna borg", False, False),
        ("fryshuset", "frysuhset", True, True),
        ("arbetsformedlingen", "arbetsformdelningen", True, True),
        ("stena fastigheter", "stena", False, False),
    ],
)
def test_how_near_two_names_are(one, other, is_near, is_surely_near):
    assert (near(one, other), surely_near(one, other)) == (is_near, is_surely_near)


def groups(*spellings, **decisions):
    counts = dict.fromkeys(spellings, 1) | decisions.pop("counts", {})
    return [set(cluster.spellings) for cluster in cluster_spellings(counts, **decisions).clusters]


def test_spellings_of_one_organisation_are_one():
    spellings = [
        "Stena Fastigheter AB",
        "Stena fastigheter",
        "STENA FASTIGHETER",
        "Stena-Fastigheter",
        "Stena Fastgheter",
    ]
    found = cluster_spellings(dict.fromkeys(spellings, 1) | {"Stena fastigheter": 3})
    (cluster,) = found.clusters
    assert cluster.spellings == tuple(spellings)
    assert cluster.label == "Stena fastigheter"
    assert cluster.guessed == ("Stena Fastgheter",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Skanska Hus", "Skanska Väg"),
        ("Röda Korset Stockholm", "Röda Korset Uppsala"),
        ("Scania", "Scandia"),
        ("Stadsdel 1", "Stadsdel 2"),
        ("Stena", "Stena Fastigheter"),
        ("Stiftelsen Allvar", "Allvar"),
    ],
)
def test_organisations_with_like_names_stay_apart(one, other):
    assert groups(one, other) == [{one}, {other}]


def test_names_that_are_near_but_not_surely_one_are_doubts():
    assert cluster_spellings({"Scania": 2, "Scandia": 1}).doubts == (("Scandia", "Scania"),)


def test_evidence_joins_short_names_and_keeps_long_ones_apart():
    assert groups("Scania", "Scanja", evidence=lambda one, other: True) == [{"Scania", "Scanja"}]
    assert groups("Fastigheter", "Fastgheter", evidence=lambda one, other: False) == [{"Fastigheter"}, {"Fastgheter"}]


def test_a_persons_decision_holds_against_likeness():
    pair = [("Stena Fastgheter", "Stena Fastigheter")]
    assert groups("Stena Fastigheter", "Stena Fastgheter", apart=pair) == [{"Stena Fastigheter"}, {"Stena Fastgheter"}]
    assert groups("Stena", "Stena Fastigheter", same=[("Stena", "Stena Fastigheter")]) == [
        {"Stena", "Stena Fastigheter"}
    ]
    # What a person has said is the same is no guess.
    (cluster,) = cluster_spellings({"Fastigheter": 1, "Fastgheter": 1}, same=[("Fastgheter", "Fastigheter")]).clusters
    assert cluster.guessed == ()


def test_decisions_that_run_in_a_circle_do_no_harm():
    circle = [("Alfa", "Beta"), ("Beta", "Gamma"), ("Gamma", "Alfa"), ("Alfa", "Okänd")]
    assert groups("Alfa", "Beta", "Gamma", same=circle) == [{"Alfa", "Beta", "Gamma"}]


def test_no_chain_of_slips_leads_from_one_name_to_another():
    # Each differs from the next by one letter, the first from the last by two: too much for ten letters.
    found = groups("Fastigheta", "Fastighete", "Fastighode", counts={"Fastigheta": 5, "Fastighete": 3})
    assert found == [{"Fastigheta", "Fastighete"}, {"Fastighode"}]


def test_a_key_is_the_same_however_the_name_is_dressed():
    assert name_key("AB  Stena-Fastigheter (publ)") == name_key("stena fastigheter") == "stenafastigheter"


def test_thousands_of_names_are_looked_up_at_once():
    first = [one + other for one in ("Al", "Be", "Ca", "Da", "El", "Fa", "Gu") for other in ("na", "rik", "ton", "sa")]
    last = [one + other for one in ("Berg", "Lind", "Sten", "Ek") for other in ("ström", "gren", "qvist", "lund")]
    names = [f"{one} {other}" for one in first for other in last] * 5
    written = [name.replace("st", "ts") + "x" for name in names[:1000]]
    book = NameBook(enumerate(names), PEOPLE)
    started = time.process_time()
    book.find_misspelt(written)
    assert time.process_time() - started < 0.5
