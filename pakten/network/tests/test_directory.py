import json
import re

import pytest
from django.utils import timezone

from pakten.journal import actions as journal
from pakten.network import directory, queries
from pakten.network.models import District, Organisation
from tests.makers import make_contact, make_organisation

pytestmark = pytest.mark.django_db
Sector = Organisation.Sector


@pytest.fixture
def jarva():
    return District.objects.create(name="Järva", valid_from=timezone.localdate())


def names(answer):
    return re.findall(r'class="card-link" href="[^"]+">([^<]+)</a>', answer.content.decode())


def test_the_directory_stands_in_swedish_order_under_its_letters(client):
    for name in ["Öns bageri", "Zinkens sport", "Åkerby vård", "Älvens bygg", "Almen"]:
        make_organisation(name=name)
    answer = client.get("/members/")
    assert names(answer) == ["Almen", "Zinkens sport", "Åkerby vård", "Älvens bygg", "Öns bageri"]
    assert re.findall(r'<h2 id="letter-\d+">(.)</h2>', answer.content.decode()) == ["A", "Z", "Å", "Ä", "Ö"]


@pytest.mark.parametrize(
    "words", ["åkerby", "ÅKERBY", "kerby  vå", "café åkerby", "CAFE"], ids=["small", "capital", "part", "two", "accent"]
)
def test_a_part_of_the_name_finds_it(client, words):
    make_organisation(name="Café Åkerby vård")
    make_organisation(name="Akerby")
    assert names(client.get("/members/", {"q": words})) == ["Café Åkerby vård"]


def test_sector_and_district_narrow_it_down_and_say_how_many_each_choice_would_give(client, jarva):
    make_organisation(name="A i Järva", districts=[jarva])
    make_organisation(name="B i Järva", districts=[jarva], sector=Sector.PUBLIC)
    make_organisation(name="C utan ort", sector=Sector.PUBLIC)
    answer = client.get("/members/", {"sector": "public", "district": "Järva"})
    assert names(answer) == ["B i Järva"]
    assert answer.context["everywhere"] == 2
    assert [number for _value, _label, number in answer.context["sectors"]] == [1, 0, 1]
    assert [number for *_district, number in client.get("/members/", {"sector": "public"}).context["districts"]] == [1]
    assert len(names(client.get("/members/", {"sector": "public"}))) == 2


@pytest.mark.parametrize(
    "address",
    ["?sector=nonsense", "?district=Atlantis", "?page=999", "?page=x", "?q=%00%25_", "?industry=%00", "?contributes=x"],
)
def test_an_address_with_nonsense_in_it_is_answered(client, address):
    make_organisation()
    assert client.get(f"/members/{address}").status_code == 200


def test_members_that_did_not_agree_are_shown_to_nobody_outside(client, office):
    make_organisation(name="Hemliga AB", may_show=False)
    make_organisation(name="Borta AB", state=Organisation.State.LEFT)
    for visitor in (client, office):
        answer = visitor.get("/members/")
        assert names(answer) == []
        assert 'Alla&nbsp;<span class="count">0</span>' in answer.content.decode()
    assert names(client.get("/members/", {"q": "hemliga"})) == []
    assert "Hemliga" not in client.get("/").content.decode()


def test_a_long_directory_has_pages_that_keep_what_was_looked_for(client):
    for number in range(60):
        make_organisation(name=f"Medlem {number:02}")
    first = client.get("/members/", {"q": "medlem"})
    assert len(names(first)) == 48
    assert 'href="?q=medlem&amp;page=2"' in first.content.decode()
    assert len(names(client.get("/members/", {"q": "medlem", "page": 2}))) == 12


def test_cards_and_table_show_the_same_members(client, jarva):
    make_organisation(name="Almen & Co", districts=[jarva])
    table = client.get("/members/", {"show": "table"}).content.decode()
    assert "<table" in table
    assert "Almen &amp; Co" in table
    assert "Järva" in table


