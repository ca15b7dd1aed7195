"""The rows of a list, each read as somebody who signed up, before anybody is compared with anybody."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pakten.sheets.folding import fold, plain
from pakten.sheets.headings import Headings
from pakten.sheets.lists import says_nothing, split_list
from pakten.sheets.spelling import near
from pakten.sheets.table import Row, Table

from . import troubles
from .corrections import Corrections
from .troubles import Cell, Trouble
from .vocabulary import sector_of, yes_or_no

ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]+\.[^\s@<>()\[\],;:\".]{2,}")
NAME_FIELDS = ("name", "first_name", "last_name")
# What can be kept of each; a longer text is a mistake.
LONGEST_ANSWER = 5_000
LONGEST = {"name": 200, "first_name": 200, "last_name": 200, "organisation": 200, "email": 254, "kind": 100}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row with a name: what it says in one word each, and the cells of its longer answers by field."""

    row: int
    name: str
    email: str
    organisation: str
    sector: str
    kind: str
    offers: tuple[str, ...]
    wants: tuple[str, ...]
    seated: bool
    cells: Mapping[str, tuple[Cell, ...]]

    def cell(self, field: str) -> Cell | None:
        return next(iter(self.cells.get(field, ())), None)


def read_entries(table: Table, headings: Headings, corrections: Corrections) -> tuple[list[Entry], list[Trouble]]:
    """The people below the headings, and what is wrong in their rows. Rows left out, rows with nothing in the columns
    asked for (a form tool's timestamp, a total) and headings that come again are passed over."""
    labels = tuple(fold(column.heading) for column in headings.columns)
    rows = [
        corrections.mended(row)
        for row in table.rows
        if row.number > headings.row and row.number not in corrections.left_out
    ]
    answers = [
        _answers(row, headings)
        for row in rows
        if tuple(fold(row.cell(index)) for index in range(len(labels))) != labels
    ]
    answers = [cells for cells in answers if any(not says_nothing(cell.text) for cell in _all(cells))]
    flipped = _family_name_first([cells["name"][0].text for cells in answers if "name" in cells])
    entries: list[Entry] = []
    found: list[Trouble] = []
    has_names = any(headings.of(field) for field in NAME_FIELDS)
    for cells in answers:
        found += _too_long(cells)
        email, trouble = _email(cells)
        found += trouble
        name = _name(cells, flipped)
        if not name:
            if has_names:
                found.append(troubles.name_missing(_name_cell(cells, headings), _name_from(email)))
            continue
        entry, trouble = _entry(cells, name, email)
        entries.append(entry)
        found += trouble
    return entries, found


def without_repeated(
    entries: Sequence[Entry], organisation_key: Callable[[str], str]
) -> tuple[list[Entry], list[Trouble]]:
    """Each person once: of those who signed up twice the last row, for people mend a form by sending it again.

    One person: like names with one e-mail address, or one name in one organisation. Two names with one address are an
    error: nobody can say whether they are one.
    """
    kept: dict[int, Entry] = {}
    by_email: dict[str, list[Entry]] = defaultdict(list)
    by_name: dict[tuple[str, str], Entry] = {}
    found: list[Trouble] = []
    for entry in entries:
        identity = (_sorted_words(entry.name), organisation_key(entry.organisation))
        sharing = by_email[entry.email.lower()] if entry.email else []
        earlier = next((other for other in sharing if _one_person(entry.name, other.name)), None)
        if earlier is None and identity in by_name and _may_be_one(by_name[identity], entry):
            earlier = by_name[identity]
        if earlier is not None:
            kept.pop(earlier.row, None)
            by_email[earlier.email.lower()].remove(earlier)
            found.append(troubles.signed_up_twice(entry.name, earlier.row, entry.row))
        elif sharing:
            first = sharing[0]
            found.append(troubles.shared_email(first.name, _email_cell(first), entry.name, _email_cell(entry)))
        kept[entry.row] = entry
        by_email[entry.email.lower()].append(entry)
        by_name[identity] = entry
    return list(kept.values()), found


def _email_cell(entry: Entry) -> Cell:
    cell = entry.cell("email")
    return Cell(cell.row, cell.index, cell.heading, cell.field, entry.email)


