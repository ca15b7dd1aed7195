"""Tables written as files that spreadsheets open as they are meant, and never run.

A text that begins with = + - @, a tab or a line return would be taken for a formula, also by whoever opens the file
next (OWASP, "CSV injection"). In CSV such a text gets an apostrophe before it, which `read.py` takes away again; in a
workbook the cell is marked as text. Numbers, dates and truth values stay what they are.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from pakten.later import later

openpyxl = later("openpyxl")
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")
NARROWEST, WIDEST = 8, 60  # of a column, in letters
LONGEST_CELL = 32_767  # letters; Excel's own limit
SHEET_NAME_LENGTH = 31

Value = str | int | float | bool | date | None


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[Value]], *, delimiter: str = ";") -> bytes:
    """A CSV file in UTF-8 with byte order mark, so that Excel reads å, ä and ö; `;` is what a Swedish Excel expects."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([_harmless(heading) for heading in headings])
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def write_workbook(headings: Sequence[str], rows: Iterable[Sequence[Value]], *, sheet: str = "") -> bytes:
    """An Excel workbook of one sheet: bold headings that stay in sight, columns as wide as their texts."""
    rows = [[_excel_value(value) for value in row] for row in rows]
    workbook = openpyxl.Workbook(write_only=True)
    page = workbook.create_sheet(_sheet_name(sheet))
    page.freeze_panes = "A2"
    for index, heading in enumerate(headings):
        texts = [heading, *(str(row[index]) for row in rows if index < len(row) and row[index] is not None)]
        longest = max(len(line) for text in texts for line in text.split("\n"))
        letter = openpyxl.utils.get_column_letter(index + 1)
        page.column_dimensions[letter].width = min(max(longest + 2, NARROWEST), WIDEST)
    page.append([_cell(page, _excel_value(heading), bold=True) for heading in headings])
    for row in rows:
        page.append([_cell(page, value) for value in row])
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _harmless(value: Value) -> Value:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if not isinstance(value, str):
        return value
    # An apostrophe of one's own before a formula would be lost in reading: it gets one more.
    bare = value.lstrip("'")
    return f"'{value}" if bare.startswith(FORMULA_BEGINNINGS) else value


def _excel_value(value: Value) -> Value:
    return openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL] if isinstance(value, str) else value


def _cell(page, value: Value, *, bold: bool = False):
    cell = openpyxl.cell.WriteOnlyCell(page, value=value)
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula
        cell.quotePrefix = value.startswith(FORMULA_BEGINNINGS)
        cell.alignment = openpyxl.styles.Alignment(wrap_text="\n" in value, vertical="top")
    if bold:
        cell.font = openpyxl.styles.Font(bold=True)
    return cell


def _sheet_name(name: str) -> str:
    """Excel refuses some characters, and names longer than 31."""
    return "".join(letter for letter in name if letter not in r"[]:*?/\'")[:SHEET_NAME_LENGTH].strip() or "1"
