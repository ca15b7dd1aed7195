"""An agreement from its draft to its end, through the actions and through the pages."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from pakten.mail.models import Letter
from pakten.network import actions, agreeing
from pakten.network.agreeing import AgreementProblem
from pakten.network.models import Agreement, Organisation, Person
from pakten.sheets.read import read_tables
from tests.makers import make_contact, make_organisation, make_person
from tests.makers_agreements import PDF, make_agreement
from tests.pages import LintingClient

pytestmark = pytest.mark.django_db


def signed_in(person):
    client = LintingClient()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def today():
    return timezone.localdate()


def a_pdf(content=PDF, name="Avtal Åkeriet.pdf"):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def test_the_office_draws_up_sends_signs_and_follows_an_agreement(office, client, today):
    own = make_organisation(name="Åkeriet Öst AB")
    make_contact(organisation=own)
    answer = office.post(
        "/office/agreements/new/",
        {"kind": "job_guarantee", "title": "Bussförare i Järva", "parties": own.name, "origin": "Det saknas förare."},
    )
    agreement = Agreement.objects.get()
    here = f"/office/agreements/{agreement.pk}/"
    assert answer.url == here and agreement.state == "draft"
    office.post(f"{here}commitments/add/", {"party": own.pk, "text": "Jobb åt alla", "number": 12, "unit": "jobb"})
    office.post(f"{here}send/")
    office.post(f"{here}sign/", {"signed_on": today.isoformat(), "document": a_pdf()})
    agreement.refresh_from_db()
    assert agreement.state == "active" and agreement.from_on == today
    assert "Åkeriet" not in agreement.document.name
    promise = agreement.commitments.get()
    office.post(f"/agreements/{agreement.pk}/commitments/{promise.pk}/report/", {"delivered": 5, "note": "Fem i mars"})
    page = office.get(here).content.decode()
    assert "Det saknas förare." in page and "<strong>5</strong> av 12 jobb" in page and "Fem i mars" in page
    yesterday = (today - timedelta(days=1)).isoformat()
    assert "dagen" in office.post(f"{here}end/", {"on": yesterday}).content.decode()  # before it began
    office.post(f"{here}cancel/", {"reason": "Bolaget lade ner."})
    agreement.refresh_from_db()
    assert agreement.state == "cancelled" and "Bolaget lade ner." in office.get(here).content.decode()


def test_an_agreement_is_over_after_its_last_day_by_itself(today):
    agreement = make_agreement()
    agreeing.end_agreement(agreement=agreement, on=today, by=None)
    agreement.refresh_from_db()
    assert agreement.state == "active"
    tomorrow = today + timedelta(days=1)
    assert list(Agreement.objects.in_state("ended", tomorrow)) == [agreement]
    assert not Agreement.objects.in_state("active", tomorrow)


def test_every_agreement_is_in_one_state():
    make_agreement(signed=False)
    agreeing.send_agreement(agreement=make_agreement(signed=False), by=None)
    make_agreement()
    agreeing.cancel_agreement(agreement=make_agreement(), reason="Nej", by=None)
    over = make_agreement()
    Agreement.objects.filter(pk=over.pk).update(from_on=date(2020, 1, 1), to_on=date(2020, 12, 31))
    for state in Agreement.State.values:
        (one,) = Agreement.objects.in_state(state)
        assert one.state == state


def test_what_is_signed_does_not_change():
    agreement = make_agreement()
    promise = agreement.commitments.get()
    for verb, given in (
        (agreeing.change_agreement, {"agreement": agreement, "title": "Annat"}),
        (agreeing.change_commitment, {"commitment": promise, "number": 1}),
        (agreeing.remove_commitment, {"commitment": promise}),
        (agreeing.sign_agreement, {"agreement": agreement, "signed_on": date(2020, 1, 1)}),
    ):
        with pytest.raises(AgreementProblem):
            verb(**given, by=None)
    agreeing.change_agreement(agreement=agreement, follow_up_on=date(2030, 1, 1), by=None)


def test_a_job_partner_is_a_member_with_a_signed_agreement_of_that_kind_that_holds(today, client):
    partner = make_organisation(name="Partnern")
    make_agreement(parties=[partner])
    make_agreement(parties=[make_organisation(name="Avsikten")], kind="letter_of_intent")
    make_agreement(parties=[make_organisation(name="Utkastet")], signed=False)
    make_agreement(parties=[make_organisation(name="Framtiden")], from_on=today + timedelta(days=9))
    make_agreement(parties=[make_organisation(name="Lämnat", state="left")])
    assert list(Organisation.objects.job_partners()) == [partner]
    assert not Organisation.objects.job_partners(today - timedelta(days=1))
    assert "Jobbpartner" in client.get(partner.get_absolute_url()).content.decode()
    page = client.get("/members/?level=job_partner").content.decode()
    assert "Partnern" in page and "Avsikten" not in page


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"%PDF-1.7 without an end", b"PK\x03\x04", b"<svg onload='x'>%PDF-%%EOF"]
)
def test_what_is_no_pdf_is_refused_and_said(content, office):
    agreement = make_agreement()
    answer = office.post(f"/office/agreements/{agreement.pk}/attach/", {"document": a_pdf(content)})
    assert answer.status_code == 200 and "id_document_error" in answer.content.decode()
    agreement.refresh_from_db()
    assert not agreement.document


def test_a_signed_paper_is_for_the_team_and_the_parties_and_never_shown_in_the_sites_name(office, client, member):
    own = make_organisation()
    agreement = make_agreement(parties=[own])
    agreeing.attach_document(agreement=agreement, document=a_pdf(), by=None)
    address = f"/agreements/{agreement.pk}/document/"
    for visitor in (office, signed_in(make_contact(organisation=own))):
        answer = visitor.get(address)
        assert b"".join(answer.streaming_content) == PDF
        assert answer["Content-Disposition"].startswith("attachment") and answer["X-Content-Type-Options"] == "nosniff"
    assert member.get(address).status_code == 404
    assert client.get(address).status_code == 302


def test_a_draft_is_the_teams_own_until_it_is_sent():
    own = make_organisation()
    contact = signed_in(make_contact(organisation=own))
    agreement = make_agreement(parties=[own], signed=False)
    assert contact.get(agreement.get_absolute_url()).status_code == 404
    assert agreement.title not in contact.get("/agreements/").content.decode()
    agreeing.send_agreement(agreement=agreement, by=None)
    assert contact.get(agreement.get_absolute_url()).status_code == 200


def test_reminders_go_a_week_before_and_on_the_day_once_each(today):
    owner, contact = make_person(team=Person.Team.COORDINATOR), make_contact()
    agreement = make_agreement(owner=owner, contact=contact, signed=False)
    promise = agreement.commitments.get()
    agreeing.change_commitment(commitment=promise, due_on=today + timedelta(days=5), by=None)
    agreement = agreeing.sign_agreement(agreement=agreement, signed_on=today, by=None)
    now = timezone.now()
    for _tick in range(2):
        agreeing.remind_of_agreements(now)
    assert sorted(Letter.objects.values_list("to", flat=True)) == sorted([owner.email, contact.email])
    for _tick in range(2):
        agreeing.remind_of_agreements(now + timedelta(days=6))
    assert Letter.objects.filter(kind="network.commitment_due").count() == 4
    assert not Letter.objects.filter(subject__contains=agreement.title).exists()
    agreeing.change_agreement(agreement=agreement, follow_up_on=today, by=None)
    for _tick in range(2):
        agreeing.remind_of_agreements(now)
    assert Letter.objects.filter(kind="network.follow_up").values_list("to", flat=True).get() == owner.email


def test_nobody_is_reminded_of_what_is_delivered_or_cancelled(today):
    delivered, cancelled = make_agreement(), make_agreement()
    for agreement in (delivered, cancelled):
        agreement.commitments.update(due_on=today)
    agreeing.report_delivery(commitment=delivered.commitments.get(), delivered=10, by=None)
    agreeing.cancel_agreement(agreement=cancelled, reason="Nej", by=None)
    agreeing.remind_of_agreements(timezone.now())
    assert not Letter.objects.exists()


def test_the_list_asks_the_database_as_often_whatever_its_length(office, django_assert_num_queries):
    make_agreement(follow_up_on=date(2020, 1, 1))
    with django_assert_num_queries(7) as one:
        office.get("/office/agreements/?due=1&kind=job_partner&state=active")
    for _number in range(29):
        make_agreement(follow_up_on=date(2020, 1, 1))
    with django_assert_num_queries(len(one)):
        office.get("/office/agreements/?due=1&kind=job_partner&state=active")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_is_taken_home_without_formulas(kind, office):
    make_agreement(title="=HYPERLINK(1)")
    content = office.get(f"/office/agreements/agreements.{kind}").content
    if kind == "csv":  # as text, with the sign before it that keeps spreadsheets from running it
        assert "'=HYPERLINK(1)" in content.decode("utf-8-sig")
    (table,) = read_tables(content)
    assert "HYPERLINK(1)" in "".join(cell for row in table.rows for cell in row.cells)


def test_an_agreement_stays_when_its_people_are_forgotten():
    owner, contact = make_person(team=Person.Team.OFFICE), make_contact()
    agreement = make_agreement(owner=owner, contact=contact)
    actions.forget(person=owner)
    actions.forget(person=contact)
    agreement.refresh_from_db()
    assert agreement.owner is None and agreement.contact is None
