"""The pages of agreements and settings in a real browser, with the checks of every page."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from pakten.network import actions, agreeing
from pakten.network.models import Level, Person
from tests.makers import make_contact, make_organisation, make_person
from tests.makers_agreements import PDF, make_agreement
from tests.walk import Walk, both_looks

SETTINGS = ["settings", "name", "front_page", "add_district", "add_level"]


@pytest.fixture
def addresses(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    own = make_organisation(name="Åkeriet Öst AB")
    contact = make_contact(organisation=own)
    today = timezone.localdate()
    signed = make_agreement(parties=[own], origin="Det saknas förare.", contact=contact, follow_up_on=today)
    agreeing.attach_document(agreement=signed, document=ContentFile(PDF, "a.pdf"), by=None)
    promise = signed.commitments.get()
    agreeing.report_delivery(commitment=promise, delivered=4, note="Fyra i mars", by=None)
    draft = make_agreement(parties=[own], title="Ett utkast", signed=False)
    district = actions.add_district(name="Hägersten-Älvsjö", valid_from="2023-07-01", by=None)
    level = Level.objects.get(code="plus")
    office = ["/office/agreements/", "/office/agreements/new/", f"/office/agreements/{signed.pk}/"]
    verbs = ["", "change/", "send/", "sign/", "cancel/", "commitments/add/"]
    office += [f"/office/agreements/{draft.pk}/{verb}" for verb in verbs]
    office += [f"/office/agreements/{signed.pk}/{verb}" for verb in ("change/", "attach/", "end/")]
    office += [reverse(f"settings_office:{name}") for name in SETTINGS]
    office += [f"/office/settings/districts/{district.pk}/end/", f"/office/settings/levels/{level.pk}/"]
    office += [f"/office/settings/levels/of/{own.slug}/", "/office/settings/goals/add/"]
    member = ["/agreements/", f"/agreements/{signed.pk}/", f"/agreements/{signed.pk}/commitments/{promise.pk}/report/"]
    people = {"office": make_person(name="Amira Lindgren", team=Person.Team.OFFICE), "member": contact}
    return {"office": office, "member": [*member, own.get_absolute_url()]}, people


@pytest.mark.parametrize("part", ["member", "office"])
@both_looks
def test_every_page_of_agreements_and_settings_is_sound(part, look, addresses, open_page):
    places, people = addresses
    assert not Walk(open_page, look=look, person=people[part]).over(places[part])
