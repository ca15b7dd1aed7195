"""One's own page: what is next, who is who, what is coming and what was done."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pakten.network.models import Organisation
from tests.makers import make_contact, make_event, make_organisation
from tests.makers_our_page import make_invitation, make_logo

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def own(client):
    client.organisation = make_organisation(name="Åkeriet Öst AB", may_show=False)
    client.person = make_contact(organisation=client.organisation)
    client.force_login(client.person, backend=BACKEND)
    return client


def page(client):
    return client.get("/mine/").content.decode()


def test_what_is_next_is_said_until_it_is_done(own, coordinator):
    words = ["Berätta vilka ni är", "Låt alla se er sida", "Lägg till er logotyp", "Bjud in en kollega"]
    assert all(each in page(own) for each in words)
    assert "Skriv till kansliet" in page(own)
    Organisation.objects.update(
        about="Vi kör.", contributes=["ett"], looks_for=["två"], may_show=True, coordinator=coordinator.person
    )
    make_logo(organisation=Organisation.objects.get())
    make_invitation(organisation=own.organisation)
    assert not any(each in page(own) for each in words)
    assert "Allt är på plats" in page(own)
    assert coordinator.person.email in page(own)


def test_our_events_and_what_we_have_done(own):
    assert "Ni har inte varit värd för något än" in page(own)
    make_event(title="Frukost hos oss", host=own.organisation)
    make_event(title="Mingel i höstas", in_days=-30, host=own.organisation)
    make_event(title="Inställt i höstas", in_days=-20, host=own.organisation, state="cancelled", published=False)
    make_event(title="Bara ett utkast", host=own.organisation, published=False)
    make_event(title="Sluten lunch", host=own.organisation, for_everybody=False)
    html = page(own)
    assert "Frukost hos oss" in html
    assert "Ni var värd för Mingel i höstas" in html and "Ni var värd för Frukost" not in html
    assert "Inställt i höstas" not in html and "utkast" not in html and "Sluten lunch" not in html
    assert "Åkeriet Öst AB blev medlem" in html


def test_somebody_who_speaks_for_several_sees_each_and_asks_as_often(own):
    page(own)
    with CaptureQueriesContext(connection) as one:
        page(own)
    for number in range(10):
        organisation = make_organisation(name=f"Förening {number}")
        organisation.contacts.create(person=own.person)
        make_contact(organisation=organisation)
        make_event(host=organisation, in_days=-number - 1, title=f"Kväll {number}")
    with CaptureQueriesContext(connection) as many:
        html = page(own)
    assert len(many) == len(one)
    assert all(f"Förening {number}" in html for number in range(10))
