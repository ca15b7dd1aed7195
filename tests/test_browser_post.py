"""The pages about letters, and a letter itself, in a real browser."""

from types import SimpleNamespace

import pytest

from pakten.mail import bilingual, declining, html, links
from pakten.mail.parts import parts_of
from tests.makers import make_contact
from tests.walk import Walk, both_looks, faults, wider_than_the_screen


@both_looks
def test_the_pages_about_letters_are_sound(look, open_page):
    link = links.address("invitations", declining.reader("leila@example.org").key).split("8000", 1)[1]
    assert not Walk(open_page, look=look, person=make_contact()).over([link, "/mine/letters/"])


@pytest.mark.parametrize("dark", [False, True])
def test_a_letter_is_sound_on_a_phone(dark, open_page):
    network = SimpleNamespace(name="Integrationspakten", office_email="kansli@example.org")
    _subject, text = bilingual.compose(
        template="mail/sign_in_code.txt", subject="Kod", network=network, code="1234-5678"
    )
    text = parts_of(text).with_last_words(lambda language: links.last_words("news", "A" * 32, language)).text
    page = open_page("/alive", phone=True, dark=dark)
    page.goto("about:blank")  # without our site's policy, as in a mail program
    page.set_content(html.page(text, title="Kod"))
    assert not faults(page) and not wider_than_the_screen(page)
