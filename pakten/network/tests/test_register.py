"""What is understood of a register, and what is said of its troubles."""

import pytest

from pakten.network.imports import values
from pakten.network.imports.register import read_file, read_register
from pakten.sheets.table import make_table
from tests.files.tables import swedish_excel, workbook

HEADINGS = ["Organisation", "Organisationsnummer", "Sektor", "Medlem sedan", "Stadsdelar", "Kontaktperson", "E-post"]
ROW = ["Åkes Bygg AB", "556016-0680", "Näringsliv", "2024-03-01", "Farsta; Järva", "Léa O'Brien", "Lea@example.org"]
DISTRICTS = ["Farsta", "Järva", "Hägersten-Älvsjö"]
SOLE_TRADER = "850709-9805"


def register(*rows, headings=HEADINGS, language="sv"):
    return read_register(make_table([headings, *rows]), districts=DISTRICTS, language=language)


def changed(**cells):
    return [cells.get(heading, cell) for heading, cell in zip(HEADINGS, ROW, strict=True)]


def test_a_row_is_understood():
    (member,) = register(ROW).members
    assert member.said == {
        "name": "Åkes Bygg AB",
        "number": "5560160680",
        "sector": "business",
        "joined_on": "2024-03-01",
        "districts": ["Farsta", "Järva"],
    }
    (contact,) = member.contacts
    assert (contact.name, contact.email) == ("Léa O'Brien", "lea@example.org")


def test_english_headings_and_words_are_understood():
    headings = [
        "Company",
        "Org no",
        "Sector",
        "Employees",
        "Membership level",
        "Web",
        "Offers",
        "Public",
        "Contact e-mail",
    ]
    row = [
        "Åke Ltd",
        "SE556016068001",
        "Public sector",
        "1 200",
        "Plus",
        "ake.example.org",
        "a, b",
        "no",
        "a@example.org",
    ]
    (member,) = register(row, headings=headings).members
    assert member.said == {
        "name": "Åke Ltd",
        "number": "5560160680",
        "sector": "public",
        "size": "large",
        "level": "plus",
        "website": "https://ake.example.org",
        "contributes": ["a", "b"],
        "may_show": False,
    }
    assert member.contacts[0].email == "a@example.org"


def test_a_name_column_beside_organisations_is_that_of_the_contact_and_alone_that_of_the_member():
    both = register(["Åkes", "Åke Ek", "a@example.org"], headings=["Organisation", "Namn", "E-post"])
    assert (both.members[0].name, both.members[0].contacts[0].name) == ("Åkes", "Åke Ek")
    alone = register(["Åkes", "Offentlig"], headings=["Namn", "Sektor"])
    assert (alone.members[0].name, alone.members[0].contacts) == ("Åkes", ())


def test_one_organisation_stands_on_a_row_for_each_contact():
    other = ["Åkes bygg", "", "", "", "", "Bo Ek", "bo@example.org"]
    (member,) = register(ROW, other).members
    assert [contact.email for contact in member.contacts] == ["lea@example.org", "bo@example.org"]
    assert not register(ROW, other).troubles


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"Organisationsnummer": "556016-0681"}, "Rad 2, kolumn B (Organisationsnummer)"),
        ({"Organisationsnummer": "DE811569869"}, "Rad 2, kolumn B (Organisationsnummer)"),
        ({"Sektor": "mittemellan"}, "Rad 2, kolumn C (Sektor): ”mittemellan”"),
        ({"Medlem sedan": "i våras"}, "Rad 2, kolumn D (Medlem sedan)"),
        ({"Medlem sedan": "2999-01-01"}, "Rad 2, kolumn D (Medlem sedan)"),
        ({"Medlem sedan": "2024-02-31"}, "Rad 2, kolumn D (Medlem sedan)"),
        ({"Stadsdelar": "Farsta, Atlantis"}, "Rad 2, kolumn E (Stadsdelar): ”Atlantis”"),
        ({"E-post": "lea(at)example.org"}, "Rad 2, kolumn G (E-post)"),
        ({"Organisation": ""}, "Rad 2, kolumn A (Organisation)"),
        ({"Organisation": "Å" * 201}, "Rad 2, kolumn A (Organisation)"),
    ],
)
def test_a_trouble_names_its_row_and_column_and_what_to_do(cells, says):
    (trouble,) = register(changed(**cells)).errors
    assert trouble.sentence.startswith(says) and trouble.remedy.endswith(".")
    (english,) = register(changed(**cells), language="en").errors
    assert english.sentence.startswith("Row 2, column") and english.remedy != trouble.remedy


