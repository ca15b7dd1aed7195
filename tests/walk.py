"""A walk over pages in a real browser: no fault that axe finds, no sideways scroll, no complaint of the console."""

from pathlib import Path

import pytest

AXE = (Path(__file__).parent / "vendor" / "axe" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = ["color-contrast", "target-size", "scrollable-region-focusable", "css-orientation-lock"]
ALL = {"type": "tag", "values": RULES}
RUN = "how => axe.run(document, {runOnly: how, resultTypes: ['violations'], preload: false})"
DESKTOP, PHONE = "desktop", "phone in the dark"


both_looks = pytest.mark.parametrize("look", [DESKTOP, PHONE])


class Walk:
    """One person's walk over pages, with one look: a light desktop, or a dark phone 320 pixels wide.

    The phone opens every page in both languages: the words are of another length. axe, which takes most of the time,
    reads the Swedish page on the desktop by all its rules, and the English one on the phone by those that a small dark
    screen can break.
    """

    def __init__(self, open_page, *, look, person=None):
        self.is_phone = look == PHONE
        self.page = open_page("/", person=person, phone=self.is_phone, dark=self.is_phone)
        if self.is_phone:
            self.page.set_viewport_size({"width": 320, "height": 700})
        self.complaints = []
        self.found = {}
        self.page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else 0)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def over(self, addresses):
        """Open each address; gives what was found so far, by address: nothing, one hopes."""
        for address in addresses:
            for language in ("", "/en") if self.is_phone else ("",):
                self.complaints.clear()
                self.page.goto(language + address)
                self.look(language + address, read=(language == "/en") == self.is_phone)
        return self.found

    def look(self, name, *, read=True):
        """Look at the page as it stands; `read` tells whether axe reads it too."""
        rules = {"type": "rule", "values": LOOKS} if self.is_phone else ALL
        wrong = (faults(self.page, rules) if read else []) + self.complaints
        if wider_than_the_screen(self.page):
            wrong.append("scrolls sideways")
        if wrong:
            self.found[name] = wrong


def faults(page, rules=ALL):
    """What axe finds on a page, in a sentence for each place."""
    page.evaluate(AXE)
    found = page.evaluate(RUN, rules)
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def wider_than_the_screen(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
