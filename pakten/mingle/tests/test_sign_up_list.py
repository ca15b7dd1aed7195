import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pakten.mingle.imports.columns import FIELD_KEYS
from pakten.mingle.imports.corrections import Corrections, corrections_from_data
from pakten.mingle.imports.problem import to_problem
from pakten.mingle.imports.sign_up_list import read_sign_up_list
from pakten.mingle.tests.lists import ALI, ANNA, codes, only, read
from pakten.sheets.table import make_table

# People


def test_a_list_without_troubles_has_none():
    found = read(ANNA, ALI)
    anna, ali = found.people
    assert found.troubles == ()
    assert (anna.name, anna.organisation, anna.email, anna.sector) == (*ANNA[:3], "business")
    assert (anna.key, anna.row, anna.offers, anna.wants) == ("2", 2, ("praktik",), ("mentorer",))
    assert ali.organisation_key != anna.organisation_key
    assert to_problem(found).participants[0].organisation_name == "Stena Fastigheter"


def test_first_and_last_name_in_two_columns_are_one_name():
    found = read(("Anna", "Berg", "A"), ("Bo", "", "B"), headings=("Förnamn", "Efternamn", "Organisation"))
    assert [each.name for each in found.people] == ["Anna Berg", "Bo"]
    found = read(("Anna", "Berg", "A"), ("Bo Ek", "Ek", "B"), headings=("Namn", "Efternamn", "Organisation"))
    assert [each.name for each in found.people] == ["Anna Berg", "Bo Ek"]


def test_a_list_with_the_family_name_first_is_turned_round():
    found = read(
        ("Berg, Anna", "A"), ("af Ugglas, Karl-Johan", "B"), ("Madonna", "C"), headings=("Namn", "Organisation")
    )
    assert [each.name for each in found.people] == ["Anna Berg", "Karl-Johan af Ugglas", "Madonna"]


def test_rows_with_nothing_to_say_are_passed_over():
    headings = ("ID", "Starttid", "Namn", "Organisation")
    rows = [
        ("1", "2026-02-02", "Anna", "A"),
        (),
        ("2", "2026-02-02", "", ""),
        ("3", "2026-02-02", "-", "anonymous"),
        headings,
        ("4", "2026-02-02", "Bo", "B"),
    ]
    found = read(*rows, headings=headings)
    assert [(each.row, each.name) for each in found.people] == [(2, "Anna"), (7, "Bo")]
    assert found.troubles == ()


def test_a_row_without_a_name_is_an_error_that_suggests_one():
    found = read(ANNA, ALI, ("", "Rädda Barnen", "barbro.ek@rb.example"))
    trouble = only(found, "name_missing")
    assert trouble.sentence == "Row 4, column A: the name is missing."
    assert trouble.remedy == "Write the name, or leave the row out."
    assert [each.label for each in trouble.suggestions] == ["Barbro Ek", "Leave out row 4"]
    for suggestion, people in zip(trouble.suggestions, (3, 2), strict=True):
        mended = read(ANNA, ALI, ("", "Rädda Barnen", "barbro.ek@rb.example"), corrections=suggestion.change)
        assert (mended.errors, len(mended.people)) == ((), people)


@pytest.mark.parametrize("name", ["-", "123", "  ", "?", "n/a"])
def test_a_name_without_letters_is_no_name(name):
    assert "name_missing" in codes(read(ANNA, ALI, (name, "Rädda Barnen", "b@rb.example")))


@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("Anna Berg", "anna  BERG"),
        ("Anna Berg", "Berg Anna"),
        ("Anna Berg", "Anna"),
        ("Annika Bergqvist", "Anika Bergqvist"),
    ],
)
def test_one_person_twice_with_one_address_counts_once_by_the_later_row(name, again):
    first, second = (name, *ANNA[1:]), (again, "Nordkap Data", "ANNA@stena.example", "", "kurser")
    found = read(first, ALI, second)
    trouble = only(found, "signed_up_twice")
    assert [each.row for each in found.people] == [3, 4]
    assert trouble.rows == (2, 4)
    assert trouble.sentence.startswith("Rows 2 and 4: ")
    kept = read(first, ALI, second, corrections=trouble.suggestions[1].change)
    assert ([each.row for each in kept.people], kept.troubles) == ([2, 3], ())


