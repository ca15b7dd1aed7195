"""Who has met at an earlier mingle meets somebody new at the next, unless the team lets them meet again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pakten.mingle import actions, queries
from pakten.mingle.models import Mingle, Participant
from pakten.network.forgetting import forget_everywhere
from pakten.network.models import Person
from tests.makers import make_mingle, make_person, make_sign_up_list
from tests.makers_going_on import NAMES, hold, make_held_mingle, pair_of

pytestmark = pytest.mark.django_db


def known(mingle):
    """Everybody at a mingle becomes somebody the network knows, by their address."""
    for each in Participant.objects.filter(mingle=mingle).exclude(email=""):
        person = Person.objects.filter(email=each.email).first() or make_person(name=each.name, email=each.email)
        Participant.objects.filter(pk=each.pk).update(person=person)


def make_next(names=NAMES, rounds=1):
    emails = dict(Participant.objects.values_list("name", "email"))
    return make_mingle(
        title="Nästa mingel", rounds=rounds, Namn=names, Organisation=[f"Förening {n}" for n in range(len(names))],
        **{"E-post": [emails.get(name, "") for name in names]},
    )  # fmt: skip


@pytest.fixture
def earlier():
    held = make_held_mingle(days_ago=30)
    known(held)
    return held


def met_names(plan):
    names = dict(Participant.objects.filter(mingle=plan.mingle).values_list("key", "name"))
    return {frozenset(names[key] for key in each["people"]) for each in plan.meetings}


def test_pairs_who_have_met_are_not_put_together_again(earlier):
    following = make_next(list(reversed(NAMES)))
    assert len(queries.met_before(following)) == 2
    plan = actions.plan(mingle=following, by=None)
    assert not met_names(plan) & met_names(earlier.published_plan)


def test_the_team_may_let_them_meet_again_and_sees_how_many_pairs_it_is(office, earlier):
    following = make_next()
    actions.plan(mingle=following, by=None)
    bench = reverse("mingle_office:bench", args=[following.pk])
    page = office.get(bench).content.decode()
    assert "2 par här har träffats på ett tidigare mingel." in page and "Låt dem som träffats före träffas igen" in page
    answer = office.post(reverse("mingle_office:meet_again", args=[following.pk]), {"may": "yes"}, follow=True)
    assert "De får träffas igen." in answer.content.decode()
    following = Mingle.objects.get(pk=following.pk)
    assert following.may_meet_again and queries.has_met(following) == {}
    office.post(reverse("mingle_office:meet_again", args=[following.pk]), {"may": "no"})
    assert len(queries.has_met(Mingle.objects.get(pk=following.pk))) == 2


def test_what_is_impossible_is_said_and_nothing_has_changed(office, earlier):
    following = make_next()
    actions.plan(mingle=following, by=None)
    following = actions.let_meet_again(mingle=following, may=True, by=None)
    pair = sorted(next(iter(queries.met_before(following))))
    actions.lock(mingle=Mingle.objects.get(pk=following.pk), pair=pair, by=None)
    answer = office.post(reverse("mingle_office:meet_again", args=[following.pk]), {"may": "no"}, follow=True)
    assert answer.status_code == 200 and "träffats" in answer.content.decode()
    assert Mingle.objects.get(pk=following.pk).may_meet_again


def test_where_all_have_met_the_first_plan_lets_them_meet_again(earlier):
    first, second = next(iter(met_names(earlier.published_plan)))
    following = make_next([first, second])
    addresses = dict(Participant.objects.filter(mingle=earlier).values_list("name", "email"))
    signed_up = make_sign_up_list(
        Namn=[first, second], Organisation=["Ett", "Två"], **{"E-post": [addresses[first], addresses[second]]}
    )
    actions.take_in_and_plan(mingle=following, sign_ups=signed_up, by=None)
    following.refresh_from_db()
    assert following.may_meet_again and len(following.plan.meetings) == 1


def test_a_mingle_that_was_not_held_and_people_nobody_knows_are_not_remembered():
    planned = make_held_mingle(days_ago=-2)
    known(planned)
    assert queries.met_before(make_next()) == set()
    stranger = make_held_mingle(days_ago=3, names=["Bo", "Li", "Ed", "Jo"])
    assert queries.met_before(stranger) == set()


def test_what_came_after_is_no_memory_of_what_was_before(earlier):
    later = hold(make_next(list(reversed(NAMES))), days_ago=2)
    assert queries.met_before(later) and not queries.met_before(earlier)


def test_who_is_forgotten_is_remembered_by_nobody(earlier):
    following = make_next()
    one, _other = pair_of(earlier)
    forget_everywhere(person=Person.objects.get(email=one.email), by=None)
    assert len(queries.met_before(following)) == 1


def test_three_questions_to_the_database_however_many_mingles_there_were(earlier):
    following, numbers = make_next(), []
    for _more in range(2):
        with CaptureQueriesContext(connection) as asked:
            queries.met_before(following)
        numbers.append(len(asked))
        for days in (5, 6, 7):
            held = make_held_mingle(days_ago=days, title=f"Mingel {days}", emails=False)
            for each in Participant.objects.filter(mingle=held):
                person = Person.objects.get(name=each.name)
                Participant.objects.filter(pk=each.pk).update(person=person)
    assert numbers == [3, 3]


def test_where_all_have_met_an_ordered_first_plan_lets_them_meet_again_too():
    held = make_held_mingle(names=NAMES[:2], days_ago=30)
    known(held)
    following = make_next(NAMES[:2])
    order = actions.order(mingle=following, by=None)
    actions.carry_out(order=order)
    order.refresh_from_db()
    following.refresh_from_db()
    assert order.end == "done" and following.may_meet_again and len(following.plan.meetings) == 1
