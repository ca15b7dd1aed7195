import io
import json
import re

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from pakten.mail.models import Letter
from pakten.network.models import EmailChange, Person
from tests.makers import make_contact, make_letter, make_mingle, make_organisation, make_person

pytestmark = pytest.mark.django_db


def sign_in(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def link_to(email):
    text = Letter.objects.filter(to=email, kind="network.new_email").latest("id").text
    return re.search(r"https?://[^/]+(/mine/data/email/\S+)", text)[1]


def test_a_person_sees_and_takes_home_all_we_hold(client):
    leila = make_contact(organisation=make_organisation(name="Åkeriet Öst AB"))
    make_letter(to=leila.email, subject="Välkommen")
    sign_in(client, leila)
    page = client.get("/mine/data/").content.decode()
    assert "Åkeriet Öst AB" in page and "Välkommen" in page and leila.email in page
    told = json.loads(client.get("/mine/data/my-data.json").content)
    assert {"Leïla Héden"} == {each["Namn"] for each in told if "Namn" in each}
    book = load_workbook(io.BytesIO(client.get("/mine/data/my-data.xlsx").content))
    assert any("Åkeriet Öst AB" in row for row in book.active.iter_rows(values_only=True))


def test_what_we_hold_on_one_names_nobody_else(client):
    bo = make_person(name="Bo Ek", email="bo@example.org")
    rows = {"Namn": ["Bo Ek", "Rakel Åström"], "E-post": ["bo@example.org", "r@example.org"]}
    make_mingle(**rows, **{"Organisation": ["Ett", "Två"], "Vill träffa": ["Rakel Åström", "Bo Ek"]})
    text = sign_in(client, bo).get("/mine/data/my-data.json").content.decode()
    assert "Ett" in text and "Rakel" not in text and "r@example.org" not in text


def test_a_person_changes_their_own_name(member):
    answer = member.post("/mine/data/name/", {"name": "  Zahra  Øster-Lind "}, follow=True)
    assert "Ditt namn är ändrat" in answer.content.decode()
    member.person.refresh_from_db()
    assert member.person.name == "Zahra Øster-Lind"
    assert "Zahra Øster-Lind" in member.post("/mine/data/name/", {"name": ""}).content.decode()


def test_a_new_address_proves_itself_by_a_link_used_once(member, client):
    old = member.person.email
    member.post("/mine/data/email/", {"email": "Ny.Adress@example.org"})
    link = link_to("ny.adress@example.org")
    assert "ny.adress" not in link
    assert "Ja, den är min" in client.get(link).content.decode()
    member.person.refresh_from_db()
    assert member.person.email == old  # looking changes nothing
    client.post(link)
    member.person.refresh_from_db()
    assert member.person.email == "ny.adress@example.org"
    assert Letter.objects.filter(to=old, kind="network.email_changed").count() == 1
    assert client.get(link).status_code == 404
    assert "har använts" in member.post(link, follow=True).content.decode()


def test_a_link_is_good_for_a_day(member, client):
    member.post("/mine/data/email/", {"email": "ny@example.org"})
    EmailChange.objects.update(asked_at=timezone.now() - timezone.timedelta(hours=25))
    assert client.get(link_to("ny@example.org")).status_code == 404


def test_an_address_we_know_looks_the_same_to_who_asks(member):
    make_person(email="upptagen@example.org")
    answers = [
        member.post("/mine/data/email/", {"email": email}, follow=True) for email in ("upptagen@example.org", "ny@x.se")
    ]
    said = [re.findall(r'role="status">([^<]+)', answer.content.decode()) for answer in answers]
    assert said[0] == said[1] and said[0]
    assert Letter.objects.get(to="upptagen@example.org").kind == "network.email_known"


def test_an_address_taken_meanwhile_is_not_taken_twice(member, client):
    member.post("/mine/data/email/", {"email": "ny@example.org"})
    link = link_to("ny@example.org")
    make_person(email="ny@example.org")
    assert "kommit i bruk" in member.post(link, follow=True).content.decode()
    assert Person.objects.filter(email="ny@example.org").count() == 1


def test_many_changes_are_not_asked_for_in_an_hour(member):
    for number in range(6):
        page = member.post("/mine/data/email/", {"email": f"ny{number}@example.org"}, follow=True).content.decode()
    assert "flera gånger på en timme" in page
    assert "ny5@example.org" in page


def test_the_office_finds_a_person_and_puts_the_name_right(office):
    person = make_person(name="Åsa Fel", email="asa.fel@example.org")
    assert "Åsa Fel" in office.post("/office/people/", {"q": "asa.fel"}).content.decode()
    assert "Ingen passar in på det" in office.post("/office/people/", {"q": "xyz"}).content.decode()
    office.post(f"/office/people/{person.pk}/", {"name": "Åsa Rätt"})
    person.refresh_from_db()
    assert person.name == "Åsa Rätt"


def test_the_list_of_people_asks_the_same_number_of_questions_for_one_and_for_thirty(office, django_assert_num_queries):
    office.get("/office/people/")
    with django_assert_num_queries(5):
        office.get("/office/people/")
    for _number in range(30):
        make_person()
    with django_assert_num_queries(5):
        office.get("/office/people/")
