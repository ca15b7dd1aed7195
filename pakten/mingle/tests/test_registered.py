"""The team takes those who are registered into the mingle, and asks those who have said nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from pakten.events import registering
from pakten.events.models import Event, Registration
from pakten.mail.models import Letter
from pakten.mingle import actions
from pakten.mingle.models import Mingle, Participant
from tests.makers import make_event, make_organisation, make_person
from tests.makers_events import sign_up
from tests.makers_wishes import make_asking_mingle, make_wisher

pytestmark = pytest.mark.django_db


def at(name, mingle):
    return reverse(f"mingle_office:{name}", args=[mingle.pk])


def test_a_mingle_is_made_from_the_events_page_and_asks_from_then_on(office):
    event = make_event(title="Frukostmingel på Söder")
    assert (
        reverse("mingle_office:of_event", args=[event.pk])
        in office.get(reverse("events_office:event", args=[event.pk])).content.decode()
    )
    to_make = office.get(reverse("mingle_office:of_event", args=[event.pk])).url
    page = office.get(to_make).content.decode()
    assert 'value="Frukostmingel på Söder"' in page
    form = {"title": "Frukostmingel", "rounds": 6, "event": event.pk, "source": "event"}
    mingle = Mingle.objects.get(pk=int(office.post(to_make, form).url.rstrip("/").rpartition("/")[2]))
    event.refresh_from_db()
    assert (mingle.takes_wishes, mingle.rounds, event.takes_wishes) == (True, 6, True)
    assert office.get(reverse("mingle_office:of_event", args=[event.pk])).url == mingle.get_absolute_url()
    assert office.get(mingle.get_absolute_url()).url == at("registered", mingle)
    assert office.get(at("upload", mingle)).url == at("registered", mingle)
    assert "Ingen har någon plats" in office.get(at("registered", mingle)).content.decode()


def test_a_mingle_of_those_registered_needs_an_event_that_people_register_to(office):
    to_make = reverse("mingle_office:make")
    form = {"title": "Mingel", "rounds": 1, "source": "event", "event": ""}
    assert "Välj evenemanget" in office.post(to_make, form).content.decode()
    nobody = make_event(audience=Event.Audience.NOBODY)
    assert "Ingen anmäler sig" in office.post(to_make, form | {"event": nobody.pk}).content.decode()
    assert "Välj filen" in office.post(to_make, form | {"source": "file"}).content.decode()
    assert office.get(f"{to_make}?event=abc").status_code == 200
    assert not Mingle.objects.exists()


def test_those_who_have_a_place_are_taken_in_and_nobodys_wishes_are_lost(office):
    mingle = make_asking_mingle(capacity=4)
    said = make_wisher(mingle, name="Åsa Öberg", offers=["lokaler"])
    member = make_organisation(name="Björk & Söner", sector="civil_society")
    sign_up(mingle.event, name="Bo Ek", organisation=member)
    gone = make_wisher(mingle, name="Cia Ask", wants=["mentorer"])
    sign_up(mingle.event, name="Dan Ny"), sign_up(mingle.event, name="Eva i kön")
    registering.cancel_registration(registration=gone.registration, by=gone.person)
    page = office.get(at("registered", mingle)).content.decode()
    assert "2 personer läggs till" in page and "1 person har avbokat" in page
    assert office.post(at("take_in_registered", mingle)).url == at("registered", mingle)
    there = {each.name: each for each in mingle.participants.all()}
    assert set(there) == {"Åsa Öberg", "Bo Ek", "Dan Ny"}
    assert (there["Åsa Öberg"].pk, there["Åsa Öberg"].offers) == (said.pk, ["lokaler"])
    bo = there["Bo Ek"]
    assert (bo.sector, bo.organisation, bo.organisation_name) == ("civil_society", f"o{member.pk}", "Björk & Söner")
    assert "Alla som har plats är med" in office.get(at("registered", mingle)).content.decode()
    registering.accept_offer(registration=Registration.objects.get(state="offered"), by=None)
    actions.take_in_registered(mingle=mingle, by=None)
    assert mingle.participants.count() == 4 and mingle.participants.get(pk=said.pk).offers == ["lokaler"]


def test_who_cancels_after_the_plan_stays_in_it_and_gets_nothing_in_a_new_one(office):
    mingle = make_asking_mingle()
    people = [make_wisher(mingle, name=f"Ola Nr{number}", organisation_name=f"Firma {number}") for number in range(4)]
    assert office.post(at("plan_registered", mingle)).url == at("bench", mingle)
    registering.cancel_registration(registration=people[0].registration, by=None)
    assert "stannar i planen" in office.get(at("registered", mingle)).content.decode()
    actions.take_in_registered(mingle=mingle, by=None)
    assert mingle.participants.count() == 4
    assert office.get(at("bench", mingle)).status_code == 200
    plan = actions.plan(mingle=mingle, by=None)
    assert all(people[0].key not in each["people"] for each in plan.meetings)
    assert office.get(at("bench", mingle)).status_code == 200
    registering.come_back(registration=people[0].registration, by=None)
    actions.take_in_registered(mingle=mingle, by=None)
    assert not mingle.participants.filter(left_at__isnull=False).exists()


def test_only_those_who_have_come_in_can_be_taken(office):
    mingle = make_asking_mingle()
    came, late = (make_wisher(mingle, name=name, wants=["mentorer"]) for name in ("Åsa Öberg", "Bo Ek"))
    Registration.objects.filter(pk=came.registration_id).update(state=Registration.State.ATTENDED)
    page = office.get(at("registered", mingle)).content.decode()
    assert "Bara den som har kommit" in page
    office.post(at("take_in_registered", mingle), {"who": "came"})
    came.refresh_from_db(), late.refresh_from_db()
    assert (came.left_at, bool(late.left_at), late.wants) == (None, True, ["mentorer"])
    office.post(at("take_in_registered", mingle))
    late.refresh_from_db()
    assert late.left_at is None


def test_nothing_to_plan_is_said_and_leads_back(office):
    mingle = make_asking_mingle()
    assert office.post(at("plan_registered", mingle)).url == at("registered", mingle)
    assert mingle.plans.count() == 0


def test_those_who_have_said_nothing_are_asked_once_a_day_and_nobody_after_it_is_too_late(office):
    mingle = make_asking_mingle()
    make_wisher(mingle, name="Åsa Öberg")
    silent = sign_up(mingle.event, name="Bo Ek", email="bo@example.org")
    page = office.get(at("ask", mingle)).content.decode()
    assert "1 person får det här brevet" in page and silent.key not in page
    assert office.post(at("ask", mingle)).url == at("registered", mingle)
    letter = Letter.objects.get(kind="mingle.ask_for_wishes")
    assert letter.to == "bo@example.org" and reverse("mingle:wishes", args=[silent.key]) in letter.text
    assert "Bo Ek" not in letter.subject and letter.useful_until == mingle.event.starts_at
    office.post(at("ask", mingle))
    assert Letter.objects.filter(kind="mingle.ask_for_wishes").count() == 1
    Participant.objects.update(asked_at=timezone.now() - timedelta(days=2))
    assert actions.ask_for_wishes(mingle=mingle, by=None) == 1
    until = {"wishes_until": "2020-01-01T08:00"}
    assert office.post(at("registered", mingle), until).status_code == 302
    assert "för sent att fråga" in office.get(at("ask", mingle)).content.decode()
    assert "för sent att fråga" in office.post(at("ask", mingle), follow=True).content.decode()
    assert office.post(at("registered", mingle), {"wishes_until": "i går"}).status_code == 200


def test_the_team_sees_who_has_said_what_and_who_has_said_nothing(office):
    mingle = make_asking_mingle()
    other = make_wisher(mingle, name="Zoë O'Brien", organisation_name="Rädda Kvarnen")
    make_wisher(
        mingle, name="Åsa Öberg", wished_people=[other.key], wished_sectors=["public"], wants_quiet=True,
        swedish="a_little", languages=["ar", "kurmanji"], avoids=[other.key],
    )  # fmt: skip
    sign_up(mingle.event, name="Bo Ek")
    actions.take_in_registered(mingle=mingle, by=None)
    page = office.get(at("people", mingle)).content.decode()
    assert "2 har sagt vad de önskar" in page and "1 har inte sagt något" in page
    assert "Zoë O&#x27;Brien, Offentlig sektor" in page
    assert "Lugnt bord, Svenska: Lite, Arabiska, kurmanji" in page
    silent = office.get(at("people", mingle), {"show": "silent"}).content.decode()
    assert "Bo Ek" in silent and "Åsa Öberg" not in silent


def test_the_pages_of_the_team_ask_as_little_with_thirty_as_with_one(office, django_assert_max_num_queries):
    mingle = make_asking_mingle()
    make_wisher(mingle, name="Ola Nr0")
    found = {}
    for name in ("registered", "people", "ask"):
        with django_assert_max_num_queries(14) as found[name]:
            office.get(at(name, mingle))
    for number in range(1, 30):
        make_wisher(mingle, name=f"Ola Nr{number}")
        sign_up(mingle.event, name=f"Eva Nr{number}")
    for name, before in found.items():
        with django_assert_max_num_queries(len(before)):
            office.get(at(name, mingle))


def test_an_event_used_again_asks_nobody(office):
    mingle = make_asking_mingle()
    form = {"starts_at": "2030-05-07T08:00"}
    office.post(reverse("events_office:copy", args=[mingle.event.pk]), form)
    assert not Event.objects.get(starts_at__year=2030).takes_wishes
    assert make_person()
