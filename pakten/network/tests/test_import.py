"""A register taken in: every change told before, done all or nothing, and taken back."""

import threading
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from pakten.journal.models import Line
from pakten.network import actions, importing
from pakten.network.comparing import preview
from pakten.network.importing import ImportProblem
from pakten.network.imports.register import read_file
from pakten.network.models import Contact, Import, Organisation, Person
from tests.files.tables import swedish_excel
from tests.makers import make_contact, make_event, make_organisation, make_person

pytestmark = pytest.mark.django_db

HEADINGS = ["Organisation", "Org.nr", "Sektor", "Medlem sedan", "Stadsdel", "Om oss", "Kontakt", "E-post", "Titel"]
NEW = [
    "Åkes D’Bygg AB",
    "556016-0680",
    "Näringsliv",
    "2024-03-01",
    "Farsta",
    "Vi bygger.",
    "Åke É",
    "ake@example.org",
    "vd",
]


@pytest.fixture(autouse=True)
def farsta(db):
    return actions.add_district(name="Farsta", valid_from=date(2023, 7, 1), by=None)


def content(*rows):
    return swedish_excel([HEADINGS, *(row + [""] * (len(HEADINGS) - len(row)) for row in rows)])


def upload(*rows, by=None):
    return importing.upload_members(name="register.csv", table=read_file(content(*rows)), by=by)


def take_in(*rows, by=None):
    file = upload(*rows, by=by)
    return importing.import_members(file=file, seen=preview(file)[1].digest, by=by)


def kinds(file):
    return [change.kind for change in preview(file)[1].changes]


def test_a_new_member_comes_in_with_its_contact_and_one_line_in_the_journal():
    before = Line.objects.count()
    office = make_person(name="Amira")
    file = take_in(NEW, by=office)
    organisation = Organisation.objects.get()
    assert (organisation.name, organisation.number, organisation.slug) == (
        "Åkes D’Bygg AB",
        "5560160680",
        "akes-dbygg-ab",
    )
    assert (organisation.joined_on, organisation.may_show) == (date(2024, 3, 1), False)
    assert [district.name for district in organisation.districts.all()] == ["Farsta"]
    contact = organisation.contacts.get()
    assert (contact.person.name, contact.person.email, contact.title, contact.is_first) == (
        "Åke É", "ake@example.org", "vd", True,
    )  # fmt: skip
    assert not contact.person.has_usable_password()
    assert file.counts == {"new": 1, "changed": 0, "unchanged": 0, "doubt": 0, "contacts": 1}
    assert list(Line.objects.order_by("id").values_list("verb", flat=True)[before:]) == [
        "network.know", "network.upload_members", "network.import_members",
    ]  # fmt: skip
    assert file.table == {}


def test_the_same_file_again_changes_nothing():
    take_in(NEW)
    assert kinds(upload(NEW)) == ["unchanged"]


def test_a_change_is_told_field_by_field():
    take_in(NEW)
    row = [*NEW]
    row[0], row[5], row[8] = "Åkes Bygg & Plåt AB", "Vi bygger och lär.", "ordförande"
    (change,) = preview(upload(row))[1].changes
    assert [(each.field, each.old, each.new) for each in change.fields] == [
        ("name", "Åkes D’Bygg AB", "Åkes Bygg & Plåt AB"),
        ("about", "Vi bygger.", "Vi bygger och lär."),
    ]
    assert [(each.old_title, each.title) for each in change.contacts] == [("vd", "ordförande")]
    take_in(row)
    organisation = Organisation.objects.get()
    assert (organisation.name, organisation.about) == ("Åkes Bygg & Plåt AB", "Vi bygger och lär.")
    assert organisation.contacts.get().title == "ordförande"


def test_an_empty_cell_says_nothing():
    take_in(NEW)
    assert kinds(upload([NEW[0]])) == ["unchanged"]


def test_a_person_we_know_keeps_their_name_and_it_is_told():
    make_person(name="Åke Ek", email="ake@example.org")
    (change,) = preview(upload(NEW))[1].changes
    assert change.contacts[0].known == "Åke Ek"
    take_in(NEW)
    assert Person.objects.get(email="ake@example.org").name == "Åke Ek"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"name": "Åkes D’Bygg AB", "number": "2021005489"}, NEW),  # one name, two numbers
        ({"name": "Åkes D’Byggg AB"}, NEW),  # a slip of the pen
        ({"name": "Åkes D’Bygg AB", "number": "5560160680", "state": "left"}, NEW),
    ],
)
def test_who_is_in_doubt_is_left_as_they_are(ours, theirs):
    make_organisation(**ours)
    (change,) = preview(upload(theirs))[1].changes
    assert change.kind == "doubt" and change.reason and [name for _pk, name in change.alike] == [ours["name"]]
    take_in(theirs)
    assert Organisation.objects.get().about == ""


def test_a_person_decides_who_is_meant():
    ours = make_organisation(name="Åkes D’Byggg AB")
    file = importing.decide_doubts(file=upload(NEW), decisions={2: ours.pk}, by=None)
    assert kinds(file) == ["changed"]
    importing.import_members(file=file, seen=preview(file)[1].digest, by=None)
    assert Organisation.objects.get().number == "5560160680"
    make_organisation(name="Bergs Måleriverkstad")
    file = importing.decide_doubts(
        file=upload(["Bergs Målerivarkstad", "", "Offentlig"]), decisions={2: "new"}, by=None
    )
    assert kinds(file) == ["new"]
    file = importing.decide_doubts(file=file, decisions={2: ours.pk}, by=None)
    assert kinds(file) == ["doubt"], "only what was suggested can be chosen"
    assert Organisation.objects.count() == 2


