import pytest

from pakten.mingle.imports.file_troubles import file_trouble
from pakten.mingle.imports.sign_up_list import read_file, read_sign_up_list
from pakten.sheets.errors import (
    NoHeadings,
    OpenQuote,
    SheetError,
    TooLarge,
    TooManyColumns,
    TooManyRows,
)
from tests.files.strangers import STRANGERS
from tests.files.tables import delimited, swedish_excel, workbook

OTHERS = (
    OpenQuote(row=7),
    TooLarge(limit=20_000_000),
    TooLarge(limit=None),
    TooManyRows(limit=10_000),
    TooManyColumns(limit=500),
    NoHeadings(sheet="Blad1"),
)


def said(content, language):
    with pytest.raises(SheetError) as caught:
        read_file(content)
    return file_trouble(caught.value, language)


@pytest.mark.parametrize("name", STRANGERS)
def test_every_file_that_cannot_be_read_is_told_in_a_sentence_with_a_remedy(name):
    swedish, english = (said(STRANGERS[name][0], language) for language in ("sv", "en"))
    assert swedish.is_error
    for one, other in ((swedish.sentence, english.sentence), (swedish.remedy, english.remedy)):
        assert one.endswith(".")
        assert one != other


@pytest.mark.parametrize("error", OTHERS, ids=lambda error: error.code)
def test_every_other_error_of_a_file_is_told_too(error):
    assert file_trouble(error, "sv").sentence != file_trouble(error, "en").sentence
    assert "%" not in file_trouble(error, "sv").sentence + file_trouble(error, "sv").remedy


def test_a_protected_workbook_says_how_to_take_the_password_away():
    trouble = said(STRANGERS["protected"][0], "sv")
    assert trouble.sentence == "Arbetsboken är skyddad med lösenord."
    assert "ta bort lösenordet" in trouble.remedy


def test_ten_thousand_people_are_read_and_one_more_is_refused():
    rows = [["Mingel i maj"], [], ["Namn", "Organisation"], *([f"Person {n}", f"Org {n}"] for n in range(10_000))]
    assert len(read_file(swedish_excel(rows)).rows) == 10_002
    trouble = said(swedish_excel([*rows, ["Person till", "Org"]]), "en")
    assert trouble.sentence == "The file has more than 10,000 rows."
    with pytest.raises(TooManyRows):
        read_file(swedish_excel([*rows, *rows[-60:]]))


def test_the_sheet_with_the_sign_ups_is_found_among_others():
    notes = [["Att göra"], ["Boka lokal"], ["Köpa kaffe"], ["Skriva ut"]]
    people = [["Namn", "Organisation"], ["Anna", "A"], ["Bo", "B"]]
    assert read_file(workbook(notes, people, names=("Noter", "Anmälda"))).sheet == "Anmälda"


def test_a_file_without_known_headings_is_read_so_that_a_person_can_point_them_out():
    table = read_file(delimited([["x", "y"], ["Anna", "A"]], ";").encode())
    (trouble,) = read_sign_up_list(table, language="sv").troubles
    assert trouble.sentence == "Det finns ingen rad med rubriker i filen."
