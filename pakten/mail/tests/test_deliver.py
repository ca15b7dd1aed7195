"""Letters to a real mail server that is there, is not there, or refuses them."""

import smtplib
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from pakten.mail import actions, disposing, rules
from pakten.mail.models import Letter
from pakten.mail.tests.post_office import PostOffice
from tests.makers import make_letter, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def post_office(settings):
    with PostOffice() as opened:
        settings.MAILERS = opened.settings
        yield opened


def deliver_due():
    call_command("worker", once=True)


def an_hour_passes():
    for letter in Letter.objects.waiting():
        Letter.objects.filter(pk=letter.pk).update(next_try_at=letter.next_try_at - timedelta(hours=1))


def test_a_letter_is_delivered_once(post_office):
    letter = make_letter(to="ali@example.org", subject="Välkommen", text="Hej Ali Åkesson!")
    deliver_due()
    deliver_due()
    (came,) = post_office.letters
    assert (came["To"], came["Subject"], came["Message-ID"]) == ("ali@example.org", "Välkommen", letter.message_id)
    assert came.get_content().strip() == "Hej Ali Åkesson!"
    letter.refresh_from_db()
    assert letter.state == Letter.State.SENT and letter.tries == 1


def test_a_letter_waits_while_the_mail_server_is_away(settings):
    closed = PostOffice()
    settings.MAILERS = closed.settings
    letter = make_letter()
    deliver_due()
    letter.refresh_from_db()
    assert (letter.state, letter.problem, letter.code) == ("waiting", "ConnectionRefusedError", None)
    with PostOffice(closed.port) as opened:
        deliver_due()
        assert opened.letters == []  # not yet: a minute has not passed
        an_hour_passes()
        deliver_due()
        assert opened.message_ids() == [letter.message_id]
    letter.refresh_from_db()
    assert (letter.state, letter.problem) == ("sent", "")


def test_a_letter_put_off_by_the_server_is_tried_again(post_office):
    letter = make_letter(to="full@example.org")
    post_office.refusals["full@example.org"] = ["452 Full", "451 Later"]
    for tries, code in ((1, 452), (2, 451)):
        deliver_due()
        letter.refresh_from_db()
        assert (letter.state, letter.tries, letter.code) == ("waiting", tries, code)
        an_hour_passes()
    deliver_due()
    assert post_office.message_ids() == [letter.message_id]


def test_an_address_that_is_refused_for_good_bounces_and_stops_nobody_else(post_office, caplog):
    gone, other = make_letter(to="gone@example.org"), make_letter(to="ali@example.org")
    post_office.refusals["gone@example.org"] = ["550 gone@example.org is unknown"]
    deliver_due()
    gone.refresh_from_db()
    assert (gone.state, gone.problem, gone.code) == ("bounced", "SMTPRecipientsRefused", 550)
    assert post_office.message_ids() == [other.message_id]
    an_hour_passes()
    deliver_due()
    assert len(post_office.letters) == 1
    assert "SMTPRecipientsRefused, 550" in caplog.text and "gone@" not in caplog.text


def test_a_text_that_is_refused_for_good_bounces(post_office):
    letter = make_letter(subject="Reklam")
    post_office.refusals["Reklam"] = ["554 No"]
    deliver_due()
    letter.refresh_from_db()
    assert (letter.state, letter.problem, letter.code) == ("bounced", "SMTPDataError", 554)


def test_refusing_us_is_no_bounce():
    assert not rules.is_refused_for_good(smtplib.SMTPAuthenticationError(535, b"Who are you?"))
    assert not rules.is_refused_for_good(smtplib.SMTPSenderRefused(553, b"Not you", "pakten@example.org"))


def test_a_letter_is_given_up_after_some_days(post_office):
    letter = make_letter(to="full@example.org")
    post_office.refusals["full@example.org"] = ["452 Full"] * 30
    tried_for, now = timedelta(), timezone.now()
    while letter.state == Letter.State.WAITING:
        deliver_due()
        letter.refresh_from_db()
        if letter.state == Letter.State.WAITING:
            tried_for += letter.next_try_at - now
        Letter.objects.filter(pk=letter.pk).update(next_try_at=now)
    assert (letter.state, letter.tries) == ("given_up", rules.MOST_TRIES)
    assert timedelta(days=4) < tried_for < timedelta(days=6)