def test_one_name_in_one_organisation_is_one_person():
    found = read(ANNA, ALI, ("Anna Berg", "Stena fastigheter AB", "anna.privat@mail.example"))
    assert only(found, "signed_up_twice").rows == (2, 4)


def test_one_name_in_two_organisations_is_two_people():
    found = read(ANNA, ALI, ("Anna Berg", "Rädda Barnen", "annab@rb.example"))
    assert (len(found.people), found.troubles) == (3, ())


def test_single_names_without_organisation_are_not_taken_for_one():
    headings = ("Namn", "Erbjuder")
    found = read(("Anna", "x"), ("Anna", "y"), ("Bo Ek", ""), ("Bo Ek", "z"), headings=headings)
    assert [each.row for each in found.people] == [2, 3, 5]


def test_two_people_with_one_address_are_an_error_that_names_both():
    rows = (ANNA, ("Bo Lund", "Stena Fastigheter", "anna@stena.example"), ALI)
    trouble = only(read(*rows), "shared_email")
    assert trouble.sentence == (
        "Rows 2 and 3, column C: Anna Berg and Bo Lund have one e-mail address, anna@stena.example."
    )
    assert trouble.is_error
    for suggestion in trouble.suggestions:
        assert not read(*rows, corrections=suggestion.change).errors


def test_an_address_that_is_none_is_left_out_with_a_warning():
    found = read(ANNA, ("Ali Hassan", "Exergi", "ali at exergi"))
    assert (
        only(found, "email_invalid").sentence
        == "Row 3, column C: “ali at exergi” is no e-mail address, so it is left out."
    )
    assert found.people[1].email == ""


@pytest.mark.parametrize(
    "written", ["mailto:a.b@c.example", "A B <a.b@c.example>", "a.b@c.example;", " a.b@c.example. "]
)
def test_an_address_is_found_in_what_people_paste(written):
    found = read(ANNA, ("Ali", "Exergi", written))
    assert (found.people[1].email, found.troubles) == ("a.b@c.example", ())


@pytest.mark.parametrize(
    ("written", "sector"),
    [
        ("Privat", "business"),
        ("Näringslivet", "business"),
        ("Privat (näringsliv)", "business"),
        ("Företag / bolag", "business"),
        ("Nåringsliv", "business"),
        ("Ideell", "civil_society"),
        ("Civilsamhället", "civil_society"),
        ("NGO", "civil_society"),
        ("Stiftelse", "civil_society"),
        ("Offentlig sektor – kommun", "public"),
        ("Region", "public"),
        ("Public sector", "public"),
        ("", ""),
    ],
)
def test_a_sector_is_known_by_the_words_people_use(written, sector):
    found = read(("Anna", "A", "", written), ("Bo", "B"))
    assert (found.people[0].sector, found.troubles) == (sector, ())


@pytest.mark.parametrize("written", ["Rymden", "Privat och offentlig", "42"])
def test_a_sector_that_is_none_is_a_warning_with_the_three_to_choose(written):
    found = read(("Anna", "A", "", written), ("Bo", "B"))
    trouble = only(found, "sector_unknown")
    assert trouble.sentence == f"Row 2, column D: “{written}” is no sector that is known here."
    sectors = [
        read(("Anna", "A", "", written), ("Bo", "B"), corrections=suggestion.change).people[0].sector
        for suggestion in trouble.suggestions
    ]
    assert sectors == ["business", "civil_society", "public"]


def test_a_colleague_tells_the_sector_of_who_did_not():
    found = read(("Anna", "A", "", "Ideell"), ("Bo", "a"), ("Cia", "C"))
    assert [each.sector for each in found.people] == ["civil_society", "civil_society", ""]


