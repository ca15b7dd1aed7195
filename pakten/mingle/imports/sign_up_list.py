"""A sign-up list, understood: who comes, from where, what they wish for, and every trouble there is with the list."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import translation

from pakten.sheets.errors import NoHeadings, TooManyRows
from pakten.sheets.headings import ROWS_SEARCHED, Column, Headings, best_table, find_headings, headings_in
from pakten.sheets.read import Limits, read_tables
from pakten.sheets.table import Table

from . import troubles
from .columns import FORM
from .corrections import Corrections
from .entries import NAME_FIELDS, Entry, read_entries, without_repeated
from .organisations import Organisation, Origin, gather_organisations
from .placing import Placed, Room
from .topics import Topics
from .troubles import Trouble
from .wishes import Person

MOST_SIGN_UPS = 10_000
NO_CORRECTIONS = Corrections()


@dataclass(frozen=True, slots=True)
class SignUp:
    """Somebody who comes. `key` is the number of their row, as text; wishes name people by it and organisations by
    `organisation_key`. `sector` is business, civil_society, public or empty. Topics stand under the label that all who
    mean the same have."""

    row: int
    name: str
    email: str
    organisation: str
    organisation_key: str
    sector: str
    kind: str
    offers: tuple[str, ...]
    wants: tuple[str, ...]
    wished_people: tuple[str, ...]
    wished_organisations: tuple[str, ...]
    wished_sectors: tuple[str, ...]
    wished_kinds: tuple[str, ...]
    met: tuple[str, ...]
    avoids: tuple[str, ...]
    avoided_organisations: tuple[str, ...]
    seated: bool
    placed: tuple[Placed, ...]

    @property
    def key(self) -> str:
        return str(self.row)

    @property
    def unplaced(self) -> tuple[Placed, ...]:
        """What this person wrote that could not be placed."""
        return tuple(each for each in self.placed if not each.kind)


@dataclass(frozen=True, slots=True)
class SignUpList:
    """What a table says. `heading_row` is None when no headings were found, and then there is nothing else."""

    heading_row: int | None
    columns: tuple[Column, ...]
    people: tuple[SignUp, ...]
    organisations: tuple[Organisation, ...]
    troubles: tuple[Trouble, ...]

    @property
    def errors(self) -> tuple[Trouble, ...]:
        return tuple(trouble for trouble in self.troubles if trouble.is_error)

    @property
    def warnings(self) -> tuple[Trouble, ...]:
        return tuple(trouble for trouble in self.troubles if not trouble.is_error)

    @property
    def unknown_columns(self) -> tuple[Column, ...]:
        """The columns that are not used and that no form tool is known to add."""
        return tuple(c for c in self.columns if c.field is None and not c.ignored and c.heading)


def read_file(content: bytes, most: int = MOST_SIGN_UPS) -> Table:
    """The table in a file that looks most like a sign-up list. Raises a SheetError; `file_troubles` says it in words.

    When no sheet has headings that are known, the one with most rows is taken, so that a person can point at them.
    """
    try:
        tables = read_tables(content, Limits(rows=most + ROWS_SEARCHED))
    except TooManyRows:
        raise TooManyRows(limit=most) from None
    try:
        table = best_table(tables, FORM)
        above = find_headings(table, FORM).row
    except NoHeadings:
        table, above = max(tables, key=lambda table: len(table.rows)), 0
    if sum(row.number > above for row in table.rows) > most:
        raise TooManyRows(limit=most)
    return table


def read_sign_up_list(
    table: Table,
    *,
    columns: Mapping[int, str | None] | None = None,
    heading_row: int | None = None,
    corrections: Corrections = NO_CORRECTIONS,
    language: str | None = None,
) -> SignUpList:
    """Understand a table, and tell every trouble in it at once, in `language` (else the active one). Never raises.

    `columns`: what a person says that columns hold, index to field key, None for a column not to be used.
    `heading_row`: the row of headings, as the spreadsheet numbers it, when a person has pointed it out.
    """
    with translation.override(language or translation.get_language()):
        headings = _headings(table, columns or {}, heading_row)
        if headings is None:
            return SignUpList(None, (), (), (), (troubles.no_headings(),))
        return _read(table, headings, corrections)


def _headings(table: Table, said: Mapping[int, str | None], heading_row: int | None) -> Headings | None:
    row = next((row for row in table.rows if row.number == heading_row), None)
    if row is None:
        try:
            found = find_headings(table, FORM)
        except NoHeadings:
            if not said or not table.rows:
                return None
            found = Headings(table.rows[0].number, ())
        row = next(row for row in table.rows if row.number == found.row)
    return headings_in(table, row, FORM, said)


def _read(table: Table, headings: Headings, corrections: Corrections) -> SignUpList:
    entries, found = read_entries(table, headings, corrections)
    organisations, doubts = gather_organisations(
        [Origin(entry.row, entry.organisation, entry.email) for entry in entries], corrections
    )
    keys = {spelling: organisation.key for organisation in organisations for spelling in organisation.spellings}
    entries, repeated = without_repeated(entries, lambda written: keys.get(written, ""))
    organisations = _those_who_come(organisations, entries)
    people, placing_troubles = _people(entries, organisations, keys)
    found += [*doubts, *repeated, *placing_troubles, *_whole_list(headings, entries, organisations)]
    found += _without_organisation(headings, entries, organisations)
    return SignUpList(headings.row, headings.columns, people, organisations, troubles.in_order(found))


def _those_who_come(organisations: Sequence[Organisation], entries: Sequence[Entry]) -> tuple[Organisation, ...]:
    """The organisations without the rows that do not count, and without those that nobody is left of."""
    coming = {entry.row for entry in entries}
    left = (
        Organisation(each.key, each.label, each.spellings, tuple(row for row in each.rows if row in coming))
        for each in organisations
    )
    return tuple(organisation for organisation in left if organisation.rows)


def _people(
    entries: Sequence[Entry], organisations: Sequence[Organisation], keys: Mapping[str, str]
) -> tuple[tuple[SignUp, ...], list[Trouble]]:
    labels = {organisation.key: organisation.label for organisation in organisations}
    sectors = _sectors(entries, keys)
    topics = Topics(topic for entry in entries for topic in (*entry.offers, *entry.wants))
    offered = Topics(topic for entry in entries for topic in entry.offers)
    kinds = Topics(entry.kind for entry in entries if entry.kind)
    offered_by: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        for topic in entry.offers:
            offered_by[offered.label(topic)].add(entry.row)
    people = [Person(entry.row, entry.name, keys.get(entry.organisation, "")) for entry in entries]
    room = Room(people, organisations, entries, offered, offered_by, kinds)
    found: list[Trouble] = []
    sign_ups: list[SignUp] = []
    for entry, person in zip(entries, people, strict=True):
        placing = room.place(entry)
        found += placing.troubles
        sign_ups.append(
            SignUp(
                row=entry.row,
                name=entry.name,
                email=entry.email,
                organisation=labels.get(person.organisation, ""),
                organisation_key=person.organisation,
                sector=entry.sector or sectors.get(person.organisation, ""),
                kind=kinds.label(entry.kind),
                offers=_labels(topics, entry.offers),
                wants=_labels(topics, (*entry.wants, *placing.wants)),
                wished_people=tuple(map(str, placing.wished_people)),
                wished_organisations=tuple(placing.wished_organisations),
                wished_sectors=tuple(placing.wished_sectors),
                wished_kinds=tuple(placing.wished_kinds),
                met=tuple(map(str, placing.met)),
                avoids=tuple(map(str, placing.avoids)),
                avoided_organisations=tuple(placing.avoided_organisations),
                seated=entry.seated,
                placed=tuple(placing.placed),
            )
        )
    return tuple(sign_ups), found


def _labels(topics: Topics, written: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topics.label(topic) for topic in written))


def _sectors(entries: Sequence[Entry], keys: Mapping[str, str]) -> dict[str, str]:
    """The sector that most of an organisation's people gave, for those of them who gave none."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        if entry.sector and entry.organisation in keys:
            said[keys[entry.organisation]][entry.sector] += 1
    return {key: sectors.most_common(1)[0][0] for key, sectors in said.items()}