def test_the_pause_doubles_up_to_a_day():
    pauses = [rules.pause_after(tries) for tries in range(1, rules.MOST_TRIES)]
    assert pauses[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert pauses == sorted(pauses) and pauses[-1] == timedelta(days=1)


def test_a_letter_that_cannot_be_put_together_stops_nobody_else(post_office):
    broken, other = make_letter(to="no address\nat all"), make_letter()
    deliver_due()
    broken.refresh_from_db()
    assert broken.state == Letter.State.WAITING and broken.problem
    assert post_office.message_ids() == [other.message_id]


def test_a_bounced_letter_goes_when_it_is_tried_anew(post_office):
    letter = make_letter(to="gone@example.org")
    post_office.refusals["gone@example.org"] = ["550 Unknown"]
    deliver_due()
    assert actions.retry(letter=letter)
    deliver_due()
    assert post_office.message_ids() == [letter.message_id]
    assert not actions.retry(letter=letter)


def test_the_text_of_a_confidential_letter_is_erased_when_it_went_or_bounced(post_office):
    went, bounced = (make_letter(to=f"{name}@example.org", is_confidential=True) for name in ("ali", "gone"))
    late = make_letter(to="full@example.org", is_confidential=True)
    post_office.refusals |= {"gone@example.org": ["550 Unknown"], "full@example.org": ["452 Full"]}
    deliver_due()
    texts = {letter.pk: letter.text for letter in Letter.objects.all()}
    assert texts == {went.pk: "", bounced.pk: "", late.pk: late.text}
    assert not actions.retry(letter=bounced)


def test_a_letter_is_not_tried_when_it_is_of_no_use_any_more(post_office, office):
    soon, late = timezone.now() + timedelta(minutes=3), timezone.now() - timedelta(seconds=1)
    code = make_letter(to="full@example.org", is_confidential=True, useful_until=soon)
    missed, timely = make_letter(useful_until=late), make_letter(useful_until=soon)
    post_office.refusals["full@example.org"] = ["452 Full"] * 9
    for _minute in range(3):
        deliver_due()
        an_hour_passes()
    assert post_office.message_ids() == [timely.message_id]
    for letter, tries in ((code, 3), (missed, 1)):
        letter.refresh_from_db()
        assert (letter.state, letter.tries) == ("late", tries)
        assert not letter.can_be_retried and not actions.retry(letter=letter)
    assert code.text == ""
    assert "Det gick inte att skicka medan det behövdes" in office.get("/office/letters/?state=late").content.decode()


def test_a_code_to_sign_in_is_of_use_as_long_as_the_code(post_office, client):
    make_person(email="anna@example.org")
    client.post("/sign-in/", {"email": "anna@example.org"})
    letter = Letter.objects.get()
    assert timedelta(minutes=2, seconds=50) < letter.useful_until - letter.written_at <= timedelta(minutes=3)


def test_the_texts_of_letters_that_are_done_with_can_be_erased(post_office):
    went, waits, new = make_letter(), make_letter(to="full@example.org"), make_letter()
    post_office.refusals["full@example.org"] = ["452 Full"]
    deliver_due()
    year_ago = timezone.now() - timedelta(days=365)
    Letter.objects.exclude(pk=new.pk).update(written_at=year_ago)
    assert disposing.erase_texts(before=timezone.now() - timedelta(days=30), most=10) == 1
    assert [Letter.objects.get(pk=each.pk).text for each in (went, waits, new)] == ["", "Hej!", "Hej!"]
    assert Letter.objects.get(pk=went.pk).state == "sent"


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_is_rolled_back_sends_nothing(post_office):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        make_letter(at_once=True)
        raise ZeroDivisionError
    deliver_due()
    assert post_office.letters == [] and not Letter.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_letter_somebody_waits_for_goes_when_its_transaction_has_happened(post_office):
    with transaction.atomic():
        urgent = make_letter(at_once=True)
        make_letter()
        assert post_office.letters == []
    assert post_office.message_ids() == [urgent.message_id]


@pytest.mark.django_db(transaction=True)
def test_a_code_that_cannot_be_sent_fails_no_page_and_goes_with_the_worker(client, settings):
    closed = PostOffice()
    settings.MAILERS = closed.settings
    make_person(email="anna@example.org")
    assert client.post("/sign-in/", {"email": "anna@example.org"}).url == "/sign-in/code/"
    assert Letter.objects.get().problem == "ConnectionRefusedError"
    an_hour_passes()
    with PostOffice(closed.port) as opened:
        deliver_due()
        assert [letter["To"] for letter in opened.letters] == ["anna@example.org"]


def test_a_letter_is_in_swedish_and_below_in_english(post_office, client, django_capture_on_commit_callbacks):
    make_person(email="anna@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/en/sign-in/", {"email": "anna@example.org"})
    (came,) = post_office.letters
    text = came.get_content()
    assert came["Subject"] == "Din kod för att logga in / Your code to sign in"
    assert text.index("Hej!") < text.index("- - -") < text.index("Hello!")
    assert text.count("http://localhost:8000") == 1
