from datetime import timedelta

import pytest
from django.utils import timezone

from pakten.collaborations import actions, queries, rules
from pakten.collaborations.models import Collaboration, Step
from pakten.network.models import Person
from tests.makers import make_contact, make_organisation, make_person

pytestmark = pytest.mark.django_db
LEADS = "/office/leads/"


def make_lead(*, title="Förare till bussarna", organisations=None, **details):
    organisations = [make_organisation()] if organisations is None else organisations
    return actions.open_lead(title=title, organisations=organisations, by=details.pop("by", None), **details)


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def answers(client, **changed):
    said = {"title": "Språkpraktik", "next_step": "Ring", "next_step_on": in_days(3), "owner": client.person.pk}
    return {**said, **changed}


def test_a_lead_is_written_down_in_one_form(office):
    make_organisation(name="Åkeriet Öst AB"), make_organisation(name="O'Brien & Söner")
    answer = office.post(LEADS + "new/", answers(office, organisations="åkeriet öst ab\r\n O'Brien & Söner \n"))
    lead = Collaboration.objects.get()
    assert answer.url == lead.get_absolute_url()
    assert {each.name for each in lead.organisations.all()} == {"Åkeriet Öst AB", "O'Brien & Söner"}
    page = office.get(answer.url).content.decode()
    assert "O&#x27;Brien" in page and "Ring" in page and "Uppslag" in page


def test_an_unknown_member_is_named_and_nothing_typed_is_lost(office):
    answer = office.post(LEADS + "new/", answers(office, organisations="Finns Inte AB"))
    page = answer.content.decode()
    assert "Vi har ingen medlem som heter Finns Inte AB" in page
    assert "Språkpraktik" in page and not Collaboration.objects.exists()


def test_a_step_is_not_set_in_the_past(office):
    make_organisation(name="Ett")
    page = office.post(LEADS + "new/", answers(office, organisations="Ett", next_step_on=in_days(-1))).content.decode()
    assert "Den dagen har varit" in page


def test_the_way_from_a_lead_to_a_result_is_one_thread(office):
    lead = make_lead(
        origin_kind=Collaboration.Origin.EVENT, origin_label="Kick-off", origin_address="/events/kick-off/",
        next_step="Ring", next_step_on=in_days(0), owner=office.person,
    )  # fmt: skip
    page = lead.get_absolute_url()
    office.post(page + "tell/", {"tell-text": "De vill börja i maj.", "is_done": "1"})
    office.post(page + "move/", {"move-state": "agreed", "move-text": "Avsiktsförklaring"})
    office.post(page + "outcome/", {"outcome-text": "fick jobb", "outcome-number": 12, "outcome-on": in_days(0)})
    office.post(page + "move/", {"move-state": "ended"})
    lead.refresh_from_db()
    assert lead.state == "ended" and lead.ended_on == in_days(0) and lead.next_step == ""
    assert [step.kind for step in lead.steps.all()] == ["began", "done", "moved", "moved"]
    text = office.get(page).content.decode()
    for words in ('href="/events/kick-off/"', "De vill börja i maj.", "Avsiktsförklaring", "12 fick jobb"):
        assert words in text
    assert queries.led_to(in_days(0).year) == {"began": 1, "led": 1}


def test_what_goes_cold_says_why(office):
    lead = make_lead()
    page = office.post(lead.get_absolute_url() + "move/", {"move-state": "cold"}).content.decode()
    assert "Skriv kort varför" in page
    lead.refresh_from_db()
    assert lead.state == "lead"
    office.post(lead.get_absolute_url() + "move/", {"move-state": "cold", "move-text": "Ingen svarar."})
    lead.refresh_from_db()
    assert lead.state == "cold" and not lead.is_open


def test_what_is_over_has_no_next_step_until_it_is_taken_up_again():
    lead = make_lead()
    actions.move(collaboration=lead, state="ended", by=None)
    with pytest.raises(actions.CollaborationProblem):
        actions.plan_next(collaboration=lead, next_step="Ring", next_step_on=in_days(1), owner=None, by=None)
    actions.move(collaboration=lead, state="dialogue", by=None)
    actions.plan_next(collaboration=lead, next_step="Ring", next_step_on=in_days(1), owner=None, by=None)
    lead.refresh_from_db()
    assert lead.next_step == "Ring" and lead.ended_on is None


def test_the_same_step_is_taken_once(office):
    lead = make_lead(next_step="Ring", next_step_on=in_days(0))
    for _time in range(2):
        answer = office.post(lead.get_absolute_url() + "tell/", {"tell-text": "Ringde.", "is_done": "1"})
    assert "Någon annan kan ha tagit det nyss" in answer.content.decode()
    assert "Ringde." in answer.content.decode()
    assert Step.objects.filter(kind="done").count() == 1


def test_nothing_falls_between_chairs(office):
    make_lead(title="Utan någon")
    make_lead(title="I morgon", next_step="Ring", next_step_on=in_days(1), owner=office.person)
    make_lead(title="För sent", next_step="Ring", next_step_on=in_days(-2), owner=office.person)
    titles = [each.title for each in queries.collaborations()]
    assert titles == ["Utan någon", "För sent", "I morgon"]
    assert queries.numbers() == {"open": 3, "due": 1, "adrift": 1}
    page = office.get(LEADS, {"whose": "nobody"}).content.decode()
    assert "Utan någon" in page and "I morgon" not in page
    assert "Försenat" in office.get(LEADS, {"whose": "mine"}).content.decode()
    assert "Inget passar in på det" in office.get(LEADS, {"q": "xyz"}).content.decode()


def test_a_list_asks_the_same_number_of_questions_for_one_and_for_thirty(office, django_assert_num_queries):
    def ask():
        with django_assert_num_queries(9):
            office.get(LEADS)

    make_lead()
    ask()
    for number in range(29):
        make_lead(title=f"Nr {number}", organisations=[make_organisation(), make_organisation()])
    ask()


def test_those_who_take_part_and_the_team_may_see_it():
    organisation = make_organisation()
    lead = make_lead(organisations=[organisation])
    assert rules.may_see(make_contact(organisation=organisation), lead)
    assert rules.may_see(make_person(team=Person.Team.COORDINATOR), lead)
    assert not rules.may_see(make_contact(), lead)


def test_a_forgotten_owner_leaves_a_lead_that_shows_it():
    owner = make_person()
    lead = make_lead(owner=owner, next_step="Ring", next_step_on=in_days(1), by=owner)
    actions.forget(person=owner)
    assert lead in Collaboration.objects.adrift()
    assert lead.steps.get().by is None
