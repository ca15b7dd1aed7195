"""Somebody under protection stands in everything there is, and is named by no page, file, feed or letter. Walks every
address of `tests/addresses`, so that what is new is walked too."""

import html
import io
import json
import zipfile
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from pakten.collaborations import actions as collaborations
from pakten.journal import actions as journal
from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.mingle import actions as mingle
from pakten.mingle import prints
from pakten.mingle.models import Participant
from pakten.network import actions as network
from pakten.network import agreeing, importing, inviting, protecting, reviewing
from pakten.network.approvals import NEW
from pakten.network.comparing import preview
from pakten.network.models import Agreement, Application, Network, Person, Submission
from pakten.sheets.table import make_table
from pakten.sheets.write import write_workbook
from pakten.surveys import actions as surveys
from tests.addresses import ROLES
from tests.makers import make_contact, make_event, make_letter, make_mingle, make_organisation, make_person
from tests.makers_applications import make_application
from tests.pages import LintingClient
from tests.test_pages import ONE_LANGUAGE, PAGES, PARTS

NAME, EMAIL = "Örjan d'Åbergsén", "orjan.hemlig@example.org"
SIGNS = ("Åbergsén", EMAIL)  # the rarest part of the name, also where it is cut
BACKEND = "django.contrib.auth.backends.ModelBackend"
ALLOWED = {
    "office:protection",  # the one page where they are named, for the office
    "my:new_email",  # by the secret link in a letter to themselves
    "network:invitation",  # the same
    "apply:step",  # what applicants wrote themselves, for who holds the application's secret link: a gap there
    "apply:check",  # would tell a stranger who tries names who is under protection
    "apply:application",
    "apply:mail_link",
}
SEARCHED = {"network:members", "network_office:register", "office:history"}
FILES = ("csv", "json", "xlsx")
NAMED_ON = {  # where the walk's rows name the person as long as there is no protection
    "office:desk", "office:letters", "office:history", "history:member", "network:contacts", "network:organisation",
    "team_office:team", "team_office:portfolio", "network_office:table", "network_office:import",
    "reviewing_office:application", "agreements_office:agreement", "mingle_office:people", "mingle_office:check",
    "mingle_office:bench", "mingle_office:table", "mingle_office:page", "mingle_office:slips",
    "collaborations_office:collaboration", "apply:application",
    "office:letters_table", "office:history_table", "history:member_table", "team_office:team_table",
    "mingle_office:people_table", "mingle_office:workbook", "collaborations_office:table",
}  # fmt: skip
pytestmark = pytest.mark.django_db


