"""What people mean by the names that they write: somebody who comes, an organisation, a sector, or a topic."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pakten.sheets.lists import split_commas, split_lines
from pakten.sheets.lookup import ORGANISATIONS, PEOPLE, Found, NameBook

from .organisations import Organisation
from .topics import Topics
from .vocabulary import means_anyone, sector_wished_for, without_framing

# Somebody and where they come from: "Ali (Exergi)", "Ali på Exergi", "Ali - Exergi", "Exergi: Ali", "Ali, Exergi".
WITH_ORGANISATION = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(.+?)\s*\(([^()]+)\)$",
        r"^(.+?)\s+(?:från|på|hos|vid|at|from|of|with|i|@)\s+(.+)$",
        r"^(.+?)\s*(?:,|/|\||:|\s[-–—]\s)\s*(.+)$",
    )
)
TWO_NAMES = re.compile(r"\s+(?:och|samt|eller|and|or|&)\s+|\s*/\s*", re.IGNORECASE)
LONGEST_NAME = 120  # letters; beyond it a wish is a text, not a name
MOST_COMPARED = 20_000  # texts looked at for typing errors: many times what ten thousand people get wrong

NOBODY = Found()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who comes, as far as wishes need to know: row, name and organisation's key."""

    row: int
    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a piece of text means. `kind`: person, organisation, sector, kind, topic, anyone, "" for nothing found.

    `rows`: the people it may mean, `keys`: the organisations; several when it is unclear. `value`: the sector, kind of
    organisation or topic. `how` as in `lookup.Found`. `not_coming`: a person was named too, who is not on the list.
    """

    text: str
    kind: str = ""
    rows: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()
    value: str = ""
    how: str = ""
    not_coming: bool = False


class WishReader:
    """Reads wishes against those who come. Names that need comparing with everybody are compared all at once."""

    def __init__(
        self,
        people: Sequence[Person],
        organisations: Sequence[Organisation],
        offered: Topics,
        kinds: Topics,
        cells: Iterable[str],
    ):
        self._organisation_of = {person.row: person.organisation for person in people}
        self._keys = [organisation.key for organisation in organisations]
        self._labels = {organisation.key: organisation.label for organisation in organisations}
        self._names = {person.row: person.name for person in people}
        self._people = NameBook(((person.row, person.name) for person in people), PEOPLE)
        self._organisations = NameBook(
            ((at, spelling) for at, organisation in enumerate(organisations) for spelling in organisation.spellings),
            ORGANISATIONS,
        )
        self._offered, self._kinds = offered, kinds
        self._misspelt_people: Mapping[str, Found] = {}
        self._misspelt_organisations: Mapping[str, Found] = {}
        self._compare_all(cells)
        self._remembered: dict[str, tuple[Meaning, ...]] = {}

    def read(self, cell: str) -> list[Meaning]:
        """What a cell means, piece by piece. A comma separates wishes, or a person and that person's organisation."""
        meanings: list[Meaning] = []
        for line in split_lines(cell):
            pieces = split_commas(line)
            at = 0
            while at < len(pieces):
                together = ", ".join(pieces[at : at + 2])
                if at + 1 < len(pieces) and (meaning := self._person_at_organisation(together, strict=True)):
                    meanings.append(meaning)
                    at += 2
                else:
                    meanings.extend(self._meanings(pieces[at]))
                    at += 1
        return meanings

    def alike(self, text: str) -> list[str]:
        """Names on the list that look like a text, for a person to choose among."""
        people = [self._names[row] for row in self._people.like(text, 2)]
        return [*people, *(self._labels[self._keys[at]] for at in self._organisations.like(text, 2))]

    def _meanings(self, text: str) -> tuple[Meaning, ...]:
        if text not in self._remembered:
            one = self._meaning(text)
            self._remembered[text] = (one,) if one.kind else self._two(text) or (one,)
        return self._remembered[text]

    def _meaning(self, text: str) -> Meaning:
        """From the surest reading to the least sure."""
        if means_anyone(text):
            return Meaning(text, "anyone")
        short = without_framing(text)
        return (
            self._known(text, sure=True)
            or self._known(short, sure=True)
            or self._shared(text, short)
            or self._person_at_organisation(text)
            or self._known(text)
            or self._known(short)
            or self._misspelt(text)
            or self._misspelt(short)
            or Meaning(text)
        )

    def _known(self, text: str, *, sure: bool = False) -> Meaning | None:
        return self._person(text, self._people.find(text, sure=sure)) or self._organisation(
            text, self._organisations.find(text, sure=sure)
        )

    def _misspelt(self, text: str) -> Meaning | None:
        return self._person(text, self._misspelt_people.get(text, NOBODY)) or self._organisation(
            text, self._misspelt_organisations.get(text, NOBODY)
        )

    def _person(self, text: str, found: Found) -> Meaning | None:
        return Meaning(text, "person", rows=found.keys, how=found.how) if found.keys else None

    def _organisation(self, text: str, found: Found) -> Meaning | None:
        keys = tuple(self._keys[at] for at in found.keys)
        return Meaning(text, "organisation", keys=keys, how=found.how) if keys else None

    def _shared(self, text: str, short: str) -> Meaning | None:
        if sector := sector_wished_for(text):
            return Meaning(text, "sector", value=sector, how="exact")
        if kind := self._kinds.find(short):
            return Meaning(text, "kind", value=kind, how="exact")
        if topic := self._offered.find(text) or self._offered.find(short):
            return Meaning(text, "topic", value=topic, how="exact")
        return None

    def _person_at_organisation(self, text: str, *, strict: bool = False) -> Meaning | None:
        """A person named with an organisation, in either order. Unless `strict`, an organisation named with somebody
        who does not come is found too."""
        for name, organisation in _with_organisation(text):
            places = self._find_organisation(organisation)
            if not places:
                continue
            people = self._find_person(name)
            here = tuple(row for row in people.keys if self._organisation_of[row] in places)
            if here:
                return Meaning(text, "person", rows=here, how=people.how)
            if not strict:
                if people.only is not None and people.how in ("exact", "accents", "spacing", "swapped"):
                    return Meaning(text, "person", rows=people.keys, how="elsewhere")
                named = without_framing(name)
                not_coming = len(named.split()) > 1 or named.istitle()
                return Meaning(text, "organisation", keys=places, how="part", not_coming=not_coming)
        return None

    def _find_person(self, text: str) -> Found:
        found = self._people.find(text)
        return found if found.keys else self._misspelt_people.get(text, NOBODY)

    def _find_organisation(self, text: str) -> tuple[str, ...]:
        found = self._organisations.find(text)
        found = found if found.keys else self._misspelt_organisations.get(text, NOBODY)
        return tuple(self._keys[at] for at in found.keys)

    def _two(self, text: str) -> tuple[Meaning, ...]:
        """Two names with "och" between them, when both are known; "och" is part of many names too."""
        meanings = tuple(self._meaning(part) for part in TWO_NAMES.split(text) if part)
        return meanings if len(meanings) > 1 and all(meaning.kind for meaning in meanings) else ()

    def _compare_all(self, cells: Iterable[str]) -> None:
        """Find what is misspelt, in one go, among all the names and parts of names that nobody has as they stand."""
        pieces = {piece for cell in set(cells) for line in split_lines(cell) for piece in split_commas(line)}
        asked = [
            text
            for text in sorted({variant for piece in pieces for variant in _variants(piece)})
            if len(text) <= LONGEST_NAME and not self._known(text) and not self._shared(text, without_framing(text))
        ]
        asked = asked[:MOST_COMPARED]
        self._misspelt_people = self._people.find_misspelt(asked)
        self._misspelt_organisations = self._organisations.find_misspelt(asked)


def _with_organisation(text: str) -> list[tuple[str, str]]:
    if len(text) > LONGEST_NAME:
        return []
    pairs = [found.groups() for pattern in WITH_ORGANISATION if (found := pattern.match(text))]
    return [order for one, other in pairs for order in ((one, other), (other, one))]


def _variants(piece: str) -> set[str]:
    """The texts in which a piece may hide a name."""
    parts = {part for part in TWO_NAMES.split(piece) if part}
    found = {piece, without_framing(piece), *parts, *(without_framing(part) for part in parts)}
    return found | {name for pair in _with_organisation(piece) for name in pair}
