"""Letters in both languages of the network: we seldom know which one the reader prefers."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from pakten.mail.parts import Parts

KEY = "key-of-the-reader"  # stands in a letter composed once for many, where each reader's own secret goes


def compose(*, template, subject, network, **words):
    """Subject and text of a letter, Swedish first, English below a line, and the network's name and address at the
    end. `subject` is a lazy translation; `template` is written in English and gets `network` and the other words."""
    subjects, sections = [], []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            subjects.append(str(subject))
            sections.append((language, render_to_string(template, {"network": network, **words}).strip()))
    return " / ".join(subjects), Parts(tuple(sections), f"{network.name}\n{settings.SITE_ADDRESS}\n").text


def of(text, key):
    """A text composed with `KEY`, as one reader gets it."""
    return text.replace(KEY, key)
