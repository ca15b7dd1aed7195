"""The history of a mingle's plans and the form of a mingle, in a real browser."""

import pytest
from django.urls import reverse
from django.utils import timezone

from pakten.mingle import actions as mingle
from pakten.mingle.models import Mingle, PlanOrder
from pakten.network.models import Person
from tests.makers import make_mingle, make_person
from tests.walk import Walk, both_looks


@pytest.fixture
def addresses(transactional_db):
    made = make_mingle(people=9)
    first = mingle.plan(mingle=made, by=None)
    second = mingle.turn(mingle=Mingle.objects.get(), rounds=2, table_size=4, by=None)
    mingle.publish(mingle=Mingle.objects.get(), plan=first, by=None)
    compare = reverse("mingle_office:compare", args=[made.pk]) + f"?first={first.pk}&second={second.pk}"
    names = ["bench", "plans", "change"]
    return [
        *(reverse(f"mingle_office:{name}", args=[made.pk]) for name in names),
        reverse("mingle_office:plan", args=[made.pk, second.pk]),
        reverse("mingle_office:person", args=[made.pk, "2"]),
        compare,
    ]


@both_looks
def test_plans_can_be_read_by_everybody(addresses, open_page, look):
    person = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    assert Walk(open_page, look=look, person=person).over(addresses) == {}


def test_the_page_of_a_plan_in_the_making_asks_until_it_is_ready_and_leads_on(transactional_db, open_page):
    made = make_mingle(people=4)
    mingle.plan(mingle=made, by=None)
    now = timezone.now()
    order = PlanOrder.objects.create(mingle=made, deed="plan", dials={}, seconds=60, began_at=now, alive_at=now)
    page = open_page(reverse("mingle_office:order", args=[made.pk, order.pk]), person=make_person(team="office"))
    for _time in range(3):
        with page.expect_request("**/planning/**"):
            pass
    PlanOrder.objects.filter(pk=order.pk).update(ended_at=timezone.now(), end=PlanOrder.End.DONE)
    page.wait_for_url("**/bench/")
