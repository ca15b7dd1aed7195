"""A letter in two forms: as text, and as a page made of the text."""

from types import SimpleNamespace

import pytest
from django.conf import settings

from pakten.mail import bilingual, html
from pakten.mail.parts import parts_of
from pakten.mail.tests.post_office import PostOffice
from pakten.mail.tests.test_deliver import deliver_due
from tests.makers import make_letter

pytestmark = pytest.mark.django_db


NETWORK = SimpleNamespace(name="Integrationspakten", office_email="kansli@example.org")


def composed(template, **words):
    return bilingual.compose(template=f"mail/{template}.txt", subject="Hej", network=NETWORK, **words)


def test_a_letter_goes_as_text_and_as_a_page_that_says_the_same(settings):
    subject, text = composed("sign_in_code", code="1234-5678")
    with PostOffice() as opened:
        settings.MAILERS = opened.settings
        make_letter(subject=subject, text=text)
        deliver_due()
    (came,) = opened.letters
    assert came.get_content_type() == "multipart/alternative"
    plain, page = came.iter_parts()
    assert (plain.get_content_type(), page.get_content_type()) == ("text/plain", "text/html")
    assert plain.get_content().splitlines() == text.splitlines()
    for word in ("Hej!", "Hello!", '<p class="apart">1234-5678</p>', "Integrationspakten"):
        assert word in page.get_content()


def test_each_language_of_a_letter_is_marked():
    _subject, text = composed("unknown_address")
    page = html.page(text, title="Hej")
    assert page.index('<section lang="sv">') < page.index("Hej!") < page.index('<section lang="en">')
    assert '<html lang="sv">' in page
    assert f'<a href="{settings.SITE_ADDRESS}"' in page and page.count("Integrationspakten</h1>") == 1


def test_a_letter_in_one_language_is_marked_as_none():
    page = html.page("Tack för er ansökan.", title="Tack")
    assert "<section>" in page and "<html>" in page and "<footer>" not in page


def test_addresses_are_links_and_lists_are_lists():
    page = html.page(
        "Du är välkommen:\n- den 3 mars kl. 8\n- i Farsta,\n  vid torget\n\nSe https://example.org/a?b=1&c=å eller"
        " skriv till anna@example.org.",
        title="Välkommen",
    )
    assert "<p>Du är välkommen:</p>\n<ul><li>den 3 mars kl. 8</li><li>i Farsta, vid torget</li></ul>" in page
    assert 'href="https://example.org/a?b=1&amp;c=%C3%A5"' in page and 'href="mailto:anna@example.org"' in page


def test_what_people_write_is_never_markup():
    page = html.page("Hej <script>alert('O'Hara')</script> & <b>Åkeriet</b>", title="<i>")
    assert "<script" not in page and "<b>" not in page and "<i>" not in page
    assert "&lt;script&gt;" in page and "&amp; " in page


def test_a_letter_fetches_nothing():
    page = html.page(composed("unknown_address")[1], title="Hej")
    assert not any(word in page for word in ("<img", "src=", "url(", "<link", "@import"))


def test_the_parts_of_a_letter_make_it_again():
    _subject, text = composed("unknown_address")
    parts = parts_of(text)
    assert [language for language, _words in parts.sections] == ["sv", "en"]
    assert parts.text == text
    for other in ("Hej", "Hej\n\n-- \nBo\n", "a\n\n" + "- " * 19 + "-\n\nb\n\n" + "- " * 19 + "-\n\nc"):
        assert parts_of(other).text == other


def test_bilingual_letters_keep_their_form():
    _subject, text = composed("unknown_address")
    assert f"\n\n{'- ' * 19}-\n\n" in text and text.endswith(f"\n\n-- \nIntegrationspakten\n{settings.SITE_ADDRESS}\n")
