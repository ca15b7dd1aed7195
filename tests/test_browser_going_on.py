"""After a mingle, in a real browser: a tap with a thumb, with the keyboard, and without scripts."""

import re

import pytest

from pakten.mingle.models import Exchange, Yes
from pakten.network.models import Person
from tests.makers import make_person
from tests.makers_going_on import both_say_yes, make_held_mingle, page_of, pair_of
from tests.walk import Walk, both_looks


@pytest.fixture
def mingle(transactional_db):
    names = [f"Åsa-Linnéa von Långnamn O'Brien {number}" for number in range(12)]
    return make_held_mingle(names=names, rounds=4, event=True)


def button_of(page, other, words):
    """The button of somebody, whose name it says too to those who hear it."""
    return page.locator(f"#person-{other.key}").get_by_role("button", name=re.compile(f"{words}.*{other.name}"))


@both_looks
def test_the_pages_after_a_mingle_are_sound(look, mingle, open_page):
    one, other = pair_of(mingle)
    both_say_yes(one, other)
    office = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    assert not Walk(open_page, look=look, person=office).over([page_of(one), f"/office/mingles/{mingle.pk}/after/"])


def test_a_yes_by_the_keyboard_without_scripts_and_back(mingle, open_page):
    one, other = pair_of(mingle)
    page = open_page(page_of(one), phone=True, script=False)
    button = button_of(page, other, "Jag vill gå vidare")
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Du har sagt ja. Bara du vet det.").wait_for()
    assert Yes.objects.count() == 1
    button_of(page, other, "Ångra").click()
    button.wait_for()
    assert not Yes.objects.exists()


def test_two_phones_say_yes_and_see_each_others_address(mingle, open_page):
    one, other = pair_of(mingle)
    for me, them in ((one, other), (other, one)):
        page = open_page(page_of(me), phone=True)
        button_of(page, them, "Jag vill gå vidare").click()
        page.get_by_text("Du har sagt ja" if me == one else "Ni vill båda gå vidare").first.wait_for()
    assert page.locator(f"#person-{one.key} a").get_attribute("href") == f"mailto:{one.email}"
    assert Exchange.objects.count() == 1