def said(answer):
    """What an answer says, without what its form of file does to letters."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content.startswith(b"PK"):
        book = zipfile.ZipFile(io.BytesIO(content))
        content = b"".join(book.read(name) for name in book.namelist())
    text = content.decode(errors="replace").replace("\r\n ", "")  # a calendar cuts its long lines
    return html.unescape(text).casefold() + str(dict(answer.headers)).casefold()


def leaks(answer):
    """Whether an answer names the person under protection."""
    forms = {form for sign in SIGNS for form in (sign, json.dumps(sign)[1:-1], quote(sign), quote(sign, safe="@"))}
    text = said(answer)
    return any(form.casefold() in text for form in forms)


def city(own, person):
    """Rows for every address in which the person stands wherever somebody can; the arguments of the addresses."""
    arguments = {name: [given] for part in PARTS for name, given in part.make(own).items()}
    network.join_team(person=person, team=Person.Team.COORDINATOR, by=None)
    network.add_contact(organisation=own, person=person, title="Chef", by=person)
    event = make_event(host=own, responsible=person)
    names = ["Ali Ek", NAME, "Åsa Öberg", "Bo Ny"]
    emails = ["ali@example.org", EMAIL, "asa@example.org", "bo@example.org"]
    columns = {"Namn": names, "E-post": emails, "Organisation": [*"ABCD"], "Vill träffa": [NAME, "Ali Ek", "", NAME]}
    _fill(person)
    gathering = make_mingle(**columns)
    mingle.plan(mingle=gathering, by=person)
    by_name = make_mingle(**columns | {"E-post": ["", "", "", ""]})
    mingle.plan(mingle=by_name, by=person)
    listed = mingle.make(title="Att kontrollera", by=person)
    rows = [list(columns), *zip(*columns.values(), strict=True)]
    mingle.upload(mingle=listed, name="lista.csv", table=make_table(rows), by=person)
    register = [["Organisation", "Sektor", "Kontaktperson", "Kontaktens e-post"], ["Nya AB", "Näringsliv", NAME, EMAIL]]
    file = importing.upload_members(name="register.csv", table=make_table(register), by=person)
    collaborations.open_lead(title="Praktik", organisations=[own], owner=person, by=person)
    journal.write(verb="network.publish_page", subject=own, by=person, details={"fields": {"about": [NAME, EMAIL]}})
    make_letter(to=EMAIL)
    for name, given in arguments.items():
        pk = given[0][0] if given[0] else None
        if name.startswith("mingle_office:") and isinstance(pk, int):
            given[:] = [[each.pk, *given[0][1:]] for each in (gathering, by_name, listed)]
        if name.startswith("network_office:") and isinstance(pk, int):
            given.append([file.pk])
        if name.startswith("team_office:"):
            given.append([person.pk])
        if name == "events:event":
            given.append([event.slug])
        if given[0] and given[0][-1] in FILES:
            given += [[*given[0][:-1], form] for form in FILES if form != given[0][-1]]
    return arguments


def _fill(person):
    """Puts the person into every row that can point to somebody or hold somebody's address."""
    for model in apps.get_models():
        if model in (Person, Network):
            continue
        fields = {field.name: field for field in model._meta.concrete_fields}
        values = {name: person for name, field in fields.items() if field.related_model is Person}
        values |= {name: EMAIL for name, field in fields.items() if isinstance(field, models.EmailField)}
        if "name" in fields and "email" in fields:
            values["name"] = NAME
        for pk in model._base_manager.values_list("pk", flat=True):
            for name, value in values.items():
                _set(model, pk, name, value)
    for model in (Application, Submission):
        for each in model.objects.all():
            named = {"name": NAME, "email": EMAIL, "title": "Chef"}
            each.answers["contacts"] = [named, named | {"name": "Ö. Åbergsén"}]  # the same, otherwise spelled
            each.save(update_fields=["answers"])
    Line.objects.update(by_id=person.pk, by_name=NAME)
    Line.objects.filter(subject_kind="network.person").update(subject_id=person.pk, subject_name=NAME)


def _set(model, pk, name, value):
    try:
        with transaction.atomic():
            model._base_manager.filter(pk=pk).update(**{name: value})
    except IntegrityError:  # another row has the one place there is
        pass


def places(arguments):
    """Every address of the house, in both languages, also as it is searched."""
    for name in PAGES:
        if name in ALLOWED or name == "account_logout":
            continue
        for given in arguments.get(name, [[]]):
            try:
                with translation.override("sv"):  # the page before this one may have been in English
                    path = reverse(name, args=given)
            except NoReverseMatch:  # a form of file that this address has not
                continue
            yield path
            if name in SEARCHED:
                yield f"{path}?q=rjan&what=rjan"
            if name not in ONE_LANGUAGE:
                yield f"/en{path}"


@pytest.fixture(autouse=True)
def slips_that_can_be_read(monkeypatch):
    """What the slips say, before Typst packs it into a PDF that no search can read."""
    paper = SimpleNamespace(compile=lambda *_template, sys_inputs, **_how: sys_inputs["data"].encode())
    monkeypatch.setattr(prints, "typst", paper)


@pytest.fixture
def person():
    return make_person(name=NAME, email=EMAIL)


@pytest.fixture
def own():
    return make_organisation(name="Åkeriet Öst AB")


