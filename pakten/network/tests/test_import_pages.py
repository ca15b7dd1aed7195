"""The office reads in a register: file, preview, recap, undo, in the browser's own steps."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pakten.network import actions
from pakten.network.models import Import, Organisation
from tests.files.tables import swedish_excel, workbook
from tests.makers import make_organisation

pytestmark = pytest.mark.django_db

ROWS = [
    ["Organisation", "Org.nr", "Sektor", "Om oss", "E-post"],
    ["Åkes D’Bygg", "556016-0680", "Näringsliv", "Nu.", "ake@example.org"],
    ["Bergs Målerivarkstad", "", "Näringsliv", "", ""],
    ["Ny förening é", "850709-9805", "Ideell", "", ""],
]


@pytest.fixture(autouse=True)
def ours():
    actions.add_district(name="Farsta", valid_from=date(2023, 7, 1), by=None)
    make_organisation(name="Åkes D’Bygg", about="Förr.")
    return make_organisation(name="Bergs Måleriverkstad", sector="civil_society")


def choose(client, content=None):
    file = SimpleUploadedFile("register.csv", swedish_excel(ROWS) if content is None else content)
    return client.post("/office/members/import/", {"file": file})


def seen(client, address):
    return client.get(address).context["comparison"].digest


def test_the_whole_way_from_a_file_and_back(office, ours):
    address = choose(office).url
    page = office.get(address).content.decode()
    for words in ("Förr.", "Nu.", "Ny förening é", "ake@example.org", "Bergs Måleriverkstad", "snarlikt"):
        assert words in page
    assert "9805" not in page
    assert Organisation.objects.count() == 2
    office.post(f"{address}decide/", {"row-3": str(ours.pk)})
    office.post(f"{address}apply/", {"seen": seen(office, address)})
    assert Organisation.objects.count() == 3
    ours.refresh_from_db()
    assert ours.sector == "business"
    assert not Organisation.objects.filter(number__contains="9805").exists()
    recap = office.get(address).content.decode()
    assert "Ångra importen" in recap
    office.post(f"{address}undo/")
    assert Organisation.objects.count() == 2
    ours.refresh_from_db()
    assert ours.sector == "civil_society"
    assert "Ångra importen" not in office.get(address).content.decode()


def test_a_workbook_with_errors_shows_them_and_has_no_button(office):
    address = choose(office, workbook([ROWS[0], ["Fel", "556016-0681", "?"]])).url
    page = office.get(address).content.decode()
    assert "Rad 2, kolumn B (Org.nr)" in page and "Rad 2, kolumn C (Sektor)" in page
    assert f"{address}apply/" not in page
    office.post(f"{address}apply/", {"seen": seen(office, address)})
    assert Organisation.objects.count() == 2


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04 nothing", "hej;då\nett;två".encode()])
def test_what_is_no_register_is_refused_beside_the_field(content, office):
    answer = choose(office, content)
    assert answer.status_code == 200 and answer.context["form"].errors["file"]
    assert not Import.objects.exists()


def test_of_two_who_press_the_second_is_told_to_look_again(office, coordinator):
    first, second = choose(office).url, choose(coordinator).url
    digest = seen(coordinator, second)
    office.post(f"{first}apply/", {"seen": seen(office, first)})
    answer = coordinator.post(f"{second}apply/", {"seen": digest}, follow=True)
    assert "Titta igen" in answer.content.decode()
    assert Organisation.objects.count() == 3
    again = coordinator.post(f"{first}apply/", {"seen": digest}, follow=True)
    assert "redan inläst" in again.content.decode()


def test_a_decision_can_be_taken_back(office, ours):
    address = choose(office).url
    for choice, kind in ((str(ours.pk), "changed"), ("new", "new"), ("", "doubt")):
        office.post(f"{address}decide/", {"row-3": choice})
        assert {c.member.row: c.kind for c in office.get(address).context["comparison"].changes}[3] == kind
    office.post(f"{address}decide/", {"row-3": "999999"})
    assert Import.objects.get().decisions == {}
