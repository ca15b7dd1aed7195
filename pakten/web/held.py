"""One form for what any part of the house holds on a person, for those who ask (GDPR, articles 15 and 20) and for who
is about to forget somebody (article 17)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pakten.sheets.write import write_workbook


class Fate(TextChoices):
    """What becomes of it when the person is forgotten."""

    DELETED = "deleted", _("is deleted")
    NAMELESS = "nameless", _("stays without the name")
    KEPT = "kept", _("is kept")


@dataclass(frozen=True)
class Held:
    """Something we hold on a person: what it is, the words and values in it, and what becomes of it when the person is
    forgotten. It never names anybody else."""

    what: str
    fate: Fate
    words: Mapping[str, object] = field(default_factory=dict)
    private: Mapping[str, object] = field(default_factory=dict)  # words for the person's own eyes alone
    is_secret: bool = False  # all of it for the person alone: the office does not see that it is there


def rooms(name):
    """That room of every app of the house that has one, from the top floor down: rooms("queries")."""
    places = [f"{config.name}.{name}" for config in apps.get_app_configs() if config.name.startswith("pakten.")]
    return [import_module(place) for place in places if find_spec(place)]


def held_on(person, *, to):
    """All that the house holds on a person: every app's `queries.held`. `to`: who reads it; what is for the person
    alone is left out for anybody else."""
    found = [each for room in rooms("queries") if hasattr(room, "held") for each in room.held(person)]
    if to == person:
        return [replace(each, words={**each.words, **each.private}) for each in found]
    return [each for each in found if not each.is_secret]


def words_of(held):
    """Its words as (name, value in words), without the empty ones."""
    return [(name, _said(value)) for name, value in held.words.items() if value not in ("", None)]


def as_data(helds):
    """The same as plain data, for a file that other systems read."""
    return [
        {"what": str(each.what), **{str(name): _plain(value) for name, value in each.words.items()}} for each in helds
    ]


def as_workbook(helds):
    """The same as an Excel workbook: a row for each word."""
    rows = [(number, each.what, *word) for number, each in enumerate(helds, 1) for word in words_of(each)]
    headings = [gettext("Number"), gettext("What"), gettext("Which"), gettext("Value")]
    return write_workbook(headings, rows, sheet=gettext("What we hold"))


def _plain(value):
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value if isinstance(value, int) else str(value or "")


def _said(value):
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)
