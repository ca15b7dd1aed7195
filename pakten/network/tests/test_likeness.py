"""Whom an applicant may be already, with the reason in words."""

import pytest

from pakten.network import actions, likeness
from pakten.network.likeness import alike_applications, alike_organisations, domain_of, site
from tests.makers import make_contact, make_organisation, make_person
from tests.makers_applications import make_application

pytestmark = pytest.mark.django_db

NUMBER = "5560160680"


def asked(**answers):
    return make_application(**{"contacts": [{"name": "Å", "email": "a@gmail.com", "title": ""}], **answers})


def reasons(application):
    found = alike_organisations(application.answers)
    return {each.found.name: list(each.reasons) for each in found}


@pytest.mark.parametrize("state", ["active", "dormant", "left"])
def test_the_same_number_also_of_one_that_left(state):
    make_organisation(name="Helt annat", number=NUMBER, state=state)
    (alike,) = alike_organisations(asked(number=NUMBER).answers)
    assert alike.has_same_number and alike.reasons == ("Samma organisationsnummer",)


@pytest.mark.parametrize(
    ("ours", "theirs", "reason"),
    [
        ("Åsas Kafé & Bröd AB", "ASAS KAFE & BRÖD", "Samma namn"),
        ("Föreningen D’Angelo-É", "föreningen dangelo e", "Samma namn"),
        ("Jobb Torget", "Jobbtorget Ek. för.", "Samma namn"),
        ("Bergs Måleriverkstad", "Bergs Målerivarkstad AB", "Ett snarlikt namn"),
        ("Stockholm Exergi", "Exergi", "Det ena namnet"),
    ],
)
def test_names(ours, theirs, reason):
    make_organisation(name=ours)
    make_organisation(name="Något helt annat AB")
    found = reasons(asked(name=theirs))
    assert list(found) == [ours] and found[ours][0].startswith(reason)


@pytest.mark.parametrize(
    ("ours", "theirs"), [("Stockholms stad", "Stockholm"), ("Bygg AB", "Bygg i Farsta AB"), ("Kista BK", "Solna FK")]
)
def test_words_that_many_share_make_nobody_alike(ours, theirs):
    make_organisation(name=ours)
    assert reasons(asked(name=theirs)) == {}


def test_web_and_mail_domains_but_not_those_that_everybody_has():
    make_organisation(name="Ett", website="https://www.kafe.example/om")
    two = make_organisation(name="Två")
    person = make_person(name="Bo", email="bo@post.kafe.example")
    actions.add_contact(organisation=two, person=person, by=None)
    make_organisation(name="Tre", website="https://facebook.com/tre")
    make_contact(organisation=make_organisation(name="Fyra"))
    four = make_organisation(name="Fem")
    actions.add_contact(organisation=four, person=make_person(email="x@gmail.com"), by=None)
    contacts = [
        {"name": "Å", "email": "a@kafe.example", "title": ""},
        {"name": "B", "email": "b@gmail.com", "title": ""},
    ]
    found = reasons(make_application(name="Nytt", website="http://kafe.example", contacts=contacts))
    assert found == {
        "Ett": ["Samma webbdomän: kafe.example"],
        "Två": ["Kontaktpersoner med samma e-postdomän: kafe.example"],
    }
    assert reasons(asked(name="Nytt", website="https://www.facebook.com/nytt")) == {}


def test_the_strongest_reason_comes_first_and_at_most_a_handful():
    for number in range(20):
        make_organisation(name=f"Grannen {number:02}", website="https://kafe.example")
    make_organisation(name="Helt annat", number=NUMBER)
    found = alike_organisations(asked(name="Kaféet", number=NUMBER, website="https://kafe.example").answers)
    assert found[0].found.name == "Helt annat" and len(found) == likeness.MOST


def test_other_applications_that_wait():
    first = asked(name="Åsas Kafé", number=NUMBER)
    same = asked(name="Kafé Åsas AB")
    number = asked(name="Annat namn", number=NUMBER)
    asked(name="Ovidkommande")
    make_application(name="Åsas Kafé", sent=False)
    found = {each.found: each.reasons[0] for each in alike_applications(first, first.answers)}
    assert found == {same: "Ett snarlikt namn", number: "Samma organisationsnummer"}


@pytest.mark.parametrize(
    ("host", "owned"),
    [
        ("intranet.acme.se", "acme.se"),
        ("www.acme.co.uk", "acme.co.uk"),
        ("acme", ""),
        ("", ""),
        ("Åkes.SE.", "åkes.se"),
    ],
)
def test_the_part_of_a_host_name_that_somebody_owns(host, owned):
    assert domain_of(host) == owned


@pytest.mark.parametrize("address", ["http://[fel", "javascript:alert(1)", "", "http://", "https://x:y:z/"])
def test_an_odd_web_address_is_nobodys(address):
    assert site(address) == ""
