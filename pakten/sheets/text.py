"""Text files with commas, semicolons or tabs between the cells: in which letters, with which delimiter, which rows."""

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice

from .errors import NotATable, OpenQuote, TooManyColumns, TooManyRows
from .table import Row, Table, trimmed
from .workbook import clean

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What Excel writes on Windows, on an old Mac, and as "CSV (MS-DOS)".
ONE_BYTE_ENCODINGS = ("cp1252", "mac_roman", "cp850")
DELIMITERS = ("\t", ";", ",")  # among equals the one that is rarest inside cells
SAMPLE = 200  # rows looked at to find the delimiter
CONTROL = re.compile(r"[\u0000-\u0008\u000e-\u001f\u007f]")
INSIDE_A_WORD = re.compile(r"(?<=[A-Za-z])[åäöÅÄÖ](?=[a-z])")
NEUTRALISED = re.compile(r"^'(?='*[=+\-@\t\r])")  # as write.py leaves what looks like a formula

csv.field_size_limit(1_000_000)


def read_text(content: bytes, most_rows: int, most_columns: int) -> Table:
    """The table in a text file. Rows are numbered as a spreadsheet numbers them: a quoted cell with line breaks in it
    is part of one row, and Excel's own first line `sep=;` is no row.

    Raises NotATable when the bytes are no text, OpenQuote, TooManyRows, TooManyColumns.
    """
    text = decode(content)
    delimiter, text = _stated_delimiter(text)
    delimiter = delimiter or find_delimiter(text)
    rows: list[Row] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for number, cells in enumerate(reader, start=1):
            kept = trimmed(clean(NEUTRALISED.sub("", cell)) for cell in cells)
            if not kept:
                continue
            if len(rows) == most_rows:
                raise TooManyRows(limit=most_rows)
            if len(kept) > most_columns:
                raise TooManyColumns(limit=most_columns)
            rows.append(Row(number, kept))
    except csv.Error as error:  # a cell larger than a million letters
        raise NotATable(kind="damaged") from error
    if rows and _ends_inside_quotes(text, delimiter):
        raise OpenQuote(row=rows[-1].number)
    return Table(tuple(rows))


def decode(content: bytes) -> str:
    """The text in the bytes: by byte order mark, else UTF-16 by its zero bytes, else UTF-8, else the one-byte encoding
    in which most Swedish letters stand inside words (so `Malmö` tells), Windows-1252 when none does."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _as_text(content[len(mark) :], encoding)
    if b"\0" in content[:4000]:
        return _as_text(content, _utf16_order(content[:4000]))
    try:
        return _refuse_control_characters(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    readings = [content.decode(encoding, errors="replace") for encoding in ONE_BYTE_ENCODINGS]
    text = max(readings, key=lambda reading: len(INSIDE_A_WORD.findall(reading)))
    return _refuse_control_characters(text)


def _as_text(content: bytes, encoding: str) -> str:
    try:
        return _refuse_control_characters(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise NotATable(kind="unknown") from error


def _utf16_order(content: bytes) -> str:
    """Latin text in UTF-16 has its zeros in every other byte."""
    even, odd = content[0::2].count(0), content[1::2].count(0)
    if odd > 4 * even and 10 * odd > 3 * len(content) // 2:
        return "utf-16-le"
    if even > 4 * odd and 10 * even > 3 * len(content) // 2:
        return "utf-16-be"
    raise NotATable(kind="unknown")


def _refuse_control_characters(text: str) -> str:
    strange = len(CONTROL.findall(text)) + text.count("\ufffd")
    if 100 * strange > len(text):
        raise NotATable(kind="unknown")
    return text


def _stated_delimiter(text: str) -> tuple[str, str]:
    """The delimiter stated in Excel's own first line `sep=;`, and the text after that line."""
    stated = re.match(r'"?sep=(.)"?\r?\n', text, re.IGNORECASE)
    return (stated[1], text[stated.end() :]) if stated and stated[1] not in '"\r' else ("", text)


def find_delimiter(text: str) -> str:
    """The delimiter that cuts most of the first rows into equally many cells, and many; tab when none does."""

    def regularity(delimiter: str) -> int:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            widths = Counter(len(row) for row in islice(rows, SAMPLE) if len(row) > 1)
        except csv.Error:
            return 0
        # Squared: a delimiter that fits all rows goes before one that cuts some of them more finely.
        return max((count * count * (width - 1) for width, count in widths.items()), default=0)

    best = max(DELIMITERS, key=regularity)
    return best if regularity(best) else "\t"


def _ends_inside_quotes(text: str, delimiter: str) -> bool:
    """Whether the last cell was opened with a quotation mark and never closed."""
    try:
        # Strict reading objects to other things too, but only at the end of the data with these words.
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False
