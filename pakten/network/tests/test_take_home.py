"""The office's lists taken home as files: the same rows as on the page, for the same people."""

import pytest

from pakten.network.models import Person
from tests.makers import make_organisation, make_person
from tests.makers_applications import make_application

pytestmark = pytest.mark.django_db
INBOX = "/office/applications/"


def test_the_inbox_is_taken_home_as_it_was_looked_for_and_runs_no_formula(office, member):
    make_application(name="=HYPERLINK(1) Åsas Kafé")
    file = office.get(f"{INBOX}applications.csv")
    text = file.content.decode("utf-8-sig")
    assert file["Cache-Control"] == "no-store" and "'=HYPERLINK(1) Åsas Kafé" in text and "Skickad" in text
    assert office.get(f"{INBOX}applications.xlsx").content[:2] == b"PK"
    assert "Åsas" not in office.get(f"{INBOX}applications.csv", {"state": "approved"}).content.decode("utf-8-sig")
    assert f"{INBOX}applications.xlsx?state=submitted" in office.get(INBOX, {"state": "submitted"}).content.decode()
    assert member.get(f"{INBOX}applications.csv").status_code == 403


def test_a_portfolio_is_taken_home_by_its_coordinator_and_the_office_alone(office, coordinator):
    make_organisation(name="Café Ö'Brien", coordinator=coordinator.person)
    place = f"/office/team/{coordinator.person.pk}/members.csv"
    for visitor in (office, coordinator):
        assert "Café Ö'Brien" in visitor.get(place).content.decode("utf-8-sig")
    other = make_person(name="Eva", team=Person.Team.COORDINATOR)
    assert coordinator.get(f"/office/team/{other.pk}/members.csv").status_code == 403
