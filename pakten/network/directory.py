"""The public directory: who fits what a visitor looks for, and how many would if one choice were another."""

import numpy as np
from django.db.models import Value
from django.db.models.functions import StrIndex

from pakten.network import queries
from pakten.network.facets import Facet
from pakten.network.models import Organisation
from pakten.network.searching import ABOUT_BEGINS, NAME_ENDS, Vocabulary, words_of

FACETS = ("sector", "district", "industry", "level", "contributes", "looks_for")  # as they are called in addresses


class Register:
    """The members that may be shown, as arrays: their ids in Swedish order, and a Facet for each kind of trait.

    Topics are counted here and not in the database, where they are lists in JSON that SQLite and PostgreSQL open
    differently; 44,000 members and their traits are some megabytes.
    """

    def __init__(self):
        shown = Organisation.objects.shown()
        rows = list(shown.values_list("id", "sector", "industry", "level", "contributes", "looks_for"))
        self.ids = np.array([row[0] for row in rows], dtype=np.int64)
        districts = {identity: [] for identity in self.ids.tolist()}
        pairs = Organisation.districts.through.objects.filter(organisation__in=shown.order_by().values("id"))
        names = {district.pk: district.name for district in queries.districts_now()}
        for organisation, district in pairs.values_list("organisation_id", "district_id"):
            if district in names and organisation in districts:
                districts[organisation].append(names[district])
        self.facets = {
            "sector": Facet(([row[1]] for row in rows), always=Organisation.Sector.values),
            "district": Facet(districts.values(), always=names.values()),
            "industry": Facet([row[2]] for row in rows),
            "level": Facet(([row[3]] for row in rows), always=Organisation.Level.values),
            "contributes": Facet(row[4] for row in rows),
            "looks_for": Facet(row[5] for row in rows),
        }

    def __len__(self):
        return len(self.ids)


class Directory:
    """The members that fit some words and some choices.

    `words`: what a visitor wrote; all of it must be found in name, industry, topics or presentation, as whole words or
    parts of words. `choices`: like {"sector": "public", "contributes": "Praktik"}; one that nobody knows is left out.

    `found` holds the ids of those that fit: in Swedish order, or best first when there are words. `meant` tells the
    words that were looked for instead of what was written, where nothing has it: {"bemaning": "bemanning"}.
    """

    def __init__(self, *, words="", choices=None):
        self._register = queries.kept("network.register", Register)
        known = {name: self._register.facets[name].choice(text) for name, text in (choices or {}).items() if text}
        self.choices = {name: choice for name, choice in known.items() if choice}
        self._having = {name: self._register.facets[name].having(choice) for name, choice in self.choices.items()}
        self.meant = {}
        ranks = self._ranks(words_of(words))
        self._named = ranks >= 0
        places = np.flatnonzero(self._fitting())
        self.found = self._register.ids[places[np.argsort(ranks[places], kind="stable")]]

    def counts(self, facet):
        """How many there would be with each choice of a facet, the other choices as they are: {"business": 231, …}."""
        return self._register.facets[facet].counts(self._fitting(but=facet))

    def without(self, facet):
        """How many there would be if a facet were left open."""
        return int(self._fitting(but=facet).sum())

    def _fitting(self, *, but=None):
        fitting = self._named.copy()
        for name, having in self._having.items():
            if name != but:
                fitting &= having
        return fitting

    def _ranks(self, words):
        """For each member of the register: -1 if it lacks a word, else where the word hardest to find stands."""
        ranks = np.zeros(len(self._register), dtype=np.int8)
        if not words:
            return ranks
        ranked = _ranked(words)
        if not ranked:
            vocabulary = queries.kept("network.vocabulary", _vocabulary)
            meant = {word: vocabulary.meant(word) for word in words if word not in vocabulary}
            if meant and all(meant.values()) and (ranked := _ranked([meant.get(word, word) for word in words])):
                self.meant = meant
        return np.fromiter((ranked.get(identity, -1) for identity in self._register.ids.tolist()), np.int8, len(ranks))

    def in_swedish_order(self):
        """All members found, whole and with their districts, read a few at a time."""
        found = set(self.found.tolist())
        members = Organisation.objects.shown().defer("search_text", "number").prefetch_related("districts")
        return (member for member in members.iterator(chunk_size=2000) if member.pk in found)


def members(ids, *, with_districts):
    """The members with these ids, in that order, as a list shows them: only the columns it needs."""
    rows = Organisation.objects.shown().only("name", "sort_key", "slug", "sector", "industry", "joined_on")
    rows = (rows.prefetch_related("districts") if with_districts else rows).in_bulk(ids)
    return [rows[identity] for identity in ids if identity in rows]


def _vocabulary():
    return Vocabulary(Organisation.objects.shown().order_by().values_list("search_text", flat=True))


def _ranked(words):
    """Members that have all these words, by id: 0 when the name begins with them, 1 when they are in the name, 2 when
    one is only in industry or topics, 3 when one is only in the presentation. One query."""
    places = {f"place_{n}": StrIndex("search_text", Value(word)) for n, word in enumerate(words)}
    signs = {f"sign_{n}": StrIndex("search_text", Value(sign)) for n, sign in enumerate((NAME_ENDS, ABOUT_BEGINS))}
    rows = Organisation.objects.shown().order_by().annotate(**places, **signs)
    rows = rows.filter(**{f"{place}__gt": 0 for place in places}).values_list("id", *signs, *places)
    return {
        identity: 0 if 1 in at and max(at) < name_ends else 1 + (max(at) > name_ends) + (max(at) > about_begins)
        for identity, name_ends, about_begins, *at in rows
    }