@pytest.mark.parametrize(
    ("answer", "seated", "troubles"),
    [
        ("Ja", True, []),
        ("x", True, []),
        ("TRUE", True, []),
        ("Ja, tack", True, []),
        ("nej", False, []),
        ("", False, []),
        ("jag använder rullstol", True, ["seated_unclear"]),
    ],
)
def test_who_must_sit_still_says_so_and_why_is_not_repeated(answer, seated, troubles):
    found = read(("Anna", "A", answer), ("Bo", "B", ""), headings=("Namn", "Organisation", "Behöver du sitta still?"))
    assert (found.people[0].seated, codes(found)) == (seated, troubles)
    assert "rullstol" not in "".join(trouble.sentence for trouble in found.troubles)


def test_a_text_too_long_to_be_a_name_is_an_error():
    found = read(("A" * 201, "A"), ("Bo", "B"))
    assert only(found, "too_long").sentence == "Row 2, column A: the text is longer than 200 letters."


# Organisations


def test_spellings_of_one_organisation_are_colleagues_and_a_guess_is_told():
    rows = (ANNA, ("Bo", "STENA FASTIGHETER AB"), ("Cia", "Stena Fastgheter"), ALI)
    found = read(*rows)
    assert len({each.organisation_key for each in found.people}) == 2
    trouble = only(found, "organisations_joined")
    assert trouble.sentence == "Row 4: “Stena Fastgheter” is taken to be the same organisation as “Stena Fastigheter”."
    same, apart = (read(*rows, corrections=suggestion.change) for suggestion in trouble.suggestions)
    assert (same.troubles, len(same.organisations)) == ((), 2)
    assert (apart.troubles, len(apart.organisations)) == ((), 3)


def test_organisations_that_look_alike_are_asked_about():
    rows = (("Anna", "Scania"), ("Bo", "Scandia"), ("Cia", "Exergi"))
    trouble = only(read(*rows), "organisations_alike")
    same, apart = (read(*rows, corrections=suggestion.change) for suggestion in trouble.suggestions)
    assert (same.troubles, len(same.organisations)) == ((), 2)
    assert (apart.troubles, len(apart.organisations)) == ((), 3)


def test_a_shortened_name_with_the_same_e_mail_domain_is_asked_about():
    rows = (ANNA, ("Bo", "Stena", "bo@stena.example"), ALI)
    trouble = only(read(*rows), "organisations_alike")
    assert trouble.rows == (2, 3)
    assert len(read(*rows, corrections=trouble.suggestions[0].change).organisations) == 2


def test_open_mail_addresses_say_nothing_about_organisations():
    assert read(("Anna", "Stena", "a@gmail.com"), ("Bo", "Stena Fastigheter", "b@gmail.com")).troubles == ()


def test_who_gives_no_organisation_gets_a_suggestion_from_the_address():
    found = read(ANNA, ALI, ("Bo", "", "bo@stena.example"))
    trouble = only(found, "organisation_missing")
    assert trouble.sentence == "Row 4, column B: Bo has no organisation, and may be put together with a colleague."
    assert [each.label for each in trouble.suggestions] == ["Stena Fastigheter"]


# The whole list


def test_a_list_without_headings_says_so():
    found = read_sign_up_list(make_table([["Anna", "A"], ["Bo", "B"]]), language="en")
    assert (codes(found), found.people, found.heading_row) == (["no_headings"], (), None)
    assert found.errors


def test_a_person_can_point_out_headings_and_columns():
    table = make_table([["x", "y"], ["Anna", "A"], ["Bo", "B"]])
    found = read_sign_up_list(table, columns={0: "name", 1: "organisation"})
    assert ([each.name for each in found.people], found.troubles) == (["Anna", "Bo"], ())
    found = read_sign_up_list(table, columns={0: "name", 1: None}, heading_row=2, language="en")
    assert ([each.name for each in found.people], found.heading_row) == (["Bo"], 2)


def test_a_list_without_names_is_an_error_told_once():
    found = read(("A", "a@a.example"), ("B", "b@b.example"), headings=("Organisation", "E-post"))
    assert [each.code for each in found.errors] == ["no_name_column"]


def test_a_list_without_organisations_has_no_colleagues():
    found = read(("Anna Berg", "a@a.example"), ("Bo Ek", "b@b.example"), headings=("Namn", "E-post"))
    assert (codes(found), found.errors) == (["no_organisation_column"], ())


