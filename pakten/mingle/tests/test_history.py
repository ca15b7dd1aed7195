"""The history of plans, two side by side, one drawn again; tables of k on the workbench; and rooms that are hard."""

import re

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from pakten.mingle import actions, planning, prints, queries
from pakten.mingle.models import Mingle, Participant, Plan, PlanOrder
from tests.makers import make_mingle, make_person, make_sign_up_list

pytestmark = pytest.mark.django_db
WISHES = {
    "Namn": ["Åsa", "Bo", "Cia", "Dag", "Eva", "Fia"],
    "Organisation": ["Ett", "Två", "Tre", "Fyra", "Fem", "Sex"],
    "Vill träffa": ["Bo", "", "", "Eva", "", ""],
}


def at(name, *more):
    return reverse(f"mingle_office:{name}", args=[Mingle.objects.get().pk, *more])


def planned(**changes):
    mingle = Mingle.objects.get()
    return actions.turn(mingle=mingle, by=None, **changes) if mingle.plan_id else actions.plan(mingle=mingle, by=None)


def test_any_two_plans_are_compared_person_by_person(office):
    make_mingle(**WISHES)
    first = planned()
    keys = dict(Participant.objects.values_list("name", "key"))
    second = actions.ban(mingle=Mingle.objects.get(), pair=[keys["Åsa"], keys["Bo"]], by=None)
    page = office.get(at("compare") + f"?first={first.pk}&second={second.pk}")
    text = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page.content.decode()))
    assert page.context["rows"][0]["person"].name == "Åsa"
    assert "önskemål uppfyllda: 1 → 0" in text and "förlorar Bo" in text
    assert office.get(at("compare") + f"?first={first.pk}&second={first.pk}").url == at("plans")
    assert office.get(at("compare") + "?first=x").url == at("plans")


def test_any_plan_of_the_history_is_put_on_the_bench_or_published(office):
    make_mingle(people=6)
    first, _second = planned(), planned(surprise=0.5)
    listed = office.get(at("plans"))
    assert [plan.number for plan in listed.context["plans"]] == [2, 1]
    assert office.get(at("publish") + f"?plan={first.pk}").context["plan"] == first
    office.post(at("publish") + f"?plan={first.pk}")
    mingle = Mingle.objects.get()
    assert mingle.published_plan == first and mingle.plan != first
    office.post(at("put_on_bench", first.pk))
    assert Mingle.objects.get().plan == first
    actions.take_in(mingle=mingle, sign_ups=_other_list(), by=None)
    assert office.post(at("put_on_bench", first.pk)).url == at("plans")
    with pytest.raises(ValueError, match="replaced"):
        actions.publish(mingle=mingle, plan=first, by=None)


def _other_list():
    return make_sign_up_list(people=4)


def test_the_history_asks_the_database_as_often_with_one_plan_as_with_many(office, django_assert_max_num_queries):
    make_mingle(people=4)
    for _time in range(5):
        planned(surprise=0.1)
    with django_assert_max_num_queries(7):
        office.get(at("plans"))


@pytest.mark.parametrize(
    "dials",
    [
        {"rounds": 3, "surprise": 0.25, "seed": 5},
        {"rounds": 2, "table_size": 3, "fairness": "leximin"},
        {"rounds": 3, "fixed_row": True, "fairness": "sqrt"},
        {},
    ],
)
def test_a_plan_is_drawn_again_exactly_from_what_it_was_made_from_though_wishes_change(office, dials):
    make_mingle(people=9)
    planned()
    plan = planned(**dials) if dials else Plan.objects.get()
    for each in Participant.objects.all():
        each.wants, each.name = ["annat"], "Ny"
        each.save()
    assert queries.redraw(plan).is_identical
    assert "Identisk" in office.post(at("redraw", plan.pk)).content.decode()
    assert "Åsa" not in str(plan.snapshot) and "Förening" not in str(plan.snapshot)
    assert "språkcafé" not in str(plan.snapshot)


def test_a_plan_of_another_engine_or_with_somebody_forgotten_says_so(office, capsys):
    person = make_person(name="Åsa Öberg", email="asa@example.org")
    make_mingle(**WISHES | {"E-post": ["asa@example.org", *[""] * 5]})
    plan = planned()
    call_command("redraw_plan", plan.pk)
    assert "identical: 3 meetings" in capsys.readouterr().out
    Plan.objects.update(engine="0", meetings=plan.meetings[:2])
    assert "0" in office.post(at("redraw", plan.pk)).content.decode()
    with pytest.raises(CommandError, match="engine 0"):
        call_command("redraw_plan", plan.pk)
    actions.forget(person=person)
    plan.refresh_from_db()
    assert plan.snapshot["forgotten"] == 1 and {"id": "2"} in plan.snapshot["people"]
    with pytest.raises(CommandError, match="forgotten"):
        call_command("redraw_plan", plan.pk)
    assert "är raderat" in office.get(at("plan", plan.pk)).content.decode()


def test_another_plan_as_good_has_another_seed(office):
    make_mingle(people=8, rounds=2)
    planned()
    office.post(at("another"))
    assert [plan.seed for plan in Plan.objects.order_by("id")] == [0, 1]


