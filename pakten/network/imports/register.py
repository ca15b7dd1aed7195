"""From a table to the members and contacts that it tells of, and every trouble in it at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from pakten.sheets.clusters import name_key
from pakten.sheets.errors import NoHeadings, TooManyRows
from pakten.sheets.folding import fold
from pakten.sheets.headings import ROWS_SEARCHED, Column, Headings, best_table, find_headings, headings_in
from pakten.sheets.lists import split_list
from pakten.sheets.read import Limits, read_tables
from pakten.sheets.table import Row, Table

from . import values
from .columns import FORM, NAMES_EITHER
from .troubles import WARNING, Trouble, in_cell, in_row, no_members, no_name_column

MOST_ROWS = 20_000
LONGEST = {"name": 200, "industry": 120, "website": 200, "contact_name": 200, "contact_title": 120, "about": 20_000}


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact as the register writes it; the e-mail in small letters."""

    row: int
    email: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation as the register writes it, from one row or several.

    `said`: field of an organisation to plain value (text, list of texts, True or False, a date as 2024-03-01), only
    what is written: an empty cell says nothing. A sole trader has no number, since it is never kept.
    """

    row: int
    name: str
    number: str | None
    said: dict = field(default_factory=dict)
    contacts: tuple[ContactLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    members: tuple[Member, ...]
    troubles: tuple[Trouble, ...]
    columns: tuple[Column, ...] = ()

    @property
    def errors(self) -> tuple[Trouble, ...]:
        return tuple(trouble for trouble in self.troubles if trouble.is_error)

    @property
    def unknown_columns(self) -> tuple[Column, ...]:
        return tuple(c for c in self.columns if c.field is None and not c.ignored and c.heading)


def read_file(content: bytes, most: int = MOST_ROWS) -> Table:
    """The table in a file that looks most like a register, personal identity numbers masked before anybody sees it.
    Raises a SheetError; `troubles.file_trouble` says it in words."""
    try:
        table = best_table(read_tables(content, Limits(rows=most + ROWS_SEARCHED)), FORM)
    except TooManyRows:
        raise TooManyRows(limit=most) from None
    rows = (Row(row.number, tuple(map(values.without_personal_numbers, row.cells))) for row in table.rows)
    return Table(tuple(rows), table.sheet)


def read_register(
    table: Table,
    *,
    districts: Collection[str] = (),
    levels: Mapping[str, str] | None = None,
    language: str | None = None,
) -> Register:
    """Understand a table; troubles in `language`, else the active one. `districts`: the names that the city has.
    `levels`: what the network calls its levels, name to code; without it, the two it begins with. Never raises."""
    with translation.override(language or translation.get_language()):
        try:
            found = find_headings(table, FORM)
        except NoHeadings:
            return Register((), (no_name_column(),))
        heading_row = next(row for row in table.rows if row.number == found.row)
        headings = headings_in(table, heading_row, FORM)
        if not headings.of("name"):
            either = {c.index: "name" for c in headings.of("contact_name") if fold(c.heading) in NAMES_EITHER}
            headings = headings_in(table, heading_row, FORM, either)
        if not headings.of("name"):
            return Register((), (no_name_column(),), headings.columns)
        reader = _Reader(headings, districts, levels)
        lines = [line for row in table.rows if row.number > headings.row and (line := reader.read(row))]
        members = _gathered(lines, reader.troubles)
        if not lines and not reader.troubles:
            reader.troubles.append(no_members())
        troubles = sorted(reader.troubles, key=lambda each: (not each.is_error, each.row))
        return Register(tuple(members), tuple(troubles), headings.columns)


class _Reader:
    """Reads rows one by one and gathers their troubles."""

    def __init__(self, headings: Headings, districts: Collection[str], levels: Mapping[str, str] | None):
        self._columns = {field.key: headings.of(field.key) for field in FORM.fields}
        self._districts = {fold(name): name for name in districts}
        self._levels = levels
        self._url = URLValidator(schemes=["http", "https"])
        self._today = timezone.localdate()
        self.troubles: list[Trouble] = []

    def read(self, row: Row) -> Member | None:
        texts = {key: self._text(row, key) for key in self._columns}
        if not any(texts.values()):
            return None
        name = " ".join(texts["name"].split())
        if not name:
            self._wrong(row, "name", "no_name", _("The organisation is missing."), _("Write it, or remove the row."))
            return None
        for key, most in LONGEST.items():
            if len(texts[key]) > most:
                what = _("The text has more than %(most)d characters.") % {"most": most}
                self._wrong(row, key, "too_long", what, _("Shorten it."))
        said = {key: value for key in self._columns if (value := self._value(row, key, texts[key])) not in (None, "")}
        return Member(row.number, name, said.get("number"), {"name": name, **said}, self._contacts(row, texts))

    def _text(self, row: Row, key: str) -> str:
        cells = (row.cell(column.index).strip() for column in self._columns[key])
        return "; ".join(cell for cell in cells if cell)

    def _value(self, row: Row, key: str, text: str):
        if not text or key == "name" or key.startswith("contact_"):
            return None
        if reader := getattr(self, f"_read_{key}", None):
            return reader(row, text)
        if key == "about":
            return text.replace("\r\n", "\n")
        return " ".join(text.split())

    def _read_number(self, row, text):
        if text == values.MASKED or values.is_personal(text):
            return None
        if number := values.organisation_number(text):
            return number
        remedy = _("Check the figures. Leave the cell empty for an organisation without a Swedish number.")
        return self._wrong(row, "number", "number", _("This is not a Swedish organisation number."), remedy)

    def _read_sector(self, row, text):
        remedy = _("Write Business, Civil society or Public sector.")
        return values.sector(text) or self._not_understood(row, "sector", text, remedy)

    def _read_level(self, row, text):
        if self._levels is None:
            return values.level(text) or self._not_understood(row, "level", text, _("Write Member or Plus member."))
        code = {fold(name): code for name, code in self._levels.items()}.get(fold(text)) or values.level(text)
        if code in self._levels.values():
            return code
        remedy = _("The levels are: %(names)s.") % {"names": ", ".join(self._levels)}
        return self._not_understood(row, "level", text, remedy)

    def _read_size(self, row, text):
        return values.size(text) or self._not_understood(row, "size", text, _("Write the number of people."))

    def _read_may_show(self, row, text):
        answer = values.yes_or_no(text)
        return self._not_understood(row, "may_show", text, _("Write Yes or No.")) if answer is None else answer

    def _read_joined_on(self, row, text):
        joined = values.day(text)
        if joined is None:
            return self._not_understood(row, "joined_on", text, _("Write the date like 2024-03-01."))
        if joined > self._today:
            return self._wrong(row, "joined_on", "future", _("The date has not come yet."), _("Check the year."))
        return joined.isoformat()

    def _read_website(self, row, text):
        address = text if "://" in text else f"https://{text}"
        try:
            self._url(address)
        except ValidationError:
            return self._not_understood(row, "website", text, _("Write an address like www.example.org."))
        return address

    def _read_districts(self, row, text):
        parts = [text] if fold(text) in self._districts else split_list(text)
        named = {each: self._districts.get(fold(each)) for each in parts}
        for each in [each for each, known in named.items() if known is None]:
            words = {"name": each[:60]}
            what = _("“%(name)s” is no district of the city.") % words
            remedy = _("The districts are: %(names)s.") % {"names": ", ".join(self._districts.values()) or "–"}
            self._wrong(row, "districts", "district", what, remedy)
        return sorted({known for known in named.values() if known}) or None

    def _read_contributes(self, row, text):
        return list(values.topics(text)) or None

    _read_looks_for = _read_contributes

    def _contacts(self, row, texts) -> tuple[ContactLine, ...]:
        name, email = " ".join(texts["contact_name"].split()), texts["contact_email"].lower()
        title = " ".join(texts["contact_title"].split())
        if not email:
            if name:
                what = _("The contact has no e-mail address and is not taken in.")
                self._wrong(row, "contact_name", "no_email", what, _("Write the address."), WARNING)
            return ()
        try:
            validate_email(email)
        except ValidationError:
            self._not_understood(row, "contact_email", email, _("Write one address, like name@example.org."))
            return ()
        return (ContactLine(row.number, email, name, title),)

    def _not_understood(self, row, key, text, remedy):
        what = _("“%(text)s” is not understood.") % {"text": text[:60]}
        return self._wrong(row, key, key, what, remedy)

    def _wrong(self, row, key, code, what, remedy, severity="error"):
        columns = self._columns[key]
        where = f"{columns[0].letter} ({columns[0].heading})" if columns else "–"
        self.troubles.append(in_cell(code, row.number, where, what, remedy, severity))


def _gathered(lines: list[Member], troubles: list[Trouble]) -> list[Member]:
    """The rows of one organisation as one: those with one number, and those with one name and no other number."""
    by_name: dict[str, int] = {}
    by_number: dict[str, int] = {}
    members: list[Member] = []
    for line in lines:
        key = name_key(line.name) or line.name
        at = by_number.get(line.number) if line.number else None
        if at is None and key in by_name:
            at = by_name[key]
            if line.number and members[at].number and line.number != members[at].number:
                words = {"name": line.name, "row": members[at].row}
                what = _("%(name)s stands in row %(row)d too, with another organisation number.") % words
                remedy = _("Write the right number in both rows, or names that tell the two apart.")
                troubles.append(in_row("two_numbers", line.row, what, remedy))
                continue
        elif at is not None and name_key(members[at].name) != name_key(line.name):
            words = {"name": members[at].name, "row": members[at].row}
            what = _("The organisation number is the same as that of %(name)s in row %(row)d.") % words
            remedy = _("Write one name if they are one; leave the number of a unit empty if they are two.")
            troubles.append(in_row("two_names", line.row, what, remedy))
            continue
        if at is None:
            by_name[key] = at = len(members)
            members.append(line)
        else:
            members[at] = _joined(members[at], line, troubles)
        if line.number:
            by_number[line.number] = at
    return members


def _joined(first: Member, other: Member, troubles: list[Trouble]) -> Member:
    """Of what two rows say differently about one organisation, the first counts, and it is told."""
    if differing := [key for key, value in other.said.items() if key != "name" and first.said.get(key, value) != value]:
        words = {"name": first.name, "row": first.row}
        what = _("%(name)s stands in row %(row)d too, with other particulars. Those in the first row count.") % words
        remedy = _("Write the same in both rows, or leave the particulars empty in one of them.")
        troubles.append(in_row("contradiction_" + differing[0], other.row, what, remedy, WARNING))
    known = {contact.email for contact in first.contacts}
    repeated = not other.contacts or other.contacts[0].email in known
    if repeated and not differing:
        words = {"name": first.name, "row": first.row}
        what = _("%(name)s stands in row %(row)d already, and this row adds no contact.") % words
        troubles.append(in_row("repeated", other.row, what, _("Remove one of the rows."), WARNING))
    contacts = first.contacts if repeated else first.contacts + other.contacts
    return replace(first, number=first.number or other.number, said={**other.said, **first.said}, contacts=contacts)