def _whole_list(headings: Headings, entries: Sequence[Entry], organisations: Sequence[Organisation]) -> list[Trouble]:
    found: list[Trouble] = []
    if not any(headings.of(field) for field in NAME_FIELDS):
        return [troubles.no_name_column(headings.row)]
    if not headings.of("organisation"):
        found.append(troubles.no_organisation_column(headings.row))
    if len(entries) < 2:
        found.append(troubles.too_few(len(entries), headings.row))
    elif len(organisations) == 1 and len(organisations[0].rows) == len(entries):
        found.append(troubles.one_organisation(organisations[0].label))
    return found


def _without_organisation(
    headings: Headings, entries: Sequence[Entry], organisations: Sequence[Organisation]
) -> list[Trouble]:
    """Those who gave no organisation though asked; the one that shares their e-mail domain is a guess."""
    if not headings.of("organisation"):
        return []
    of_row = {row: organisation.label for organisation in organisations for row in organisation.rows}
    origins = [Origin(entry.row, entry.organisation, entry.email) for entry in entries]
    by_domain = {origin.domain: of_row[origin.row] for origin in origins if origin.domain and origin.row in of_row}
    return [
        troubles.organisation_missing(entry.cell("organisation"), entry.name, by_domain.get(origin.domain, ""))
        for entry, origin in zip(entries, origins, strict=True)
        if origin.row not in of_row
    ]
