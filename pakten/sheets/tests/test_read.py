import io
import time
import zipfile
from datetime import date, datetime
from datetime import time as time_of_day

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pakten.sheets.errors import (
    NotATable,
    OpenQuote,
    SheetError,
    TooLarge,
    TooManyColumns,
    TooManyRows,
)
from pakten.sheets.read import Limits, read_tables
from pakten.sheets.table import Row, column_letter, make_table, table_from_data
from tests.files.strangers import STRANGERS, archive_of
from tests.files.tables import (
    delimited,
    google_forms,
    google_forms_archive,
    microsoft_forms,
    swedish_excel,
    unicode_text,
    workbook,
)

ROWS = [["Namn", "Önskar träffa"], ["Åsa Öberg", "Émile; Işıl"], ["D’Angelo", 'Anna "Ankan" Ek,\nBo']]
WRITTEN = ["Åsa", "a;b", "x, y", 'q"q', "två\nrader", "ö"]
WANTED = tuple((number, tuple(cells)) for number, cells in enumerate(ROWS, 1))


def only(content, **limits):
    (table,) = read_tables(content, Limits(**limits))
    return table


def written(table):
    return tuple((row.number, row.cells) for row in table.rows)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_is_read_with_any_delimiter_in_any_unicode(delimiter, encoding):
    assert written(only(delimited(ROWS, delimiter).encode(encoding))) == WANTED


def test_utf_16_big_endian_with_its_mark_is_read():
    assert written(only(b"\xfe\xff" + delimited(ROWS, "\t").encode("utf-16-be"))) == WANTED


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
def test_text_from_excel_without_unicode_keeps_its_swedish_letters(encoding):
    rows = [["Namn", "Ort"], ["Åsa Björk", "Malmö"], ["Märta Ängmark", "Hägersten-Älvsjö"]]
    assert written(only(delimited(rows, ";").encode(encoding))) == tuple(
        (number, tuple(cells)) for number, cells in enumerate(rows, 1)
    )


def test_typographic_quotes_do_not_make_windows_text_something_else():
    rows = [["Name", "Says"], ["Zoë", "“Yes” – he’s here"]]
    assert written(only(delimited(rows, ";").encode("cp1252")))[1] == (2, ("Zoë", "“Yes” – he’s here"))


def test_rows_are_numbered_as_a_spreadsheet_numbers_them():
    table = only(b'Mingel\r\n\r\nNamn;Svar\r\nAnna;"en\r\ntva\r\ntre"\r\n\r\nBo;nej\r\n')
    assert written(table) == (
        (1, ("Mingel",)),
        (3, ("Namn", "Svar")),
        (4, ("Anna", "en\ntva\ntre")),
        (6, ("Bo", "nej")),
    )


def test_excels_first_line_that_states_the_delimiter_is_no_row():
    table = only(b"sep=;\r\nNamn;Svar, med komma\r\nAnna;a, b, c\r\n")
    assert written(table) == ((1, ("Namn", "Svar, med komma")), (2, ("Anna", "a, b, c")))


def test_lists_with_semicolons_in_cells_do_not_hide_the_commas_between_cells():
    table = only(google_forms(["Namn", "Erbjuder"], [["Anna", "praktik;mentor;"], ["Bo", "kurs;"], ["Cia", "a;b;c;"]]))
    assert [row.cells[1:] for row in table.rows[1:]] == [
        ("Anna", "praktik;mentor;"),
        ("Bo", "kurs;"),
        ("Cia", "a;b;c;"),
    ]


def test_old_macintosh_line_ends_divide_rows():
    assert written(only(b"Namn;Ort\rAnna;Ystad\r")) == ((1, ("Namn", "Ort")), (2, ("Anna", "Ystad")))


def test_a_single_column_is_a_table():
    assert written(only(b"Namn\nAnna\nBo\n")) == ((1, ("Namn",)), (2, ("Anna",)), (3, ("Bo",)))


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_row():
    with pytest.raises(OpenQuote) as caught:
        read_tables(b'Namn;Ort\r\nAnna;"Ystad\r\nBo;Lund\r\nCia;Kiruna\r\n')
    assert caught.value.details == {"row": 2}


