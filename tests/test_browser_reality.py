"""Who is here, in a real browser: both languages and looks, a search while one types, three struck at once, and a page
that follows what another officer taps."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from pakten.mingle.actions import reality as deeds
from pakten.mingle.models import Mingle
from pakten.network.models import Person
from tests.makers import make_person
from tests.makers_live import let_pass, make_published, make_running
from tests.walk import Walk, both_looks


@pytest.fixture
def officer(transactional_db):
    return make_person(name="Amira Lindgren", team=Person.Team.OFFICE)


def page_of(mingle):
    return reverse("mingle_office:now", args=[mingle.pk])


@both_looks
def test_the_list_of_who_is_here_is_sound(look, officer, open_page):
    mingle = make_running(people=12, rounds=4)
    let_pass(mingle, 360 + 70)
    deeds.mark_gone(mingle=mingle, keys=[mingle.participants.first().key], by=officer)
    walk = Walk(open_page, look=look, person=officer)
    assert not walk.over([page_of(mingle), page_of(make_published(people=4))])


def test_three_are_found_chosen_and_struck_and_another_officers_page_follows(officer, open_page):
    mingle = make_published(people=12, rounds=4)
    other = open_page(page_of(mingle), person=officer)
    page = open_page(page_of(mingle), person=officer, phone=True)
    expect(page.locator("#chosen")).to_be_hidden()
    for name in ("ali hassan 3", "lüning 4", "zoë o'brien 2"):
        page.get_by_role("searchbox").fill(name)
        page.locator(".now-people li:visible").get_by_role("checkbox").check()
    page.get_by_role("button", name="Stryk 3 som inte kom").click()
    expect(page.locator("#change-title")).to_have_text("Ali Hassan 3, Märta Lüning 4 och Zoë O'Brien 2 kom inte.")
    expect(other.locator("#change-title")).to_contain_text("Ali Hassan 3")
    assert len(Mingle.objects.get(pk=mingle.pk).published_plan.gone) == 3
    page.get_by_role("button", name="Ångra").click()
    expect(page.get_by_text("Planen från innan gäller igen.")).to_be_visible()
    expect(other.locator("#change-title")).to_have_count(0)
