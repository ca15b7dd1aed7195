"""The list of who is here, as a page: one tap, one sentence about what it changed, and the way back."""

import re

import pytest
from django.urls import reverse

from pakten.events import checking_in
from pakten.mingle.models import Mingle, Plan
from pakten.network.models import Person
from tests.makers import make_mingle, make_person
from tests.makers_door import make_open_event, registration_of
from tests.makers_live import let_pass, make_published, make_running

pytestmark = pytest.mark.django_db


def page_of(mingle):
    return reverse("mingle_office:now", args=[mingle.pk])


def tap(client, mingle, **sent):
    answer = client.post(page_of(mingle), sent, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def planned(mingle):
    plan = Mingle.objects.get(pk=mingle.pk).published_plan
    return {key for each in plan.meetings for key in each["people"]}


def test_a_tap_on_somebody_who_has_left_says_what_changed_and_can_be_taken_back(office):
    mingle = make_running(people=16, rounds=4)
    let_pass(mingle, 360 + 70)
    person = mingle.participants.first()
    page = tap(office, mingle, gone=person.key)
    assert f"{person.name} har gått." in page
    assert re.search(r"\d möten blev andra, ingen blir utan\.", page)
    assert "Omgång 3 till 4 planerades om." in page
    assert "sitter ensam nu" in page
    plan = Mingle.objects.get(pk=mingle.pk).published_plan_id
    assert f'name="plan" value="{plan}"' in page
    page = tap(office, mingle, deed="back", plan=plan)
    assert "Planen från innan gäller igen." in page and f"{person.name} har gått." not in page


def test_three_who_did_not_come_are_struck_with_one_button(office):
    mingle = make_published(people=9, rounds=3)
    three = list(mingle.participants.all()[:3])
    page = tap(office, mingle, deed="several", chosen=[each.key for each in three])
    assert "Ali Hassan 3, Åsa Öberg 1" not in page  # in the order of the alphabet
    assert (
        "Ali Hassan 3, Zoë O&#x27;Brien 2 och Åsa Öberg 1 kom inte." in page and "Alla omgångar planerades om." in page
    )
    assert not planned(mingle) & {each.key for each in three}
    assert Plan.objects.filter(mingle=mingle).count() == 2
    assert "Det fanns inget att göra" in tap(office, mingle, deed="several", chosen=[each.key for each in three])


def test_those_who_came_by_the_door_are_added_with_one_tap(office):
    event = make_open_event(people=["Amal Öst", "Bengt Ål"])
    mingle = make_published(people=4)
    Mingle.objects.filter(pk=mingle.pk).update(event=event)
    for name in ("Amal Öst", "Bengt Ål"):
        checking_in.check_in(event=event, registration=registration_of(event, name).pk, by=None)
    page = office.get(page_of(mingle)).content.decode()
    assert "2 personer kom in genom dörren och är inte med i planen" in page and "Lägg till 2 personer" in page
    assert "inte avprickad" not in page  # nobody of the list has come by the door: it tells nothing of them
    page = tap(office, mingle, deed="door")
    assert "Amal Öst och Bengt Ål är med nu." in page and "genom dörren och" not in page and "inte avprickad" in page
    absent = office.get(page_of(mingle), {"show": "absent"}).content.decode()
    assert "<strong>Amal Öst</strong>" not in absent and "<strong>Åsa Öberg 1</strong>" in absent


def test_somebody_is_written_in_by_hand_and_nothing_typed_is_lost(office):
    mingle = make_published(people=4)
    page = office.get(page_of(mingle)).content.decode()
    token = re.search(r'name="token" value="([\w-]+)"', page)[1]
    answer = office.post(page_of(mingle), {"deed": "add", "name": " ", "organisation": "Kista växthus", "token": token})
    assert answer.status_code == 422 and 'value="Kista växthus"' in answer.content.decode()
    page = tap(office, mingle, deed="add", name="Léo D'Ávila", organisation="Kista växthus", token=token)
    assert "Léo D&#x27;Ávila är med nu." in page
    assert "Det fanns inget att göra" in tap(office, mingle, deed="add", name="Léo D'Ávila", token=token)
    assert mingle.participants.count() == 5


@pytest.mark.parametrize(
    "sent", [{}, {"deed": "explode"}, {"gone": "nobody"}, {"deed": "back", "plan": "9" * 30}, {"deed": "back"}]
)
def test_what_cannot_be_understood_changes_nothing_and_is_said(sent, office):
    mingle = make_published(people=4)
    assert "Det fanns inget att göra" in tap(office, mingle, **sent)
    assert Plan.objects.filter(mingle=mingle).count() == 1


def test_the_list_is_searched_without_scripts_and_calls_nobody_under_protection_by_name(office):
    mingle = make_published(people=6)
    hidden = make_person(name="Maja Hemlig")
    Person.objects.filter(pk=hidden.pk).update(is_protected=True)
    mingle.participants.filter(key=mingle.participants.last().key).update(person=hidden, name="Maja Hemlig")
    found = office.get(page_of(mingle), {"q": "asa"}).content.decode()
    assert "<strong>Åsa Öberg 1</strong>" not in found  # Å is a letter of its own
    found = office.get(page_of(mingle), {"q": "ÅSA ö"}).content.decode()
    assert "<strong>Åsa Öberg 1</strong>" in found and "Ali Hassan" not in found
    assert "Maja Hemlig" not in office.get(page_of(mingle)).content.decode()


def test_before_a_plan_is_published_people_can_be_marked_all_the_same(office):
    mingle = make_mingle(people=4)
    page = tap(office, mingle, gone=mingle.participants.first().key)
    assert "Ingen plan är publicerad än" in page and "Noterat." in page
    assert mingle.participants.exclude(left_at=None).count() == 1


def test_the_list_asks_the_database_as_often_for_four_as_for_thirty(office, django_assert_max_num_queries):
    for people in (4, 30):
        mingle = make_running(people=people, rounds=3)
        with django_assert_max_num_queries(24):
            office.get(page_of(mingle))