def test_what_htmx_gets_is_the_same_part_of_the_page(client):
    make_organisation(name="Almen")
    whole = client.get("/members/", {"q": "al"})
    part = client.get("/members/", {"q": "al"}, headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert part.content.decode().strip() in whole.content.decode()
    assert "<html" not in part.content.decode()
    assert "HX-Request-Type" in part.headers["Vary"]


@pytest.mark.parametrize("query", ["", "?show=table", "?q=nr&sector=business", "?q=byrk&district=Järva&level=member"])
def test_the_directory_asks_the_database_as_often_whatever_its_size(
    client, jarva, query, django_assert_max_num_queries
):
    for _round in range(2):
        make_organisation(districts=[jarva])
        with django_assert_max_num_queries(10) as one:
            client.get(f"/members/{query}")
        for _number in range(30):
            make_organisation(districts=[jarva])
        with django_assert_max_num_queries(10) as many:
            client.get(f"/members/{query}")
        assert len(one) == len(many)


def test_an_organisation_tells_of_itself_but_not_its_number_or_its_people(client, jarva):
    organisation = make_organisation(
        name="Almens </script> bygg",
        number="5560000001",
        about="Vi bygger.",
        contributes=["praktikplatser"],
        looks_for=["snickare"],
        website="https://www.example.org/om/",
        districts=[jarva],
    )
    make_contact(organisation=organisation, name="Synlig Inte")
    page = client.get(organisation.get_absolute_url()).content.decode()
    for words in ["Vi bygger.", "praktikplatser", "snickare", ">example.org/om<", "Järva"]:
        assert words in page
    assert "5560000001" not in page
    assert "Synlig" not in page
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    told = json.loads(data)
    assert told["name"] == organisation.name
    assert told["url"] == "https://www.example.org/om/"
    assert told["mainEntityOfPage"] == f"http://testserver{organisation.get_absolute_url()}"
    assert [area["name"] for area in told["areaServed"]] == ["Järva"]
    assert f'<link rel="canonical" href="{told["mainEntityOfPage"]}">' in page


def test_an_organisation_without_a_site_of_its_own_has_its_page_here_as_address(client):
    organisation = make_organisation(name="Utan sajt")
    page = client.get(organisation.get_absolute_url()).content.decode()
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(data)["url"] == f"http://testserver{organisation.get_absolute_url()}"
    assert "areaServed" not in json.loads(data)


def test_a_hidden_organisation_is_seen_by_its_own_people_and_the_team_only(client, member, office):
    organisation = make_organisation(may_show=False)
    own = type(client)()
    own.force_login(make_contact(organisation=organisation), backend="django.contrib.auth.backends.ModelBackend")
    answers = [visitor.get(organisation.get_absolute_url()).status_code for visitor in (client, member, own, office)]
    assert answers == [404, 404, 200, 200]


def test_the_pages_speak_english_under_en(client):
    organisation = make_organisation(sector=Sector.PUBLIC)
    assert "Offentlig sektor" in client.get(organisation.get_absolute_url()).content.decode()
    assert "Public sector" in client.get(f"/en{organisation.get_absolute_url()}").content.decode()
    assert '<html lang="en">' in client.get("/en/members/").content.decode()


def test_a_large_network_is_not_counted_for_every_visitor(jarva, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(queries, "LARGE", 1)
    make_organisation(districts=[jarva])
    make_organisation(districts=[jarva])
    first, second = directory.Directory(), queries.members_by_sector()
    with django_assert_num_queries(1):  # the newest line of the journal
        assert len(directory.Directory(choices={"sector": "business"}).found) == len(first.found) == 2
        assert queries.members_by_sector() == second
    assert len(directory.Directory(words="finns inte").found) == 0


def test_who_hides_in_a_large_network_is_gone_at_once_though_counted_for_a_minute(client, monkeypatch):
    monkeypatch.setattr(queries, "LARGE", 1)
    organisation = make_organisation(name="Ångrar sig")
    make_organisation(name="Stannar")
    assert len(names(client.get("/members/"))) == 2
    organisation.may_show = False
    organisation.save()
    journal.write(verb="network.publish_page", subject=organisation, by=None)
    assert names(client.get("/members/")) == ["Stannar"]
    assert names(client.get("/members/", {"q": "ångrar"})) == []
    assert "Ångrar" not in client.get("/members/members.csv").content.decode()


def test_the_register_is_read_again_only_when_the_journal_has_a_new_line(django_assert_num_queries):
    make_organisation(name="Först")
    directory.Directory()
    with django_assert_num_queries(1):
        assert len(directory.Directory(words="först").found) == 1
    make_organisation(name="Sedan")
    assert len(directory.Directory(words="sedan").found) == 1
