"""Whom each person's words point to, and what could not be placed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from . import troubles
from .columns import ANSWERS_BY_NAME
from .entries import Entry
from .organisations import Organisation
from .topics import Topics
from .troubles import Cell, Trouble
from .wishes import Meaning, Person, WishReader


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of an answer and what it was taken for. `kind` as in `wishes.Meaning`, "" for what could not be placed;
    `meant`: the name, organisation, sector or topic; `how` it was found, see `lookup.Found`."""

    cell: Cell
    text: str
    kind: str = ""
    meant: str = ""
    how: str = ""


@dataclass
class Placing:
    """What one person's words point to, gathered piece by piece; dicts keep the order and leave out repetitions."""

    wished_people: dict[int, None] = field(default_factory=dict)
    wished_organisations: dict[str, None] = field(default_factory=dict)
    wished_sectors: dict[str, None] = field(default_factory=dict)
    wished_kinds: dict[str, None] = field(default_factory=dict)
    wants: dict[str, None] = field(default_factory=dict)
    met: dict[int, None] = field(default_factory=dict)
    avoids: dict[int, None] = field(default_factory=dict)
    avoided_organisations: dict[str, None] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)


class Room:
    """Those who come, with their organisations, to place words against."""

    def __init__(
        self,
        people: Sequence[Person],
        organisations: Sequence[Organisation],
        entries: Sequence[Entry],
        topics: Topics,
        offered_by: Mapping[str, set[int]],
        kinds: Topics,
    ):
        self.people = {person.row: person for person in people}
        self.organisations = {organisation.key: organisation for organisation in organisations}
        self.offered_by = offered_by
        cells = [cell.text for entry in entries for key in ANSWERS_BY_NAME for cell in entry.cells.get(key, ())]
        self.reader = WishReader(people, organisations, topics, kinds, cells)

    def label(self, row: int) -> str:
        """A name as it is told apart from others: with the organisation."""
        person = self.people[row]
        organisation = self.organisations.get(person.organisation)
        return f"{person.name} ({organisation.label})" if organisation else person.name

    def place(self, entry: Entry) -> Placing:
        """All of one person's wishes, those met before and those who cannot be met."""
        placing = Placing()
        me = self.people[entry.row]
        for key in ANSWERS_BY_NAME:
            for cell in entry.cells.get(key, ()):
                for meaning in self.reader.read(cell.text):
                    if key == "met":
                        self._place_met(placing, me, cell, meaning)
                    elif key == "avoids":
                        self._place_avoided(placing, me, cell, meaning)
                    else:
                        self._place_wish(placing, me, cell, meaning)
        return placing

    def _place_wish(self, placing: Placing, me: Person, cell: Cell, meaning: Meaning) -> None:
        if meaning.kind == "anyone":
            return
        if meaning.kind == "person":
            self._place_wished_person(placing, me, cell, meaning)
        elif meaning.kind == "organisation":
            self._place_wished_organisation(placing, me, cell, meaning)
        elif meaning.kind in ("sector", "kind"):
            wished = placing.wished_sectors if meaning.kind == "sector" else placing.wished_kinds
            wished[meaning.value] = None
            _note(placing, cell, meaning, meaning.value)
        elif meaning.kind == "topic" and self.offered_by.get(meaning.value, set()) - {me.row}:
            placing.wants[meaning.value] = None
            _note(placing, cell, meaning, meaning.value)
        else:
            self._unplaced(placing, cell, meaning)

    def _place_wished_person(self, placing: Placing, me: Person, cell: Cell, meaning: Meaning) -> None:
        rows = tuple(row for row in meaning.rows if row != me.row)
        if not rows:
            placing.troubles.append(troubles.wish_for_oneself(cell, me.name))
        elif len(rows) > 1:
            self._several(placing, cell, meaning, [self.label(row) for row in rows])
        elif me.organisation and self.people[rows[0]].organisation == me.organisation:
            label = self.organisations[me.organisation].label
            placing.troubles.append(troubles.wish_for_colleague(cell, meaning.text, label))
        else:
            placing.wished_people[rows[0]] = None
            _note(placing, cell, meaning, self.label(rows[0]))

    def _place_wished_organisation(self, placing: Placing, me: Person, cell: Cell, meaning: Meaning) -> None:
        keys = tuple(key for key in meaning.keys if key != me.organisation)
        if not keys:
            label = self.organisations[me.organisation].label
            placing.troubles.append(troubles.wish_for_colleague(cell, meaning.text, label))
        elif len(keys) > 1:
            self._several(placing, cell, meaning, [self.organisations[key].label for key in keys])
        else:
            label = self.organisations[keys[0]].label
            placing.wished_organisations[keys[0]] = None
            _note(placing, cell, meaning, label)
            if meaning.not_coming:
                placing.troubles.append(troubles.person_not_coming(cell, meaning.text, label))

    def _place_met(self, placing: Placing, me: Person, cell: Cell, meaning: Meaning) -> None:
        """Somebody who knows an organisation has met all who come from it."""
        if meaning.kind == "person" and len(meaning.rows) == 1:
            placing.met |= dict.fromkeys(row for row in meaning.rows if row != me.row)
            _note(placing, cell, meaning, self.label(meaning.rows[0]))
        elif meaning.kind == "person":
            self._several(placing, cell, meaning, [self.label(row) for row in meaning.rows])
        elif meaning.kind == "organisation" and len(meaning.keys) == 1 and not meaning.not_coming:
            organisation = self.organisations[meaning.keys[0]]
            placing.met |= dict.fromkeys(row for row in organisation.rows if row != me.row)
            _note(placing, cell, meaning, organisation.label)
        elif meaning.kind == "organisation" and len(meaning.keys) > 1:
            self._several(placing, cell, meaning, [self.organisations[key].label for key in meaning.keys])
        else:
            self._unplaced(placing, cell, meaning)

    def _place_avoided(self, placing: Placing, me: Person, cell: Cell, meaning: Meaning) -> None:
        """Where it is unclear who is meant, all who may be are kept apart: a meeting too few does less harm."""
        if meaning.kind == "person":
            rows = [row for row in meaning.rows if row != me.row]
            placing.avoids |= dict.fromkeys(rows)
            labels = [self.label(row) for row in rows]
        elif meaning.kind == "organisation" and not meaning.not_coming:
            keys = [key for key in meaning.keys if key != me.organisation]
            placing.avoided_organisations |= dict.fromkeys(keys)
            labels = [self.organisations[key].label for key in keys]
        else:
            self._unplaced(placing, cell, meaning)
            return
        if len(labels) > 1:
            placing.troubles.append(troubles.several_of_that_name(cell, meaning.text, labels, all_count=True))
        _note(placing, cell, meaning, "; ".join(labels))

    def _several(self, placing: Placing, cell: Cell, meaning: Meaning, labels: list[str]) -> None:
        placing.placed.append(Placed(cell, meaning.text))
        placing.troubles.append(troubles.several_of_that_name(cell, meaning.text, labels[:6], all_count=False))

    def _unplaced(self, placing: Placing, cell: Cell, meaning: Meaning) -> None:
        placing.placed.append(Placed(cell, meaning.text))
        alike = self.reader.alike(meaning.text)
        placing.troubles.append(troubles.nobody_of_that_name(cell, meaning.text, alike))


def _note(placing: Placing, cell: Cell, meaning: Meaning, meant: str) -> None:
    placing.placed.append(Placed(cell, meaning.text, meaning.kind, meant, meaning.how))
