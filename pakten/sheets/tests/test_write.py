import io
import unicodedata
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pakten.sheets.read import read_tables
from pakten.sheets.write import write_csv, write_workbook

FORMULAS = ["=1+1", "+46 70 123", "-1", "@SUM(A1)", '=HYPERLINK("http://example.se")', "\t=1", "\r=1"]


def lines(content):
    return content.decode("utf-8-sig").split("\r\n")


def test_a_csv_file_opens_in_a_swedish_excel():
    content = write_csv(["Namn", "Poäng"], [["Åsa", 12], ["Bo; Ek", None]])
    assert content.startswith(b"\xef\xbb\xbf")
    assert lines(content) == ["Namn;Poäng", "Åsa;12", '"Bo; Ek";', ""]
    assert lines(write_csv(["a", "b"], [[1, 2]], delimiter=","))[0] == "a,b"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_in_a_csv_file_begins_as_a_formula(text):
    content = write_csv(["Namn"], [[text]]).decode("utf-8-sig")
    assert content.split("\r\n", 1)[1].lstrip('"').startswith("'")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_in_a_workbook_is_a_formula(text):
    workbook = openpyxl.load_workbook(io.BytesIO(write_workbook(["Namn"], [[text]])))
    cell = workbook.active["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_numbers_dates_and_truth_values_stay_what_they_are():
    row = [-5, 1.5, date(2026, 5, 31), True, None]
    assert lines(write_csv(["a"] * 5, [row]))[1] == "-5;1.5;2026-05-31;TRUE;"
    sheet = openpyxl.load_workbook(io.BytesIO(write_workbook(["a"] * 5, [row]))).active
    assert [cell.value for cell in sheet[2]][:2] == [-5, 1.5]
    assert sheet["C2"].is_date
    assert sheet["D2"].value is True


def test_a_workbook_keeps_its_headings_in_sight_and_its_columns_readable():
    content = write_workbook(
        ["Namn", "Skäl"], [["Åsa", "x" * 500], ["Bo", "a\nb"]], sheet="Par: omgång 1/2 " + "y" * 40
    )
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert sheet["B3"].alignment.wrap_text
    assert (sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width) == (8, 60)
    assert len(sheet.title) <= 31


def test_what_excel_cannot_hold_is_left_out():
    sheet = openpyxl.load_workbook(io.BytesIO(write_workbook(["a"], [["x\x00\x0by" + "z" * 40_000]]))).active
    assert sheet["A2"].value.startswith("xyz")
    assert len(sheet["A2"].value) == 32_767


UNSEEN = ["Cs", "Cc", "Cf", "Co", "Cn", "Zs", "Zl", "Zp", "M"]
VISIBLE = st.characters(exclude_categories=UNSEEN, exclude_characters=";,#")
WRITTEN = st.text(VISIBLE, min_size=1).map(lambda text: unicodedata.normalize("NFC", text))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(WRITTEN | st.sampled_from(["=1", "'=1", "''-x", "+46"]), WRITTEN), max_size=4))
def test_what_is_written_is_what_is_read(rows):
    wanted = list(rows)
    for content in (
        write_csv(["Namn", "Svar"], rows),
        write_csv(["Namn", "Svar"], rows, delimiter=","),
        write_workbook(["Namn", "Svar"], rows),
    ):
        (table,) = read_tables(content)
        assert [row.cells for row in table.rows[1:]] == wanted