@pytest.mark.parametrize("role", ROLES)
def test_somebody_under_protection_is_named_on_no_page_and_in_no_file(role, own, person):
    arguments = city(own, person)
    protecting.protect(person=person, by=None)
    people = {
        "other": lambda: make_contact(name="Bo Främling"),
        "own": lambda: make_contact(organisation=own),
        "coordinator": lambda: make_person(name="Jonas Åkerblom", team=Person.Team.COORDINATOR),
        "office": lambda: make_person(name="Amira Lindgren", team=Person.Team.OFFICE),
    }
    browser = LintingClient()
    if role in people:
        browser.force_login(people[role](), backend=BACKEND)
    found, seen = [], 0
    for path in places(arguments):
        answer = browser.get(path, headers={"HX-Request": "true"} if "/prices/" in path else None)
        assert answer.status_code < 500, path
        seen += answer.status_code == 200
        if leaks(answer):
            found.append(path)
    assert found == []
    assert seen > 30


def test_the_walk_would_find_them_without_protection(own, person, office):
    """Or it would prove nothing: the same rows name the person all over the house before they are protected. An address
    with several rows names them on one of them: a list to be checked has no participants yet."""
    arguments = city(own, person)
    told = {
        name
        for name in NAMED_ON
        if any(leaks(office.get(reverse(name, args=given), headers=None)) for given in arguments.get(name, [[]]))
    }
    assert NAMED_ON - told == set()


@pytest.mark.parametrize(
    "answer",
    [
        HttpResponse(f"<p>{html.escape(NAME)}</p>"),
        HttpResponse(json.dumps({"who": NAME})),
        HttpResponse(write_workbook(["Namn"], [["Bo"], [NAME]], sheet="Folk")),
        HttpResponse("ATTENDEE:mailto:orjan.hem\r\n lig@example.org"),
        HttpResponse("", headers={"Location": f"/?email={quote(EMAIL)}"}),
        HttpResponse(EMAIL.upper()),
    ],
)
def test_a_leak_is_found_in_every_form_of_answer(answer):
    assert leaks(answer)
    assert not leaks(HttpResponse("<p>Bo Ek, bo@example.org</p>"))


def test_no_letter_to_anybody_names_them(own, person):
    arguments = city(own, person)
    assert arguments
    office = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    protecting.protect(person=person, by=office)
    before = set(Letter.objects.values_list("pk", flat=True))
    application = make_application(name="Nya Bageriet")
    application.refresh_from_db()
    seen = application.version
    reviewing.approve(application=application, as_=NEW, coordinator=person, seen_version=seen, by=person)
    inviting.invite(organisation=own, email="ny@example.org", name="Nia Ö", by=person)
    agreement = Agreement.objects.create(kind="job_partner", title="Jobb", contact=make_contact(organisation=own),
                                         owner=person)  # fmt: skip
    agreement.parties.add(own)
    agreeing.send_agreement(agreement=agreement, by=person)
    survey = surveys.make(title="Frukost", by=person)
    other = make_person(name="Bo Ek", email="bo.ek@example.org")
    assert surveys.send(survey=survey, people=[person, other], by=person) == 1
    written = Letter.objects.exclude(pk__in=before)
    assert len({letter.kind for letter in written}) >= 4
    for letter in written:
        assert not leaks(HttpResponse(f"{letter.subject} {letter.text}")), letter.kind
        assert letter.to != EMAIL, letter.kind


def test_the_public_form_tells_nobody_who_is_under_protection(person):
    """It answers the same for a name that is protected and for one that nobody knows, by page and by letter."""
    protecting.protect(person=person, by=None)
    first = {"name": "Bo Ek", "email": "bo@example.org", "title": ""}
    for name, email in [(NAME, EMAIL), ("Ingen Alls", "ingen@example.org")]:
        contacts = [first, {"name": name, "email": email, "title": "Chef"}]
        application = make_application(name="Kafé Ö", contacts=contacts)
        assert f"{name}, Chef <{email}>" in html.unescape(
            LintingClient().get(f"/apply/{application.key}/").content.decode()
        )
        letter = Letter.objects.filter(kind="network.application_sent").latest("pk")
        assert name not in letter.text and email not in letter.text


