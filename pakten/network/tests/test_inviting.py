"""Contacts of a member: invited, accepted, handed over, left; and what goes wrong."""

import re
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from pakten.journal.models import Line
from pakten.mail import actions as mail
from pakten.mail.models import Letter
from pakten.mail.tests.post_office import PostOffice
from pakten.network import actions, inviting
from pakten.network.inviting import InvitingProblem
from pakten.network.models import Contact, Invitation, Organisation, Person
from tests.makers import make_contact, make_organisation, make_person
from tests.makers_our_page import make_invitation
from tests.pages import LintingClient

BACKEND = "django.contrib.auth.backends.ModelBackend"
LINK = re.compile(r"http://\S+(/members/invitation/[\w-]+/)")


@pytest.fixture
def own(client, db):
    client.organisation = make_organisation(name="Åkeriet Öst AB")
    client.person = make_contact(organisation=client.organisation)
    client.person.contact_for.update(is_first=True)
    client.force_login(client.person, backend=BACKEND)
    return client


def contacts(client, rest=""):
    return f"/members/{client.organisation.slug}/contacts/{rest}"


def names(organisation):
    return sorted(organisation.contacts.values_list("person__name", flat=True))


@pytest.mark.django_db(transaction=True)
def test_a_colleague_is_invited_by_letter_says_yes_and_signs_in(settings):
    organisation = make_organisation(name="Åkeriet Öst AB")
    client, invited = LintingClient(), LintingClient()
    client.force_login(make_contact(organisation=organisation, name="Leïla Héden"), backend=BACKEND)
    with PostOffice() as post:
        settings.MAILERS = post.settings
        data = {"name": "Åsa O'Brien", "email": "Asa@Example.org", "title": "HR-chef"}
        page = client.post(f"/members/{organisation.slug}/contacts/", data, follow=True).content.decode()
        assert "Inbjudan är på väg" in page and "asa@example.org" in page
        assert mail.deliver_next()
        (letter,) = post.letters
        text = letter.get_content()
        assert letter["To"] == "asa@example.org"
        assert "Åsa" not in letter["Subject"] and "Åkeriet" not in letter["Subject"]
        assert "Hej Åsa O'Brien!" in text and "Åkeriet Öst AB" in text
        address = LINK.search(text).group(1)
        opened = invited.get(address).content.decode()
        assert "Vill du vara kontaktperson för Åkeriet Öst AB?" in opened
        assert not Person.objects.filter(email="asa@example.org").exists(), "a mail program opens links too"
        said_yes = invited.post(address).content.decode()
        assert 'value="asa@example.org"' in said_yes
        invited.post("/sign-in/", {"email": "asa@example.org"})
        code = re.search(r"^ {4}(\d{4}-\d{4})\s*$", post.letters[-1].get_content(), re.M).group(1)
        assert invited.post("/sign-in/code/", {"code": code}).url == "/mine/"
    assert "Åkeriet Öst AB" in invited.get("/mine/").content.decode()
    contact = Contact.objects.get(person__email="asa@example.org")
    assert (contact.person.name, contact.title) == ("Åsa O'Brien", "HR-chef")
    assert Letter.objects.get(kind="network.invitation").text == "", "the link is a secret"
    assert not Invitation.objects.get().email


def test_the_link_is_not_in_the_database(own):
    _invitation, key = make_invitation(organisation=own.organisation)
    assert key not in str(Invitation.objects.values_list().get())


def test_an_invitation_is_of_use_once(own, client):
    _invitation, key = make_invitation(organisation=own.organisation)
    stranger = LintingClient()
    assert stranger.post(f"/members/invitation/{key}/").status_code == 200
    for answer in (stranger.get(f"/members/invitation/{key}/"), stranger.post(f"/members/invitation/{key}/")):
        assert answer.status_code == 410
        page = answer.content.decode()
        assert "redan använd" in page and "Logga in" in page
        assert "Åkeriet" not in page and "asa@" not in page
    assert own.organisation.contacts.count() == 2


def test_an_invitation_that_ran_out_or_was_taken_back_says_what_to_do(own):
    invitation, key = make_invitation(organisation=own.organisation)
    stranger = LintingClient()
    Invitation.objects.update(expires_at=timezone.now())
    for answer in (stranger.get(f"/members/invitation/{key}/"), stranger.post(f"/members/invitation/{key}/")):
        assert answer.status_code == 410
        assert "gått ut" in answer.content.decode() and "Åkeriet" not in answer.content.decode()
    inviting.revoke(invitation=invitation, by=own.person)
    answer = stranger.post(f"/members/invitation/{key}/")
    assert "tagits tillbaka" in answer.content.decode() and "Åkeriet" not in answer.content.decode()
    assert stranger.get(f"/members/invitation/{'x' * 43}/").status_code == 404
    assert names(own.organisation) == ["Leïla Héden"]
    assert not Invitation.objects.get().email, "who it was for is erased"


