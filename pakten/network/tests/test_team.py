"""The city's team: who comes in, changes role, leaves; whose members are whose."""

import threading

import pytest
from django.db import connections, transaction

from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.network import team
from pakten.network.models import Application, Organisation, Person
from tests.makers import make_organisation, make_person
from tests.pages import LintingClient

pytestmark = pytest.mark.django_db


def again(person):
    return Person.objects.get(pk=person.pk)


def test_the_office_takes_somebody_in_and_a_letter_tells_them(office):
    answer = office.post("/office/team/add/", {"name": "Åsa  Öberg", "email": "Asa@Example.org", "role": "coordinator"})
    assert answer.url == "/office/team/"
    person = Person.objects.get(email="asa@example.org")
    assert (person.name, person.team) == ("Åsa Öberg", "coordinator")
    letter = Letter.objects.get(kind="network.welcome_to_team")
    assert letter.to == "asa@example.org" and "Samordnare" in letter.text and "Coordinator" in letter.text
    assert "Åsa" not in letter.subject
    assert "Åsa Öberg är med i teamet" in office.get("/office/team/").content.decode()


def test_somebody_known_already_keeps_their_name_and_comes_in(office):
    person = make_person(name="Leïla Héden", email="leila@example.org")
    office.post("/office/team/add/", {"name": "L H", "email": "leila@example.org", "role": "office"})
    assert (again(person).name, again(person).team) == ("Leïla Héden", "office")


def test_who_is_in_the_team_already_stays_what_they_are(office, coordinator):
    office.post("/office/team/add/", {"name": "J", "email": coordinator.person.email, "role": "office"})
    assert again(coordinator.person).team == "coordinator"
    assert "redan med i teamet" in office.get("/office/team/").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [("name", "", "Skriv namnet"), ("email", "asa", "Det är ingen e-postadress"), ("role", "king", "king")],
)
def test_a_wrong_field_is_named_and_nothing_typed_is_lost(field, value, words, office):
    typed = {"name": "Åsa O'Brien", "email": "asa@example.org", "role": "office", field: value}
    page = office.post("/office/team/add/", typed).content.decode()
    assert words in page
    assert "Åsa O&#x27;Brien" in page or field == "name"
    assert Person.objects.count() == 1


def test_another_role_holds_at_once_and_ends_the_visits_under_the_old_one(office, coordinator):
    answer = office.post(f"/office/team/{coordinator.person.pk}/role/", {"role": "office"})
    assert answer.url == "/office/team/"
    assert again(coordinator.person).team == "office"
    assert coordinator.get("/office/").status_code == 302  # signed out
    assert Line.objects.filter(verb="network.change_role", by_id=office.person.pk).exists()


def test_nobody_changes_their_own_role_by_mistake(office):
    make_person(name="Bo Ek", team=Person.Team.OFFICE)
    address = f"/office/team/{office.person.pk}/role/"
    page = office.post(address, {"role": "coordinator"}).content.decode()
    assert "Kryssa i att du vill ändra din egen roll" in page
    assert again(office.person).team == "office"
    office.post(address, {"role": "coordinator", "is_sure": "on"})
    assert again(office.person).team == "coordinator"


def test_the_last_of_the_office_stays(office, coordinator):
    inactive = make_person(name="Bo Ek", team=Person.Team.OFFICE)
    inactive.is_active = False
    inactive.save()
    page = office.post(f"/office/team/{office.person.pk}/leave/").content.decode()
    assert "Amira Lindgren är den sista på kansliet" in page
    page = office.post(f"/office/team/{office.person.pk}/role/", {"role": "coordinator", "is_sure": "on"})
    assert "Amira Lindgren är den sista på kansliet" in page.content.decode()
    assert again(office.person).team == "office"