def test_every_trouble_is_told_at_once():
    rows = [changed(Sektor="?!"), changed(Organisation="Två", Organisationsnummer="1", Stadsdelar="Mars")]
    assert [trouble.row for trouble in register(*rows).errors] == [2, 3, 3]


def test_one_number_for_two_names_and_two_numbers_for_one_name_are_told():
    two_names = register(ROW, changed(Organisation="Bergs Måleri"))
    assert [trouble.code for trouble in two_names.errors] == ["two_names"]
    assert "rad 2" in two_names.errors[0].sentence
    two_numbers = register(ROW, changed(Organisationsnummer="202100-5489"))
    assert [trouble.code for trouble in two_numbers.errors] == ["two_numbers"]


def test_of_two_rows_that_contradict_each_other_the_first_counts():
    found = register(ROW, changed(Sektor="Offentlig"))
    assert found.members[0].said["sector"] == "business" and not found.errors
    assert [trouble.row for trouble in found.troubles] == [3]
    assert [trouble.code for trouble in register(ROW, ROW).troubles] == ["repeated"]


@pytest.mark.parametrize(
    "number", [SOLE_TRADER, "8507099805", "198507099805", "850709+9805", "8507699803", "507099805", "850709-9800"]
)
def test_a_sole_traders_number_is_never_kept_or_shown(number):
    table = read_file(swedish_excel([HEADINGS, changed(Organisationsnummer=number, Sektor="?")]))
    found = read_register(table, districts=DISTRICTS)
    assert found.members[0].number is None and "number" not in found.members[0].said
    digits = "".join(letter for letter in number if letter.isdigit())[-4:]
    assert digits not in repr(table) and digits not in repr(found)
    assert [trouble.code for trouble in found.errors] == ["sector"]


def test_a_personal_number_in_a_text_is_masked_and_a_companys_is_not():
    assert (
        values.without_personal_numbers(f"Enskild firma {SOLE_TRADER}, Farsta") == "Enskild firma XXXXXX-XXXX, Farsta"
    )
    for text in ("556016-0680", "202100-5489", "212000-0142", "2024-03-01", "Ring 08-508 00 000"):
        assert values.without_personal_numbers(text) == text


def test_a_workbook_of_excel_is_read_by_its_cached_values(tmp_path):
    table = read_file(workbook([["Register 2026"], HEADINGS, ROW]))
    found = read_register(table, districts=DISTRICTS)
    assert found.members[0].row == 3 and found.members[0].number == "5560160680"


def test_a_swedish_csv_keeps_its_letters():
    row = changed(Organisation="Föreningen D’Angelo & Åäö é", Stadsdelar="Hägersten-Älvsjö")
    (member,) = read_register(read_file(swedish_excel([HEADINGS, row])), districts=DISTRICTS).members
    assert (member.name, member.said["districts"]) == ("Föreningen D’Angelo & Åäö é", ["Hägersten-Älvsjö"])


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("0", "micro"),
        ("1–9", "micro"),
        ("10-49 anställda", "small"),
        ("50–249 personer", "medium"),
        ("färre än 10", "micro"),
        ("1 200", "large"),
        ("250+", "large"),
        ("Medelstort", "medium"),
        ("många", None),
    ],
)
def test_a_size_is_understood(text, size):
    assert values.size(text) == size


@pytest.mark.parametrize("topics", [["a"], ["a, b"], ["a, b", "c"], ["språkcafé", "praktik (två veckor)"]])
def test_topics_are_read_as_they_were_written(topics):
    assert list(values.topics(values.topics_in_a_cell(topics))) == topics