def test_two_rows_cannot_change_one_member():
    make_organisation(name="Åkes D’Bygg AB", number="5560160680")
    assert kinds(upload(["Bygg i Farsta", "556016-0680"], ["Åkes D’Bygg AB"])) == ["changed", "doubt"]


def test_a_new_member_without_a_sector_is_an_error_and_nothing_is_done():
    file = upload(["Ny förening"], NEW)
    _register, comparison = preview(file)
    assert [trouble.row for trouble in comparison.troubles] == [2]
    with pytest.raises(ImportProblem):
        importing.import_members(file=file, seen=comparison.digest, by=None)
    assert not Organisation.objects.exists()


def test_an_import_is_taken_back_wholly(farsta):
    ours = make_organisation(name="Bergs Måleri", about="Förr.", districts=[farsta])
    known = make_contact(organisation=ours, name="Bo Ek")
    row = ["Bergs Måleri", "", "Offentlig", "2020-01-01", "", "Nu.", "Ny Ek", "ny@example.org", "vd"]
    retitled = ["Bergs Måleri", "", "", "", "", "", "Bo Ek", known.email, "kassör"]
    file = take_in(NEW, row, retitled)
    ours.refresh_from_db()
    assert (ours.sector, ours.about, ours.contacts.count()) == ("public", "Nu.", 2)
    importing.undo_import(file=file, by=None)
    ours.refresh_from_db()
    assert Organisation.objects.get() == ours
    assert (ours.sector, ours.about, list(ours.districts.all())) == ("business", "Förr.", [farsta])
    assert [(contact.person, contact.title) for contact in ours.contacts.all()] == [(known, "")]
    assert list(Person.objects.all()) == [known]
    with pytest.raises(ImportProblem):
        importing.undo_import(file=file, by=None)


def rename(organisation):
    organisation.about = "Nytt."
    organisation.save()


@pytest.mark.parametrize(
    "touch",
    [
        rename,
        lambda organisation: make_event(host=organisation),
        lambda organisation: make_contact(organisation=organisation),
        lambda organisation: organisation.contacts.update(title="ny"),
        lambda organisation: organisation.delete(),
    ],
)
def test_what_somebody_has_touched_since_is_not_taken_back(touch):
    file = take_in(NEW)
    touch(Organisation.objects.get())
    before = [Organisation.objects.count(), Contact.objects.count(), Person.objects.count()]
    with pytest.raises(ImportProblem, match="Åkes"):
        importing.undo_import(file=file, by=None)
    assert before == [Organisation.objects.count(), Contact.objects.count(), Person.objects.count()]


def test_only_the_last_import_is_taken_back():
    first = take_in(NEW)
    take_in(["Vi", "", "Offentlig"])
    with pytest.raises(ImportProblem):
        importing.undo_import(file=first, by=None)


def test_somebody_who_is_forgotten_stands_in_no_preview():
    file = upload(NEW)
    actions.forget(person=make_person(email="ake@example.org"))
    assert not Import.objects.filter(pk=file.pk).exists()


def test_of_two_who_import_the_same_file_the_second_is_told_to_look_again():
    first, second = upload(NEW, by=make_person()), upload(NEW, by=make_person())
    seen = preview(second)[1].digest
    importing.import_members(file=first, seen=preview(first)[1].digest, by=None)
    with pytest.raises(ImportProblem, match="igen"):
        importing.import_members(file=second, seen=seen, by=None)
    assert Organisation.objects.count() == 1
    assert kinds(second) == ["unchanged"]


@pytest.mark.django_db(transaction=True)
def test_two_who_press_the_button_at_once_make_one_member():
    files = [upload(NEW, by=make_person()), upload(NEW, by=make_person())]
    seen = [preview(file)[1].digest for file in files]
    outcomes, start = [], threading.Barrier(2)

    def press(file, digest):
        start.wait(timeout=10)
        try:
            importing.import_members(file=file, seen=digest, by=None)
            outcomes.append("done")
        except ImportProblem:
            outcomes.append("look again")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=each) for each in zip(files, seen, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcomes) == ["done", "look again"]
    assert Organisation.objects.count() == 1


def test_a_register_takes_as_many_queries_whatever_its_length(django_assert_max_num_queries):
    rows = [
        [f"Bolag {number} AB", "", "Näringsliv", "2024", "Farsta", "", "K", f"k{number}@example.org"]
        for number in range(300)
    ]
    file = upload(*rows)
    with django_assert_max_num_queries(40):
        importing.import_members(file=file, seen=preview(file)[1].digest, by=None)
    assert Contact.objects.count() == 300


def test_the_command_shows_and_does_nothing_until_told(tmp_path, capsys):
    file = tmp_path / "register.csv"
    file.write_bytes(content(NEW))
    call_command("import_members", file)
    told = capsys.readouterr().out
    assert "Åkes D’Bygg AB" in told and "Nya: 1" in told and "--apply" in told
    assert not Organisation.objects.exists() and not Import.objects.exists() and not Person.objects.exists()
    call_command("import_members", file, apply=True, lang="en")
    assert "New: 1" in capsys.readouterr().out
    assert Organisation.objects.get().name == "Åkes D’Bygg AB"


@pytest.mark.parametrize("bytes_", [b"", b"%PDF-1.7", content(["Fel", "556016-0681"]), content(["Ingen sektor"])])
def test_the_command_does_nothing_on_errors(tmp_path, bytes_, capsys):
    file = tmp_path / "register.csv"
    file.write_bytes(bytes_)
    with pytest.raises(CommandError) as error:
        call_command("import_members", file, apply=True)
    assert error.value.returncode == 2
    assert not Organisation.objects.exists() and not Import.objects.exists()
