"""The pages of retention in a real browser, with the checks of every page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pakten.network.models import Person
from pakten.office.models import Disposal
from tests.makers import make_person
from tests.makers_retention import make_draft, make_stranger
from tests.test_browser import faults, wider_than_the_screen

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture
def amira(transactional_db):
    make_draft(91), make_stranger(731)
    for number in range(1, 40):
        at = timezone.now() - timedelta(days=number)
        Disposal.objects.create(kind="letters", at=at, number=number * 100, days=365, by_hand=number % 7 == 0)
    return make_person(name="Amira Lindgren", team=Person.Team.OFFICE)


@pytest.mark.parametrize("look", ["desktop", "phone in the dark"])
def test_every_page_of_retention_is_sound(look, amira, open_page):
    is_phone = look != "desktop"
    page = open_page("/", person=amira, phone=is_phone, dark=is_phone)
    if is_phone:
        page.set_viewport_size({"width": 320, "height": 700})
    found = {}
    for address in ("/office/retention/", "/office/retention/now/", "/office/retention/drafts/"):
        for language in ("", "/en"):
            page.goto(language + address)
            wrong = faults(page)
            if is_phone and wider_than_the_screen(page):
                wrong.append("scrolls sideways")
            if wrong:
                found[language + address] = wrong
    assert not found
    page.goto("/office/retention/now/")
    page.get_by_role("button", name="Gallra nu").click()
    assert "1 sak är borta" in page.content()
