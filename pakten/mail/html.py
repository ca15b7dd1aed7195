"""A letter as a page, made of its text when it is sent: no second copy is kept, and nothing is fetched."""

import re

from django.template.loader import render_to_string

from pakten.mail.parts import parts_of

ITEM = re.compile(r"[-*•] +")
CHOICE = re.compile(r"(.{1,60}): (https?://\S+)$")
INDENT = "    "


def page(text, *, title):
    """The HTML of a letter's text. Paragraphs stand apart, addresses are links, lines that begin with a dash are a
    list, lines that are all a word or two and an address are choices, and an indented paragraph, such as a code, is set
    apart; each language is marked."""
    parts = parts_of(text)
    name, _newline, address = parts.signature.strip().partition("\n")
    words = {
        "title": title,
        "name": name,
        "address": address.strip(),
        "sections": sections(text),
        "language": parts.sections[0][0],
    }
    return render_to_string("mail/letter.html", words)


def sections(text):
    """What a letter says in each language, as (language, [(kind of block, its lines)])."""
    return [(language, list(_blocks(words))) for language, words in parts_of(text).sections]


def _blocks(text):
    """(kind, lines) of each paragraph: "list", "choices" (pairs of words and address), "apart" or "plain"; a heading of
    a list is a paragraph of its own."""
    for paragraph in re.split(r"\n\s*\n", text.strip("\n")):
        lines = paragraph.split("\n")
        if all(line.startswith(INDENT) for line in lines):
            yield "apart", [line.strip() for line in lines]
            continue
        choices = [CHOICE.match(line) for line in lines]
        if len(lines) > 1 and all(choices):
            yield "choices", [each.groups() for each in choices]
            continue
        first = next((place for place, line in enumerate(lines) if ITEM.match(line)), len(lines))
        if lines[:first]:
            yield "plain", [line.strip() for line in lines[:first]]
        if lines[first:]:
            yield "list", _items(lines[first:])


def _items(lines):
    items = []
    for line in lines:
        if ITEM.match(line) or not items:
            items.append(ITEM.sub("", line, count=1).strip())
        else:  # an item goes on in the next line
            items[-1] += f" {line.strip()}"
    return items
