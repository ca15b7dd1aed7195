"""Every list that is taken home: the file opens, runs nothing, holds the rows of the page as they were looked for, and
takes as many queries however long it is. `docs/operations.md` says which have a file and why others have not."""

import csv
import html
import io
import re
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from openpyxl import Workbook, load_workbook

from pakten.mingle import actions as mingle
from pakten.network.models import Person
from pakten.sheets.read import read_tables
from pakten.sheets.write import FORMULA_BEGINNINGS
from tests.makers import make_contact, make_event, make_mingle, make_organisation, make_person
from tests.makers_activities import make_plan
from tests.makers_lists import FORMULA, fill
from tests.makers_reports import make_report_year
from tests.pages import LintingClient

pytestmark = pytest.mark.django_db
KINDS = ("xlsx", "csv")
# address of the file: (address of its page, what is looked for, the column that names a row)
LISTS = {
    "activity_office:table": ("activity_office:plan", "", 0),
    "agreements:ours_table": ("agreements:ours", "", 0),
    "agreements_office:table": ("agreements_office:agreements", "kind=job_partner", 0),
    "api_office:table": ("api_office:tokens", "", 0),
    "collaborations_office:table": ("collaborations_office:collaborations", "q=HYPERLINK", 0),
    "events_office:events_table": ("events_office:events", "", 0),
    "events_office:invitations_table": ("events_office:invitations", "answer=none", 0),
    "events_office:table": ("events_office:event", "state=registered", 0),
    "history:member_table": ("history:member", "", 1),
    "mingle_office:mingles_table": ("mingle_office:mingles", "", 0),
    "mingle_office:people_table": ("mingle_office:people", "", 0),
    "network_office:table": ("network_office:register", "q=HYPERLINK", 0),
    "office:history_table": ("office:history", "kind=network&what=Åkeriet", 1),
    "office:letters_table": ("office:letters", "kind=home.obstacle&state=waiting", 0),
    "office:retention_table": ("office:retention", "", 0),
    "results_office:reports_table": ("results_office:reports", "", 0),
    "reviewing_office:table": ("reviewing_office:applications", "state=submitted", 0),
    "surveys_office:surveys_table": ("surveys_office:surveys", "", 0),
    "team_office:table": ("team_office:portfolio", "", 0),
    "team_office:team_table": ("team_office:team", "", 0),
}
NO_LISTS = {  # files of figures and answers, tested where they are made
    "events_office:figures",
    "mingle_office:figures",
    "results_office:structure_table",
    "surveys_office:over_table",
    "surveys_office:table",
}


@pytest.fixture
def city(office):
    """What the lists of one thing are of, somebody who speaks for the member, and the office."""
    own = make_organisation(name="Åkeriet Öst AB")
    member = LintingClient()
    member.force_login(make_contact(organisation=own), backend="django.contrib.auth.backends.ModelBackend")
    event, gathering = make_event(title=FORMULA), make_mingle(title=FORMULA)
    coordinator = make_person(name="Sven-Åke d'Été", team=Person.Team.COORDINATOR)
    plan = make_plan()
    of = {"own": own, "event": event, "gathering": gathering, "coordinator": coordinator, "plan": plan}
    about = {
        "activity_office:table": [plan.year],
        "events_office:invitations_table": [event.pk],
        "events_office:table": [event.pk],
        "history:member_table": [own.slug],
        "mingle_office:people_table": [gathering.pk],
        "team_office:table": [coordinator.pk],
    }
    make_report_year()
    return SimpleNamespace(office=office, member=member, of=of, about=about)


def opened(city, name, kind=None):
    """The page of a list, or with `kind` its file, as it is looked for there."""
    page, query, _column = LISTS[name]
    given = city.about.get(name, [])
    path = reverse(name, args=[*given, kind]) if kind else reverse(page, args=given)
    visitor = city.member if name.startswith("agreements:") else city.office
    answer = visitor.get(f"{path}?{query}")
    assert answer.status_code == 200, path
    return answer


