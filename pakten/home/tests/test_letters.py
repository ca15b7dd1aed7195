"""Declining letters: by the link in one, by a mail program's own button, and on one's own page."""

import re

import pytest
from django.urls import reverse

from pakten.journal.models import Line
from pakten.mail import actions, declining, links
from pakten.mail.kinds import Topic
from pakten.mail.models import Letter, Reader, Refusal
from pakten.mail.tests.post_office import PostOffice
from pakten.mail.tests.test_deliver import deliver_due
from tests.makers import make_letter, make_person
from tests.makers_post import invitations_declared, make_invitation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _invitations():
    with invitations_declared():
        yield


@pytest.fixture
def post_office(settings):
    with PostOffice() as opened:
        settings.MAILERS = opened.settings
        yield opened


def path_of(address):
    return address.removeprefix("http://localhost:8000")


def the_link(email="leila@example.org", topic=Topic.INVITATIONS):
    return path_of(links.address(topic, declining.reader(email).key))


def test_the_link_in_a_letter_is_the_address_of_the_page(settings):
    for language in ("sv", "en"):
        with_prefix = reverse("home:letters_about", args=["news", "k"])
        prefix = "" if language == "sv" else "/en"
        assert path_of(links.address(Topic.NEWS, "k", language)) == prefix + with_prefix


def test_a_letter_that_may_be_declined_says_how_and_tells_mail_programs(post_office):
    make_invitation()
    deliver_due()
    (came,) = post_office.letters
    link = "http://localhost:8000" + the_link()
    assert came["List-Unsubscribe"].strip() == f"<{link}>"
    assert came["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    plain, page = came.iter_parts()
    assert "Inbjudningar till evenemang" in plain.get_content() and link in plain.get_content()
    assert f'href="{link}"' in page.get_content()
    assert not re.search("leila|example", link)
    assert Letter.objects.get().text == "Välkommen till frukost, Leïla!"  # the link is no part of what was said


def test_a_bilingual_letter_says_how_in_both_languages(post_office):
    make_invitation(text="Hej!\n\n" + "- " * 19 + "-\n\nHello!\n\n-- \nIntegrationspakten\nhttp://localhost:8000\n")
    deliver_due()
    text = post_office.letters[0].get_content()
    swedish, english = text.split("- - -")[0], text.split("- - -")[-1]
    assert "Inbjudningar" in swedish and "/letters/invitations/" in swedish
    assert "Invitations" in english and "/en/letters/invitations/" in english
    assert text.index("/en/letters/") < text.rindex("Integrationspakten")


def test_a_necessary_letter_cannot_be_declined(post_office):
    for topic in Topic:
        declining.decline(reader=declining.reader("leila@example.org"), topic=topic)
    make_letter(to="leila@example.org", kind="network.unknown_address")
    deliver_due()
    (came,) = post_office.letters
    assert came["List-Unsubscribe"] is None and "/letters/" not in came.get_content()


def test_opening_the_link_changes_nothing_and_the_button_does_and_can_be_undone(client, post_office):
    page = client.get(the_link()).content.decode()
    assert "Stoppa de här breven" in page and "leila" not in page
    assert not Refusal.objects.exists()
    page = client.post(the_link(), {"decline": "1"}, follow=True).content.decode()
    assert "Du får inte längre de här breven" in page
    letter = make_invitation(to="Leila@Example.org")
    deliver_due()
    assert letter.state == Letter.State.UNWANTED and post_office.letters == []
    page = client.post(the_link(), {"accept": "1"}, follow=True).content.decode()
    assert "Stoppa de här breven" in page
    make_invitation()
    deliver_due()
    assert len(post_office.letters) == 1
    told = Line.objects.filter(verb__startswith="home.")
    assert list(told.values_list("verb", flat=True)) == ["home.accept_letters", "home.decline_letters"]
    assert "leila" not in str(list(Line.objects.values()))


def test_a_mail_programs_own_button_declines_without_a_token_and_without_a_page(client):
    client.handler.enforce_csrf_checks = True
    answer = client.post(
        the_link(), "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded", secure=False
    )
    assert answer.status_code == 200
    assert Refusal.objects.get().topic == "invitations"
    assert client.post(the_link(), {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Refusal.objects.count() == Line.objects.count() == 1


def test_a_letter_declined_after_it_was_written_does_not_go(post_office):
    letter = make_invitation()
    declining.decline(reader=declining.reader("leila@example.org"), topic="invitations")
    deliver_due()
    letter.refresh_from_db()
    assert (letter.state, post_office.letters) == (Letter.State.UNWANTED, [])
    assert not letter.can_be_retried and not actions.retry(letter=letter)


def test_each_topic_is_declined_on_its_own(post_office):
    declining.decline(reader=declining.reader("leila@example.org"), topic="news")
    make_invitation()
    deliver_due()
    assert len(post_office.letters) == 1


@pytest.mark.parametrize("path", ["/letters/invitations/nosuch/", "/letters/codes/{key}/", "/letters/news/' OR 1=1/"])
def test_a_link_that_is_not_ours_is_not_found(path, client):
    path = path.format(key=declining.reader("leila@example.org").key)
    assert client.get(path).status_code == client.post(path).status_code == 404
    assert not Refusal.objects.exists()


def test_somebody_signed_in_chooses_and_finds_the_choice_again(member, post_office):
    page = member.get("/mine/letters/").content.decode()
    assert page.count("checked") == 4
    answer = member.post("/mine/letters/", {"wanted": ["news"]}, follow=True)
    assert "Ditt val är sparat" in answer.content.decode() and answer.content.decode().count("checked") == 1
    assert declining.declined(member.person.email.upper()) == {"invitations", "reminders", "evaluations"}
    make_invitation(to=member.person.email)
    deliver_due()
    assert post_office.letters == []
    member.post("/mine/letters/")
    assert declining.declined(member.person.email) == set(Topic)
    member.post("/mine/letters/", {"wanted": list(Topic.values)})
    assert declining.declined(member.person.email) == set()
    assert Line.objects.filter(verb="home.choose_letters", by_name="Zahra Øster").count() == 3


def test_a_topic_that_nobody_knows_is_refused_and_changes_nothing(member):
    page = member.post("/mine/letters/", {"wanted": ["codes"]}).content.decode()
    assert "ds-validation-message" in page
    assert not Refusal.objects.exists()


def test_the_office_sees_which_letters_were_not_wanted(office):
    declining.decline(reader=declining.reader("leila@example.org"), topic="invitations")
    make_invitation()
    page = office.get("/office/letters/?state=unwanted").content.decode()
    assert "Mottagaren har tackat nej" in page and "leila@" in page and "Försök igen" not in page


def test_who_is_forgotten_leaves_no_choice_behind(client):
    person = make_person(email="leila@example.org")
    link = the_link()
    client.post(link)
    actions.forget(person=person)
    assert not Reader.objects.exists() and not Refusal.objects.exists()
    assert client.get(link).status_code == 404