def test_a_quotation_mark_inside_a_cell_does_no_harm():
    assert written(only(b'Namn;Ort\nAnna "Ankan" Ek;5" bort\n'))[1] == (2, ('Anna "Ankan" Ek', '5" bort'))


def test_invisible_characters_are_taken_away():
    table = only("Namn;Ort\n\u200bAnna\u00a0Ek ;Ma\u0308lmo\u0308\n".encode())
    assert table.rows[1].cells == ("Anna Ek", "Mälmö")


def test_a_cell_of_a_workbook_reads_as_it_shows():
    values = [
        12.0,
        0.5,
        True,
        date(2026, 5, 31),
        datetime(2026, 5, 31, 18, 30),
        time_of_day(9, 5),
        "#N/A",
        " Å\u00a0b ",
    ]
    (table,) = read_tables(workbook([["a"] * 8, values]))
    assert table.rows[1].cells == ("12", "0.5", "TRUE", "2026-05-31", "2026-05-31 18:30", "09:05", "", "Å b")


def test_a_line_break_that_excel_writes_as_a_code_is_a_line_break():
    (table,) = read_tables(workbook([["Svar"], ["Anna_x000D_\nBo"]]))
    assert table.rows[1].cells == ("Anna\nBo",)


def test_a_formula_gives_the_value_it_had_when_saved():
    made = workbook([["Namn", "Summa"], ["Anna", "=1+1"]])
    (table,) = read_tables(made)
    assert table.rows[1].cells == ("Anna",)  # openpyxl saves no values: the cell is empty, not "=1+1"


def test_rows_of_a_workbook_keep_their_numbers_and_hidden_ones_are_read():
    def change(made):
        sheet = made.active
        sheet.merge_cells("A1:C1")
        sheet.row_dimensions[5].hidden = True

    (table,) = read_tables(workbook([["Mingel"], [], ["Namn", "Ort"], [], ["Anna", "Ystad"]], change=change))
    assert written(table) == ((1, ("Mingel",)), (3, ("Namn", "Ort")), (5, ("Anna", "Ystad")))


def test_only_visible_sheets_with_something_in_them_are_tables():
    def change(made):
        made["Dold"].sheet_state = "hidden"

    tables = read_tables(workbook([["a"]], [["b"]], [], names=("Ett", "Dold", "Tom"), change=change))
    assert [table.sheet for table in tables] == ["Ett"]


def test_a_wrong_statement_of_the_sheets_size_does_no_harm():
    def change(made):
        made.active.calculate_dimension = lambda: "A1"

    (table,) = read_tables(workbook([["Namn", "Ort"], ["Anna", "Ystad"]], change=change))
    assert table.width == 2


def test_a_form_tools_exports_are_read():
    questions, answers = ["Vad heter du?", "Önskemål"], [["Åsa", "Bo;Cia;"], ["Émile", "a\nb"]]
    for content in (microsoft_forms(questions, answers), google_forms(questions, answers)):
        assert [row.cells[-2:] for row in only(content).rows] == [
            tuple(questions),
            ("Åsa", "Bo;Cia;"),
            ("Émile", "a\nb"),
        ]
    assert only(google_forms_archive(questions, answers)) == only(google_forms(questions, answers))
    assert written(only(swedish_excel([["Åsa", "é"]]))) == ((1, ("Åsa", "é")),)
    assert written(only(unicode_text(ROWS))) == WANTED


@pytest.mark.parametrize("name", STRANGERS)
def test_a_file_that_is_no_table_says_what_it_is(name):
    content, code, kind = STRANGERS[name]
    with pytest.raises(SheetError) as caught:
        read_tables(content)
    assert (caught.value.code, caught.value.details.get("kind")) == (code, kind)


def test_a_heading_that_begins_like_a_picture_is_no_picture():
    assert only(b"BMI;Namn\n1;Anna\n").rows[0] == Row(1, ("BMI", "Namn"))


