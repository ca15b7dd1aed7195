"""The office's pages from a file to a published plan, without scripts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from pakten.mingle import actions
from pakten.mingle.models import Mingle, SignUpFile
from pakten.mingle.tests.form_export import QUESTIONS, answers
from tests.files.tables import microsoft_forms
from tests.makers import make_mingle

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}  # as htmx asks for a part of a page


def upload(office, content, *, name="anmalan.csv", rounds=1):
    data = content if isinstance(content, bytes) else content.encode()
    form = {"title": "Frukostmingel", "rounds": rounds, "event": "", "file": SimpleUploadedFile(name, data)}
    return office.post(reverse("mingle_office:make"), form)


def at(name, mingle=None, *more):
    return reverse(f"mingle_office:{name}", args=[(mingle or Mingle.objects.get()).pk, *more])


@pytest.fixture
def listed(office):
    """A list with one row that has no name and one wish that is misspelt."""
    upload(office, "Namn;Organisation;Vill träffa\nAli;Ett;Bo Ekk\n;Två;\nBo Ek;Tre;\nCia Ask;Fyra;\n")
    return Mingle.objects.get()


def test_a_form_export_becomes_29_pairs_and_one_trio_with_nobody_beside_a_colleague(office):
    answer = upload(office, microsoft_forms(QUESTIONS, answers()), name="svar.xlsx")
    assert answer.url == at("check")
    page = office.get(at("check")).content.decode()
    assert "61" in page
    assert office.post(at("take_in")).url == at("bench")
    assert office.get(at("bench")).status_code == 200
    plan = Mingle.objects.get().plan
    assert sorted(len(each["people"]) for each in plan.meetings) == [2] * 29 + [3]
    organisation = dict(Mingle.objects.get().participants.values_list("key", "organisation"))
    for each in plan.meetings:
        there = [organisation[key] for key in each["people"] if organisation[key]]
        assert len(set(there)) == len(there)


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "tom.csv", "Filen är tom"),
        (b"%PDF-1.7 lista", "lista.pdf", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "lista.xls", "xls"),
    ],
)
def test_a_file_that_is_no_list_is_refused_beside_the_field_and_nothing_typed_is_lost(office, content, name, says):
    page = upload(office, content, name=name, rounds=4)
    assert page.status_code == 200
    text = page.content.decode()
    assert says in text and 'value="Frukostmingel"' in text and 'value="4"' in text
    assert not Mingle.objects.exists()


def test_troubles_are_shown_in_swedish_with_the_row_and_the_field_to_mend(office, listed):
    page = office.get(at("check")).content.decode()
    assert "Rad 3" in page and 'name="cell-3-0"' in page
    assert office.post(at("take_in")).url == at("check")
    assert "1 fel är kvar att rätta." in office.get(at("check")).content.decode()
    assert not listed.participants.exists()


def test_a_mended_cell_is_kept_and_what_was_right_stays(office, listed):
    office.post(at("mend"), {"cell-3-0": "Dag Åberg"})
    assert not office.get(at("check")).context["errors"]
    office.post(at("take_in"))
    assert set(listed.participants.values_list("name", flat=True)) == {"Ali", "Dag Åberg", "Bo Ek", "Cia Ask"}


def test_a_suggestion_is_one_press_and_keeps_what_was_typed_beside_it(office, listed):
    shown = office.get(at("check")).context["errors"][0]
    value = next(value for value, suggestion in shown["suggestions"] if suggestion.change.left_out)
    office.post(at("mend"), {"cell-3-0": "", "suggestion": value})
    context = office.get(at("check")).context
    assert not context["errors"] and context["left_out"] == [3]
    office.post(at("row_back", None, 3))
    assert office.get(at("check")).context["errors"]


def test_a_cell_with_line_breaks_is_not_changed_by_saving_the_page(office):
    upload(office, 'Namn;Organisation;Vill träffa\nAli;Ett;"Ingen Alls\nBo Ek"\nBo Ek;Två;\n')
    office.post(at("mend"), {"cell-2-2": "Ingen Alls\r\nBo Ek"})
    assert SignUpFile.objects.get().corrections.get("cells", []) == []


def test_a_column_can_be_pointed_out(office):
    upload(office, "Vem;Firma;Kommentar\nAli;Ett;praktik\nBo;Två;mentorer\n")
    assert office.get(at("check")).context["reading"].heading_row is None
    office.post(at("columns"), {"heading_row": 1})
    columns = office.get(at("check")).context["reading"].columns
    assert [column.heading for column in columns] == ["Vem", "Firma", "Kommentar"]
    chosen = {"heading_row": 1, "column-0": "name", "column-1": "organisation", "column-2": "offers"}
    assert office.post(at("columns"), chosen).url == at("check")
    assert [each.offers for each in office.get(at("check")).context["reading"].people] == [("praktik",), ("mentorer",)]


def test_a_list_without_headings_can_still_be_understood(office):
    upload(office, "Ali Hassan;Förening Ett\nBo Ek;Förening Två\nCia Ask;Förening Tre\n")
    assert office.get(at("check")).status_code == 200


@pytest.mark.parametrize("round", ["", "?round=2", "?round=99", "?round=x"])
def test_the_workbench_shows_any_round_that_is_asked_for(office, round):
    mingle = make_mingle(people=6, rounds=3)
    actions.plan(mingle=mingle, by=None)
    page = office.get(at("bench") + round)
    assert page.status_code == 200
    assert page.context["round"] == {"": 1, "?round=2": 2, "?round=99": 3, "?round=x": 1}[round]


def test_a_part_sent_to_htmx_is_the_part_that_a_fresh_page_shows(office):
    mingle = make_mingle(people=6)
    actions.plan(mingle=mingle, by=None)
    part = office.post(at("turn"), {"fairness": "sqrt"}, headers=PART).content.decode()
    fresh = office.get(at("bench")).content.decode()
    assert part.strip().startswith('<div id="bench"')
    meetings = part[part.index('<ol class="meetings">') : part.index("</ol>", part.index('<ol class="meetings">'))]
    assert without_tokens(meetings) in without_tokens(fresh)


def without_tokens(html):
    return "".join(line for line in html.splitlines() if "csrfmiddlewaretoken" not in line)


def test_what_cannot_be_is_said_and_the_plan_stands(office):
    mingle = make_mingle(Namn=["Ali", "Bo", "Cia", "Dag"], Organisation=["Ett", "Ett", "Två", "Två"])
    plan = actions.plan(mingle=mingle, by=None)
    page = office.post(at("pair"), {"first": "2", "second": "3", "deed": "lock"})
    assert page.status_code == 422 and "Ali" in page.context["problem"]
    page = office.post(at("pair"), {"first": "2", "second": "2", "deed": "ban"})
    assert "Välj två olika personer." in page.content.decode()
    page = office.post(at("pair"), {"first": "2", "second": "nobody", "deed": "ban"})
    assert page.status_code == 422
    page = office.post(at("turn"), {"rounds": "0"})
    assert page.status_code == 422
    assert Mingle.objects.get().plan == plan


def test_a_change_tells_what_it_cost(office):
    make_mingle(
        Namn=["Ali", "Bo", "Cia", "Dag"],
        Organisation=["Ett", "Två", "Tre", "Fyra"],
        **{"Vill träffa": ["Dag", "", "", ""]},
    )
    actions.plan(mingle=Mingle.objects.get(), by=None)
    answer = office.post(at("pair"), {"first": "2", "second": "5", "deed": "ban"}, follow=True)
    assert "Parat igen: -600 poäng, -1 uppfyllt önskemål." in answer.content.decode()
    assert "Ångrat." in office.post(at("undo"), follow=True).content.decode()


def test_another_mingles_people_cannot_be_reached(office):
    mine, other = make_mingle(people=4), make_mingle(Namn=["Xiomara", "Yo"], title="Annat")
    for each in (mine, other):
        actions.plan(mingle=each, by=None)
    assert "Xiomara" not in office.get(at("bench", mine)).content.decode()
    assert "Xiomara" not in office.get(at("people", mine)).content.decode()


def test_the_number_of_queries_does_not_grow_with_the_people(office, django_assert_max_num_queries):
    for people in (4, 40):
        mingle = make_mingle(people=people)
        actions.plan(mingle=mingle, by=None)
        for page in ("bench", "people", "publish", "prices"):
            with django_assert_max_num_queries(12):
                answer = office.get(at(page, mingle), headers=PART if page == "prices" else None)
                assert answer.status_code == 200


def test_the_papers_hold_everybody(office):
    mingle = make_mingle(people=5)
    actions.plan(mingle=mingle, by=None)
    names = list(mingle.participants.values_list("name", flat=True))
    table = office.get(at("table"))
    assert table.content.startswith(b"\xef\xbb\xbfround;table;")
    assert all(name in table.content.decode() for name in names)
    page = office.get(at("page")).content.decode()
    assert all(name.replace("'", "&#x27;") in page for name in names)
    pdf = office.get(at("slips"))
    assert pdf["Content-Type"] == "application/pdf" and pdf.content.startswith(b"%PDF")


def test_a_person_s_page_tells_the_exact_price_of_meeting_somebody_else(office):
    make_mingle(
        Namn=["Ali", "Bo", "Cia", "Dag", "Eva", "Fia"],
        Organisation=["Ett", "Två", "Tre", "Fyra", "Fem", "Sex"],
        **{"Vill träffa": ["Dag", "Cia", "", "", "Dag; Fia", ""]},
    )
    actions.plan(mingle=Mingle.objects.get(), by=None)
    page = office.get(at("person", None, "2"))
    assert page.context["met"] == ["Dag"] and page.context["missed"] == []
    before = sum(each["points"] for each in Mingle.objects.get().plan.meetings)
    for each in page.context["alternatives"]:
        office.post(at("pair"), {"first": "2", "second": each["person"].id, "deed": "lock"})
        now = sum(each["points"] for each in Mingle.objects.get().plan.meetings)
        assert before - now == each["price"].points > 0
        office.post(at("undo"))
    assert len(page.context["alternatives"]) == 4
    office.post(at("pair"), {"first": "2", "second": "3", "deed": "lock"})
    assert office.get(at("person", None, "2")).context["is_locked"]
    assert office.get(at("person", None, "99")).status_code == 404


def test_publishing_and_removing_ask_first(office):
    mingle = make_mingle(people=4)
    actions.plan(mingle=mingle, by=None)
    office.get(at("publish"))
    office.get(at("remove"))
    assert Mingle.objects.get().published_plan is None
    office.post(at("publish"))
    assert Mingle.objects.get().published_plan is not None
    assert "Den här planen gäller" in office.get(at("publish")).content.decode()
    assert office.post(at("remove"), follow=True).status_code == 200
    assert not Mingle.objects.exists()