def test_somebody_who_became_a_contact_meanwhile_is_not_made_one_twice(own):
    _invitation, key = make_invitation(organisation=own.organisation)
    person = make_person(name="Åsa Berg", email="asa@example.org")
    actions.add_contact(organisation=own.organisation, person=person, title="Chef", by=None)
    assert LintingClient().post(f"/members/invitation/{key}/").status_code == 200
    assert Contact.objects.get(person=person).title == "Chef"


def test_somebody_signed_in_as_another_is_told_which_address_to_use(own, member):
    _invitation, key = make_invitation(organisation=own.organisation)
    page = member.post(f"/members/invitation/{key}/").content.decode()
    assert "annan adress" in page
    assert not member.person.contact_for.exists()


@pytest.mark.parametrize("email", ["", "inte en adress", "a@b", "å@@example.org"])
def test_an_address_that_is_none_is_refused_and_the_rest_is_kept(email, own):
    page = own.post(contacts(own), {"name": "Åsa", "email": email, "title": "HR"}).content.decode()
    assert 'value="Åsa"' in page and 'value="HR"' in page
    assert not Invitation.objects.exists()


def test_nobody_is_invited_twice_or_who_is_a_contact_already(own):
    data = {"name": "Åsa", "email": "asa@example.org"}
    assert own.post(contacts(own), data).status_code == 302
    assert "redan skickad" in own.post(contacts(own), {**data, "email": "ASA@example.org"}).content.decode()
    own_address = {"name": "Jag", "email": own.person.email.upper()}
    assert "redan en av era" in own.post(contacts(own), own_address).content.decode()
    assert Letter.objects.count() == 1


def test_one_that_ran_out_is_made_anew(own):
    make_invitation(organisation=own.organisation)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert "gått ut" in own.get(contacts(own)).content.decode()
    own.post(contacts(own), {"name": "Åsa", "email": "asa@example.org"})
    assert not Invitation.objects.get().has_expired


def test_there_is_an_end_to_how_many_may_wait_and_be_sent_in_a_day(own):
    for number in range(inviting.MOST_OPEN):
        make_invitation(organisation=own.organisation, email=f"nr{number}@example.org")
    page = own.post(contacts(own), {"name": "En till", "email": "en@example.org"}).content.decode()
    assert "inbjudningar som ingen har svarat på" in page
    for invitation in Invitation.objects.all():
        inviting.revoke(invitation=invitation, by=own.person)
    for number in range(inviting.MOST_OPEN):
        make_invitation(organisation=own.organisation, email=f"nr{number}@example.org")
    inviting.revoke(invitation=Invitation.objects.open().first(), by=own.person)
    with pytest.raises(InvitingProblem, match="i dag"):
        make_invitation(organisation=own.organisation, email="fler@example.org")


def test_sending_again_makes_a_new_link_and_the_old_one_stops(own):
    invitation, key = make_invitation(organisation=own.organisation)
    again = f"/members/{own.organisation.slug}/invitations/{invitation.pk}/send/"
    assert "Vänta tio minuter" in own.post(again, follow=True).content.decode()
    Invitation.objects.update(sent_at=timezone.now() - timedelta(hours=1))
    assert "skickad igen" in own.post(again, follow=True).content.decode()
    new = LINK.search(Letter.objects.latest("id").text).group(1)
    assert LintingClient().get(f"/members/invitation/{key}/").status_code == 404
    assert LintingClient().get(new).status_code == 200
    own.post(again.replace("send", "revoke"))
    assert LintingClient().get(new).status_code == 410
    assert "redan" in own.post(again, follow=True).content.decode()


def test_the_first_contact_hands_over(own):
    colleague = make_contact(organisation=own.organisation, name="Ola Nord")
    contact = colleague.contact_for.get()
    page = own.post(contacts(own, f"{contact.pk}/first/"), follow=True).content.decode()
    assert "ny första kontakt" in page
    assert [each.person for each in own.organisation.contacts.filter(is_first=True)] == [colleague]
    letter = Letter.objects.get()
    assert (letter.to, letter.kind) == (colleague.email, "network.first_contact")
    assert "Ola" not in letter.subject