def test_everyone_of_one_organisation_is_an_error():
    found = read(ANNA, ("Bo", "Stena fastigheter AB"))
    assert only(found, "one_organisation").sentence == (
        "Everyone on the list comes from Stena Fastigheter, and colleagues are never put together."
    )
    assert codes(read(("A", "X"), ("B", "X"), ("C", ""))) == ["organisation_missing"]


@pytest.mark.parametrize("rows", [[], [ANNA]])
def test_fewer_than_two_people_are_an_error(rows):
    found = read(*rows)
    assert [each.code for each in found.errors] == ["too_few"]
    with pytest.raises(ValueError, match="errors"):
        to_problem(found)


def test_all_troubles_are_told_at_once_errors_first_then_by_row():
    found = read(
        [*ANNA[:3], "Rymden", "", "", "Rymdstyrelsen"],
        ("", "Rädda Barnen"),
        ("Bo", "Stena Fastigheter", "anna@stena.example"),
        ("Cia", "Exergi", "ingen adress"),
    )
    assert [(each.code, each.row) for each in found.troubles] == [
        ("shared_email", 2),
        ("name_missing", 3),
        ("sector_unknown", 2),
        ("nobody_of_that_name", 2),
        ("email_invalid", 5),
    ]
    assert all(trouble.remedy for trouble in found.troubles)


def test_what_is_mended_in_place_is_read_again():
    change = Corrections(cells={(3, 0): "Barbro Ek", (2, 6): "Barbro Ek"}, left_out=frozenset({4}))
    found = read([*ANNA, "Rymdstyrelsen"], ("", "Rädda Barnen"), ("", "Tom"), corrections=change)
    assert (found.troubles, found.people[0].wished_people) == ((), ("3",))


def test_corrections_survive_being_kept_and_the_later_decision_holds():
    first = Corrections({(3, 0): "a"}, frozenset({4}), same=frozenset({("x", "y")}))
    later = Corrections({(3, 0): "b", (2, 1): "c"}, frozenset({5}), apart=frozenset({("y", "x")}))
    both = first.plus(later)
    assert both == Corrections({(3, 0): "b", (2, 1): "c"}, frozenset({4, 5}), apart=frozenset({("y", "x")}))
    assert corrections_from_data(both.as_data()) == both
    assert corrections_from_data({}) == Corrections()
    assert both.with_row_back(4).left_out == {5}


def test_the_same_list_is_told_in_swedish():
    found = read(("", "Rädda Barnen"), ANNA, ALI, language="sv")
    (trouble,) = found.troubles
    assert trouble.sentence == "Rad 2, kolumn A: namnet saknas."
    assert trouble.remedy == "Skriv namnet, eller ta bort raden ur listan."


WORDS = [
    "Anna",
    "Anna Berg",
    "Stena",
    "Stena AB",
    "a@b.se",
    "Namn",
    "Organisation",
    "Vill träffa",
    "E-post",
    "-",
    "och",
]
WORDS += [
    "Ali, Stena",
    "Anna (Stena)",
    "Anna på Stena",
    "någon från näringslivet",
    "praktik;mentor;",
    "(",
    ",",
    "1. 2.",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=6), max_size=7),
    st.dictionaries(st.integers(0, 7), st.sampled_from([*FIELD_KEYS, None]), max_size=3),
    st.dictionaries(st.tuples(st.integers(1, 8), st.integers(0, 7)), st.sampled_from(WORDS), max_size=2),
)
def test_no_table_whatever_makes_the_reading_fail(rows, columns, cells):
    found = read_sign_up_list(make_table([["Namn", "Organisation", "Vill träffa"], *rows]), columns=columns)
    keys = {each.key for each in found.people}
    organisations = {each.key for each in found.organisations}
    for each in found.people:
        assert {*each.wished_people, *each.met, *each.avoids} <= keys - {each.key}
        assert {*each.wished_organisations, *each.avoided_organisations} <= organisations
    if not found.errors:
        to_problem(found)
    read_sign_up_list(make_table(rows), corrections=Corrections(cells))
