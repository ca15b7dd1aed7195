"""Tables and documents on disk, for whoever uses the engine without the platform: CSV or JSON by the file's name.

CSV: comma or semicolon, UTF-8, names of columns in the first row; several values in one cell are parted by "|".
JSON: a list of objects with the same names, where several values are a list.
"""

import csv
import io
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pakten.matching.errors import MatchingError
from pakten.matching.problem import Participant


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with where it stands, so that a sentence can say what to change."""

    path: str
    number: int
    cells: dict[str, Any]

    def text(self, column: str) -> str:
        """The cell as text; raises MatchingError when it is empty."""
        value = self.cells.get(column)
        if value is None or str(value).strip() == "":
            raise MatchingError("column_missing", path=self.path, column=column, row=self.number)
        return str(value).strip()

    def whole(self, column: str) -> int:
        """The cell as a whole number."""
        given = self.text(column)
        try:
            return int(given)
        except ValueError as error:
            raise self._error("cell_not_whole", column, given) from error

    def weight(self, column: str) -> float:
        """The cell as a number from zero up; 1 when it is empty."""
        given = str(self.cells.get(column) or "1")
        try:
            value = float(given.replace(",", "."))
        except ValueError as error:
            raise self._error("cell_not_weight", column, given) from error
        if not math.isfinite(value) or value < 0:
            raise self._error("cell_not_weight", column, given)
        return value

    def listed(self, column: str) -> tuple[str, ...]:
        """The cell as several texts."""
        value = self.cells.get(column) or ()
        parts = value.split("|") if isinstance(value, str) else value
        if not isinstance(parts, list | tuple):
            raise MatchingError("file_not_table", path=self.path)
        return tuple(str(part).strip() for part in parts if str(part).strip())

    def unknown(self, given: str) -> MatchingError:
        return MatchingError("cell_unknown", path=self.path, row=self.number, given=given)

    def _error(self, code: str, column: str, given: str) -> MatchingError:
        return MatchingError(code, path=self.path, column=column, row=self.number, given=given)


def read_bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise MatchingError("file_unreadable", path=path) from error


def read_rows(path: str, columns: Sequence[str]) -> list[Row]:
    """The rows of a table. Raises MatchingError for a column that is none of `columns`, so that none is misspelt."""
    content = read_bytes(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MatchingError("file_unreadable", path=path) from error
    rows = _json_rows(text, path) if _kind(path) == ".json" else _csv_rows(text, path)
    for row in rows:
        for column in row.cells:
            if column not in columns:
                raise MatchingError("column_unknown", path=path, column=column, allowed=", ".join(columns))
    return rows


def read_people(path: str) -> tuple[Participant, ...]:
    """The people in a room, with columns named as the fields of `problem.Participant`."""
    names = [field.name for field in fields(Participant)]
    return tuple(_participant(row) for row in read_rows(path, names))


def written(document: dict[str, Any], table: Iterable[dict[str, Any]], path: str | None) -> str:
    """An answer as text: the whole document as JSON, or its main table as CSV when the file's name ends in .csv."""
    if path is None or _kind(path) == ".json":
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    rows = list(table)
    columns = list(dict.fromkeys(column for row in rows for column in row))
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def write(text: str, path: str) -> None:
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise MatchingError("file_unwritable", path=path) from error


def _kind(path: str) -> str:
    kind = Path(path).suffix.lower()
    if kind not in (".csv", ".json"):
        raise MatchingError("file_kind", path=path)
    return kind


def _json_rows(text: str, path: str) -> list[Row]:
    try:
        given = json.loads(text)
    except ValueError as error:
        raise MatchingError("file_not_json", error=str(error)) from error
    if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
        raise MatchingError("file_not_table", path=path)
    return [Row(path, number, row) for number, row in enumerate(given, 1)]


def _csv_rows(text: str, path: str) -> list[Row]:
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    try:
        rows = list(csv.DictReader(io.StringIO(text), delimiter=delimiter, strict=True, restkey=""))
    except csv.Error as error:
        raise MatchingError("file_not_table", path=path) from error
    if any("" in row for row in rows):
        raise MatchingError("file_not_table", path=path)
    return [Row(path, number, row) for number, row in enumerate(rows, 2)]


def _participant(row: Row) -> Participant:
    given: dict[str, Any] = {"id": row.text("id"), "name": str(row.cells.get("name") or row.text("id"))}
    for field in fields(Participant):
        if field.name in given:
            continue
        if field.type is bool:
            given[field.name] = str(row.cells.get(field.name)).strip().lower() in ("1", "true", "yes", "ja")
        elif field.type is str:
            given[field.name] = str(row.cells.get(field.name) or "").strip()
        else:
            given[field.name] = row.listed(field.name)
    return Participant(**given)