def test_a_contact_leaves_after_being_asked(own):
    colleague = make_contact(organisation=own.organisation, name="Ola Nord")
    mine = own.person.contact_for.get()
    assert "Vill du lämna Åkeriet Öst AB?" in own.get(contacts(own, f"{mine.pk}/remove/")).content.decode()
    page = own.post(contacts(own, f"{mine.pk}/remove/"), follow=True).content.decode()
    assert "Gör en kollega till första kontakt" in page, "the first hands over before"
    inviting.hand_over(contact=colleague.contact_for.get(), by=own.person)
    answer = own.post(contacts(own, f"{mine.pk}/remove/"))
    assert answer.url == "/mine/"
    assert names(own.organisation) == ["Ola Nord"]
    assert own.get(contacts(own)).status_code == 403
    assert "Du har själv valt" in Letter.objects.get(kind="network.no_longer_contact").text


def test_a_colleague_is_removed_and_told(own):
    colleague = make_contact(organisation=own.organisation, name="Ola Nord")
    contact = colleague.contact_for.get()
    assert "Ta bort Ola Nord?" in own.get(contacts(own, f"{contact.pk}/remove/")).content.decode()
    own.post(contacts(own, f"{contact.pk}/remove/"))
    assert names(own.organisation) == ["Leïla Héden"]
    assert "har tagit bort dig" in Letter.objects.get(to=colleague.email).text
    assert own.post(contacts(own, f"{contact.pk}/remove/")).status_code == 404
    assert Line.objects.get(verb="network.remove_contact").details == {"person": colleague.pk}


def test_the_last_contact_cannot_leave_and_the_office_can_remove(own, office):
    mine = own.person.contact_for.get()
    page = own.post(contacts(own, f"{mine.pk}/remove/"), follow=True).content.decode()
    assert "Bjud först in en kollega" in page
    assert own.organisation.contacts.count() == 1
    office.post(contacts(own, f"{mine.pk}/remove/"))
    assert not own.organisation.contacts.exists()
    assert "Organisationen har ingen kontaktperson" in office.get(contacts(own)).content.decode()


def test_the_first_to_say_yes_where_nobody_is_left_is_the_first_contact(own):
    own.organisation.contacts.all().delete()
    _invitation, key = make_invitation(organisation=own.organisation)
    LintingClient().post(f"/members/invitation/{key}/")
    assert own.organisation.contacts.get().is_first


def test_a_contact_of_another_member_does_nothing_here(own):
    other = make_contact()
    client = LintingClient()
    client.force_login(other, backend=BACKEND)
    invitation, _key = make_invitation(organisation=own.organisation)
    mine, theirs = own.person.contact_for.get(), other.contact_for.get()
    slug = own.organisation.slug
    for rest in (f"contacts/{mine.pk}/remove/", f"contacts/{mine.pk}/first/", f"invitations/{invitation.pk}/revoke/"):
        assert client.post(f"/members/{slug}/{rest}").status_code == 403
    # Through one's own organisation one reaches nobody else's contacts or invitations.
    own_slug = theirs.organisation.slug
    for rest in (f"contacts/{mine.pk}/remove/", f"contacts/{mine.pk}/first/", f"invitations/{invitation.pk}/revoke/"):
        assert client.post(f"/members/{own_slug}/{rest}").status_code == 404
    Organisation.objects.filter(slug=slug).update(may_show=False)
    assert client.get(f"/members/{slug}/contacts/").status_code == 404
    assert own.organisation.contacts.count() == 1


def test_somebody_forgotten_is_in_no_invitation(own):
    make_invitation(organisation=own.organisation, email="asa@example.org", by=own.person)
    actions.forget(person=make_person(email="asa@example.org"))
    assert not Invitation.objects.exists()
    make_invitation(organisation=own.organisation, email="bo@example.org", by=own.person)
    mail.forget(person=own.person)
    actions.forget(person=own.person)
    assert Invitation.objects.get().by is None


def at_once(*works):
    """Each of the works in a thread of its own, begun together; the problems they met."""
    barrier, problems = threading.Barrier(len(works)), []

    def run(work):
        try:
            barrier.wait(timeout=20)
            work()
        except InvitingProblem as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return problems


@pytest.mark.django_db(transaction=True)
def test_two_who_leave_at_the_same_moment_do_not_leave_nobody():
    for _time in range(5):
        organisation = make_organisation()
        people = [make_contact(organisation=organisation, name=name) for name in ("Ola Nord", "Åsa Berg")]
        leaving = [
            lambda person=person: inviting.remove_contact(contact=person.contact_for.get(), by=person)
            for person in people
        ]
        assert len(at_once(*leaving)) == 1
        assert organisation.contacts.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_link_opened_twice_at_the_same_moment_makes_one_contact():
    organisation = make_organisation()
    make_invitation(organisation=organisation)
    found = [Invitation.objects.get(), Invitation.objects.get()]
    problems = at_once(*[lambda each=each: inviting.accept(invitation=each) for each in found])
    assert len(problems) == 1
    assert organisation.contacts.count() == 1