def test_tables_of_k_on_the_bench_with_locks_and_on_paper(office):
    make_mingle(people=13)
    planned()
    assert office.post(at("turn"), {"rounds": 2, "table_size": 5}).url.startswith(at("bench"))
    office.post(at("pair"), {"first": "2", "second": "3", "deed": "lock"})
    mingle = Mingle.objects.get()
    assert mingle.plan.locked == [["2", "3"]] and mingle.plan.table_size == 5
    assert any({"2", "3"} <= set(each["people"]) for each in mingle.plan.meetings)
    page = office.get(at("bench")).content.decode()
    assert "vid bordet" in page
    outcome = queries.outcome(mingle.plan)
    table = prints.table(queries.problem(mingle), outcome, language="sv").decode().splitlines()
    assert "person_e" in table[0]
    assert office.get(at("slips")).content.startswith(b"%PDF") and office.get(at("page")).status_code == 200
    assert office.get(at("person", "2")).status_code == 200
    assert office.post(at("turn"), {"table_size": 13}).status_code == 422


def test_everybody_from_two_organisations_is_planned_and_the_clashes_are_said(office):
    make_mingle(Namn=list("ABCDEFGH"), Organisation=["Ett"] * 6 + ["Två"] * 2)
    plan = planned()
    assert len(plan.meetings) == 2 and len(plan.idle) == 4
    assert office.get(at("bench")).status_code == 200
    tables = planned(table_size=4)
    page = office.get(at("bench")).content.decode()
    assert tables.clashes and "kommer från samma organisation" in page


def test_one_who_wants_to_meet_nobody_is_left_alone_and_never_named_for_it(office):
    others = ["Bo", "Cia", "Dag", "Eva", "Fia"]
    make_mingle(**WISHES | {"Vill träffa": [""] * 6, "Kan inte träffa": ["; ".join(others), *[""] * 5]})
    plan = planned()
    assert [each["person"] for each in plan.idle] == ["2"]
    planned(table_size=3, rounds=2)
    page = office.get(at("bench"))
    assert page.context["clash_count"] >= 2 and page.context["clashes"] == []
    told = office.post(at("pair"), {"first": "2", "second": "3", "deed": "lock"}).context["problem"]
    assert "känner varandra redan eller ska hållas isär" in told


def test_a_price_in_several_rounds_is_worked_out_when_asked_for(office):
    make_mingle(**WISHES)
    planned()
    planned(rounds=2)
    page = office.get(at("person", "2"))
    first = page.context["alternatives"][0]
    assert first["price"] is None
    page = office.get(at("person", "2") + f"?price={first['person'].id}")
    assert page.context["alternatives"][0]["price"].other == first["person"].id
    assert "kostar" in page.content.decode()


def test_the_form_of_a_mingle_is_changed_and_what_does_not_belong_to_it_does_not_count(office):
    make_mingle(people=4)
    form = {"title": "Bord i kväll", "shape": "tables", "rounds": "", "table_size": "", "event": ""}
    form |= {"minutes": 15, "change_seconds": 90, "link_template": "https://meet.example.org/{mingle}-{secret}"}
    office.post(at("change"), form)
    mingle = Mingle.objects.get()
    assert (mingle.rounds, mingle.table_size, mingle.minutes, mingle.change_seconds) == (3, 6, 15, 90)
    office.post(at("change"), form | {"shape": "once", "rounds": 99, "table_size": 1})
    mingle.refresh_from_db()
    assert (mingle.rounds, mingle.table_size) == (1, 2)
    for link in ("http://x/{secret}", "https://x/", "https://x/{secret}{who}"):
        assert office.post(at("change"), form | {"link_template": link}).status_code == 422


def test_a_long_plan_shows_how_it_goes_and_can_be_stopped(office):
    """Nobody is at work on it here: work begins when the transaction is over, and a test's never is."""
    make_mingle(people=130)
    planned()
    answer = office.post(at("turn"), {"rounds": 8, "table_size": 8})
    order = PlanOrder.objects.get()
    assert answer.url == at("order", order.pk)
    PlanOrder.objects.update(alive_at=order.asked_at)
    page = office.get(answer.url, headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert 'id="order"' in page.content.decode()
    assert office.post(at("turn"), {"rounds": 8, "table_size": 7}).url == answer.url
    PlanOrder.objects.update(alive_at=None)
    office.post(at("stop_order", order.pk))
    assert "Stoppat" in office.get(answer.url, follow=True).content.decode()
    assert planning.is_long(130, queries.dials(Plan.objects.first())) is False


def test_undo_after_a_plan_was_put_on_the_bench_goes_back_to_the_one_that_lay_there(office):
    make_mingle(**WISHES)
    first, second, third = planned(), planned(fairness="sqrt"), planned(fairness="leximin")
    bench = lambda: Mingle.objects.get().plan  # noqa: E731
    office.post(at("put_on_bench", second.pk))
    office.post(at("put_on_bench", second.pk))  # sent twice
    office.post(at("undo"))
    assert bench() == third
    office.post(at("put_on_bench", first.pk))
    fourth = planned(fairness="sqrt")
    for expected in (first, third, second, first, first):
        office.post(at("undo"))
        assert bench() == expected
    assert fourth.before == first
