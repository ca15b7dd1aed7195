"""The register taken home as a file: whole, safe to open, and read again as it is."""

import io

import pytest
from openpyxl import load_workbook

from pakten.network import actions, importing
from pakten.network.comparing import preview
from pakten.network.imports.register import read_file
from pakten.sheets.read import read_tables
from tests.makers import make_contact, make_organisation, make_person

pytestmark = pytest.mark.django_db

SOLE_TRADER = "8507099805"


@pytest.fixture
def city():
    farsta = actions.add_district(name="Farsta", valid_from="2023-07-01", by=None)
    jarva = actions.add_district(name="Järva", valid_from="2023-07-01", by=None)
    first = make_organisation(
        name="Åkes D’Bygg & Søn AB",
        number="5560160680",
        about="Vi bygger.\n\n=SUM(A1) är ingen formel.",
        contributes=["praktik, två veckor"],
        looks_for=["snickare", "språkcafé (kvällar, helger)"],
        website="https://www.example.org/om",
        size="small",
        level="plus",
        districts=[jarva, farsta],
    )
    make_contact(organisation=first, name="Léa O'Brien")
    actions.add_contact(organisation=first, person=make_person(name="Ali Ek"), title="vd", is_first=True, by=None)
    make_organisation(name="=HYPERLINK(1)", industry="+46", about="@nu", contributes=["-20 %"], sector="public")
    make_organisation(name="'t Hof", sector="civil_society", may_show=False, number=SOLE_TRADER)
    return {"farsta": farsta}


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_what_is_taken_home_and_read_in_again_changes_nothing(kind, language, city, office):
    answer = office.get(f"{language}/office/members/register.{kind}")
    assert f'filename="register.{kind}"' in answer.headers["Content-Disposition"]
    file = importing.upload_members(name="r", table=read_file(answer.content), by=None)
    register, comparison = preview(file)
    assert not register.troubles and not register.unknown_columns
    assert [(change.kind, change.fields) for change in comparison.changes] == [("unchanged", ())] * 3
    assert sum(len(member.contacts) for member in register.members) == 2


@pytest.mark.parametrize(
    "address", ["/office/members/register.xlsx", "/office/members/register.csv", "/members/members.csv"]
)
def test_a_personal_identity_number_is_in_no_file(address, city, office):
    (table,) = read_tables(office.get(address).content)
    cells = [cell for row in table.rows for cell in row.cells]
    assert not [cell for cell in cells if SOLE_TRADER[-4:] in cell]


def test_no_cell_is_a_formula(city, office):
    book = load_workbook(io.BytesIO(office.get("/office/members/register.xlsx").content))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert "=HYPERLINK(1)" in [cell.value for cell in cells] and "f" not in {cell.data_type for cell in cells}
    text = office.get("/office/members/register.csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text and ";=HYPERLINK" not in text and not text.startswith("=")


@pytest.mark.parametrize(
    ("query", "names"),
    [("q=bygg", 1), ("sector=public", 1), ("district=Farsta", 1), ("q=finns+inte", 0), ("sector=nosuch", 3)],
)
def test_the_file_holds_what_was_looked_for(query, names, city, office):
    (table,) = read_tables(office.get(f"/office/members/register.csv?{query}").content)
    assert len({row.cells[0] for row in table.rows[1:]}) == names
    page = office.get(f"/office/members/?{query}").content.decode()
    assert page.count('<th scope="row">') == names
    if names:
        assert f"register.xlsx?{query.split('=')[0]}=" in page


def test_the_public_file_holds_shown_members_only_and_no_people(city, client):
    text = client.get("/members/members.csv?q=bygg").content.decode("utf-8-sig")
    assert "Åkes D’Bygg" in text and "HYPERLINK" not in text
    whole = client.get("/members/members.csv").content.decode("utf-8-sig")
    for hidden in ("Hof", "556016", "O'Brien", "@example.org"):
        assert hidden not in whole


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_file_takes_as_many_queries_however_long(kind, office, django_assert_max_num_queries):
    for _number in range(20):
        make_contact()
    with django_assert_max_num_queries(8):
        office.get(f"/office/members/register.{kind}")
