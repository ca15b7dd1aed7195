"""The history: who did what, when, and what it was before."""

import pytest

from pakten.journal import actions as journal
from pakten.journal.models import Line
from tests.makers import make_contact, make_organisation, make_person
from tests.pages import LintingClient

pytestmark = pytest.mark.django_db


def read(answer):
    return answer.content.decode()


def test_it_says_who_and_what_stood_there_before(office):
    ours = make_organisation(name="Åkeriet Öst AB")
    fields = {"about": ["Vi kör.", "Vi åker."], "may_show": [False, True], "size": ["", "small"], "old": ["a", "b"]}
    journal.write(verb="network.publish_page", subject=ours, by=office.person, details={"fields": fields})
    for path in ("/office/history/", f"/mine/history/{ours.slug}/"):
        page = read(office.get(path))
        assert "Amira Lindgren ändrade sidan för Åkeriet Öst AB" in page
        assert "<del>Vi kör.</del> → <ins>Vi åker.</ins>" in page
        assert "<del>Nej</del> → <ins>Ja</ins>" in page
        assert "10–49" in page


def test_a_member_reads_its_own_and_nobody_elses(client):
    ours, others = make_organisation(name="Åkeriet Öst AB"), make_organisation(name="Björk & Söner")
    client.force_login(make_contact(organisation=ours), backend="django.contrib.auth.backends.ModelBackend")
    assert "Åkeriet Öst AB" in read(client.get(f"/mine/history/{ours.slug}/"))
    assert f"/mine/history/{ours.slug}/" in read(client.get(ours.get_absolute_url()))
    assert client.get(f"/mine/history/{others.slug}/").status_code == 404
    assert "/mine/history/" not in read(client.get(others.get_absolute_url()))
    assert "/mine/history/" not in read(LintingClient().get(ours.get_absolute_url()))


def test_the_office_finds_by_who_what_kind_and_day(office):
    make_organisation(name="Kvarnen i Ö")
    person = make_person(name="Zahra Øster")
    journal.write(verb="network.rename", subject=person, by=office.person)
    assert "Kvarnen" in read(office.get("/office/history/?what=kvarnen&kind=network&from=2020-01-01"))
    assert "Inget passar" in read(office.get("/office/history/?to=2020-01-01"))
    assert "Kvarnen" not in read(office.get(f"/office/history/?who={office.person.pk}"))
    assert "Inget passar" in read(office.get("/office/history/?what=Zahra"))  # people are not searched for by name
    for strange in ("?from=2026-02-31", "?who=x", f"?who={'9' * 40}", "?kind=x", "?page=x", "?from=x"):
        assert office.get(f"/office/history/{strange}").status_code == 200, strange


@pytest.mark.parametrize("rows", [1, 30])
def test_it_takes_the_same_number_of_queries(rows, office, django_assert_max_num_queries):
    ours = make_organisation()
    for _row in range(rows):
        journal.write(
            verb="network.publish_page", subject=ours, by=office.person, details={"fields": {"about": ["", "x"]}}
        )
    assert Line.objects.count() >= rows
    for path in ("/office/history/", f"/mine/history/{ours.slug}/"):
        with django_assert_max_num_queries(9):
            office.get(path)