@pytest.mark.parametrize("make", [lambda rows: workbook(rows), swedish_excel])
def test_as_many_rows_as_allowed_are_read_and_one_more_is_refused(make):
    rows = [["Namn"], *([f"Person {number}"] for number in range(50))]
    assert len(only(make(rows), rows=51).rows) == 51
    with pytest.raises(TooManyRows) as caught:
        read_tables(make([*rows, ["En till"]]), Limits(rows=51))
    assert caught.value.details == {"limit": 51}


@pytest.mark.parametrize("make", [lambda rows: workbook(rows), swedish_excel])
def test_more_columns_than_allowed_are_refused(make):
    with pytest.raises(TooManyColumns):
        read_tables(make([["x"] * 21]), Limits(columns=20))


def test_a_file_with_too_many_bytes_is_refused_unread():
    with pytest.raises(TooLarge) as caught:
        read_tables(b"Namn\n" * 100, Limits(packed_bytes=400))
    assert caught.value.details == {"limit": 400}


def test_an_archive_that_swells_is_refused_before_it_is_unpacked():
    bomb = archive_of({"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": b"0" * 30_000_000})
    assert len(bomb) < 100_000
    started = time.process_time()
    with pytest.raises(TooLarge):
        read_tables(bomb, Limits(unpacked_bytes=20_000_000))
    assert time.process_time() - started < 0.5


def test_xml_that_swells_does_not_harm():
    laughs = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    content = _replaced(workbook([["Namn"]]), "xl/workbook.xml", f"{laughs}]><x>&a9;</x>")
    with pytest.raises(NotATable):
        read_tables(content)


def test_a_cell_in_a_row_beyond_the_last_does_no_harm():
    content = workbook([["Namn"], ["Anna"]])
    sheet = _part(content, "xl/worksheets/sheet1.xml").decode().replace('r="2"', 'r="2000000000"')
    started = time.process_time()
    assert written(only(_replaced(content, "xl/worksheets/sheet1.xml", sheet))) == ((1, ("Namn",)),)
    assert time.process_time() - started < 5


def _part(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        return made.read(name)


def _replaced(content, name, part):
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        parts = {each: made.read(each) for each in made.namelist()}
    return archive_of(parts | {name: part})


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
@example(b'"')
@example(b"sep=\r\n")
@example(b'sep="\n')
@example(b"\xff\xfe\x00")
@example(b"PK\x03\x04")
@example(b"\xef\xbb\xbf")
def test_no_bytes_raise_anything_but_our_own_errors(content):
    try:
        read_tables(content)
    except SheetError as error:
        assert error.code


SOUND = workbook([["Namn", "Ort"], ["Anna", "Ystad"]])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damaged_workbook_raises_anything_but_our_own_errors(data):
    content = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_tables(bytes(content))
    except SheetError as error:
        assert error.code


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WRITTEN), min_size=3, max_size=3), max_size=3))
def test_what_a_tool_writes_is_what_is_read(rows):
    rows = [["Namn", "Ort", "Svar"], *rows]
    for content in (delimited(rows, ";").encode(), unicode_text(rows), workbook(rows)):
        assert written(only(content)) == tuple((at, tuple(cells)) for at, cells in enumerate(rows, 1))


def test_a_table_survives_being_kept_as_data():
    table = make_table([["Namn", ""], [], ["Anna", "x"]], "Blad1")
    assert table_from_data(table.as_data()) == table
    assert written(table) == ((1, ("Namn",)), (3, ("Anna", "x")))


def test_columns_have_the_letters_that_stand_over_them():
    assert [column_letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_ten_thousand_rows_are_read_in_a_few_seconds():
    rows = [["Namn", "Organisation", "E-post", "Erbjuder", "Önskemål"]]
    rows += [
        [f"Person {n}", f"Organisation {n % 900}", f"p{n}@exempel.se", "praktik;mentor;", "Ali"] for n in range(9_999)
    ]
    for content in (workbook(rows), swedish_excel(rows)):
        started = time.process_time()
        assert len(only(content).rows) == 10_000
        assert time.process_time() - started < 3
