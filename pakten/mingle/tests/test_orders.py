"""Plans that take long: asked for, made beside the page, stopped, and what happens meanwhile."""

import pytest

from pakten.mingle import actions, planning, queries
from pakten.mingle.models import Mingle, Participant, Plan, PlanOrder
from pakten.mingle.models.orders import SILENT
from tests.makers import make_mingle, make_person

pytestmark = pytest.mark.django_db


def ordered(mingle, **asked):
    order = actions.order(mingle=mingle, by=None, **asked)
    actions.carry_out(order=order)
    order.refresh_from_db()
    mingle.refresh_from_db()
    return order


def test_an_order_gives_the_plan_that_a_page_would_have_given():
    mingle = make_mingle(people=9, rounds=3)
    order = ordered(mingle)
    assert (order.end, order.plan) == ("done", mingle.plan)
    made = queries.outcome(mingle.plan)
    assert made == planning.plan(queries.problem(mingle), made.dials)
    tables = ordered(mingle, **actions.turning(mingle, table_size=3, rounds=2)).plan
    assert tables.before == order.plan and {len(each["people"]) for each in tables.meetings} == {3}


def test_what_cannot_be_is_said_by_name_and_the_bench_is_as_it_was():
    mingle = make_mingle(people=6, rounds=1)
    plan = actions.plan(mingle=mingle, by=None)
    mingle.refresh_from_db()
    mingle.participants.filter(key__in=["2", "3", "4", "5"]).update(is_seated=True)
    order = ordered(mingle, **actions.turning(mingle, rounds=2))
    assert order.end == "failed" and "4" in order.result["sv"] and mingle.plan == plan
    assert ordered(mingle, locked=[["6", "7"]], dials=planning.Dials(rounds=1)).end == "done"


def test_only_one_order_at_a_time_and_who_stops_it_frees_the_bench():
    mingle = make_mingle(people=6)
    order = actions.order(mingle=mingle, by=None)
    with pytest.raises(actions.PlanInHand) as told:
        actions.order(mingle=mingle, by=None)
    assert told.value.order == order
    actions.stop(order=order, by=make_person())
    order.refresh_from_db()
    assert order.end == "stopped"
    actions.carry_out(order=order)
    assert not Plan.objects.exists()
    assert ordered(mingle).end == "done"


def test_a_stop_ends_the_engine_in_the_middle():
    asked = []

    def go_on():
        asked.append(True)
        return False

    problem = queries.problem(make_mingle(people=120))
    with pytest.raises(planning.Stopped):
        planning.plan(problem, planning.Dials(rounds=20, table_size=4), engine=planning.apart(go_on))
    assert asked


def test_an_order_whose_process_is_gone_is_taken_up_again_and_one_at_work_is_left_alone():
    mingle = make_mingle(people=6)
    order = actions.order(mingle=mingle, by=None)
    assert order.is_silent
    PlanOrder.objects.update(alive_at=order.asked_at)
    actions.carry_out(order=order)
    assert not Plan.objects.exists()
    PlanOrder.objects.update(alive_at=order.asked_at - 2 * SILENT)
    order.refresh_from_db()
    assert order.is_silent
    actions.carry_out(order=order)
    assert Plan.objects.count() == 1


def test_a_plan_made_while_another_came_onto_the_bench_is_kept_in_the_history_alone():
    mingle = make_mingle(people=6)
    order = actions.order(mingle=mingle, by=None)
    other = actions.plan(mingle=mingle, by=None)
    actions.carry_out(order=order)
    mingle.refresh_from_db()
    order.refresh_from_db()
    assert mingle.plan == other and order.plan != other and order.end == "done"


def test_somebody_forgotten_while_their_plan_is_made_leaves_no_trace_in_it(monkeypatch):
    person = make_person(name="Ali Hassan", email="ali@example.org")
    mingle = make_mingle(
        Namn=["Ali Hassan", "Bo", "Cia", "Dag"],
        Organisation=["Ett", "Två", "Tre", "Fyra"],
        **{"E-post": ["ali@example.org", "", "", ""], "Vill träffa": ["Bo", "Ali Hassan", "", ""]},
    )
    order = actions.order(mingle=mingle, by=None)
    alive = actions.orders._going_on
    done = []

    def going_on(row):  # the person is forgotten between the engine's answer and the plan's row
        if not done:
            done.append(actions.forget(person=person))
        return alive(row)

    monkeypatch.setattr(actions.orders, "_going_on", going_on)
    actions.carry_out(order=order)
    plan = Plan.objects.get()
    assert done and {"id": "2"} in plan.snapshot["people"]
    assert plan.wishes_stated == 1 and Participant.objects.filter(name="").count() == 1


def test_a_mingle_removed_while_it_is_planned_ends_quietly():
    mingle = make_mingle(people=6)
    order = actions.order(mingle=mingle, by=None)
    actions.remove(mingle=mingle, by=None)
    actions.carry_out(order=order)
    assert not (Mingle.objects.exists() or PlanOrder.objects.exists())


def test_prices_and_redraws_can_be_ordered_too():
    mingle = make_mingle(people=8, rounds=2)
    plan = actions.plan(mingle=mingle, by=None)
    mingle.refresh_from_db()
    assert ordered(mingle, deed="prices").steps_done == 9
    assert queries.prices_asked_for(plan) == queries.prices(mingle)
    assert ordered(mingle, deed="redraw", about=plan).result["verdict"] == "identical"