def test_an_applicant_is_not_told_which_coordinator_is_under_protection(person):
    application = make_application(name="Kafé Ö")
    reviewing.approve(application=application, as_=NEW, coordinator=person, seen_version=application.version, by=person)
    path = f"/apply/{application.key}/"
    assert leaks(LintingClient().get(path))
    protecting.protect(person=person, by=None)
    assert not leaks(LintingClient().get(path))


def test_the_previews_of_a_decision_name_nobody(own, person, office):
    protecting.protect(person=person, by=None)
    contacts = [{"name": "Ö. Åbergsén", "email": EMAIL, "title": "Chef"}]
    application = make_application(name="Kafé Ö", contacts=contacts)
    for deed, said in [("approve", {"as_": NEW}), ("decline", {"reason": "Fel stad."}),
                       ("ask", {"text": "Var ligger kaféet?"})]:  # fmt: skip
        path = reverse(f"reviewing_office:{deed}", args=[application.pk])
        answer = office.post(path, {"step": "preview", "seen_version": application.version, **said})
        assert "Brevet, så som det skickas" in answer.content.decode(), deed
        assert not leaks(answer), deed


def test_the_previews_of_an_invitation_name_nobody(own, person, office):
    network.add_contact(organisation=own, person=person, title="Chef", by=None)
    network.add_contact(organisation=own, person=make_person(name="Bo Ek"), title="", by=None)
    event = make_event(host=own, responsible=person)
    path = reverse("events_office:invite", args=[event.pk])
    assert leaks(office.post(path, {"who": "members", "do": "list"}))  # or the walk would prove nothing
    protecting.protect(person=person, by=None)
    for step in ("list", "look"):
        answer = office.post(path, {"who": "members", "do": step})
        assert "Bo Ek" in answer.content.decode() or step == "look"
        assert not leaks(answer), step


def test_the_office_sees_them_on_one_page_and_they_see_themselves(own, person, office):
    network.add_contact(organisation=own, person=person, title="Chef", by=None)
    protecting.protect(person=person, by=office.person)
    page = office.get(reverse("office:protection"))
    assert leaks(page)
    assert reverse("people_office:person", args=[person.pk]) in page.content.decode()
    found = office.post(reverse("people_office:people"), {"q": "rjan"})
    assert reverse("people_office:person", args=[person.pk]) not in found.content.decode()
    themselves = LintingClient()
    themselves.force_login(person, backend=BACKEND)
    assert leaks(themselves.get(reverse("my:data")))
    assert leaks(themselves.get(reverse("network:contacts", args=[own.slug])))


def test_protection_begins_and_ends_on_its_page_and_the_journal_has_no_name(person, office):
    page = reverse("office:protection")
    answer = office.post(page, {"email": "ingen@example.org"})
    assert "Vi känner ingen med den adressen" in answer.content.decode()
    office.post(page, {"email": EMAIL.upper()})
    person.refresh_from_db()
    assert person.is_protected
    assert not leaks(office.get(reverse("office:history")))
    office.post(page, {"end": person.pk})
    person.refresh_from_db()
    assert not person.is_protected
    assert set(Line.objects.filter(verb__contains="protect").values_list("subject_name", flat=True)) == {""}
    assert office.post(page, {"end": "9" * 30}).status_code == 404
    assert office.post(page, {"end": "x"}).status_code == 404


def test_nothing_is_overwritten_and_ended_protection_gives_it_back(own, person, office):
    arguments = city(own, person)
    protecting.protect(person=person, by=None)
    assert Participant.objects.filter(name=NAME).exists()
    protecting.end_protection(person=person, by=None)
    assert leaks(office.get(reverse("mingle_office:people", args=arguments["mingle_office:people"][0])))


def test_a_register_is_taken_in_without_the_contact_under_protection(own, person, office):
    protecting.protect(person=person, by=None)
    rows = [["Organisation", "Sektor", "Kontaktperson", "Kontaktens e-post"], ["Nya AB", "Näringsliv", NAME, EMAIL]]
    file = importing.upload_members(name="register.csv", table=make_table(rows), by=None)
    importing.import_members(file=file, seen=preview(file)[1].digest, by=None)
    assert not person.contact_for.exists()
