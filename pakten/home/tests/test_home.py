import re

import pytest

from pakten.network.models import Organisation
from pakten.web import views
from tests.makers import make_contact, make_event, make_organisation
from tests.pages import faults_of

pytestmark = pytest.mark.django_db


def figures(answer):
    numbers = re.findall(r'figure-number">(?:<a href="[^"]+">)?([^<]+)', answer.content.decode())
    return [int("".join(number.split())) for number in numbers]


def test_the_first_page_tells_how_the_network_lives(client):
    make_organisation(name="Nyaste AB")
    make_organisation(sector=Organisation.Sector.PUBLIC, may_show=False)
    make_organisation(state=Organisation.State.LEFT)
    make_event(title="Nästa mingel")
    make_event(title="Kommer inte", published=False)
    answer = client.get("/")
    page = answer.content.decode()
    assert figures(answer)[:2] == [2, 2], "those who left do not count, those who are not shown do"
    assert "Nästa mingel" in page
    assert "Nyaste AB" in page
    assert "Kommer inte" not in page


def test_the_first_page_asks_the_database_as_often_whatever_its_size(client, django_assert_max_num_queries):
    make_organisation()
    make_event()
    with django_assert_max_num_queries(8) as one:
        client.get("/")
    for _number in range(30):
        make_organisation()
        make_event()
    with django_assert_max_num_queries(8) as many:
        client.get("/")
    assert len(one) == len(many)


def test_an_empty_network_has_a_first_page(client):
    assert figures(client.get("/")) == [0, 0, 0, 0]


def test_somebody_who_speaks_for_members_sees_them(client):
    organisation = make_organisation(name="Almen", may_show=False)
    make_organisation(name="Granen")
    client.force_login(make_contact(organisation=organisation), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/mine/").content.decode()
    assert "Almen" in page
    assert "Granen" not in page
    assert client.get(organisation.get_absolute_url()).status_code == 200


def test_somebody_who_speaks_for_nobody_is_told_what_to_do(member):
    assert "mailto:" in member.get("/mine/").content.decode()


def test_the_team_is_taken_to_its_desk(office):
    assert office.get("/mine/").url == "/office/"


def test_the_accessibility_statement_has_its_required_parts(client):
    page = client.get("/accessibility/").content.decode()
    for part in ["lagen om tillgänglighet", "delvis förenlig med lagen", "digg.se", "mailto:", "Webbplatsen bedömdes"]:
        assert part in page


@pytest.mark.parametrize("path", ["/", "/members/", "/events/", "/sign-in/", "/accessibility/", "/privacy/"])
def test_open_pages_answer_in_both_languages_and_lead_to_the_other(client, path):
    swedish, english = client.get(path), client.get(f"/en{path}")
    assert '<html lang="sv">' in swedish.content.decode()
    assert f'href="/en{path}"' in swedish.content.decode()
    assert '<html lang="en">' in english.content.decode()
    assert f'href="{path}"' in english.content.decode()


def test_a_page_that_is_not_there_says_so_in_the_house(client):
    answer = client.get("/ingenting/")
    assert answer.status_code == 404
    assert "Vi hittar inte sidan" in answer.content.decode()


def test_a_fault_of_ours_is_told_without_asking_the_database(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = views.server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "Felet är vårt" in answer.content.decode()
    assert not faults_of(answer.content.decode(), whole=True)


def test_signing_out_asks_first(member):
    assert "Vill du logga ut?" in member.get("/sign-in/out/").content.decode()
    assert member.post("/sign-in/out/").status_code == 302
    assert member.get("/mine/").status_code == 302
