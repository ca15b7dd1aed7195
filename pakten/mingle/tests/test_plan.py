import pytest

from pakten.journal.models import Line
from pakten.matching.errors import MatchingError
from pakten.mingle import actions, planning, queries
from pakten.mingle.models import Mingle, Participant, Plan, SignUpFile
from pakten.sheets.table import make_table
from tests.makers import make_mingle, make_person, make_sign_up_list

pytestmark = pytest.mark.django_db


def pairs_of(plan):
    return {frozenset(each["people"]) for each in plan.meetings}


def test_everybody_meets_somebody_and_nobody_a_colleague():
    mingle = make_mingle(Namn=["A", "B", "C", "D", "E"], Organisation=["Ett", "Ett", "Två", "Två", "Tre"])
    plan = actions.plan(mingle=mingle, by=None)
    organisation = dict(mingle.participants.values_list("key", "organisation"))
    met = [key for each in plan.meetings for key in each["people"]]
    assert sorted(met) == sorted(organisation)
    assert sorted(len(each["people"]) for each in plan.meetings) == [2, 3]
    assert plan.value == plan.bound


def test_a_wish_decides_who_meets():
    mingle = make_mingle(
        Namn=["Ali", "Bo", "Cia", "Dag"],
        Organisation=["Ett", "Två", "Tre", "Fyra"],
        **{"Vill träffa": ["Dag", "", "", ""]},
    )
    plan = actions.plan(mingle=mingle, by=None)
    keys = dict(mingle.participants.values_list("name", "key"))
    assert frozenset((keys["Ali"], keys["Dag"])) in pairs_of(plan)
    assert (plan.wishes_met, plan.wishes_stated, plan.without) == (1, 1, [])


def test_a_lock_holds_whatever_the_dials_say_and_its_release_lets_the_wishes_decide_again():
    mingle = make_mingle(
        Namn=["Ali", "Bo", "Cia", "Dag"],
        Organisation=["Ett", "Två", "Tre", "Fyra"],
        **{"Vill träffa": ["Dag", "", "", "Ali"]},
    )
    first = actions.plan(mingle=mingle, by=None)
    keys = dict(mingle.participants.values_list("name", "key"))
    mingle.refresh_from_db()
    locked = actions.lock(mingle=mingle, pair=[keys["Cia"], keys["Ali"]], by=None)
    assert frozenset((keys["Ali"], keys["Cia"])) in pairs_of(locked)
    mingle.refresh_from_db()
    turned = actions.turn(mingle=mingle, fairness="leximin", by=None)
    assert frozenset((keys["Ali"], keys["Cia"])) in pairs_of(turned)
    mingle.refresh_from_db()
    released = actions.release(mingle=mingle, pair=[keys["Ali"], keys["Cia"]], by=None)
    assert pairs_of(released) == pairs_of(first)


def test_a_ban_parts_two_people():
    mingle = make_mingle(people=4)
    first = actions.plan(mingle=mingle, by=None)
    mingle.refresh_from_db()
    parted = sorted(first.meetings[0]["people"])
    plan = actions.ban(mingle=mingle, pair=parted, by=None)
    assert frozenset(parted) not in pairs_of(plan)
    assert plan.banned == [parted]


def test_a_lock_on_a_banned_pair_takes_the_ban_away():
    mingle = make_mingle(people=4)
    pair = sorted(actions.plan(mingle=mingle, by=None).meetings[0]["people"])
    mingle.refresh_from_db()
    actions.ban(mingle=mingle, pair=pair, by=None)
    mingle.refresh_from_db()
    plan = actions.lock(mingle=mingle, pair=pair, by=None)
    assert (plan.locked, plan.banned) == ([pair], [])


def test_locking_one_person_twice_is_told_by_name_and_changes_nothing():
    mingle = make_mingle(Namn=["Ali", "Bo", "Cia", "Dag"], Organisation=["Ett", "Två", "Tre", "Fyra"])
    actions.plan(mingle=mingle, by=None)
    mingle.refresh_from_db()
    actions.lock(mingle=mingle, pair=["2", "3"], by=None)
    mingle.refresh_from_db()
    standing = mingle.plan_id
    with pytest.raises(MatchingError) as error:
        actions.lock(mingle=mingle, pair=["2", "4"], by=None)
    assert "Ali" in error.value.sentence("sv")
    mingle.refresh_from_db()
    assert mingle.plan_id == standing


def test_locking_colleagues_is_told_by_name():
    mingle = make_mingle(Namn=["Ali", "Bo", "Cia", "Dag"], Organisation=["Ett", "Ett", "Två", "Två"])
    actions.plan(mingle=mingle, by=None)
    mingle.refresh_from_db()
    with pytest.raises(MatchingError) as error:
        actions.lock(mingle=mingle, pair=["2", "3"], by=None)
    assert "Ali" in error.value.sentence("sv") and "Bo" in error.value.sentence("sv")


def test_undo_goes_back_step_by_step_and_stops_at_the_first_plan():
    mingle = make_mingle(people=6)
    first = actions.plan(mingle=mingle, by=None)
    second = actions.turn(mingle=Mingle.objects.get(), surprise=0.5, by=None)
    third = actions.turn(mingle=Mingle.objects.get(), rounds=3, by=None)
    assert third.before == second and float(third.surprise) == 0.5
    assert actions.undo(mingle=mingle, by=None) == second
    assert actions.undo(mingle=mingle, by=None) == first
    assert actions.undo(mingle=mingle, by=None) is None
    assert Mingle.objects.get().plan == first


