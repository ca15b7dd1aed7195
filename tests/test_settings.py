"""What an installation may change of itself: its words, goals, districts and levels."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from pakten.network import emails, importing, installing, queries
from pakten.network.comparing import preview
from pakten.network.installing import SettingProblem
from pakten.network.models import District, Level
from pakten.plan.models import Goal
from pakten.sheets.table import make_table
from tests.makers import make_contact, make_event, make_organisation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["", "/en"])
def test_another_city_can_run_it(language, office, client):
    organisation = make_organisation(about="Vi finns här.")
    event = make_event()
    office.post("/office/settings/name/", {"name": "Samverkan", "city": "Göteborg", "office_email": "vi@example.org"})
    public = ["/", "/members/", organisation.get_absolute_url(), "/events/", event.get_absolute_url()]
    for address in [*public, "/accessibility/", "/privacy/", "/sign-in/"]:
        page = client.get(language + address).content.decode()
        assert "Samverkan" in page and "Göteborg" in page and "vi@example.org" in page, address
        assert "Stockholm" not in page.replace("Europe/Stockholm", "") and "Integrationspakten" not in page, address
    for _subject, text in (emails.sign_in_code(code="1"), emails.unknown_address()):
        assert "Samverkan" in text and "Stockholm" not in text


def test_the_first_page_says_what_the_office_wrote_and_its_goals(office, client):
    assert Goal.objects.whole().count() == 3
    words = {"vision_sv": "Alla får plats", "vision_en": "Room for all", "lead_sv": "Kom & var med.", "lead_en": ""}
    office.post("/office/settings/front-page/", words)
    office.post("/office/settings/goals/add/", {"text_sv": "Fler vägar in", "text_en": "More ways in"})
    office.post("/office/settings/goals/add/", {"text_sv": "Ett gammalt", "text_en": "An old one", "to_year": "2020"})
    page, english = client.get("/").content.decode(), client.get("/en/").content.decode()
    assert "<h1>Alla får plats</h1>" in page and "Kom &amp; var med." in page and "Fler vägar in" in page
    assert "<h1>Room for all</h1>" in english and "Everyone pulls" in english and "More ways in" in english
    assert "Ett gammalt" not in page
    goal = Goal.objects.get(text_sv="Fler vägar in")
    office.post(f"/office/settings/goals/{goal.pk}/remove/")
    assert "Fler vägar in" not in client.get("/").content.decode()


def test_a_district_is_a_choice_until_its_last_day(office):
    office.post("/office/settings/districts/add/", {"name": "Järva", "valid_from": "2023-07-01"})
    district = District.objects.get()
    today = timezone.localdate()
    installing.end_district(district=district, valid_to=today, by=None)
    assert queries.districts_now() == [district]
    office.post(f"/office/settings/districts/{district.pk}/end/", {"valid_to": today - timedelta(days=1)})
    assert queries.districts_now() == []
    again = office.post("/office/settings/districts/add/", {"name": "Järva", "valid_from": "2023-07-01"})
    assert again.status_code == 200 and "Järva" in again.content.decode()


def test_a_level_is_added_given_renamed_and_closed(office, client):
    office.post("/office/settings/levels/add/", {"name_sv": "Guldmedlem", "name_en": "Gold member"})
    gold = Level.objects.get(code="guldmedlem")
    organisation = make_organisation(name="Åkes Bygg")
    today = timezone.localdate()
    office.post(f"/office/settings/levels/of/{organisation.slug}/", {"level": gold.pk, "on": today.isoformat()})
    assert "Guldmedlem" in client.get(organisation.get_absolute_url()).content.decode()
    assert organisation.name in client.get("/members/?level=guldmedlem").content.decode()
    changes = list(organisation.level_changes.values_list("level_id", "from_on"))
    assert changes == [("member", organisation.joined_on), ("guldmedlem", today)]
    office.post(f"/office/settings/levels/{gold.pk}/", {"name_sv": "Guld", "name_en": "Gold"})
    assert "Guld" in client.get("/members/").content.decode()
    gold.refresh_from_db()
    assert not gold.is_open
    with pytest.raises(SettingProblem):
        installing.change_level(organisation=make_organisation(), level=gold, on=today, by=None)


def test_a_level_in_use_is_not_removed_and_that_is_said(office):
    make_organisation(level="plus")
    plus = Level.objects.get(code="plus")
    page = office.post(f"/office/settings/levels/{plus.pk}/remove/", follow=True).content.decode()
    assert "Stäng den i stället" in page and Level.objects.filter(pk=plus.pk).exists()


def test_the_history_of_levels_is_for_the_team_and_the_member_itself(office, client):
    organisation = make_organisation(name="Öppna", joined_on=date(2021, 3, 4))
    plus = Level.objects.get(code="plus")
    installing.change_level(organisation=organisation, level=plus, on=date(2022, 5, 6), by=office.person)
    address = organisation.get_absolute_url()
    assert "2022-05-06" in office.get(address).content.decode()
    assert "2022-05-06" not in client.get(address).content.decode()
    contact = make_contact(organisation=organisation)
    client.force_login(contact, backend="django.contrib.auth.backends.ModelBackend")
    assert "2022-05-06" in client.get(address).content.decode()
    with pytest.raises(SettingProblem):
        installing.change_level(
            organisation=organisation, level=Level.objects.get(code="member"), on=date(2022, 1, 1), by=None
        )


def test_a_register_speaks_of_levels_as_the_network_calls_them_and_writes_their_history():
    gold = installing.add_level(name_sv="Guldmedlem", name_en="Gold member", by=None)
    member = make_organisation(name="Åkes Bygg")

    def read(word):
        table = make_table([["Organisation", "Nivå"], ["Åkes Bygg", word]])
        return importing.upload_members(name="r.csv", table=table, by=None)

    (trouble,) = preview(read("Silver"))[0].errors
    assert "Guldmedlem" in str(trouble.remedy)
    file = read("guldmedlem")
    importing.import_members(file=file, seen=preview(file)[1].digest, by=None)
    assert list(member.level_changes.values_list("level_id", flat=True)) == ["member", gold.code]
    importing.undo_import(file=file, by=None)
    member.refresh_from_db()
    assert member.level_id == "member" and not member.level_changes.exists()
