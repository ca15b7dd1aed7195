"""A member changes what its page says: looked at first, saved once, never over somebody else's words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pakten.journal.models import Line
from pakten.network import actions, our_page, our_queries
from pakten.network.models import Organisation
from tests.makers import make_contact, make_organisation
from tests.makers_our_page import make_invitation, make_logo

BACKEND = "django.contrib.auth.backends.ModelBackend"
pytestmark = pytest.mark.django_db


@pytest.fixture
def own(client):
    actions.add_district(name="Farsta", valid_from="2023-07-01", by=None)
    actions.add_district(name="Södermalm", valid_from="2023-07-01", by=None)
    client.organisation = make_organisation(
        name="Åkeriet Öst AB", about="Vi kör.", contributes=["praktikplatser"], number="5560160680"
    )
    client.person = make_contact(organisation=client.organisation)
    client.force_login(client.person, backend=BACKEND)
    return client


def typed(client, **changes):
    """What a browser would send: the form as it is, with changes."""
    page = our_queries.page_of(Organisation.objects.get(pk=client.organisation.pk))
    data = {**page, "seen": our_queries.fingerprints(page), **changes}
    return {name: "on" if value is True else value for name, value in data.items() if value is not False}


def place(client):
    return f"/members/{client.organisation.slug}/edit/"


def now(client):
    return Organisation.objects.get(pk=client.organisation.pk)


def test_a_member_changes_its_page(own):
    page = own.get(place(own)).content.decode()
    assert "Vi kör." in page and 'value="praktikplatser"' in page
    data = typed(
        own,
        about="Vi kör – och söker förare.\r\n\r\nD'Artagnan hälsar.",
        contributes=["praktikplatser", "  Mentorer ", "", "mentorer"],
        looks_for=["förare"],
        districts=["Södermalm", "Farsta"],
        size="small",
        industry="Transport",
        website="www.åkeriet.example.org".replace("å", "a"),
        may_show_logo=True,
    )
    answer = own.post(place(own), data, follow=True)
    assert "Sidan är sparad" in answer.content.decode()
    assert "söker förare" in answer.content.decode()
    saved = now(own)
    assert saved.contributes == ["praktikplatser", "Mentorer"]
    assert saved.website == "https://www.akeriet.example.org"
    assert {district.name for district in saved.districts.all()} == {"Farsta", "Södermalm"}
    assert saved.may_show and saved.may_show_logo
    line = Line.objects.get(verb="network.publish_page")
    assert line.details["fields"]["about"] == ["Vi kör.", "Vi kör – och söker förare.\n\nD'Artagnan hälsar."]
    assert line.details["fields"]["districts"] == [[], ["Farsta", "Södermalm"]]
    assert "may_show" not in line.details["fields"]
    assert "forare" in saved.search_text or "förare" in saved.search_text


def test_saving_without_a_change_writes_no_line(own):
    assert own.post(place(own), typed(own)).status_code == 302
    assert not Line.objects.filter(verb="network.publish_page").exists()


def test_a_preview_is_the_public_page_and_saves_nothing(own):
    make_logo(organisation=own.organisation, may_show=False)
    data = typed(own, about="Nytt <script>alert(1)</script>", districts=["Farsta"], may_show_logo=True, preview="1")
    answer = own.post(place(own), data).content.decode()
    assert "Så här skulle er sida se ut" in answer
    assert "Nytt &lt;script&gt;" in answer and "Farsta" in answer
    assert f'src="{now(own).logo_address}"' in answer
    assert now(own).about == "Vi kör."
    assert not now(own).districts.exists()
    del data["preview"]
    again = own.post(place(own), {**data, "may_show": "True", "may_show_logo": "True", "back": "1"}).content.decode()
    assert "Nytt &lt;script&gt;" in again and "<textarea" in again
    assert now(own).about == "Vi kör."
    own.post(place(own), {**data, "may_show": "True", "may_show_logo": "False"})
    assert now(own).about.startswith("Nytt")
    assert not now(own).may_show_logo


def test_the_second_of_two_is_told_and_loses_nothing(own):
    mine = typed(own, about="Mitt", looks_for=["förare"])
    colleague = make_contact(organisation=own.organisation, name="Ola Nord")
    page = {**our_queries.page_of(now(own)), "about": "Olas", "industry": "Åkeri"}
    del page["name"], page["number"]
    seen = our_queries.fingerprints(our_queries.page_of(now(own)))
    our_page.publish_page(organisation=own.organisation, page=page, seen=seen, by=colleague)
    answer = own.post(place(own), mine)
    html = answer.content.decode()
    assert "Någon annan ändrade sidan medan du skrev" in html
    assert "Ola Nord" in html and "Olas" in html
    assert ">\nMitt</textarea>" in html and 'value="förare"' in html
    assert 'value="Åkeri"' in html, "what I did not touch is taken from my colleague"
    assert now(own).about == "Olas"
    form = answer.context["form"]
    data = {**mine, "industry": "Åkeri", "seen": form["seen"].value()}
    assert own.post(place(own), data).status_code == 302
    saved = now(own)
    assert (saved.about, saved.industry, saved.looks_for) == ("Mitt", "Åkeri", ["förare"])


def test_two_who_write_the_same_are_not_troubled(own):
    mine = typed(own, about="Samma")
    own.post(place(own), typed(own, about="Samma"))
    assert own.post(place(own), mine).status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("website", "javascript:alert(1)", "ingen webbadress"),
        ("website", "javascript://a.se/%0aalert(1)", "ingen webbadress"),
        ("website", "inte en adress", "ingen webbadress"),
        ("website", "https://exempel.se/" + "a" * 190, "200"),
        ("about", "x" * 5001, "5000"),
        ("about", "Ring Åsa, 640823-3234.", "personnummer"),
        ("contributes", [f"ämne {n}" for n in range(21)], "20 ämnen"),
        ("contributes", ["x" * 81], "några ord"),
        ("size", "enorm", "enorm"),
        ("districts", ["Malmö"], "Malmö"),
    ],
)
def test_what_cannot_be_saved_is_said_at_its_field_and_nothing_typed_is_lost(field, value, words, own):
    data = typed(own, looks_for=["förare till Täby"], **{field: value})
    html = own.post(place(own), data).content.decode()
    assert words in html.replace("\xa0", "")
    assert "förare till Täby" in html
    assert not now(own).looks_for


@pytest.mark.parametrize("seen", ["", "x", "about:", "a" * 5000, ":::,,,"])
def test_a_form_without_its_memory_is_asked_to_look_again_not_saved_over(seen, own):
    answer = own.post(place(own), typed(own, about="Nytt", seen=seen))
    assert answer.status_code == 200
    assert now(own).about == "Vi kör."


def test_name_and_number_are_for_the_office(own, office):
    own.post(place(own), typed(own, name="Kapat AB", number="2021005489"))
    assert (now(own).name, now(own).number) == ("Åkeriet Öst AB", "5560160680")
    assert 'name="number"' not in own.get(place(own)).content.decode()
    office.organisation = own.organisation
    data = typed(office, name="Åkeriet Väst AB", number="202100-5489")
    assert office.post(place(own), data).status_code == 302
    saved = now(own)
    assert (saved.name, saved.number, saved.slug) == ("Åkeriet Väst AB", "2021005489", "akeriet-ost-ab")


@pytest.mark.parametrize(
    ("number", "words"),
    [("640823-3234", "personnummer"), ("556016-0681", "inget organisationsnummer"), ("202100-5489", "En annan medlem")],
)
def test_a_number_that_cannot_be_is_refused(number, words, own, office):
    make_organisation(name="Region", number="2021005489")
    office.organisation = own.organisation
    assert words in office.post(place(own), typed(office, number=number)).content.decode()
    assert now(own).number == "5560160680"


def test_its_own_coordinator_may_change_it_and_others_may_not(own, coordinator, member, client):
    assert coordinator.get(place(own)).status_code == 403
    Organisation.objects.update(coordinator=coordinator.person)
    assert coordinator.get(place(own)).status_code == 200
    assert member.post(place(own), typed(own, about="Hackat")).status_code == 403
    Organisation.objects.update(may_show=False)
    assert member.get(place(own)).status_code == 404, "that it exists is for those who may see it"
    assert now(own).about == "Vi kör."


def test_the_page_leads_to_changing_it_those_who_may_and_shows_contacts_to_colleagues(own, member, coordinator):
    address = own.organisation.get_absolute_url()
    assert place(own) in own.get(address).content.decode()
    assert own.person.email in own.get(address).content.decode()
    assert own.person.email in coordinator.get(address).content.decode()
    own.logout()
    for visitor in (own, member):
        page = visitor.get(address).content.decode()
        assert place(own) not in page
        assert "example.org" not in page.replace("pakten@example.org", "") and "Leïla" not in page


def asked_for(client, address):
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_the_pages_ask_the_database_as_often_whatever_the_size_of_the_network(own):
    addresses = [place(own), place(own).replace("edit", "contacts"), own.organisation.get_absolute_url()]
    for address in addresses:
        own.get(address)
    few = [asked_for(own, address) for address in addresses]
    for number in range(30):
        make_contact(organisation=own.organisation)
        make_organisation(contributes=["ett", "två"])
        if number < 10:
            make_invitation(organisation=own.organisation, email=f"nr{number}@example.org")
    for address in addresses:
        own.get(address)
    assert [asked_for(own, address) for address in addresses] == few
