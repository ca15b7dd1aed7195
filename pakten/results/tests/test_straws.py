"""A member's straws in the stack: the picture with its table, and the certificate."""

import re

import pytest

from pakten.network.queries import network
from pakten.results import actions
from pakten.results.models import MemberReport
from pakten.results.prints import certificates
from pakten.results.queries.straws import stack
from tests.makers import make_contact, make_organisation
from tests.makers_reports import YEAR, make_approved, make_report_year, make_sent
from tests.pages import LintingClient

pytestmark = pytest.mark.django_db


def signed_in(person):
    client = LintingClient()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_member_sees_its_own_straws_beside_those_of_all():
    year, own = make_report_year(), make_organisation(name="Café d'Été & Söner")
    contact = make_contact(organisation=own)
    client, address = signed_in(contact), f"/results/our/{own.slug}/"
    assert "Inga strån än" in client.get(address).content.decode()
    make_sent(organisation=own, period=year, by=contact, employed=2, mentors=3, places_filled=1)
    assert "Inga strån än" in client.get(address).content.decode()  # nobody has approved it
    report = MemberReport.objects.get()
    actions.approve(report=report, seen=report.version, by=None)
    for number in range(3):
        make_approved(period=year, employed=10, own_activities=number and 4, mentors=int(number == 2))
    found = stack(year, own)
    assert [(each.own, each.everybody) for each in found.rows] == [(1, 1), (2, 32), (3, None), (0, None)]
    assert (found.members, found.own, found.others) == (4, 6, 30)
    page = client.get(address).content.decode()
    assert 'class="straws-own"' in page and "visas inte" in page and ">32<" in page
    assert "style=" not in page
    assert client.get(f"{address}{YEAR}/").status_code == 200


def test_the_certificate_is_a_tagged_paper_without_small_counts_of_people():
    own = make_organisation(name="Öbergs d'Été Åkeri & Söner AB")
    contact = make_contact(organisation=own)
    report = make_approved(
        organisation=own,
        by=contact,
        employed=3,
        places_offered=14,
        places_filled=12,
        hired_before=200,
        still_employed=180,
    )
    answer = signed_in(contact).get(f"/results/our/{own.slug}/{YEAR}/certificate.pdf")
    assert answer["Content-Type"] == "application/pdf" and "no-store" in answer["Cache-Control"]
    assert answer.content.startswith(b"%PDF-") and re.search(rb"pdfuaid:part", answer.content)
    assert {label: value for value, label in certificates._rows(report)} == {
        "platser erbjudna": "14",
        "platser som någon fick": "12",
        "personer anställda": "Några",
        "är kvar på jobbet efter ett år": "180 av 200",
    }
    picture = certificates._picture(stack(report.period, own))
    assert picture.count(certificates.INK) and picture.count("Q") == 12  # straws can be counted: none for the three
    report.still_employed = 198  # the two who left could be pointed out
    assert "är kvar på jobbet efter ett år" not in {label: value for value, label in certificates._rows(report)}


def test_a_certificate_holds_however_little_or_long_it_is():
    report = make_approved(organisation=make_organisation(name="Å" * 190), mentors=0)
    found = stack(report.period, report.organisation)
    assert found.members == 1
    assert certificates.certificate(found, network=network(), language="en").startswith(b"%PDF-")
