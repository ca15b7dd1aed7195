"""Somebody left, somebody came: what has happened stays, and only the coming rounds follow."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from pakten.events import checking_in
from pakten.journal.models import Line
from pakten.mingle import actions
from pakten.mingle.actions import live
from pakten.mingle.actions import reality as deeds
from pakten.mingle.models import Mingle, Participant, Plan, Stage
from pakten.mingle.queries import reality as queries
from pakten.mingle.queries.live import standing
from tests.makers import make_person
from tests.makers_door import make_open_event, registration_of
from tests.makers_live import let_pass, make_published, make_running

pytestmark = pytest.mark.django_db
TOKEN = "a-token-of-the-form-that-was-sent"


def again(mingle):
    return Mingle.objects.select_related("published_plan__before", "event").get(pk=mingle.pk)


def meetings(mingle, *rounds):
    return sorted(
        (each["round"], each["table"], sorted(each["people"]))
        for each in again(mingle).published_plan.meetings
        if each["round"] in rounds
    )


def planned(mingle, first=1):
    """Keys of those who meet somebody from a round on."""
    return {key for each in again(mingle).published_plan.meetings if each["round"] >= first for key in each["people"]}


def keys(mingle):
    return [each.key for each in mingle.participants.all()]


def talking(*, round=2, **details):
    """A mingle in which people talk in a round."""
    mingle = make_running(**details)
    let_pass(mingle, (round - 1) * 360 + 60 + 10)
    assert standing(mingle).begun == round
    return mingle


def test_who_left_in_round_2_is_planned_for_nothing_more_and_what_has_been_stands():
    mingle = talking(people=8, rounds=4)
    stood, key, sequence = meetings(mingle, 1, 2), keys(mingle)[0], Stage.objects.get().sequence
    done = deeds.mark_gone(mingle=mingle, keys=[key], by=None)
    plan = again(mingle).published_plan
    assert done.plan == plan and (plan.after_round, plan.gone, plan.before_id) == (2, [key], mingle.published_plan_id)
    assert meetings(mingle, 1, 2) == stood
    assert planned(mingle, 3) == set(keys(mingle)) - {key}
    assert Stage.objects.get().sequence == sequence + 1
    assert again(mingle).plan_id == plan.pk  # the workbench shows what holds
    assert plan.snapshot["people"] and plan.engine == mingle.published_plan.engine
    assert Line.objects.filter(verb="mingle.mark_gone").count() == 1


def test_a_tap_sent_twice_changes_nothing_the_second_time():
    mingle = make_published(people=6)
    key = keys(mingle)[0]
    deeds.mark_gone(mingle=mingle, keys=[key], by=None)
    assert deeds.mark_gone(mingle=mingle, keys=[key], by=None) == deeds.Done(people=0)
    for _time in range(2):
        deeds.add_walk_in(mingle=mingle, name="Leïla Héden", organisation="O'Brien & Söner", token=TOKEN, by=None)
    assert Plan.objects.filter(mingle=mingle).count() == 3
    assert mingle.participants.filter(name="Leïla Héden").count() == 1


def test_two_officers_both_get_what_they_tapped():
    mingle = make_published(people=8)
    first, second = keys(mingle)[:2]
    deeds.mark_gone(mingle=mingle, keys=[first], by=None)
    deeds.mark_gone(mingle=mingle, keys=[second], by=None)  # from a page that was loaded before the first tap
    assert not planned(mingle) & {first, second}
    assert again(mingle).published_plan.gone == sorted([first, second])


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_tap_at_the_same_moment_both_get_what_they_tapped():
    mingle = make_published(people=8)
    both = keys(mingle)[:2]

    def tap(key):
        try:
            return deeds.mark_gone(mingle=mingle, keys=[key], by=None).people
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as officers:
        assert list(officers.map(tap, both)) == [1, 1]
    assert again(mingle).published_plan.gone == sorted(both) and not planned(mingle) & set(both)


def test_three_who_did_not_come_are_struck_together_and_all_rounds_follow():
    mingle = make_published(people=9, rounds=3)
    three = keys(mingle)[3:6]
    deeds.mark_gone(mingle=mingle, keys=three, by=None)
    plan = again(mingle).published_plan
    assert plan.after_round == 0 and planned(mingle) == set(keys(mingle)) - set(three)
    assert Plan.objects.filter(mingle=mingle).count() == 2


def test_somebody_who_came_after_all_and_somebody_nobody_knew_meet_others_from_the_next_round_on():
    mingle = talking(people=6, rounds=4)
    key = keys(mingle)[1]
    deeds.mark_gone(mingle=mingle, keys=[key], by=None)
    deeds.mark_here(mingle=mingle, keys=[key], by=None)
    deeds.add_walk_in(mingle=mingle, name=" Nadifa   Warsame ", organisation="Ny förening", token=TOKEN, by=None)
    came = Participant.objects.get(name="Nadifa Warsame")
    assert {key, came.key} <= planned(mingle, 3) and came.key not in planned(mingle) - planned(mingle, 3)
    assert came.token == TOKEN and again(mingle).published_plan.gone == []


def test_a_walk_in_is_the_colleague_of_those_who_write_their_organisation_alike():
    mingle = make_published(
        people=4,
        Namn=["Ann Ek", "Bo Lind", "Cia Dahl", "Åke Å"],
        Organisation=["Åre Bageri AB", "Söderorts folkhögskola", "Kista växthus", "Farsta IF"],
    )
    deeds.add_walk_in(mingle=mingle, name="Märta Ek", organisation="åre  bageri", token=TOKEN, by=None)
    first, came = mingle.participants.first(), mingle.participants.last()
    assert came.organisation == first.organisation and came.key == "w1"
    together = [set(each["people"]) for each in again(mingle).published_plan.meetings if len(each["people"]) == 2]
    assert {first.key, came.key} not in together


def test_who_is_written_in_again_after_having_been_struck_is_the_same_person():
    mingle = make_published(people=6)
    somebody = mingle.participants.first()
    deeds.mark_gone(mingle=mingle, keys=[somebody.key], by=None)
    name, organisation = somebody.name.upper(), somebody.organisation_name
    deeds.add_walk_in(mingle=mingle, name=name, organisation=organisation, token=TOKEN, by=None)
    somebody.refresh_from_db()
    assert somebody.left_at is None and mingle.participants.count() == 6 and somebody.key in planned(mingle)


def test_all_who_came_by_the_door_are_added_once_with_their_ticket_as_their_page():
    mingle = make_published(people=4)
    event = make_open_event(people=["Zoë O'Brien", "Józef Ek", "Ingen Alls"])
    Mingle.objects.filter(pk=mingle.pk).update(event=event)
    for name in ("Zoë O'Brien", "Józef Ek"):
        checking_in.check_in(event=event, registration=registration_of(event, name).pk, by=None)
    assert [each.registration.shown_name for each in queries.missing(again(mingle))] == ["Zoë O'Brien", "Józef Ek"]
    assert deeds.add_from_door(mingle=mingle, by=None).people == 2
    came = Participant.objects.get(name="Zoë O'Brien")
    assert came.token == registration_of(event, "Zoë O'Brien").key and came.key in planned(mingle)
    assert queries.missing(again(mingle)) == []
    assert deeds.add_from_door(mingle=mingle, by=None).people == 0
    # Who leaves later is not offered again; who was struck as absent and then comes in by the door is.
    deeds.mark_gone(mingle=mingle, keys=[came.key], by=None)
    assert queries.missing(again(mingle)) == []
    here = Participant.objects.create(
        mingle=mingle, key="x", name="Ingen Alls", email=registration_of(event, "Ingen Alls").person.email
    )
    deeds.mark_gone(mingle=mingle, keys=[here.key], by=None)
    checking_in.check_in(event=event, registration=registration_of(event, "Ingen Alls").pk, by=None)
    assert [each.participant for each in queries.missing(again(mingle))] == [here]
    deeds.add_from_door(mingle=mingle, by=None)
    here.refresh_from_db()
    assert here.left_at is None and here.key in planned(mingle)


def test_a_change_is_taken_back_until_the_next_round_begins():
    mingle = talking(people=8, rounds=4)
    first, second = keys(mingle)[:2]
    before = mingle.published_plan
    deeds.mark_gone(mingle=mingle, keys=[first], by=None)
    made = deeds.mark_gone(mingle=mingle, keys=[second], by=None).plan
    assert deeds.take_back(mingle=mingle, plan=before.pk, by=None).people == 0  # another has tapped since
    assert deeds.take_back(mingle=mingle, plan=made.pk, by=None).plan.gone == [first]
    assert deeds.take_back(mingle=mingle, plan=made.pk, by=None).people == 0  # sent twice
    assert [each.key for each in mingle.participants.filter(left_at__isnull=False)] == [first]
    let_pass(mingle, 360)
    assert deeds.take_back(mingle=mingle, plan=again(mingle).published_plan_id, by=None).people == 0


def test_a_walk_in_who_is_taken_back_is_not_here():
    mingle = make_published(people=6)
    made = deeds.add_walk_in(mingle=mingle, name="Fel Person", token=TOKEN, by=None).plan
    deeds.take_back(mingle=mingle, plan=made.pk, by=None)
    assert again(mingle).published_plan == mingle.published_plan
    assert Participant.objects.get(name="Fel Person").left_at is not None


def test_who_is_forgotten_in_the_middle_is_planned_for_no_more_and_the_page_says_so_first():
    person = make_person(name="Karin Åberg")
    mingle = talking(people=6, rounds=4)
    Participant.objects.filter(pk=mingle.participants.first().pk).update(person=person)
    key = keys(mingle)[0]
    actions.forget(person=person)
    assert queries.out_of_step(again(mingle), list(mingle.participants.all()), 2) == [key]
    deeds.follow(mingle=mingle, by=None)
    assert key not in planned(mingle, 3)
    assert queries.out_of_step(again(mingle), list(mingle.participants.all()), 2) == []
    assert deeds.follow(mingle=mingle, by=None).people == 0


def test_all_but_one_leave_and_even_the_last():
    mingle = talking(people=6, rounds=4)
    *others, last = keys(mingle)
    deeds.mark_gone(mingle=mingle, keys=others, by=None)
    plan = again(mingle).published_plan
    assert planned(mingle, 3) == set()
    assert [each for each in plan.idle if each["round"] > 2] == [{"round": r, "person": last} for r in (3, 4)]
    deeds.mark_gone(mingle=mingle, keys=[last], by=None)
    assert [each for each in again(mingle).published_plan.idle if each["round"] > 2] == []
    deeds.mark_here(mingle=mingle, keys=others, by=None)
    assert planned(mingle, 3) == set(others)


def test_only_people_of_one_organisation_are_left():
    mingle = talking(
        rounds=4,
        Namn=["Ann Ek", "Bo Lind", "Cia Dahl", "Åke Å", "Eva Sjö", "Per Ö"],
        Organisation=["Åre Bageri"] * 3 + ["Söderorts folkhögskola", "Kista växthus", "Farsta IF"],
    )
    deeds.mark_gone(mingle=mingle, keys=keys(mingle)[3:], by=None)
    plan = again(mingle).published_plan
    assert planned(mingle, 3) == set()
    assert {each["person"] for each in plan.idle if each["round"] > 2} == set(keys(mingle)[:3])


def test_who_must_sit_still_stays_where_they_sit():
    mingle = make_published(people=8, rounds=4)
    still = keys(mingle)[0]
    mingle.participants.filter(key=still).update(is_seated=True)
    actions.plan(mingle=mingle, by=None)
    actions.publish(mingle=mingle, by=None)
    mingle = again(mingle)
    live.start(mingle=mingle, talk_seconds=300, change_seconds=60, by=None)
    let_pass(mingle, 70)
    partner = next(key for each in mingle.published_plan.meetings if still in each["people"] and each["round"] == 2
                   for key in each["people"] if key != still)  # fmt: skip
    deeds.mark_gone(mingle=mingle, keys=[partner], by=None)
    tables = {each["table"] for each in again(mingle).published_plan.meetings if still in each["people"]}
    assert len(tables) == 1


@pytest.mark.parametrize("size", [3, 4])
def test_at_tables_everybody_keeps_the_table_and_nobody_sits_alone(size):
    mingle = make_published(people=12, rounds=3)
    Mingle.objects.filter(pk=mingle.pk).update(table_size=size)
    actions.plan(mingle=again(mingle), dials=None, by=None)
    actions.turn(mingle=again(mingle), table_size=size, by=None)
    actions.publish(mingle=again(mingle), by=None)
    mingle = again(mingle)
    live.start(mingle=mingle, talk_seconds=300, change_seconds=60, by=None)
    let_pass(mingle, 70)
    before = {(each["round"], key): each["table"] for each in mingle.published_plan.meetings for key in each["people"]}
    alone_at = next(each["people"] for each in mingle.published_plan.meetings if each["round"] == 2)
    left = alone_at[:-1]  # all but one of a table
    deeds.mark_gone(mingle=mingle, keys=left, by=None)
    after = again(mingle).published_plan
    assert all(len(each["people"]) > 1 for each in after.meetings if each["round"] > 1)
    moved = [
        (each["round"], key)
        for each in after.meetings
        for key in each["people"]
        if before[each["round"], key] != each["table"]
    ]
    assert len(moved) <= 2 and planned(mingle, 2) == set(keys(mingle)) - set(left)


def test_after_the_last_round_people_are_marked_and_nothing_is_planned():
    mingle = make_running(people=4, rounds=2)
    let_pass(mingle, 2000)
    done = deeds.mark_gone(mingle=mingle, keys=keys(mingle)[:1], by=None)
    assert done == deeds.Done(people=1) and again(mingle).published_plan == mingle.published_plan


def test_whose_company_has_left_is_shown_with_a_table_to_join_and_where_they_go_next():
    mingle = talking(people=8, rounds=4)
    meeting = next(each for each in mingle.published_plan.meetings if each["round"] == 2)
    left, stays = meeting["people"]
    deeds.mark_gone(mingle=mingle, keys=[left], by=None)
    mingle = again(mingle)
    (alone,) = queries.alone(mingle, standing(mingle), list(mingle.participants.all()))
    assert (alone.person.key, alone.table, alone.round) == (stays, meeting["table"], 2)
    assert alone.join not in (None, meeting["table"]) and (alone.next_round, alone.next_table) != (None, None)
