"""From a file's bytes to tables.

What a file is, its bytes say, never its name: people rename files, and form tools name them as they like. Workbooks
(.xlsx, .xlsm), text with commas, semicolons or tabs, and an archive with exactly one of these in it (as form tools
download) are read; everything else is refused with a reason.
"""

import io
import zipfile
from dataclasses import dataclass

from .errors import Empty, NotATable, Protected, SaveAsWorkbook, SheetError, TooLarge
from .table import Table
from .text import read_text
from .workbook import read_workbook

# The first bytes of what people send by mistake.
SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"{\\rtf", "document"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Office before 2007, and of encrypted workbooks since
ZIP = b"PK\x03\x04"
TABLE_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read at most; beyond it the file is refused, never cut."""

    rows: int = 10_000
    columns: int = 500
    packed_bytes: int = 20_000_000
    unpacked_bytes: int = 200_000_000


def read_tables(content: bytes, limits: Limits = Limits()) -> tuple[Table, ...]:
    """Every table with something in it: one per visible sheet of a workbook, one for a text file.

    Rows hidden by a filter are read like the others: a filter hides people, it does not sign them off.
    Raises a SheetError, and nothing else, for any bytes whatever. Takes time in proportion to the file.
    """
    if len(content) > limits.packed_bytes:
        raise TooLarge(limit=limits.packed_bytes)
    if content.startswith(ZIP):
        tables = _read_zip(content, limits)
    elif content.startswith(OLE2):
        raise _what_ole2_is(content)
    else:
        _refuse_other_kinds(content)
        tables = (read_text(content, limits.rows, limits.columns),)
    tables = tuple(table for table in tables if table.rows)
    if not tables:
        raise Empty()
    return tables


def _refuse_other_kinds(content: bytes) -> None:
    for signature, kind in SIGNATURES:
        # "BM" alone could begin a heading; a picture has zero bytes close behind.
        if content.startswith(signature) and (len(signature) > 2 or b"\0\0" in content[:14]):
            raise NotATable(kind=kind)
    if content[:16].startswith(b"RIFF") and content[8:12] == b"WEBP":
        raise NotATable(kind="picture")
    if content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        raise NotATable(kind="picture")
    beginning = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if beginning.startswith((b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<meta")):
        raise NotATable(kind="web_page")


def _what_ole2_is(content: bytes) -> SheetError:
    """The streams of an OLE2 container are named in UTF-16 in its directory ([MS-CFB] 2.6.1)."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if has("EncryptedPackage"):
        return Protected()
    if has("WordDocument"):
        return NotATable(kind="document")
    if has("PowerPoint Document"):
        return NotATable(kind="slides")
    if has("Workbook") or has("Book"):
        return SaveAsWorkbook(kind="xls")
    return NotATable(kind="unknown")


def _read_zip(content: bytes, limits: Limits, *, inside_another: bool = False) -> tuple[Table, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
            # No more than the size stated here is ever unpacked: zipfile stops there.
            if sum(sizes.values()) > limits.unpacked_bytes:
                raise TooLarge(limit=limits.unpacked_bytes)
            names = set(sizes)
            if "xl/workbook.xml" not in names:
                inner = _only_table_in(archive, names, inside_another)
    except SheetError:
        raise
    except Exception as error:  # zipfile raises many kinds for damaged files
        raise NotATable(kind="damaged") from error
    if "xl/workbook.xml" in names:
        return read_workbook(content, limits.rows, limits.columns)
    if inner.startswith(ZIP):
        return _read_zip(inner, limits, inside_another=True)
    return (read_text(inner, limits.rows, limits.columns),)


def _only_table_in(archive: zipfile.ZipFile, names: set[str], inside_another: bool) -> bytes:
    """The bytes of the one table in an archive; an error that says what the archive is if there is none."""
    if "xl/workbook.bin" in names:
        raise SaveAsWorkbook(kind="xlsb")
    if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype")[:100]:
        raise SaveAsWorkbook(kind="ods")
    if "Index/Document.iwa" in names or "Index.zip" in names or "index.apxl" in names:
        raise SaveAsWorkbook(kind="numbers")
    if any(name.startswith("word/") for name in names) or "content.xml" in names:
        raise NotATable(kind="document")
    if any(name.startswith("ppt/") for name in names):
        raise NotATable(kind="slides")
    tables = [name for name in names if name.lower().endswith(TABLE_ENDINGS) and not name.startswith("__MACOSX/")]
    if inside_another or len(tables) != 1:
        raise NotATable(kind="archive")
    return archive.read(tables[0])
