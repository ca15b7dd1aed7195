"""The evaluation of an event, from its making to its end, and the leads that come of it."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pakten.collaborations.models import Collaboration
from pakten.events import actions, after, figures, rules
from pakten.events.models import Event, Registration
from pakten.events.refusals import Refused
from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.mail.tests.post_office import PostOffice
from pakten.network import protecting
from pakten.office import tick
from pakten.surveys import actions as surveys
from pakten.surveys.models import Response, Survey, Ticket
from tests.makers import make_organisation, make_person
from tests.makers_after import filled_in, links, make_past_event, make_sent

pytestmark = pytest.mark.django_db


def asked():
    return set(Ticket.objects.values_list("person__registrations__state", flat=True))


def test_those_who_came_are_asked_and_nobody_else():
    event = make_past_event(came=3, did_not_come=2, had_place=2)
    make_sent(event)
    assert Ticket.objects.count() == 3 and asked() == {"attended"}
    assert Letter.objects.filter(kind="surveys.ask").count() == 3


def test_who_is_under_protection_is_not_asked():
    event = make_past_event(came=3)
    protecting.protect(person=event.registrations.first().person, by=None)
    make_sent(event)
    assert Ticket.objects.count() == 2


def test_where_nobody_was_checked_in_those_who_had_a_place_are_asked(office):
    event = make_past_event(had_place=4)
    after.make_evaluation(event=event, by=None)
    page = office.get(f"/office/events/{event.pk}/evaluate/send/").content.decode()
    assert "Ingen prickades av" in page and "4 personer får det här brevet" in page
    assert not Letter.objects.filter(kind="surveys.ask").exists()  # looking sends nothing
    office.post(f"/office/events/{event.pk}/evaluate/send/")
    assert Ticket.objects.count() == 4


def test_an_event_has_one_evaluation_however_often_it_is_made():
    event = make_past_event(came=1)
    assert after.make_evaluation(event=event, by=None) == after.make_evaluation(event=event, by=None)
    assert Survey.objects.get().title == event.title


def test_questions_are_those_of_an_earlier_evaluation_if_asked_for():
    earlier = after.make_evaluation(event=make_past_event(came=1), by=None)
    surveys.add_question(
        survey=earlier, kind="choice", text_sv="Dag?", text_en="Day?", choices_sv=["A"], choices_en=["A"], by=None
    )
    surveys.remove_question(question=earlier.questions.first(), by=None)
    survey = after.make_evaluation(event=make_past_event(came=1), like=earlier, by=None)
    kinds = [(each.kind, each.text_sv, each.choices_sv) for each in survey.questions.all()]
    assert kinds == [(each.kind, each.text_sv, each.choices_sv) for each in earlier.questions.all()]


def test_the_clock_sends_when_the_hours_are_over_and_once():
    event = make_past_event(came=2, hours_ago=2)
    after.make_evaluation(event=event, hours_after=3, by=None)
    tick.run()
    assert not Ticket.objects.exists()
    Event.objects.filter(pk=event.pk).update(ends_at=timezone.now() - timedelta(hours=3))
    tick.run(), tick.run()
    assert Ticket.objects.count() == 2 and Survey.objects.get().state == "open"
    assert Line.objects.filter(verb="surveys.send").count() == 1
    assert Letter.objects.filter(kind="surveys.ask").count() == 2


def test_the_clock_sends_nothing_of_what_was_cancelled_moved_or_left_to_a_person():
    cancelled, moved = make_past_event(came=1), make_past_event(came=1)
    after.make_evaluation(event=make_past_event(came=1), by=None)
    for event in (cancelled, moved):
        after.make_evaluation(event=event, hours_after=1, by=None)
    actions.cancel(event=cancelled, by=None)
    later = timezone.now() + timedelta(days=3)
    Event.objects.filter(pk=moved.pk).update(starts_at=later, ends_at=later + timedelta(hours=1))
    tick.run()
    assert not Ticket.objects.exists()


def test_who_is_checked_in_late_can_be_asked_too():
    event = make_past_event(came=2)
    make_sent(event)
    late = sign_up_late(event)
    assert after.send_evaluation(event=event, by=None) == 1
    assert Ticket.objects.filter(person=late.person).exists()
    assert after.send_evaluation(event=event, by=None) == 0


def sign_up_late(event):
    return Registration.objects.create(event=event, person=make_person(), position=999, state="attended")


def test_nothing_is_sent_before_the_event_has_been_or_to_nobody():
    with pytest.raises(Refused):
        make_sent(make_past_event(came=2, hours_ago=-5))
    with pytest.raises(Refused):
        make_sent(make_past_event())


def test_the_clock_reminds_once_and_closes_on_the_day():
    survey = make_sent(make_past_event(came=3), remind_after_days=5, open_days=14)
    today = timezone.localdate()
    assert (survey.reminds_on, survey.closes_on) == (today + timedelta(days=5), today + timedelta(days=14))
    tick.run()
    assert not Letter.objects.filter(kind="surveys.remind").exists()
    Ticket.objects.filter(pk=Ticket.objects.first().pk).update(is_used=True)
    Survey.objects.update(reminds_on=today)
    tick.run(), tick.run()
    assert Letter.objects.filter(kind="surveys.remind").count() == 2
    Survey.objects.update(closes_on=today)
    tick.run()
    assert Survey.objects.get().state == "open"  # its last day is a whole day
    Survey.objects.update(closes_on=today - timedelta(days=1))
    tick.run(), tick.run()
    assert Survey.objects.get().state == "closed" and not Ticket.objects.exists()
    assert Line.objects.filter(verb="surveys.close").count() == 1


def test_the_letter_goes_through_a_mail_server_and_one_tap_chooses_without_sending(client, settings, transactional_db):
    event = make_past_event(came=1)
    after.make_evaluation(event=event, hours_after=3, by=None)
    with PostOffice() as post:
        settings.MAILERS = post.settings
        call_command("worker", once=True)
        (letter,) = post.letters
    text = letter.get_content().replace("\r\n", "\n")
    page = letter.get_body(("html",)).get_content()
    assert "Hur nöjd är du" in text and "How satisfied" in text and page.count('class="choices"') == 2
    taps = re.findall(r"^(\d): https?://[^/]+(/\S+\?first=\d)$", text, re.MULTILINE)
    assert [words for words, _link in taps] == list("12345") * 2
    for _words, link in taps:  # as a scanner of mail does
        client.get(link)
    assert not Response.objects.exists() and not Ticket.objects.get().is_used
    opened = client.get(taps[3][1]).content.decode()
    assert re.search(r'value="4"[^>]*checked', opened) and "inte skickat än" in opened
    assert Letter.objects.get().text == ""  # the key stands nowhere any more


def test_a_tap_that_is_made_up_chooses_nothing(client):
    make_sent(make_past_event(came=1))
    for first in ("9", "x", "", "-1", "1e3"):
        assert "checked" not in client.get(links()[0], {"first": first}).content.decode()


def test_after_the_answers_one_may_go_on_under_ones_name(client):
    event = make_past_event(came=1, title="Frukost hos O'Brien & Söner")
    survey = make_sent(event)
    thanks = client.post(links()[0], filled_in(survey, scale=5)).content.decode()
    place = re.search(r'href="(/events/[^"]+/go-on/[^"]+)"', thanks)[1]
    said = {"title": "Två praktikplatser i köket", "name": "Renée Åkerblom", "email": "renee@example.org"}
    wrong = client.post(place, {**said, "email": "renee", "about": "Från maj."}).content.decode()
    assert "Två praktikplatser" in wrong and "Från maj." in wrong and not Collaboration.objects.exists()
    make_organisation(name="Köket på Hörnet")
    answer = client.post(place, {**said, "about": "Från maj.", "organisation": "köket på hörnet"})
    assert "renee@example.org" in answer.content.decode()
    lead = Collaboration.objects.get()
    assert (lead.contact.name, lead.organisations.get().name) == ("Renée Åkerblom", "Köket på Hörnet")
    assert lead.origin_address == event.get_absolute_url() and lead.owner is None
    assert lead in Collaboration.objects.adrift()
    client.post(place, {**said, "organisation": "Ingen vi känner"})
    assert Collaboration.objects.first().from_whom == "Ingen vi känner"


def test_in_english_one_goes_on_in_english(client):
    event = make_past_event(came=1)
    survey = make_sent(event)
    thanks = client.post("/en" + links()[0], filled_in(survey, scale=5)).content.decode()
    place = re.search(r'href="(/en/events/[^"]+/go-on/[^"]+)"', thanks)[1]
    assert "What do you want to go on with?" in client.get(place).content.decode()


def test_going_on_needs_the_key_and_is_not_done_by_machines_for_ever(client):
    event, other = make_past_event(), make_past_event()
    place = f"/events/{event.slug}/go-on/"
    assert client.get(f"{place}{rules.going_on_key(other)}/").status_code == 404
    said = {"title": "Praktik", "name": "Bo", "email": "bo@example.org"}
    statuses = [client.post(f"{place}{rules.going_on_key(event)}/", said).status_code for _number in range(11)]
    assert statuses == [200] * 10 + [429] and Collaboration.objects.count() == 10


def test_a_lead_is_written_down_at_the_door_in_few_words(office):
    event = make_past_event(came=2)
    member = make_organisation(name="Tysta Verkstan", may_show=False)
    place = f"/office/events/{event.pk}/lead/"
    begun = office.get(place).content.decode()
    assert "Åkeriet &amp; Co" in begun  # those who came are there to choose, also without scripts
    office.post(place, {"who": "tysta verkstan", "title": "Lokal på torsdagar", "owner": office.person.pk})
    lead = Collaboration.objects.get()
    assert lead.organisations.get() == member and lead.owner == office.person and lead in figures.leads(event)
    page = office.get(place).content.decode()
    assert "Inget nästa steg" in page and "Lokal på torsdagar" in page
    names = office.get(place + "names/", {"who": "tysta"}, headers={"HX-Request": "true"}).content.decode()
    assert "Tysta Verkstan" in names
    late = {
        "who": "Bo på torget",
        "title": "X",
        "next_step": "Ring",
        "next_step_on": timezone.localdate() - timedelta(1),
    }
    wrong = office.post(place, late).content.decode()
    assert "Den dagen har varit" in wrong and "Bo på torget" in wrong


def test_a_leads_page_and_its_event_lead_to_each_other(office):
    event = make_past_event(came=1)
    lead = after.note_lead(event=event, title="Praktik", organisations=[], by=office.person)
    assert event.get_absolute_url() in office.get(lead.get_absolute_url()).content.decode()
    assert lead.get_absolute_url() in office.get(f"/office/events/{event.pk}/after/").content.decode()
    desk = office.get("/office/").content.decode()
    assert "Praktik" in desk and "Ingen ansvarar för det" in desk


def test_asking_and_reminding_take_as_many_queries_for_many_as_for_few():
    counted = []
    for number in (3, 30):
        event = make_past_event(came=number)
        survey = after.make_evaluation(event=event, by=None)
        with CaptureQueriesContext(connection) as asking:
            after.send_evaluation(event=event, by=None)
        with CaptureQueriesContext(connection) as reminding:
            surveys.remind(survey=survey, by=None)
        counted.append((len(asking), len(reminding)))
    assert counted[0] == counted[1]
    assert len(set(links())) == Letter.objects.count() == 60  # of the second; each has a link of their own
