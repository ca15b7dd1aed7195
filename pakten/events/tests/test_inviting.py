"""Whom an invitation goes to, that it goes once, and what those invited answer."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pakten.events import actions, invite_queries, inviting, registering
from pakten.events.models import Event, Invitation, Registration
from pakten.events.refusals import Refused
from pakten.journal.models import Line
from pakten.mail import declining
from pakten.mail.kinds import Topic
from pakten.mail.models import Letter
from pakten.mail.tests.post_office import PostOffice
from pakten.network.forgetting import forget_everywhere
from pakten.network.models import Organisation, Person
from tests.makers import make_contact, make_event, make_organisation, make_person
from tests.makers_events import sign_up
from tests.makers_invite import invitation_of, invite_addresses, wanted

pytestmark = pytest.mark.django_db


def invite(event, *, by=None, own=None, out=(), seen=None, **said):
    return inviting.invite(event=event, wanted=wanted(**said), own=own, out=out, seen=seen, by=by)


def invited(event):
    return {each.to for each in event.invitations.select_related("person")}


def reasons(sending):
    return {str(words): number for number, words in sending.reasons}


def test_contacts_are_asked_once_however_many_organisations_they_speak_for():
    event, leila = make_event(), make_contact(name="Leïla O'Brien")
    make_organisation().contacts.create(person=leila)
    assert invite(event).sent == 1
    again = invite(event)
    assert (again.sent, reasons(again)) == (0, {"redan inbjudna": 1})
    assert Letter.objects.filter(kind="events.invitation", to=leila.email).count() == 1
    assert Line.objects.filter(verb="events.invite").count() == 1


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ({"sector": "public"}, {"Staden"}),
        ({"industry": "Bygg"}, {"Bygget"}),
        ({"contributes": "Praktik"}, {"Bygget"}),
        ({"looks_for": "ÖVNINGSKÖRNING"}, {"Staden"}),
        ({"active_only": False}, {"Bygget", "Staden", "Vilande"}),
        ({"never_came": True}, {"Bygget"}),
        ({}, {"Bygget", "Staden"}),
    ],
)
def test_the_filters_choose_members(said, who):
    make_contact(organisation=make_organisation(name="Bygget", industry="Bygg", contributes=["praktik"]))
    city = make_organisation(name="Staden", sector="public", looks_for=["övningskörning"])
    make_contact(organisation=city)
    asleep = make_organisation(name="Vilande")
    Organisation.objects.filter(pk=asleep.pk).update(state=Organisation.State.DORMANT)
    make_contact(organisation=asleep)
    came = sign_up(make_event(), organisation=city)
    Registration.objects.filter(pk=came.pk).update(state=Registration.State.ATTENDED)
    chosen = invite_queries.select(make_event(), wanted(**said))
    assert {each.organisation for each in chosen.to} == who


def test_who_declined_such_letters_or_is_under_protection_is_left_out_and_not_told_apart():
    event, hidden, tired, leila = make_event(), make_contact(), make_contact(), make_contact()
    Person.objects.filter(pk=hidden.pk).update(is_protected=True)
    declining.decline(reader=declining.reader(tired.email), topic=Topic.INVITATIONS)
    sending = invite(event)
    assert invited(event) == {leila.email}
    assert reasons(sending) == {"som inte får sådana brev": 2}
    assert invite_addresses(event, hidden.email).sent == 0
    assert not Letter.objects.filter(to__in=[hidden.email, tired.email]).exists()


def test_a_list_of_addresses_knows_those_we_know_and_keeps_the_others_as_addresses():
    event, leila = make_event(), make_person(name="Leïla Héden")
    invite_addresses(event, leila.email, "ny@example.org")
    assert invitation_of(event, leila.email).person == leila
    assert invitation_of(event, "ny@example.org").person is None
    assert invite_addresses(event, "ny@example.org", leila.email).sent == 0
    assert not Person.objects.filter(email="ny@example.org").exists()  # asked is not known


def test_a_later_sending_goes_to_those_not_yet_asked_and_a_reminder_to_those_who_have_not_answered():
    event = make_event()
    invite_addresses(event, "a@example.org", "b@example.org", "c@example.org")
    assert invite_addresses(event, "a@example.org", "d@example.org").sent == 1
    sign_up(event, email="a@example.org")
    inviting.decline(invitation=invitation_of(event, "b@example.org"))
    assert reasons(invite_addresses(event, "c@example.org", remind=True)) == {
        "som fick ett brev om det för mindre än ett dygn sedan": 1
    }
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=2))
    sending = invite_addresses(event, *(f"{name}@example.org" for name in "abcde"), remind=True)
    assert sending.sent == 2  # c and d
    assert {letter.to for letter in Letter.objects.filter(kind="events.invitation_reminder")} == {
        "c@example.org",
        "d@example.org",
    }
    assert sum(number for number, _words in sending.reasons) == 3


def test_a_thousand_are_asked_in_few_statements():
    Person.objects.bulk_create(
        [Person(name=f"Åsa {number}", email=f"asa{number}@example.org") for number in range(1000)]
    )
    organisation, event = make_organisation(), make_event()
    organisation.contacts.bulk_create(
        [organisation.contacts.model(organisation=organisation, person=person) for person in Person.objects.all()]
    )
    with CaptureQueriesContext(connection) as asked:
        assert invite(event).sent == 1000
    assert len(asked) < 30
    texts = set(Letter.objects.values_list("text", flat=True))
    assert len(texts) == 1000  # each with a key of their own


def test_nobody_is_asked_to_what_is_a_draft_cancelled_or_begun():
    draft, cancelled, begun = make_event(published=False), make_event(), make_event(in_days=-1)
    actions.cancel(event=cancelled, by=None)
    for event in (draft, cancelled, begun):
        with pytest.raises(Refused):
            invite_addresses(event, "asa@example.org")
    assert not Letter.objects.filter(kind="events.invitation").exists()


def test_the_list_that_was_looked_at_is_the_one_that_gets_it():
    event = make_event()
    make_contact()
    seen = invite_queries.select(event, wanted()).digest
    make_contact()
    with pytest.raises(inviting.ListChanged):
        invite(event, seen=seen)
    assert not event.invitations.exists()


def test_an_invitation_opens_an_event_for_the_invited_to_its_own_address_alone(client):
    event = make_event(audience=Event.Audience.INVITED)
    invite_addresses(event, "asa@example.org")
    key = event.invitations.get().key
    other = {"name": "Bo Främling", "email": "bo@example.org", "invitation": key}
    page = client.post(f"{event.get_absolute_url()}register/", other).content.decode()
    assert "Inbjudan är personlig" in page and "Bo Främling" in page  # nothing typed is lost
    client.post(
        f"{event.get_absolute_url()}register/", {"name": "Åsa Öberg", "email": "Asa@Example.org", "invitation": key}
    )
    assert event.registrations.get().person.email == "asa@example.org"
    assert (
        "inbjudan"
        in client.post(f"{event.get_absolute_url()}register/", other | {"invitation": "påhittad"}).content.decode()
    )


def test_the_key_of_one_event_does_not_open_another():
    first, second = make_event(audience="invited"), make_event(audience="invited", title="Lunch")
    invite_addresses(first, "asa@example.org")
    guest = registering.Guest(name="Åsa", email="asa@example.org")
    with pytest.raises(Refused):
        registering.register_many(event=second, guests=[guest], invitation=first.invitations.get().key, by=None)


def test_the_link_leads_to_a_form_filled_in(client):
    leila, event = make_contact(organisation=make_organisation(name="Åkeriet Öst", may_show=False)), make_event()
    invite(event)
    page = client.get(event.invitations.get().get_absolute_url(), follow=True).content.decode()
    for words in (leila.name, leila.email, "Åkeriet Öst", "Nej tack, jag kan inte komma"):
        assert words.replace("'", "&#x27;") in page
    assert client.get("/events/i/finns-inte/").status_code == 404


def test_who_is_signed_in_needs_no_link(member):
    event = make_event(audience=Event.Audience.INVITED)
    invite_addresses(event, member.person.email)
    member.post(f"{event.get_absolute_url()}register/", {"organisation": ""})
    assert event.registrations.get().person == member.person


def test_no_thanks_is_said_by_a_button_and_can_be_changed(client, office):
    event = make_event()
    invite_addresses(event, "asa@example.org")
    address = event.invitations.get().get_absolute_url()
    client.get(f"{address}no/")  # programs that look through mail follow links
    assert event.invitations.get().declined_at is None
    page = client.post(f"{address}no/", follow=True).content.decode()
    assert "Du har tackat nej" in page
    client.post(f"{address}no/")
    assert Line.objects.filter(verb="events.decline_invitation").count() == 1
    assert invite_queries.answers(event) == {"yes": 0, "no": 1, "none": 0}
    assert "Nej tack" in office.get(f"/office/events/{event.pk}/invitations/?answer=no").content.decode()
    client.post(f"{event.get_absolute_url()}register/", {"name": "Åsa", "email": "asa@example.org"})
    assert invite_queries.answers(event) == {"yes": 1, "no": 0, "none": 0}
    assert "Du är anmäld" in client.get(address).content.decode()


def test_an_invitation_to_what_is_cancelled_or_over_says_so(client):
    cancelled, over = make_event(), make_event(title="Lunch")
    for event in (cancelled, over):
        invite_addresses(event, "asa@example.org")
    actions.cancel(event=cancelled, by=None)
    Event.objects.filter(pk=over.pk).update(
        starts_at=timezone.now() - timedelta(hours=3), ends_at=timezone.now() - timedelta(hours=1)
    )
    assert "Evenemanget är inställt" in client.get(cancelled.invitations.get().get_absolute_url()).content.decode()
    address = over.invitations.get().get_absolute_url()
    assert "för sent att anmäla sig" in client.get(address).content.decode()
    client.post(f"{address}no/")
    assert over.invitations.get().declined_at is None


def test_who_is_forgotten_leaves_no_invitation():
    event, leila = make_event(), make_person(name="Leïla")
    invite_addresses(event, "zoe@example.org", leila.email)
    zoe = make_person(name="Zoë", email="zoe@example.org")
    inviting.change_feed_address(person=zoe)
    for person in (zoe, leila):
        forget_everywhere(person=person, by=None)
    assert not event.invitations.exists()


def test_the_office_asks_in_three_pages_looks_tests_and_sends(office, settings):
    event, leila, bo = make_event(venue="Stråsalen"), make_contact(), make_contact(name="Bo Ek")
    address = f"/office/events/{event.pk}/invitations/new/"
    said = {"who": "members", "active_only": "on", "own_sv": "Ta med en fråga.", "own_en": "Bring a question."}
    page = office.post(address, {**said, "do": "list"}).content.decode()
    assert leila.name in page and "2 personer får brevet" in page
    said |= {"out": f"p{bo.pk}"}
    page = office.post(address, {**said, "do": "look"}).content.decode()
    assert "1 person får brevet" in page and "Ta med en fråga." in page and "Bring a question." in page
    assert "Vill du hellre slippa" in page or "Would you rather not" in page  # as it arrives
    with PostOffice() as opened:
        settings.MAILERS = opened.settings
        office.post(address, {**said, "do": "test"})
        call_command("worker", once=True)
        assert [letter["To"] for letter in opened.letters] == [office.person.email]
        assert not event.invitations.exists()
        seen = re.search(r'name="seen" value="(\w+)"', page)[1]
        answer = office.post(address, {**said, "do": "send", "seen": seen}, follow=True).content.decode()
        assert "Skickat till 1 person" in answer and "1 som du valde bort" in answer
        call_command("worker", once=True)
        letter = opened.letters[-1]
    assert letter["To"] == leila.email and letter["List-Unsubscribe"]
    text = letter.get_content()
    assert "Ta med en fråga." in text and f"/events/i/{event.invitations.get().key}/" in text
    assert "Stråsalen" in text and "key-of-the-reader" not in text
    office.post(address, {**said, "do": "send", "seen": seen})
    assert Letter.objects.filter(kind="events.invitation", to=leila.email).count() == 1


def test_a_list_that_cannot_be_read_is_told_and_kept(office):
    event = make_event()
    address = f"/office/events/{event.pk}/invitations/new/"
    typed = "Åsa Öberg <asa@example.org>\nbo@\n"
    page = office.post(address, {"who": "list", "addresses": typed, "do": "list"}).content.decode()
    assert "ingen e-postadress: bo@" in page and "asa@example.org" in page
    page = office.post(address, {"who": "list", "addresses": "", "do": "list"}).content.decode()
    assert "Skriv minst en adress" in page
    page = office.post(address, {"who": "list", "addresses": "asa@example.org; Asa@example.org", "do": "list"})
    assert "1 person får brevet" in page.content.decode()


def test_the_list_of_those_invited_asks_the_database_as_often_whatever_its_size(office):
    event = make_event()

    def asked():
        with CaptureQueriesContext(connection) as queries:
            office.get(f"/office/events/{event.pk}/invitations/")
        return len(queries)

    invite_addresses(event, "asa@example.org")
    asked()
    one = asked()
    invite_addresses(event, *(f"bo{number}@example.org" for number in range(30)))
    for number in range(5):
        sign_up(event, email=f"bo{number}@example.org")
    assert asked() == one
    page = office.get(f"/office/events/{event.pk}/invitations/?answer=yes").content.decode()
    assert page.count('<th scope="row">') == 5


def test_an_address_that_turns_out_to_be_of_somebody_under_protection_is_not_named(office):
    event = make_event()
    invite_addresses(event, "hemlig@example.org")
    hidden = make_person(name="Hemlig É", email="hemlig@example.org")
    Person.objects.filter(pk=hidden.pk).update(is_protected=True)
    page = office.get(f"/office/events/{event.pk}/invitations/").content.decode()
    assert "hemlig" not in page.casefold()
