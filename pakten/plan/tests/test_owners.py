"""Several people answer for an activity: each is told when they come to, and asked once when its last day has gone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pakten.journal import actions as journal
from pakten.mail.models import Letter
from pakten.network import protecting
from pakten.network.models import Person
from pakten.plan import actions
from pakten.plan.models import Activity
from pakten.plan.queries import boards
from tests.makers import make_contact, make_organisation, make_person
from tests.makers_activities import make_activity, make_plan

pytestmark = pytest.mark.django_db
KIND, REMINDER = "plan.answers_for", "plan.reminder"


@pytest.fixture
def two():
    return [
        make_person(name="Åsa O'Brien", team=Person.Team.COORDINATOR),
        make_person(name="Émile Ek", team=Person.Team.COORDINATOR),
    ]


def changed(activity, owners, by):
    activity.refresh_from_db()
    return actions.change_activity(
        activity=activity, edition=activity.edition, organisations=[], owners=owners, targets={}, by=by
    )


def past(activity, days=1):
    """Its last day was so many days ago."""
    on = timezone.localdate() - timedelta(days=days)
    Activity.objects.filter(pk=activity.pk).update(starts_on=on, ends_on=on)


def told(kind):
    return sorted(Letter.objects.filter(kind=kind).values_list("to", flat=True))


def test_both_stand_on_the_page_in_the_table_and_in_the_history(office, two):
    activity = make_activity(owners=two[:1])
    address = f"/office/plan/activities/{activity.pk}/"
    page = office.get(f"{address}change/")
    said = {field.html_name: field.value() for field in page.context["form"]}
    said = {name: "" if value is None else value for name, value in said.items()}
    office.post(f"{address}change/", {**said, "owners": [each.pk for each in two]})
    assert set(activity.owners.all()) == set(two)
    text = office.get(address).content.decode()
    assert text.count("Émile Ek, Åsa O&#x27;Brien") == 3  # above, among the facts, and as what it became
    assert "Émile Ek, Åsa O&#x27;Brien" in office.get(f"/office/plan/{activity.plan.year}/").content.decode()
    table = office.get(f"/office/plan/{activity.plan.year}/activity-plan.csv").content.decode("utf-8-sig")
    assert "Émile Ek, Åsa O'Brien" in table


def test_an_activity_of_two_is_one_in_the_overview(two):
    plan = make_plan()
    make_activity(plan=plan, owners=two)
    make_activity(plan=plan, title="Utan någon å")
    [found] = boards.overview()
    assert (found.number, found.unowned) == (2, 1)


def test_who_comes_to_answer_for_it_is_told_and_nobody_twice(two):
    activity = make_activity(owners=two[:1], title="Språkcafé på Åsö")
    assert told(KIND) == [two[0].email]
    letter = Letter.objects.get(kind=KIND)
    assert "Språkcafé på Åsö" in letter.text and f"/office/plan/activities/{activity.pk}/" in letter.text
    assert "Språkcafé" not in letter.subject
    changed(activity, two, by=two[1])  # who does it needs no letter
    changed(activity, two, by=None)
    assert told(KIND) == [two[0].email]
    changed(activity, [], by=None)
    changed(activity, two, by=None)
    assert told(KIND) == sorted([two[0].email, two[0].email, two[1].email])


def test_a_contact_of_a_member_is_asked_to_answer_by_letter():
    own = make_organisation()
    contact = make_contact(organisation=own)
    make_activity(owners=[contact], organisations=[own])
    letter = Letter.objects.get(kind=KIND)
    assert "svara på det här brevet" in letter.text and "/office/" not in letter.text


def test_when_the_last_day_has_passed_each_is_asked_once(two):
    activity = make_activity(owners=two)
    past(activity)
    for _times in range(2):
        actions.remind_owners(timezone.now())
    assert told(REMINDER) == sorted(each.email for each in two)
    past(activity, days=0)
    actions.remind_owners(timezone.now() + timedelta(days=1))  # it got more time, and that has passed too
    assert len(told(REMINDER)) == 4


def test_nobody_is_asked_of_what_is_over_delayed_declined_or_closed(two):
    plan = make_plan()
    late = make_activity(plan=plan, owners=two)
    actions.move_activity(activity=late, state=Activity.State.DELAYED, reason="Lokalen är stängd.", by=None)
    done = make_activity(plan=plan, owners=two)
    actions.move_activity(activity=done, state=Activity.State.DONE, by=None)
    own = make_organisation()
    proposed = actions.propose(
        plan=plan, organisation=own, goal=done.goal, title="Läxhjälp", starts_on=done.starts_on, ends_on=done.ends_on,
        by=None,
    )  # fmt: skip
    for each in (late, done, proposed):
        past(each)
    actions.remind_owners(timezone.now())
    assert told(REMINDER) == []
    past(make_activity(plan=plan, owners=two))
    actions.close_plan(plan=plan, by=None)
    actions.remind_owners(timezone.now())
    assert told(REMINDER) == []


def test_nobody_is_asked_of_what_nobody_answers_for_until_somebody_does(two):
    activity = make_activity()
    past(activity)
    actions.remind_owners(timezone.now())
    Activity.objects.get().owners.set(two)
    actions.remind_owners(timezone.now())
    assert told(REMINDER) == sorted(each.email for each in two)


def test_who_has_left_does_not_come_along_to_the_next_year(two):
    activity = make_activity(owners=two)
    Person.objects.filter(pk=two[1].pk).update(is_active=False)
    [copy] = actions.copy_activities(chosen=[activity], into=make_plan(year=activity.plan.year + 1), by=None)
    assert list(copy.owners.all()) == [two[0]]


def test_a_person_who_is_forgotten_meanwhile_or_chosen_twice_is_no_fault(office, two):
    activity = make_activity(owners=two[:1])
    address = f"/office/plan/activities/{activity.pk}/change/"
    said = {field.html_name: field.value() for field in office.get(address).context["form"]}
    said = {name: "" if value is None else value for name, value in said.items()}
    gone = two[1].pk
    two[1].delete()
    page = office.post(address, {**said, "owners": [two[0].pk, gone]})
    assert page.status_code == 200 and page.context["form"].errors["owners"]
    office.post(address, {**said, "owners": [two[0].pk, two[0].pk]})
    assert list(activity.owners.all()) == two[:1] and told(KIND) == [two[0].email]


def test_what_was_written_down_when_one_person_answered_is_read_still(office, two):
    activity = make_activity(owners=two)
    journal.write(
        verb="plan.change_activity", subject=activity, by=None, details={"owner": [None, two[0].pk], "fields": {}}
    )
    text = office.get(f"/office/plan/activities/{activity.pk}/").content.decode()
    assert "<del>–</del> → <ins>Åsa O&#x27;Brien</ins>" in text


def test_who_is_under_protection_or_has_left_gets_no_letter_and_has_no_name_there(office, two):
    activity = make_activity(owners=two)
    Letter.objects.all().delete()
    protecting.protect(person=two[0], by=office.person)
    Person.objects.filter(pk=two[1].pk).update(is_active=False)
    past(activity)
    actions.remind_owners(timezone.now())
    assert told(REMINDER) == []
    assert "O&#x27;Brien" not in office.get(f"/office/plan/activities/{activity.pk}/").content.decode()