def test_who_leaves_is_a_stranger_to_the_office_and_their_members_stay(office, coordinator):
    member = make_organisation(name="Åkeriet Öst AB", coordinator=coordinator.person)
    application = Application.objects.create(name="Nya Föreningen", coordinator=coordinator.person)
    page = office.get(f"/office/team/{coordinator.person.pk}/leave/").content.decode()
    assert "1 medlem blir utan samordnare" in page
    office.post(f"/office/team/{coordinator.person.pk}/leave/")
    assert coordinator.get("/office/").status_code == 302
    assert not again(coordinator.person).team and again(coordinator.person).is_active
    member.refresh_from_db()
    application.refresh_from_db()
    assert member.coordinator is None and application.coordinator is None
    assert office.get(f"/office/team/{coordinator.person.pk}/").status_code == 404


def test_a_whole_portfolio_is_handed_over_after_a_look(office, coordinator):
    other = make_person(name="Eva O'Brien", team=Person.Team.COORDINATOR)
    for number in range(3):
        make_organisation(name=f"Förening {number}", coordinator=coordinator.person)
    left_alone = make_organisation(coordinator=None)
    address = f"/office/team/{coordinator.person.pk}/hand-over/"
    assert "Välj vem som tar över" in office.get(address, {"to": ""}).content.decode()
    page = office.get(address, {"to": other.pk}).content.decode()
    assert "De här 3 medlemmarna går till Eva O&#x27;Brien" in page and "Förening 2" in page
    assert not Organisation.objects.filter(coordinator=other).exists()
    assert office.post(address, {"to": other.pk}).url == f"/office/team/{other.pk}/"
    assert Organisation.objects.filter(coordinator=other).count() == 3
    left_alone.refresh_from_db()
    assert left_alone.coordinator is None
    letter = Letter.objects.get(kind="network.portfolio_received")
    assert letter.to == other.email and "3 medlemmar till" in letter.text
    assert Line.objects.get(verb="network.hand_over_portfolio").details["to"] == other.pk


def test_members_are_handed_to_somebody_of_the_team_alone(office, coordinator, member):
    make_organisation(coordinator=coordinator.person)
    address = f"/office/team/{coordinator.person.pk}/hand-over/"
    for to in (member.person.pk, coordinator.person.pk, 10**30, "abc"):
        assert "Välj någon annan" in office.post(address, {"to": to}).content.decode()
    with pytest.raises(team.NotInTeam):
        team.hand_over(coordinator=coordinator.person, to=member.person, by=office.person)
    assert Organisation.objects.get().coordinator == coordinator.person


def test_a_coordinator_sees_their_own_members_with_what_waits(coordinator):
    make_organisation(name="Åkeriet Öst AB", coordinator=coordinator.person)
    make_organisation(name="Någon annans", coordinator=make_person(team=Person.Team.COORDINATOR))
    page = coordinator.get(f"/office/team/{coordinator.person.pk}/").content.decode()
    assert "Åkeriet Öst AB" in page and "Saknar kontaktperson" in page and "Någon annans" not in page
    assert "Lämna över" not in page


@pytest.mark.parametrize("rows", [1, 30])
def test_the_pages_ask_as_little_for_many_as_for_one(rows, office, coordinator, django_assert_max_num_queries):
    for number in range(rows):
        make_organisation(name=f"Förening {number}", coordinator=coordinator.person)
        make_person(name=f"Samordnare {number}", team=Person.Team.COORDINATOR)
    with django_assert_max_num_queries(9):
        office.get("/office/team/")
    with django_assert_max_num_queries(9):
        office.get(f"/office/team/{coordinator.person.pk}/")


@pytest.mark.django_db(transaction=True)
def test_two_who_leave_the_office_at_the_same_moment_do_not_empty_it():
    people = [make_person(name=name, team=Person.Team.OFFICE) for name in ("Åsa Ek", "Bo Ek")]
    refused, ready = [], threading.Barrier(2)

    def leave(person):
        try:
            ready.wait()
            with transaction.atomic():
                team.leave_team(person=person, by=person)
        except team.LastOfOffice:
            refused.append(person)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=leave, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert Person.objects.filter(team=Person.Team.OFFICE).count() == 1


def test_the_office_is_not_for_members(member):
    assert member.get("/office/team/").status_code == 403
    assert LintingClient().get("/office/team/").status_code == 302
