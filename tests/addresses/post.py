"""Which letters somebody gets."""

from pakten.mail import declining
from tests.addresses import PUBLIC, SIGNED_IN

PAGES = {
    "home:my_letters": SIGNED_IN,
    "home:letters_about": PUBLIC,  # for whoever has the link of a letter
}


def make(own):
    return {"home:letters_about": ["invitations", declining.reader("leila@example.org").key]}
