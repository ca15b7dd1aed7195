"""Excel workbooks (.xlsx, .xlsm): what each cell shows, as text."""

import io
import re
import unicodedata
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time

from pakten.later import later

from .errors import NotATable, SheetError, TooLarge, TooManyColumns, TooManyRows
from .table import Row, Table, trimmed

openpyxl = later("openpyxl")
LAST_ROW = 1_048_576  # Excel's own; a file that states a higher one is damaged or made to harm
MOST_CELLS = 5_000_000  # empty ones included
ERROR_VALUES = {"#N/A", "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#SAKNAS!"}
UNWANTED = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f\u200b\u200e\u200f\u2060\ufeff]")

# openpyxl tells of styles and validations that it leaves out; neither changes what a cell says.
warnings.filterwarnings("ignore", module="openpyxl")


def read_workbook(content: bytes, most_rows: int, most_columns: int) -> tuple[Table, ...]:
    """The visible sheets of a workbook as tables. A formula gives the value it had when the file was saved.

    Raises NotATable when the workbook is damaged, TooManyRows, TooManyColumns, TooLarge.
    """
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        try:
            visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
            return tuple(_read_sheet(sheet, most_rows, most_columns) for sheet in visible)
        finally:
            workbook.close()
    except SheetError:
        raise
    except Exception as error:  # openpyxl raises whatever its XML and zip readers raise
        raise NotATable(kind="damaged") from error


def _read_sheet(sheet, most_rows: int, most_columns: int) -> Table:
    rows: list[Row] = []
    # What a file states as its size is often wrong: one cell, say, when a form tool wrote it.
    sheet.reset_dimensions()
    for number, values in enumerate(_bounded(sheet), start=1):
        cells = trimmed(cell_text(value) for value in values)
        if not cells:
            continue
        if len(rows) == most_rows:
            raise TooManyRows(limit=most_rows)
        if len(cells) > most_columns:
            raise TooManyColumns(limit=most_columns)
        rows.append(Row(number, cells))
    return Table(tuple(rows), sheet.title)


def _bounded(sheet) -> Iterator[tuple[object, ...]]:
    cells = 0
    for values in sheet.iter_rows(max_row=LAST_ROW, values_only=True):
        cells += len(values)
        if cells > MOST_CELLS:
            raise TooLarge(limit=None)
        yield values


def cell_text(value: object) -> str:
    """A cell's value as text: 12.0 as 12, dates as 2026-05-31 or 2026-05-31 18:00, an error such as #N/A as nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if value in ERROR_VALUES else clean(openpyxl.utils.escape.unescape(value))
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime):
        at_midnight = value.time() == time()
        return value.date().isoformat() if at_midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return clean(str(value))


def clean(text: str) -> str:
    """Text without what cannot be seen: composed accents, plain spaces and line breaks, no control characters, no
    space at the ends."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u00a0", " ").replace("\u2028", "\n").replace("\u2029", "\n")
    return UNWANTED.sub("", text).strip()
