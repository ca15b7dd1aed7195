"""From a first meeting to a result: what a thread is, how many there are, and what of one is told to everybody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pakten.collaborations import actions as collaborations
from pakten.collaborations.models import Collaboration
from pakten.journal.models import Line
from pakten.network import agreeing
from pakten.results.measures import MEASURES, Span
from pakten.results.models import ToldThread
from pakten.results.queries import threads
from tests.makers import make_contact, make_event, make_organisation, make_person
from tests.makers_agreements import make_agreement
from tests.makers_threads import day, make_people_indicator, make_thread, make_told, make_year

pytestmark = pytest.mark.django_db
State, Origin = Collaboration.State, Collaboration.Origin
LIST = "/office/results/threads/"


def state_of(lead):
    return threads.thread(lead.pk).state


def test_a_thread_is_whole_with_a_first_meeting_and_a_result():
    assert state_of(make_thread()) == "whole"
    assert state_of(make_thread(number=None)) == "growing"
    assert state_of(make_thread(origin_kind=Origin.CONVERSATION)) == "loose"
    cold = make_thread(number=None)
    collaborations.move(collaboration=cold, state=State.COLD, text="De slog ihop två avdelningar.", by=None)
    assert state_of(cold) == "broken"


def test_a_promise_that_is_kept_is_a_result_and_a_signature_alone_is_none():
    agreement = make_agreement()
    lead = make_thread(number=None, agreement=agreement)
    assert state_of(lead) == "growing"
    agreeing.report_delivery(commitment=agreement.commitments.get(), delivered=7, on=day(1), by=None)
    thread = threads.thread(lead.pk)
    assert thread.is_whole and thread.result_on == day(1)
    assert threads.whole(day(1), day(1)) == {lead.pk: day(1)}


def test_a_thread_is_counted_once_in_the_period_when_its_first_result_came():
    lead = make_thread(ago=40)
    collaborations.add_outcome(collaboration=lead, text="fick jobb", number=3, on=day(2), by=None)
    make_thread(ago=3)
    make_thread(ago=3, origin_kind=Origin.APPLICATION)
    count = MEASURES["threads"].count
    assert count(Span(day(45), day(30)))[0].value == 1
    [late] = count(Span(day(10), day(0)))
    assert late.value == 1 and lead.pk not in late.basis
    assert [each.label for each in MEASURES["threads"].rests_on(late.basis)] == ["Förare till bussarna"]


def test_the_list_shows_a_year_and_how_far_each_has_come(office):
    year, lead = make_year(), make_thread(title="O'Briens jobbspår på Åvägen")
    make_thread(title="Växer än", number=None)
    page = office.get(f"{LIST}?year={year.year}").content.decode()
    assert "O&#x27;Briens jobbspår" in page and "Växer än" in page
    page = office.get(f"{LIST}?year={year.year}&state=growing").content.decode()
    assert "Växer än" in page and "O&#x27;Briens" not in page
    assert office.get(f"{LIST}?year=²²²²&state=x&page=ö").status_code == 200
    assert f"{LIST}{lead.pk}/" in office.get(LIST).content.decode()


def test_the_list_asks_as_little_for_thirty_as_for_one(office):
    make_year()
    numbers = []
    for many in (1, 29):
        for n in range(many):
            make_thread(title=f"Tråd {n}", agreement=make_agreement(title=f"Avtal {many} {n}"))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            office.get(LIST)
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]


def test_a_page_shows_the_whole_way_with_the_picture(office):
    make_year()
    make_people_indicator()
    agreement = make_agreement(title="Jobb i Järva", origin="Det saknas förare på varannan linje.", origin_on=day(100))
    lead = make_thread(agreement=agreement, key="employed")
    collaborations.move(collaboration=lead, state=State.DIALOGUE, text="Möte på jobbtorget", on=day(60), by=None)
    page = office.get(f"{LIST}{lead.pk}/").content.decode()
    for words in ("Det saknas förare", "Möte på jobbtorget", agreement.title, "straw-stalk", "Personer som fått jobb"):
        assert words in page, words
    assert office.get(f"{LIST}999999/").status_code == 404


def test_a_result_says_which_indicator_it_is_a_part_of(office):
    make_people_indicator()
    lead = make_thread()
    outcome = lead.outcomes.get()
    office.post(f"{LIST}{lead.pk}/indicators/", {f"feed-outcome_{outcome.pk}": "employed"})
    outcome.refresh_from_db()
    assert outcome.indicator_key == "employed"
    assert Line.objects.filter(verb="collaborations.say_indicator").count() == 1
    page = office.post(f"{LIST}{lead.pk}/indicators/", {f"feed-outcome_{outcome.pk}": "nosuch"}).content.decode()
    outcome.refresh_from_db()
    assert outcome.indicator_key == "employed" and "nosuch" in page


def test_an_indicator_that_is_gone_stays_said():
    lead = make_thread(key="struken-indikator")
    assert threads.thread(lead.pk).is_whole


def test_an_indicator_that_is_gone_is_no_error_on_the_page(office):
    lead = make_thread(key="struken-indikator")
    assert "struken-indikator" in office.get(f"{LIST}{lead.pk}/").content.decode()


WORDS = {"title_sv": "Jobb åt alla", "title_en": "Jobs for all", "text_sv": "Det började i maj.", "text_en": "In May."}


def test_nothing_is_told_before_the_office_has_looked_at_it_and_told_it(office, client):
    lead = make_thread()
    page = office.post(f"{LIST}{lead.pk}/tell/", WORDS, follow=True).content.decode()
    told = ToldThread.objects.get()
    assert "Så ser alla den" in page or "Det började i maj." in page
    assert client.get(told.get_absolute_url()).status_code == 404
    assert told.title_sv not in client.get("/results/threads/").content.decode()
    office.post(f"{LIST}{lead.pk}/switch/", {"do": "tell"})
    assert "Det började i maj." in client.get(told.get_absolute_url()).content.decode()
    assert "In May." in client.get("/en" + told.get_absolute_url()).content.decode()
    assert told.title_sv in client.get("/results/threads/").content.decode()
    office.post(f"{LIST}{lead.pk}/switch/", {"do": "untell"})
    assert client.get(told.get_absolute_url()).status_code == 404


def test_only_a_whole_thread_is_told(office):
    lead = make_thread(number=None)
    told = make_told(lead, told=False)
    page = office.post(f"{LIST}{lead.pk}/switch/", {"do": "tell"}, follow=True).content.decode()
    told.refresh_from_db()
    assert not told.is_told and "hel tråd" in page


def test_words_that_name_a_person_or_a_hidden_member_are_refused_and_not_lost(office):
    hidden = make_organisation(name="Tysta Verkstan", may_show=False)
    contact = make_contact(organisation=hidden, name="Leïla Héden")
    lead = make_thread(organisations=[hidden], owner=make_person(name="Sven-Åke d'Été"))
    for name in (contact.name, "sven-åke  d'été", "TYSTA verkstan"):
        page = office.post(f"{LIST}{lead.pk}/tell/", WORDS | {"text_sv": f"Då ringde {name}."})
        assert "nämner" in page.content.decode() and "Då ringde" in page.content.decode(), name
    assert not ToldThread.objects.exists()


def test_everybody_sees_only_what_may_be_told(client):
    shown, hidden = make_organisation(name="Åkeriet Öst AB"), make_organisation(name="Tysta Verkstan", may_show=False)
    event = make_event(title="Frukost på Åsö", in_days=-90)
    secret = make_event(title="Slutet rundabord", in_days=-90, for_everybody=False)
    make_people_indicator()
    for origin in (event, secret):
        lead = make_thread(
            organisations=[shown, hidden], key="employed", origin_label=origin.title,
            origin_address=origin.get_absolute_url(), about="Ring Anna Ek på 070",
        )  # fmt: skip
        collaborations.tell(collaboration=lead, text="Bo Ny var sjuk i mars", by=None)
        collaborations.move(collaboration=lead, state=State.AGREED, text="Cissi Alm skrev under", by=None)
        make_told(lead, title_sv=f"Från {origin.pk}")
    pages = [client.get(each.get_absolute_url()).content.decode() for each in ToldThread.objects.order_by("pk")]
    for page in pages:
        assert "Åkeriet Öst" in page and "14" in page and "Personer som fått jobb" in page
        for words in ("Tysta", "Anna Ek", "Bo Ny", "Cissi", "Slutet rundabord", "fick jobb<"):
            assert words not in page, words
    assert "Frukost på Åsö" in pages[0] and "Frukost på Åsö" not in pages[1]


def test_small_numbers_of_people_are_not_told_nor_reckoned(client):
    make_people_indicator()
    four, many = make_thread(number=4, key="employed"), make_thread(number=23, key="employed")
    pages = [client.get(make_told(each).get_absolute_url()).content.decode() for each in (four, many)]
    assert "färre än fem" in pages[0] and ">4<" not in pages[0]
    assert ">23<" not in pages[1]  # of 27 in all, it would tell the four
    make_thread(number=9, key="employed")
    assert ">23<" in client.get(ToldThread.objects.first().get_absolute_url()).content.decode()


def test_a_number_without_a_public_indicator_is_not_told(client):
    make_people_indicator(is_public=False)
    for key in ("employed", ""):
        page = client.get(make_told(make_thread(number=77, key=key)).get_absolute_url()).content.decode()
        assert ">77<" not in page


def test_a_thread_whose_words_name_a_member_that_no_longer_agrees_is_not_shown(client):
    own = make_organisation(name="Åkeriet Öst AB")
    told = make_told(make_thread(organisations=[own]), text_sv="Åkeriet Öst AB sökte förare.")
    assert client.get(told.get_absolute_url()).status_code == 200
    own.may_show = False
    own.save()
    assert client.get(told.get_absolute_url()).status_code == 404
    assert told.title_sv not in client.get("/results/threads/").content.decode()


def test_the_picture_holds_however_much_is_on_the_thread(office):
    lead = make_thread(number=100_000)
    for n in range(30):
        collaborations.tell(collaboration=lead, text=f"Möte {n}", on=day(n), by=None)
        collaborations.add_outcome(collaboration=lead, text="Ett ord som inte tar slut" * 7, number=n + 1, by=None)
    page = office.get(f"{LIST}{lead.pk}/")
    assert page.status_code == 200 and page.content.decode().count('class="knot ') == 16


def test_the_settings_say_who_publishes_open_data(office):
    said = {"name": "Pakten", "city": "Stockholm", "office_email": "pakten@example.org", "publisher": "Öda stad"}
    answer = office.post("/office/settings/name/", said | {"publisher_number": "556016-0680"})
    assert answer.status_code == 302
    page = office.post("/office/settings/name/", said | {"publisher_number": "811218-9876"}).content.decode()
    assert "inget organisationsnummer" in page
