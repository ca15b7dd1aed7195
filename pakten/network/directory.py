"""The public directory: who fits what a visitor looks for, and how many would if one choice were another."""

import numpy as np

from pakten.network import queries
from pakten.network.facets import Facet
from pakten.network.models import Level, Organisation
from pakten.network.searching import Texts, words_of

FACETS = ("sector", "district", "industry", "level", "contributes", "looks_for")  # as they are called in addresses


class Register:
    """The members that may be shown, as arrays: their ids in Swedish order, a Facet for each kind of trait, and Texts.

    Counted and searched here and not in the database: topics are lists in JSON that SQLite and PostgreSQL open
    differently, and neither searches for parts of words without extensions. 44,000 members are some twenty megabytes.
    """

    def __init__(self):
        shown = Organisation.objects.shown()
        rows = list(shown.values_list("id", "sector", "industry", "level", "contributes", "looks_for", "search_text"))
        self.ids = np.array([row[0] for row in rows], dtype=np.int64)
        districts = {identity: [] for identity in self.ids.tolist()}
        pairs = Organisation.districts.through.objects.filter(organisation__in=shown.order_by().values("id"))
        names = {district.pk: district.name for district in queries.districts_now()}
        for organisation, district in pairs.values_list("organisation_id", "district_id"):
            if district in names and organisation in districts:
                districts[organisation].append(names[district])
        self.levels = list(Level.objects.all())
        partners = set(Organisation.objects.job_partners().order_by().values_list("id", flat=True))
        levels = [[row[3], queries.JOB_PARTNER] if row[0] in partners else [row[3]] for row in rows]
        self.facets = {
            "sector": Facet(([row[1]] for row in rows), always=Organisation.Sector.values),
            "district": Facet(districts.values(), always=names.values()),
            "industry": Facet([row[2]] for row in rows),
            "level": Facet(levels, always=queries.memberships(self.levels)),
            "contributes": Facet(row[4] for row in rows),
            "looks_for": Facet(row[5] for row in rows),
        }
        self.texts = Texts(row[6] for row in rows)

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

    @property
    def memberships(self):
        """The words for what a member can be, by the choices of the facet "level"."""
        return queries.memberships(self._register.levels)

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
        texts = self._register.texts
        if not words:
            return np.zeros(len(texts), dtype=np.int8)
        ranks = texts.ranks(words)
        if not (ranks >= 0).any():
            vocabulary = texts.vocabulary
            meant = {word: vocabulary.meant(word) for word in words if word not in vocabulary}
            if meant and all(meant.values()):
                ranks = texts.ranks(meant.get(word, word) for word in words)
                self.meant = meant if (ranks >= 0).any() else {}
        return ranks

    def in_swedish_order(self):
        """All members found, whole and with their districts, read a few at a time."""
        found = set(self.found.tolist())
        members = Organisation.objects.shown().defer("search_text", "number").prefetch_related("districts")
        return (member for member in members.iterator(chunk_size=2000) if member.pk in found)


def members(ids, *, with_districts):
    """The members with these ids, in that order, as a list shows them: only the columns it needs."""
    rows = Organisation.objects.shown().only(
        "name", "sort_key", "slug", "sector", "industry", "joined_on", "logo", "may_show_logo"
    )
    rows = (rows.prefetch_related("districts") if with_districts else rows).in_bulk(ids)
    return [rows[identity] for identity in ids if identity in rows]
