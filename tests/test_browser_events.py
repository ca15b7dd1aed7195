"""The pages of an event and of a registration in a real browser, with the checks of every page."""

from io import BytesIO

import pytest

from pakten.events.actions import add_picture
from pakten.network import logos
from pakten.network.models import Person
from tests.makers import make_contact, make_event, make_organisation, make_person
from tests.makers_events import sign_up
from tests.makers_our_page import make_picture
from tests.walk import Walk, both_looks


@pytest.fixture
def event(transactional_db):
    event = make_event(
        title="Kick-off om praktik, språk och mentorskap", venue="Stråsalen", capacity=2, capacity_per_organisation=1
    )
    event.has_place = sign_up(event, organisation_name="Föreningen Långa Namn i Skärholmen med omnejd", diet="Vegan")
    sign_up(event, name="Bo Ek")
    event.waits = sign_up(event, name="Leïla O'Brien")
    return event


@both_looks
def test_every_page_of_a_registration_is_sound(look, event, open_page):
    mine, waits = (f"/events/r/{each.key}/" for each in (event.has_place, event.waits))
    here = event.get_absolute_url()
    assert not Walk(open_page, look=look).over(
        [here, f"{here}register/", mine, waits, f"{mine}change/", f"{mine}cancel/"]
    )


@both_looks
def test_the_form_for_colleagues_is_sound(look, event, open_page):
    contact = make_contact(organisation=make_organisation(name="Åkeriet Öst AB"))
    assert not Walk(open_page, look=look, person=contact).over([f"{event.get_absolute_url()}register/colleagues/"])


@both_looks
def test_every_page_of_the_office_is_sound(look, event, open_page):
    office = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    page = f"/office/events/{event.pk}/"
    places = [f"{page}{name}/" for name in ("edit", "call-off", "copy", "pictures", "places", "add")]
    one = f"/office/events/registration/{event.waits.pk}/"
    add_picture(event=event, picture=logos.read_logo(BytesIO(make_picture())), words="Två vid ett fönster", by=None)
    draft, bare = make_event(title="Utkast", published=False), make_event(title="Bart", published=False, venue="")
    drafts = [f"/office/events/{draft.pk}/", *(f"/office/events/{each.pk}/publish/" for each in (draft, bare))]
    drafts.append(f"/office/events/{bare.pk}/edit/?missing=1")
    assert not Walk(open_page, look=look, person=office).over(
        ["/office/events/", "/office/events/new/", page, *places, one, *drafts]
    )