def _answers(row: Row, headings: Headings) -> dict[str, tuple[Cell, ...]]:
    """The cells of a row by field; cells with nothing in them are kept, for they can be mended."""
    cells: dict[str, list[Cell]] = defaultdict(list)
    for column in headings.columns:
        if column.field:
            text = row.cell(column.index)[: LONGEST_ANSWER + 1]
            cells[column.field].append(Cell(row.number, column.index, column.heading, column.field, text))
    return {field: tuple(found) for field, found in cells.items()}


def _all(cells: Mapping[str, tuple[Cell, ...]]) -> Iterable[Cell]:
    return (cell for found in cells.values() for cell in found)


def _text(cells: Mapping[str, tuple[Cell, ...]], field: str) -> str:
    """The one answer to a field, on one line; empty when it says nothing."""
    text = " ".join(cells[field][0].text.split()) if field in cells else ""
    return "" if says_nothing(text) else text


def _entry(cells: Mapping[str, tuple[Cell, ...]], name: str, email: str) -> tuple[Entry, list[Trouble]]:
    found: list[Trouble] = []
    sector = sector_of(_text(cells, "sector"))
    if _text(cells, "sector") and not sector:
        found.append(
            troubles.sector_unknown(cells["sector"][0], (_("Business"), _("Civil society"), _("Public sector")))
        )
    seated = yes_or_no(cells["seated"][0].text) if "seated" in cells else False
    if seated is None:
        found.append(troubles.seated_unclear(cells["seated"][0]))
    entry = Entry(
        row=next(iter(_all(cells))).row,
        name=name,
        email=email,
        organisation=_text(cells, "organisation"),
        sector=sector,
        kind=_text(cells, "kind"),
        offers=tuple(topic for cell in cells.get("offers", ()) for topic in split_list(cell.text)),
        wants=tuple(topic for cell in cells.get("wants", ()) for topic in split_list(cell.text)),
        seated=seated is not False,
        cells=cells,
    )
    return entry, found


def _name(cells: Mapping[str, tuple[Cell, ...]], flipped: bool) -> str:
    whole, first, last = (_text(cells, field) for field in NAME_FIELDS)
    if whole and flipped and whole.count(",") == 1:
        whole = " ".join(part.strip() for part in reversed(whole.split(",")))
    # "Namn" and "Efternamn" beside each other: the first column holds the first name only.
    if whole and last and not first and plain(fold(last)) not in plain(fold(whole)):
        whole = f"{whole} {last}"
    name = whole or f"{first} {last}".strip()
    return name if any(letter.isalpha() for letter in name) else ""


def _family_name_first(names: Sequence[str]) -> bool:
    """Whether the list says "Berg, Anna": then most of its names do."""
    return 2 * sum(name.count(",") == 1 for name in names) > len(names)


def _name_cell(cells: Mapping[str, tuple[Cell, ...]], headings: Headings) -> Cell:
    return next(cells[field][0] for field in NAME_FIELDS if field in cells)


def _name_from(email: str) -> str:
    """`anna.berg@example.se` may be Anna Berg."""
    words = [word for word in re.split(r"[._]", email.partition("@")[0]) if word.isalpha() and len(word) > 1]
    return " ".join(word.capitalize() for word in words) if len(words) > 1 else ""


def _email(cells: Mapping[str, tuple[Cell, ...]]) -> tuple[str, list[Trouble]]:
    written = _text(cells, "email")
    if not written or len(written) > LONGEST["email"]:
        return "", []
    address = ADDRESS.search(written)
    if address:
        return address[0].removeprefix("mailto:").rstrip("."), []
    return "", [troubles.email_invalid(cells["email"][0])]


def _too_long(cells: Mapping[str, tuple[Cell, ...]]) -> list[Trouble]:
    return [
        troubles.too_long(cell, limit)
        for cell in _all(cells)
        if len(cell.text) > (limit := LONGEST.get(cell.field, LONGEST_ANSWER))
    ]


def _sorted_words(name: str) -> str:
    return " ".join(sorted(plain(fold(name)).split()))


def _one_person(name: str, other: str) -> bool:
    """Whether two names with one address are one person's: the same words, some left out, or slips of the pen."""
    one, two = plain(fold(name)), plain(fold(other))
    words, others = set(one.split()), set(two.split())
    return words <= others or others <= words or near(one, two) or near(_sorted_words(one), _sorted_words(two))


def _may_be_one(earlier: Entry, later: Entry) -> bool:
    """One name is one person in one organisation; without an organisation only a full name is, and not with two
    addresses."""
    if later.organisation:
        return True
    return " " in later.name and not (earlier.email and later.email and earlier.email.lower() != later.email.lower())
