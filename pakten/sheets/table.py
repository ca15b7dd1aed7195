"""A table as read from a file: rows of text that remember where they stood."""

from collections.abc import Iterable
from dataclasses import dataclass

from pakten.later import later

openpyxl = later("openpyxl")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the spreadsheet shows it (from 1), and its cells as text, no empty ones at the end."""

    number: int
    cells: tuple[str, ...]

    def cell(self, index: int) -> str:
        """The text in column `index` (from 0); empty beyond the last cell."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that have something in them, in order. `sheet` is the sheet's name in a workbook, else empty."""

    rows: tuple[Row, ...]
    sheet: str = ""

    @property
    def width(self) -> int:
        """How many columns have something in them or to the right of them."""
        return max((len(row.cells) for row in self.rows), default=0)

    def as_data(self) -> dict:
        """The table as plain lists, for keeping as JSON; `table_from_data` gives it back."""
        return {"sheet": self.sheet, "rows": [[row.number, *row.cells] for row in self.rows]}


def make_table(rows: Iterable[Iterable[str]], sheet: str = "") -> Table:
    """A table from rows of text, numbered from 1; empty rows count but are left out."""
    numbered = (Row(number, trimmed(cells)) for number, cells in enumerate(rows, start=1))
    return Table(tuple(row for row in numbered if row.cells), sheet)


def trimmed(cells: Iterable[str]) -> tuple[str, ...]:
    """The cells without the empty ones at the end."""
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def column_letter(index: int) -> str:
    """The letter over column `index` (from 0): A, B, … Z, AA."""
    return openpyxl.utils.get_column_letter(index + 1)


def table_from_data(data: dict) -> Table:
    """The table that `Table.as_data` wrote down."""
    rows = (Row(number, tuple(cells)) for number, *cells in data["rows"])
    return Table(tuple(rows), data["sheet"])