def test_in_several_rounds_nobody_meets_the_same_person_twice():
    mingle = make_mingle(people=8, rounds=5)
    plan = actions.plan(mingle=mingle, by=None)
    assert len(plan.meetings) == 20 == len(pairs_of(plan))
    assert {each["round"] for each in plan.meetings} == {1, 2, 3, 4, 5}


def test_a_plan_can_be_drawn_again_exactly():
    mingle = make_mingle(people=10, rounds=4)
    plan = actions.turn(mingle=mingle, surprise=0.25, seed=7, by=None)
    again = planning.plan(queries.problem(mingle), queries.dials(plan))
    assert again == queries.outcome(plan)


def test_the_price_of_every_setting_is_told_beside_the_plain_best():
    mingle = make_mingle(people=12, rounds=3)
    actions.plan(mingle=mingle, by=None)
    prices = queries.prices(Mingle.objects.select_related("plan").get())
    assert set(prices) == {
        *(("fairness", each) for each in ("sum", "sqrt", "leximin")),
        *(("surprise", each) for each in ("0.0", "0.1", "0.25", "0.5")),
        ("fixed_row", "False"),
        ("fixed_row", "True"),
    }
    assert prices["fairness", "sum"].share == 1
    assert all(0 < price.share <= 1 for price in prices.values())


@pytest.mark.parametrize(("share", "words"), [(1, "100 %"), (0.9999, "99,9 %"), (0.9965, "99,6 %"), (0.5, "50 %")])
def test_a_share_is_never_rounded_up_to_the_whole(share, words):
    assert planning.percent(share) == words.replace(" ", "\N{NO-BREAK SPACE}")


def test_publishing_keeps_the_plan_and_throws_the_file_away():
    mingle = make_mingle(people=4)
    actions.upload(mingle=mingle, name="lista.xlsx", table=make_table_of_two(), by=None)
    plan = actions.plan(mingle=mingle, by=None)
    actions.publish(mingle=mingle, by=None)
    mingle.refresh_from_db()
    assert mingle.published_plan == plan and mingle.published_at
    assert not SignUpFile.objects.exists()
    actions.turn(mingle=mingle, rounds=2, by=None)
    mingle.refresh_from_db()
    assert mingle.published_plan == plan != mingle.plan
    assert queries.meetings_this_year() == 2


def make_table_of_two():
    return make_table([["Namn"], ["Ali"], ["Bo"]])


def test_a_person_the_network_knows_is_recognised_by_the_address():
    person = make_person(name="Ali Hassan", email="ali@example.org")
    mingle = make_mingle(Namn=["Ali H", "Bo"], **{"E-post": ["Ali@Example.org", "bo@example.org"]})
    assert mingle.participants.get(person=person).name == "Ali H"
    assert mingle.participants.filter(person=None).count() == 1


def test_a_forgotten_person_is_gone_from_people_wishes_and_files_and_the_plan_still_stands(office):
    person = make_person(name="Ali Hassan", email="ali@example.org")
    mingle = make_mingle(
        Namn=["Ali Hassan", "Bo", "Cia"],
        Organisation=["Ett", "Två", "Tre"],
        **{"E-post": ["ali@example.org", "", ""], "Vill träffa": ["", "Ali Hassan", ""]},
    )
    actions.upload(mingle=mingle, name="lista.xlsx", table=make_table_of_two(), by=None)
    actions.plan(mingle=mingle, by=None)
    actions.forget(person=person)
    assert not SignUpFile.objects.exists()
    assert not Participant.objects.filter(name__icontains="Ali").exists()
    page = office.get(f"/office/mingles/{mingle.pk}/bench/")
    assert page.status_code == 200 and "Ali Hassan" not in page.content.decode()
    assert office.get(f"/office/mingles/{mingle.pk}/slips.pdf").status_code == 200


def test_removing_a_mingle_leaves_nothing_but_a_line_in_the_journal():
    mingle = make_mingle(people=4)
    actions.plan(mingle=mingle, by=None)
    actions.publish(mingle=mingle, by=None)
    actions.remove(mingle=mingle, by=None)
    assert not (Mingle.objects.exists() or Participant.objects.exists() or Plan.objects.exists())
    assert Line.objects.filter(verb="mingle.remove").count() == 1


def test_taking_in_a_new_list_replaces_the_people_and_keeps_what_still_can_hold():
    mingle = make_mingle(people=6)
    actions.plan(mingle=mingle, by=None)
    mingle.refresh_from_db()
    actions.ban(mingle=mingle, pair=["2", "3"], by=None)
    mingle.refresh_from_db()
    actions.lock(mingle=mingle, pair=["6", "7"], by=None)
    actions.take_in_and_plan(mingle=mingle, sign_ups=make_sign_up_list(people=4), by=None)
    mingle.refresh_from_db()
    assert mingle.participants.count() == 4
    assert (mingle.plan.banned, mingle.plan.locked) == ([["2", "3"]], [])


def test_a_list_that_cannot_be_planned_is_not_taken_in():
    mingle = make_mingle(people=4)
    apart = make_sign_up_list(Namn=["Ali", "Bo"], Organisation=["Ett", "Två"], **{"Kan inte träffa": ["Bo", ""]})
    with pytest.raises(MatchingError):
        actions.take_in_and_plan(mingle=mingle, sign_ups=apart, by=None)
    assert mingle.participants.count() == 4


def test_every_step_leaves_a_line_in_the_journal():
    person = make_person(name="Amira")
    mingle = actions.make(title="Mingel", by=person)
    actions.take_in(mingle=mingle, sign_ups=make_sign_up_list(people=4), by=person)
    actions.plan(mingle=mingle, by=person)
    actions.publish(mingle=mingle, by=person)
    verbs = Line.objects.filter(by_id=person.pk).order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["mingle.make", "mingle.take_in", "mingle.plan", "mingle.publish"]
