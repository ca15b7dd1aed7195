"""What people say they wish: by their ticket's link, kept at once, until the plan stands."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from pakten.events import actions as events
from pakten.events import registering
from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.mingle import actions, queries
from pakten.mingle.models import Mingle, Participant
from pakten.network import protecting
from pakten.web.held import as_data, held_on
from tests.makers import make_event, make_mingle, make_organisation, make_person
from tests.makers_events import sign_up
from tests.makers_wishes import make_asking_mingle, make_wisher, say

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}  # a part of a page is no page


def page_of(token):
    return reverse("mingle:wishes", args=[token])


def search(client, token, text, place="meet"):
    return client.get(reverse("mingle:find", args=[token]), {"in": place, "q": text}, headers=PART).content.decode()


@pytest.fixture
def mingle():
    return make_asking_mingle(title="Frukostmingel på Söder")


@pytest.fixture
def mine(mingle):
    """The secret of somebody with a place who has said nothing."""
    return sign_up(mingle.event, name="Åsa Öberg", organisation_name="Nordkap Data").key


def test_the_first_thing_somebody_says_makes_them_a_participant_by_their_registration(client, mingle, mine):
    assert client.get(page_of(mine)).status_code == 200
    assert not mingle.participants.exists()
    answer = client.post(page_of(mine), {"go": "done", "sectors": ["public"], "offers": ["praktikplatser"]})
    assert answer.url == page_of(mine)
    there = mingle.participants.get()
    assert (there.token, there.name, there.organisation_name) == (mine, "Åsa Öberg", "Nordkap Data")
    assert (there.wished_sectors, there.offers, there.may_be_found) == (["public"], ["praktikplatser"], False)
    assert "praktikplatser" in client.get(page_of(mine)).content.decode()


def test_everything_may_be_left_empty_and_that_is_an_answer_too(client, mingle, mine):
    client.post(page_of(mine), {"go": "done"})
    there = mingle.participants.get()
    assert there.wished_at and there.has_wishes and not there.wants


def test_a_script_keeps_what_is_tapped_and_is_told_what_is_chosen(client, mingle, mine):
    other = make_wisher(mingle, name="Zoë O'Brien", organisation_name="Rädda Kvarnen")
    answer = client.post(
        page_of(mine), {"go": "keep", "add": f"meet=p:{other.key}", "wants_more": "mentorer, mentorer"}
    )
    assert answer.json()["is_kept"] and "Sparat kl." in answer.json()["said"]
    assert "Zoë O&#x27;Brien" in answer.json()["chosen"]["meet"]
    there = mingle.participants.get(token=mine)
    assert (there.wished_people, there.wants) == ([other.key], ["mentorer"])
    assert Line.objects.filter(verb="mingle.say_wishes", by_id=there.person_id).count() == 1
    client.post(page_of(mine), {"go": "keep"})
    assert mingle.participants.get(token=mine).wished_people == []
    assert Line.objects.filter(verb="mingle.say_wishes", by_id=there.person_id).count() == 1


def test_only_those_who_come_and_agreed_to_be_seen_are_found(client, mingle, mine):
    make_wisher(mingle, name="Zoë O'Brien", organisation_name="Rädda Kvarnen")
    make_wisher(mingle, name="Zoë Hemlig", organisation_name="Tysta AB", found=False)
    make_wisher(mingle, name="Zoë Kollega", organisation_name="Nordkap  data")
    gone = make_wisher(mingle, name="Zoë Avbokad", organisation_name="Borta AB")
    registering.cancel_registration(registration=gone.registration, by=gone.person)
    hidden = make_wisher(mingle, name="Zoë Skyddad", organisation_name="Skydd AB")
    protecting.protect(person=hidden.person, by=make_person(name="Amira", team="office"))
    make_wisher(make_asking_mingle(title="Ett annat"), name="Zoë Annanstans")
    sign_up(mingle.event, name="Zoë Tyst")  # registered, has said nothing
    found = search(client, mine, "zo")
    assert "O&#x27;Brien" in found
    for name in ("Hemlig", "Kollega", "Avbokad", "Skyddad", "Annanstans", "Tyst", "Öberg"):
        assert name not in found
    assert "Kvarnen" in search(client, mine, "kvarn") and "Tysta AB" not in search(client, mine, "tysta")
    assert "Ingen med det namnet" in search(client, mine, "<b>Zebra</b>")
    assert search(client, mine, "") == "" and "o:" not in search(client, mine, "kvarn", "know")
    assert client.get(reverse("mingle:find", args=[mine]), {"in": "offers", "q": "a"}).status_code == 404


@pytest.mark.parametrize("place", ["meet", "know", "avoid"])
def test_whoever_cannot_be_found_cannot_be_chosen_by_trying_keys(client, mingle, mine, place):
    hidden = make_wisher(mingle, name="Zoë Hemlig", found=False)
    mine_there = say(mine)
    for key in (f"p:{hidden.key}", f"p:{mine_there.key}", "p:999", "o:finns-inte", "\x00", "p:" + "9" * 5000):
        answer = client.post(page_of(mine), {"go": "done", place: [key], "offers_more": "truckkort"})
        assert answer.status_code == 422
        text = answer.content.decode()
        assert "truckkort" in text and "Hemlig" not in text
    assert not mingle.participants.get(token=mine).offers


def test_five_hundred_wishes_are_too_many_and_nothing_typed_is_lost(client, mingle, mine):
    for number in range(21):
        make_wisher(mingle, name=f"Ola Nr{number}", organisation_name=f"Firma {number}")
    keys = [f"p:{each.key}" for each in mingle.participants.all()]
    answer = client.post(page_of(mine), {"go": "done", "meet": keys, "wants_more": "språkcafé"})
    text = answer.content.decode()
    assert answer.status_code == 422 and "högst 20" in text and "språkcafé" in text and "Ola Nr20" in text
    many = ", ".join(f"ämne {number}" for number in range(100))
    assert "fler än 12" in client.post(page_of(mine), {"offers_more": many}).content.decode()
    assert "60 tecken" in client.post(page_of(mine), {"wants_more": "å" * 61}).content.decode()
    assert client.post(page_of(mine), {"wants_more": "å" * 5001}).status_code == 422
    for odd in ({"swedish": "best"}, {"sectors": ["king"]}, {"languages": ["a\x00b"]}, {"offers": ["\x00"]}):
        assert client.post(page_of(mine), odd).status_code == 422
    kept = client.post(page_of(mine), {"go": "keep", "wants_more": "å" * 61})
    assert (kept.status_code, kept.json()["is_kept"]) == (422, False)
    assert not mingle.participants.filter(token=mine).exists()


def test_without_scripts_a_search_is_a_form_and_those_found_are_buttons(client, mingle, mine):
    other = make_wisher(mingle, name="Józef Ek", organisation_name="Åkeriet Öst")
    page = client.post(page_of(mine), {"go": "find", "q_meet": "joz", "quiet": "on"}).content.decode()
    assert f'value="meet=p:{other.key}"' in page and "Sparat kl." in page
    page = client.post(page_of(mine), {"add": f"meet=p:{other.key}", "q_meet": "joz", "quiet": "on"}).content.decode()
    assert f'name="meet" id="meet-1" value="p:{other.key}" checked' in page
    there = mingle.participants.get(token=mine)
    assert (there.wished_people, there.wants_quiet) == ([other.key], True)


def test_topics_to_tap_are_those_of_members_and_of_several_never_one_persons_own_words(client, mingle):
    member = make_organisation(name="Björk & Söner", contributes=["truckkort"], looks_for=["lokaler"])
    sign_up(mingle.event, name="Ali Ek", organisation=member)
    key = sign_up(mingle.event, name="Bo Ny", organisation=member).key
    make_wisher(mingle, name="Cia Ask", offers=["språkcafé"], wants=["stöd efter sjukskrivning"])
    make_wisher(mingle, name="Dan Ek", offers=["Språkcaféer"])
    offers, wants = queries.topics(queries.wisher(key))
    assert offers[0] == "truckkort" and wants[0] == "lokaler"
    assert "språkcafé" in {text.lower() for text in wants} | {text.lower() for text in offers}
    assert "sjukskrivning" not in client.get(page_of(key)).content.decode()


def test_the_plan_gives_people_what_they_wished_however_they_wrote_it(mingle):
    anna = make_wisher(mingle, name="Anna Ö", organisation_name="Ett", wants=["Praktikplatser"])
    bo = make_wisher(mingle, name="Bo Ek", organisation_name="Två", offers=["praktikplats"])
    make_wisher(mingle, name="Cia Ask", organisation_name="Tre")
    make_wisher(mingle, name="Dan Ny", organisation_name="Fyra")
    plan = actions.plan(mingle=mingle, by=None)
    assert {anna.key, bo.key} in [set(each["people"]) for each in plan.meetings]
    assert plan.wishes_met == 1


def test_whom_somebody_would_rather_not_meet_is_read_by_the_engine_and_shown_to_nobody(client, office, mingle, mine):
    there = make_wisher(mingle, name="Örjan Hård", organisation_name="Två", found=False, wants=["lokaler"])
    for number in range(4):
        make_wisher(mingle, name=f"Ola Nr{number}", organisation_name=f"Firma {number}")
    client.post(page_of(mine), {"go": "done", "avoid_words": "örjan hard; Stig Finnsinte", "offers_more": "lokaler"})
    me = mingle.participants.get(token=mine)
    assert me.avoided_words == ["örjan hard", "Stig Finnsinte"]
    plan = actions.plan(mingle=mingle, by=None)
    assert {me.key, there.key} not in [set(each["people"]) for each in plan.meetings]
    mingle.refresh_from_db()
    for name in ("people", "bench", "registered", "person", "slips", "table", "page"):
        args = [mingle.pk, me.key] if name == "person" else [mingle.pk]
        text = office.get(reverse(f"mingle_office:{name}", args=args)).content.decode(errors="replace")
        assert "örjan hard" not in text and "Finnsinte" not in text and "Kan inte träffa" not in text
    locked = {"first": me.key, "second": there.key, "deed": "lock"}
    said = office.post(reverse("mingle_office:pair", args=[mingle.pk]), locked, follow=True).content.decode()
    assert "de känner varandra redan eller ska hållas isär" in said
    assert "Finnsinte" not in str(list(Line.objects.values()))
    assert not any("helst" in str(each) for each in as_data(held_on(me.person, to=None)))
    to_themselves = as_data(held_on(me.person, to=me.person))
    assert {"Namn du skrivit på personer du helst inte träffar": 2}.items() <= to_themselves[0].items() or any(
        each.get("Namn du skrivit på personer du helst inte träffar") == 2 for each in to_themselves
    )
    assert "örjan hard" in client.get(page_of(mine)).content.decode()


def test_wishes_stand_from_the_moment_the_plan_is_published_or_the_time_is_over(client, mingle, mine):
    make_wisher(mingle, name="Bo Ek", organisation_name="Två")
    say(mine, offers=["lokaler"])
    actions.close_wishes(mingle=mingle, wishes_until=timezone.now() - timedelta(minutes=1), by=None)
    page = client.get(page_of(mine)).content.decode()
    assert "Planen görs nu" in page and "mailto:" in page and "<textarea" not in page
    actions.close_wishes(mingle=mingle, wishes_until=None, by=None)
    actions.plan(mingle=mingle, by=None)
    assert client.post(page_of(mine), {"offers_more": "lokaler, truckkort"}).status_code == 200  # a plan to look at
    mingle.refresh_from_db()
    actions.publish(mingle=mingle, by=None)
    page = client.get(page_of(mine)).content.decode()
    assert "Planen är gjord" in page and reverse("mingle:hand", args=[mine]) in page
    kept = client.post(page_of(mine), {"go": "keep", "offers_more": "sent"})
    assert (kept.status_code, kept.json()["is_kept"]) == (409, False)
    assert client.post(page_of(mine), {"go": "done"}).status_code == 409
    assert client.get(reverse("mingle:find", args=[mine]), {"in": "meet", "q": "bo"}).status_code == 404
    assert mingle.participants.get(token=mine).offers == ["lokaler", "truckkort"]


def test_who_waits_has_cancelled_or_was_called_off_is_told_so_and_a_wrong_secret_is_not_found(client):
    mingle = make_asking_mingle(capacity=1)
    first = sign_up(mingle.event, name="Åsa Öberg")
    waiting = sign_up(mingle.event, name="Bo Ek")
    assert "Du har ingen plats än" in client.get(page_of(waiting.key)).content.decode()
    registering.cancel_registration(registration=first, by=first.person)
    assert "Du kommer inte" in client.get(page_of(first.key)).content.decode()
    assert client.post(page_of(first.key), {"go": "done"}).status_code == 409
    events.cancel(event=mingle.event, by=None)
    assert "inställt" in client.get(page_of(waiting.key)).content.decode()
    elsewhere = sign_up(make_event(title="Utan mingel"))
    for token in ("finns-inte", elsewhere.key, "a" * 3000):
        assert client.get(page_of(token)).status_code == 404
    over = make_asking_mingle(title="Har varit", starts_at=timezone.now() - timedelta(days=2), published=False)
    events.publish(event=over.event, has_been=True, by=None)
    late = registering.register(event=over.event, person=make_person(), by_hand=True, by=None).registration
    assert client.post(page_of(late.key), {"go": "done"}).status_code == 409


def test_the_page_asks_as_little_of_the_database_with_thirty_who_come_as_with_one(
    client, mingle, mine, django_assert_max_num_queries
):
    make_wisher(mingle, name="Ola Nr0", organisation_name="Firma 0", wants=["lokaler"])
    with django_assert_max_num_queries(12) as one:
        client.get(page_of(mine))
    for number in range(1, 30):
        make_wisher(mingle, name=f"Ola Nr{number}", organisation_name=f"Firma {number}", wants=["lokaler"])
    with django_assert_max_num_queries(len(one)):
        client.get(page_of(mine))


def test_the_link_stands_on_the_ticket_and_in_the_confirmation_where_there_is_a_mingle(client, mingle):
    registration = sign_up(mingle.event, name="Åsa Öberg", email="asa@example.org")
    assert page_of(registration.key) in client.get(registration.get_absolute_url()).content.decode()
    assert page_of(registration.key) in Letter.objects.get(to="asa@example.org").text
    actions.remove(mingle=mingle, by=None)
    assert page_of(registration.key) not in client.get(registration.get_absolute_url()).content.decode()
    other = sign_up(make_event(title="Utan mingel"), email="bo@example.org")
    assert "/wishes/" not in Letter.objects.get(to="bo@example.org").text
    assert "/wishes/" not in client.get(other.get_absolute_url()).content.decode()


def test_the_person_of_a_list_says_what_they_wish_by_their_own_secret(client):
    mingle = make_mingle(people=4)
    there = mingle.participants.first()
    assert there.offers[0] in client.get(page_of(there.token)).content.decode()
    client.post(page_of(there.token), {"go": "done", "offers": there.offers, "found": "on", "languages": ["so"]})
    there.refresh_from_db()
    assert (there.may_be_found, there.languages, there.language_names) == (True, ["so"], ["Somaliska"])


def test_forgetting_somebody_takes_their_wishes_and_their_name_out_of_what_others_wrote(mingle):
    me = make_wisher(mingle, name="Åsa Öberg", offers=["lokaler"], avoided_words=["Bo Ek"])
    other = make_wisher(mingle, name="Bo Ek", avoided_words=["Åsa Öberg på Nordkap", "Stig"], wants_quiet=True)
    actions.forget(person=me.person)
    me.refresh_from_db(), other.refresh_from_db()
    assert (me.name, me.offers, me.avoided_words, other.avoided_words) == ("", [], [], ["Stig"])
    assert queries.wisher(other.token).wants_quiet


def test_somebody_under_protection_says_what_they_wish_and_is_not_asked_to_be_seen(client, mingle, mine):
    there = say(mine, may_be_found=True)
    protecting.protect(person=there.person, by=make_person(name="Amira", team="office"))
    assert "id_found" not in client.get(page_of(mine)).content.decode()
    client.post(page_of(mine), {"go": "done", "found": "on", "quiet": "on"})
    there.refresh_from_db()
    assert (there.wants_quiet, there.may_be_found) == (True, False)


def test_an_event_has_one_mingle_that_asks(mingle):
    assert actions.make_for_event(event=mingle.event, by=None) == mingle
    with pytest.raises((IntegrityError, ValidationError)):
        Mingle.objects.create(title="Ett till", event=mingle.event, takes_wishes=True)


def test_two_first_wishes_at_once_make_one_participant(mingle, mine):
    first, second = queries.wisher(mine), queries.wisher(mine)
    actions.say_wishes(participant=first, by=None, offers=["lokaler"])
    actions.say_wishes(participant=second, by=None, offers=["truckkort"])
    assert Participant.objects.get(token=mine).offers == ["truckkort"]
