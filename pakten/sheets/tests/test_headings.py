import pytest

from pakten.sheets.errors import NoHeadings
from pakten.sheets.headings import Field, Form, best_table, find_headings, headings_in
from pakten.sheets.table import make_table

FORM = Form(
    fields=(
        Field("name", ("namn", "vad heter du", "name")),
        Field("organisation", ("organisation", "företag")),
        Field("email", ("e-post", "e-postadress", "email")),
        Field("wishes", ("vem vill du träffa", "önskemål"), many=True),
        Field("avoids", ("kan inte träffa",), many=True),
    ),
    cues=(("avoids", "inte träffa"), ("wishes", "vill träffa"), ("organisation", "vilken organisation")),
    ignored=("id", "starttid", "tidstämpel"),
    ignored_beginnings=("points ",),
)


def fields(*headings, rows=()):
    found = find_headings(make_table([headings, *rows]), FORM)
    return [column.field for column in found.columns]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("NAMN *", "name"),
        ("Vad heter du?", "name"),
        ("Namn (för- och efternamn)", "name"),
        ("E-post:", "email"),
        ("E_POST", "email"),
        ("Epost adress", None),
        ("E-postadres", "email"),
        ("Foretag", "organisation"),
        ("Vilken organisation kommer du ifrån?", "organisation"),
        ("Vem vill du träffa? (max tre)", "wishes"),
        ("Vem vill du inte träffa?", "avoids"),
        ("Är det någon du inte kan eller vill träffa?", "avoids"),
        ("Skostorlek", None),
        ("", None),
    ],
)
def test_a_heading_is_understood_as_people_write_it(heading, field):
    found = find_headings(make_table([["Deltagare", heading], ["x", "y"], ["Namn", heading]]), FORM)
    assert found.columns[1].field == field if field != "name" else "name" in {c.field for c in found.columns}


def test_the_headings_are_found_below_a_title_and_blank_rows():
    table = make_table([["Mingel den 5 maj"], [], ["Lokal:", "Stadshuset"], [], ["Namn", "E-post"], ["Anna", "a@b.se"]])
    found = find_headings(table, FORM)
    assert (found.row, [column.field for column in found.columns]) == (5, ["name", "email"])


def test_an_answer_that_speaks_like_a_heading_is_no_heading():
    table = make_table([["Namn", "Önskemål"], ["Anna", "Vilken organisation som helst, men vill inte träffa Bo"]])
    assert find_headings(table, FORM).row == 1


def test_a_table_without_headings_says_so():
    with pytest.raises(NoHeadings):
        find_headings(make_table([["Anna", "a@b.se"], ["Jag vill träffa Bo", "inte träffa Cia"]]), FORM)


def test_a_form_tools_own_columns_are_ignored_and_others_are_unknown():
    found = find_headings(make_table([["ID", "Starttid", "Namn", "Points - Namn", "Skostorlek"]]), FORM)
    assert [column.heading for column in found.unknown] == ["Skostorlek"]
    assert [column.ignored for column in found.columns] == [True, True, False, True, False]


def test_a_form_tools_empty_name_gives_way_to_the_answered_one():
    rows = [["anonymous", "", "Anna", "a@b.se"], ["anonymous", "", "Bo", ""]]
    assert fields("E-post", "Namn", "Vad heter du?", "E-postadress", rows=rows) == [None, None, "name", "email"]


def test_of_two_columns_equally_good_the_later_one_is_used():
    assert fields("Namn", "Vad heter du?", rows=[["Kansliet", "Anna"]]) == [None, "name"]


def test_an_answer_in_several_columns_is_kept_together():
    found = fields("Namn", "Önskemål", "Önskemål", "Vem vill du träffa?", rows=[["Anna", "Bo", "Cia", ""]])
    assert found == ["name", "wishes", "wishes", "wishes"]


def test_what_a_person_says_a_column_is_goes_before_all_else():
    table = make_table([["Namn", "Nick", "Skostorlek"], ["Anna Berg", "Ankan", "38"]])
    found = headings_in(table, table.rows[0], FORM, {1: "name", 2: "wishes", 0: None})
    assert [(column.field, column.confidence) for column in found.columns] == [(None, 1), ("name", 1), ("wishes", 1)]


def test_the_sheet_with_the_headings_is_chosen():
    notes = make_table([["Att göra"], ["Boka lokal"], ["Köpa kaffe"]], "Noter")
    few = make_table([["Namn", "E-post"], ["Anna", "a@b.se"]], "Få")
    many = make_table([["Namn", "E-post"], ["Anna", "a@b.se"], ["Bo", "b@b.se"]], "Alla")
    assert best_table([notes, few, many], FORM) is many
    with pytest.raises(NoHeadings):
        best_table([notes], FORM)


def test_columns_know_their_letters_and_what_they_answer():
    found = find_headings(make_table([["ID", "Namn"]]), FORM)
    (column,) = found.of("name")
    assert (column.letter, column.index, found.of("email")) == ("B", 1, ())