def rows_on(page):
    """What names each row of the list on a page, as text."""
    text = page.split('id="log"')[-1]
    found = re.findall(r'<th scope="row">(.*?)</th>', text, re.S)
    found = found or re.findall(r'<li(?: class="card")?>(?:<div><h2|<span class="muted">)(.*?)</li>', text, re.S)
    return [html.unescape(re.sub(r"<[^>]*>", " ", each)) for each in found]


def rows_in(file):
    """The rows under the headings of a file, each a list of texts."""
    (table,) = read_tables(file.content)
    return [row.cells for row in table.rows[1:]]


def live_cells(file, kind):
    """The cells that a spreadsheet would run."""
    if kind == "csv":
        rows = csv.reader(io.StringIO(file.content.decode("utf-8-sig")), delimiter=";", strict=True)
        return [cell for row in rows for cell in row if cell.startswith(FORMULA_BEGINNINGS)]
    cells = [cell for row in load_workbook(io.BytesIO(file.content)).active.iter_rows() for cell in row]
    looks_live = [cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith(FORMULA_BEGINNINGS)]
    return [cell for cell in cells if cell.data_type == "f"] + [each for each in looks_live if not each.quotePrefix]


def test_every_file_of_a_list_is_walked_here():
    patterns = list(_patterns(get_resolver()))
    with_kind = {name for name, regex in patterns if "xlsx|csv" in regex}
    assert with_kind == set(LISTS) | NO_LISTS


def _patterns(resolver, namespaces=()):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern, (*namespaces, *([pattern.namespace] if pattern.namespace else [])))
        elif pattern.name:
            yield ":".join((*namespaces, pattern.name)), str(pattern.pattern)


def test_every_list_is_taken_home_as_it_was_looked_for_and_runs_nothing(city):
    fill(rows=6, **city.of)
    for name, (_page, query, column) in LISTS.items():
        page = opened(city, name).content.decode()
        shown = rows_on(page)
        assert len(shown) >= (1 if "HYPERLINK" in query else 6), name
        for kind in KINDS:
            path = reverse(name, args=[*city.about.get(name, []), kind])
            (link,) = re.findall(rf'href="{re.escape(path)}\??([^"]*)"', page)
            assert bool(link) == bool(query), path
            file = opened(city, name, kind)
            assert (
                file["Content-Disposition"].startswith("attachment; filename=") and "no-store" in file["Cache-Control"]
            )
            assert live_cells(file, kind) == [], path
            rows = rows_in(file)
            assert len(rows) == len(shown), path
            for row, text in zip(rows, shown, strict=True):
                assert " ".join(row[column].split()) in " ".join(text.split()), path


@pytest.mark.parametrize(
    ("kind", "content"), [("csv", f"Namn\r\n{FORMULA.replace('"', "'")}\r\n".encode()), ("xlsx", None)]
)
def test_a_formula_that_is_alive_would_be_found(kind, content):
    if content is None:
        book, file = Workbook(), io.BytesIO()
        book.active.append([FORMULA])
        book.save(file)
        content = file.getvalue()
    assert live_cells(SimpleNamespace(content=content), kind)


def test_a_file_takes_as_many_queries_however_long(city):
    fill(rows=1, **city.of)
    short = {name: _queries(city, name) for name in LISTS}
    fill(rows=29, start=1, **city.of)
    assert {name: _queries(city, name) for name in LISTS} == short


def _queries(city, name):
    opened(city, name, "csv")  # what is kept from one page to the next is there from now on
    with CaptureQueriesContext(
        connection,
    ) as asked:
        opened(city, name, "csv")
    return len(asked)


def test_who_meets_whom_is_a_workbook_that_runs_nothing(office):
    names = [f"{FORMULA} å", "Sven-Åke O'Brien", "@nu é", "Zoë Ek"]
    gathering = make_mingle(Namn=names, Organisation=["A", "B", "C", "D"])
    mingle.plan(mingle=gathering, by=None)
    file = office.get(reverse("mingle_office:workbook", args=[gathering.pk]))
    assert live_cells(file, "xlsx") == []
    assert {row[column] for row in rows_in(file) for column in (2, 4)} == set(names)
