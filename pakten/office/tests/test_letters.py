from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.office import letters
from tests.makers import make_letter

pytestmark = pytest.mark.django_db


def make_bounced(**details):
    letter = make_letter(**details)
    Letter.objects.filter(pk=letter.pk).update(
        given_up_at=timezone.now(), has_bounced=True, tries=1, code=550, problem="SMTPRecipientsRefused"
    )
    return letter


def text_of(page):
    return page.content.decode()


def test_the_team_sees_what_went_what_waits_and_what_bounced(office):
    went = make_letter(to="went@example.org", kind="network.unknown_address")
    Letter.objects.filter(pk=went.pk).update(sent_at=timezone.now())
    make_letter(to="waits@example.org")
    make_bounced(to="gone@example.org")
    everything = text_of(office.get("/office/letters/"))
    assert "Svar till en okänd adress" in everything and "Slutgiltigt nekat (550)" in everything
    addresses = {"sent": "went@", "waiting": "waits@", "bounced": "gone@"}
    for state, there in addresses.items():
        page = text_of(office.get("/office/letters/", {"state": state}))
        assert [address in page for address in addresses.values()] == [
            address == there for address in addresses.values()
        ]
    assert "Inget brev passar" in text_of(office.get("/office/letters/?state=given_up"))
    assert "went@" in text_of(office.get("/office/letters/?state=nosuch"))


@pytest.mark.parametrize(
    ("met", "told"),
    [
        ({"code": 452, "problem": "SMTPRecipientsRefused"}, "E-postservern sköt upp det (452)"),
        ({"problem": "ConnectionRefusedError"}, "Det gick inte att lämna till e-postservern (ConnectionRefusedError)"),
    ],
)
def test_a_letter_that_waits_says_why_and_until_when(met, told, office):
    make_letter()
    Letter.objects.update(tries=2, **met)
    page = text_of(office.get("/office/letters/"))
    assert "2 försök." in page and told in page and "Nästa försök" in page


def test_without_letters_the_page_says_so(office):
    assert "Inget brev än" in text_of(office.get("/office/letters/"))


def test_no_page_shows_what_a_letter_says(office):
    make_letter(text="Koden är 1234-5678", is_confidential=True)
    make_letter(text="Koden är 1234-5678")
    assert "1234-5678" not in text_of(office.get("/office/letters/"))


def test_a_bounced_letter_is_tried_anew_and_the_journal_says_by_whom(office):
    letter = make_bounced()
    answer = office.post(f"/office/letters/{letter.pk}/retry/", follow=True)
    assert "Vi försöker skicka brevet igen" in text_of(answer)
    letter.refresh_from_db()
    assert letter.state == Letter.State.WAITING and letter in Letter.objects.due()
    assert Line.objects.get(verb="office.retry_letter").by_name == "Amira Lindgren"
    assert "Amira Lindgren försökte skicka ett brev igen" in text_of(office.get("/office/"))


def test_a_letter_that_waits_or_held_a_secret_is_not_tried_anew(office):
    waits, secret = make_letter(), make_bounced(is_confidential=True)
    assert "retry" not in text_of(office.get("/office/letters/"))
    for letter in (waits, secret):
        assert "går inte att skicka igen" in text_of(office.post(f"/office/letters/{letter.pk}/retry/", follow=True))
    assert not Line.objects.filter(verb="office.retry_letter").exists()


def test_many_letters_stand_on_several_pages_in_the_same_number_of_queries(office, django_assert_max_num_queries):
    for _number in range(letters.ON_A_PAGE + 1):
        make_bounced()
    with django_assert_max_num_queries(7):
        page = text_of(office.get("/office/letters/?state=bounced"))
    assert page.count("(550)") == letters.ON_A_PAGE
    assert "?state=bounced&amp;page=2" in page
    assert text_of(office.get("/office/letters/?state=bounced&page=2")).count("(550)") == 1


def test_letters_are_found_by_kind_and_by_the_day_they_were_written(office):
    make_letter(to="kod@example.org", kind="network.sign_in_code")
    old = make_letter(to="gammal@example.org", kind="network.unknown_address")
    just_after_midnight = datetime(2026, 3, 1, 0, 30, tzinfo=ZoneInfo("Europe/Stockholm"))  # still February in UTC
    Letter.objects.filter(pk=old.pk).update(written_at=just_after_midnight)
    for asked, there in (
        ({"kind": "network.sign_in_code"}, "kod@"),
        ({"day": "2026-03-01"}, "gammal@"),
        ({"kind": "network.unknown_address", "day": "2026-03-01", "state": "waiting"}, "gammal@"),
    ):
        page = text_of(office.get("/office/letters/", asked))
        assert [address in page for address in ("kod@", "gammal@")] == [there == "kod@", there == "gammal@"]
    nothing = text_of(office.get("/office/letters/?day=2026-02-28"))
    assert "Inget brev passar" in nothing and "Visa alla brev" in nothing


@pytest.mark.parametrize("asked", [{"day": "i går"}, {"kind": "nosuch"}, {"day": "2026-02-30", "state": "x"}])
def test_a_search_that_cannot_be_understood_says_so_beside_its_field_and_shows_all(asked, office):
    make_letter(to="kod@example.org")
    page = text_of(office.get("/office/letters/", asked))
    assert "kod@" in page and "ds-validation-message" in page
