"""A member's own pages in a real browser, and the way from an invitation to being signed in."""

import pytest
from django.urls import reverse

from tests.makers import make_contact, make_event, make_organisation
from tests.makers_our_page import make_invitation, make_logo
from tests.walk import Walk, both_looks


@pytest.fixture
def own(transactional_db):
    organisation = make_organisation(
        name="Åkeriet Öst Internationella Transporter AB", about="Vi kör.", looks_for=["a"]
    )
    person = make_contact(organisation=organisation)
    make_contact(organisation=organisation, name="Ola Nord")
    make_logo(organisation=organisation)
    make_event(host=organisation, in_days=-3)
    organisation.secret = make_invitation(organisation=organisation)[1]
    organisation.person = person
    return organisation


@both_looks
def test_every_page_of_a_member_is_sound(look, own, open_page):
    walk = Walk(open_page, look=look, person=own.person)
    addresses = [reverse(f"network:{name}", args=[own.slug]) for name in ("edit", "edit_logo", "contacts")]
    addresses += [reverse("network:remove_contact", args=[own.slug, own.contacts.last().pk])]
    addresses += [reverse("network:invitation", args=[own.secret]), own.get_absolute_url(), reverse("home:mine")]
    walk.over(addresses)
    walk.page.goto(addresses[0])
    walk.page.get_by_role("button", name="Förhandsgranska").click()
    walk.page.get_by_text("Så här skulle er sida se ut").wait_for()
    walk.look("preview")
    assert not walk.found


@pytest.mark.parametrize("script", [True, False])
def test_an_invitation_is_accepted_and_a_page_previewed_and_saved(script, own, open_page):
    page = open_page(reverse("network:invitation", args=[own.secret]), phone=True, script=script)
    page.get_by_role("button", name="Ja, det vill jag").click()
    assert page.get_by_label("Din e-postadress").input_value() == "asa@example.org"
    page = open_page(reverse("network:edit", args=[own.slug]), person=own.person, script=script)
    page.get_by_label("Om oss").fill("Vi kör långt.")
    page.get_by_role("button", name="Förhandsgranska").click()
    assert page.get_by_text("Så här skulle er sida se ut").is_visible()
    page.get_by_role("button", name="Ändra mer").click()
    assert page.get_by_label("Om oss").input_value() == "Vi kör långt."
    page.get_by_role("button", name="Spara").click()
    assert page.get_by_text("Sidan är sparad").is_visible()
    own.refresh_from_db()
    assert own.about == "Vi kör långt."
