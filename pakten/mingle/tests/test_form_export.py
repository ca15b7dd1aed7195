"""The whole way from a form tool's file to pairs, as a coordinator goes it."""

import time
from itertools import combinations

import pytest

from pakten.matching import score
from pakten.matching.pairs import best_pairs
from pakten.mingle.imports.problem import to_problem
from pakten.mingle.imports.sign_up_list import read_file, read_sign_up_list
from pakten.mingle.tests.form_export import COUNT, ORGANISATIONS, QUESTIONS, answers, people
from tests.files.tables import google_forms, microsoft_forms, unicode_text, workbook

ROWS = answers()


@pytest.fixture(scope="module")
def sign_ups():
    return read_sign_up_list(read_file(microsoft_forms(QUESTIONS, ROWS)), language="en")


def test_every_column_of_a_form_export_is_understood(sign_ups):
    assert [column.field for column in sign_ups.columns] == [
        *[None] * 6,
        "name",
        "organisation",
        "sector",
        "email",
        "offers",
        "wants",
        "wishes",
        "met",
        "avoids",
        "seated",
        None,
    ]
    assert [column.heading for column in sign_ups.unknown_columns] == ["E-post", "Namn"]


def test_everybody_in_a_form_export_comes_along_with_their_own_organisation(sign_ups):
    assert not sign_ups.errors
    assert [(each.name, each.email) for each in sign_ups.people] == [(name, email) for name, _, email in people()]
    assert len(sign_ups.organisations) == len(ORGANISATIONS)
    together = {each.organisation_key: set() for each in sign_ups.people}
    for each, (_, organisation, _) in zip(sign_ups.people, people(), strict=True):
        together[each.organisation_key].add(organisation)
        assert each.sector in ("business", "civil_society", "public")
    assert all(len(organisations) == 1 for organisations in together.values())


def test_every_spelling_joined_on_a_guess_is_told(sign_ups):
    told = {trouble.sentence for trouble in sign_ups.warnings if trouble.code == "organisations_joined"}
    for spelling in ("Tallkrogens Omsrog", "Vuxenutbildnigen"):
        assert any(spelling in sentence for sentence in told), spelling


def test_wishes_written_in_any_way_find_whom_they_mean(sign_ups):
    by_row = {each.row: each for each in sign_ups.people}
    pieces = [placed for each in sign_ups.people for placed in each.placed if placed.cell.field == "wishes"]
    assert len(pieces) > 60
    # All that cannot be placed is the one organisation that does not come.
    assert {placed.text for placed in pieces if not placed.kind} == {"Rymdstyrelsen"}
    assert {placed.kind for placed in pieces} == {"", "person", "organisation", "sector", "topic"}
    assert all(by_row[int(key)] for each in sign_ups.people for key in (*each.wished_people, *each.met, *each.avoids))


def test_sixty_one_people_become_twenty_nine_pairs_and_a_trio_without_colleagues(sign_ups):
    problem = to_problem(sign_ups)
    pairing = best_pairs(score.worth(problem))
    assert (len(pairing.pairs), len(pairing.trio or ()), len(problem.participants)) == (29, 3, COUNT)
    met = [*pairing.pairs, *combinations(pairing.trio, 2)]
    assert all(problem.participants[i].organisation != problem.participants[j].organisation for i, j in met)
    assert {person for meeting in met for person in meeting} == set(range(COUNT))


def test_all_tools_files_of_the_same_answers_mean_the_same(sign_ups):
    table = [list(QUESTIONS), *ROWS]

    def meant(content):
        return [
            (each.name, each.organisation_key, each.offers, each.wants, len(each.wished_people), each.seated)
            for each in read_sign_up_list(read_file(content)).people
        ]

    wanted = meant(microsoft_forms(QUESTIONS, ROWS))
    assert meant(google_forms(QUESTIONS, ROWS)) == wanted
    assert meant(unicode_text(table)) == wanted
    assert meant(workbook([["Matchmaking-mingel i februari"], [], *table])) == wanted


def test_a_form_sent_twice_counts_once():
    found = read_sign_up_list(read_file(microsoft_forms(QUESTIONS, answers(twice=True))), language="en")
    assert len(found.people) == COUNT
    (trouble,) = [each for each in found.warnings if each.code == "signed_up_twice"]
    assert trouble.rows == (2, 63)
    assert found.people[-1].wished_people == ()


def understood(people):
    """The seconds of a processor it takes to understand a list of so many people, with a misspelt wish each."""
    names = [f"{first}{n} {last}sson" for n in range(20) for first in "ABCDEFGHIJ" for last in "KLMNOPQRST"][:people]
    rows = [
        [
            name,
            f"Organisation {at % 700}",
            f"p{at}@org{at % 700}.example",
            "praktik, mentorer",
            "språkträning",
            f"{names[(at * 7) % people]}; {names[(at * 11) % people]}x; Organisation {at % 300}",
        ]
        for at, name in enumerate(names)
    ]
    table = read_file(workbook([["Namn", "Organisation", "E-post", "Erbjuder", "Söker", "Vill träffa"], *rows]))
    started = time.process_time()
    assert len(read_sign_up_list(table).people) == people
    return time.process_time() - started


def test_four_times_as_many_people_are_understood_in_about_four_times_the_time():
    # Comparing every wish with every name would take sixteen times. The seconds themselves are in docs/benchmarks.md.
    assert min(understood(2000) for _ in range(2)) < 10 * min(understood(500) for _ in range(3))
