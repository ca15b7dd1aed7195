"""What the stories need: letters as their readers get them, and a page as each of five visitors gets it."""

import io
import re
from urllib.parse import urlsplit

from openpyxl import load_workbook

from pakten.mail import actions as mail
from tests.addresses import ROLES, SIGN_IN


class Post:
    """The letters that a real mail server took, as their readers open them."""

    def __init__(self, office, site):
        self.office, self.site = office, site

    def deliver(self):
        """What the worker does until nothing is due."""
        while mail.deliver_next():
            pass

    def letters_to(self, email):
        self.deliver()
        return [letter for letter in self.office.letters if letter["To"] == email]

    def newest(self, email):
        return self.letters_to(email)[-1]

    def text(self, email):
        return self.newest(email).get_content().replace("\r\n", "\n")

    def links(self, email):
        """The network's addresses in the newest letter, its first page left out."""
        found = re.findall(r"https?://[^\s>]+", self.text(email))
        return [link for link in found if link.startswith(f"{self.site}/") and urlsplit(link).path != "/"]

    def path(self, email, number=0):
        return urlsplit(self.links(email)[number]).path

    def code(self, email):
        return re.search(r"^ {4}(\S+)$", self.text(email), re.M)[1]


class Visitors:
    """A browser for each role, and every address that was opened."""

    def __init__(self, **clients):
        self.clients, self.opened = clients, []

    def __getattr__(self, role):
        return self.clients[role]

    def get(self, address):
        """What each gets of an address: role to answer."""
        self.opened.append(address)
        return {role: self.clients[role].get(address) for role in ROLES if role in self.clients}

    def answers(self, address):
        """The same in short, as in tests/addresses."""
        return tuple(short(answer) for answer in self.get(address).values())


def short(answer):
    if answer.status_code == 302 and "/sign-in/?next=" in answer.url:
        return SIGN_IN
    return answer.status_code


def text_of(answer):
    """What somebody reads on a page or in a file."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if "spreadsheetml" in answer.get("Content-Type", ""):
        book = load_workbook(io.BytesIO(content))
        return "\n".join("|".join(str(cell) for cell in row) for row in book.active.iter_rows(values_only=True))
    return content.decode(errors="replace")
