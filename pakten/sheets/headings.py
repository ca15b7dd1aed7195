"""Which row holds the headings, and which column says what.

The caller says which fields it looks for and in which words they are asked for. A heading is known either whole
(`E-postadress`, small typing errors allowed) or, when it is a long question, by cues: words that decide what is asked.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .errors import NoHeadings
from .folding import fold, plain
from .lists import says_nothing
from .spelling import MOST_SLIPS, near
from .table import Row, Table, column_letter

ROWS_SEARCHED = 40
LONGEST_HEADING = 300  # letters; beyond it the cell is an answer
REMARK = re.compile(r"\([^()]*\)|[:?!\n].*", re.DOTALL)  # "(max tre)", and what follows the question
WHOLE_HEADING = 0.9  # the confidence of a heading known whole, with slips of the pen
BY_CUE = 0.7  # the confidence of a heading understood by its cues


@dataclass(frozen=True)
class Field:
    """Something asked for. `headings`: what its column is called. `many`: several columns may answer it together."""

    key: str
    headings: tuple[str, ...]
    many: bool = False


@dataclass(frozen=True)
class Form:
    """What to look for in a table.

    `cues`: (field key, words) in order of precedence; the first whose words all stand in a heading decides it. A word
    ending in * stands for all that begin with it. `ignored`: headings of columns that the form tool itself adds;
    `ignored_beginnings` the same, when more follows.
    """

    fields: tuple[Field, ...]
    cues: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()
    ignored_beginnings: tuple[str, ...] = ()
    known: Mapping[str, str | None] = field(init=False, repr=False)
    cue_words: tuple[tuple[str, tuple[str, ...]], ...] = field(init=False, repr=False)
    first_cues: tuple[str, ...] = field(init=False, repr=False)  # a text in which no word begins so has no cue at all

    def __post_init__(self) -> None:
        known: dict[str, str | None] = {_folded(heading): None for heading in self.ignored}
        known |= {_folded(heading): field.key for field in self.fields for heading in field.headings}
        object.__setattr__(self, "known", known)
        words = tuple((key, tuple(plain(word) for word in cue.split())) for key, cue in self.cues)
        object.__setattr__(self, "cue_words", words)
        object.__setattr__(self, "first_cues", tuple({cue[0].rstrip("*") for _key, cue in words}))


@dataclass(frozen=True, slots=True)
class Column:
    """A column as understood. `field` is None when it answers nothing asked for; `ignored` when it is known to be the
    form tool's own; `confidence` from 0 to 1, 1 for a heading known word by word or said by a person."""

    index: int
    heading: str
    field: str | None
    confidence: float
    ignored: bool = False

    @property
    def letter(self) -> str:
        return column_letter(self.index)


@dataclass(frozen=True, slots=True)
class Headings:
    """The row of the headings and every column under it, from left to right."""

    row: int
    columns: tuple[Column, ...]

    def of(self, field: str) -> tuple[Column, ...]:
        """The columns that answer a field."""
        return tuple(column for column in self.columns if column.field == field)

    @property
    def unknown(self) -> tuple[Column, ...]:
        """The columns that nobody asked for and no form tool is known to add."""
        return tuple(
            column for column in self.columns if column.field is None and not column.ignored and column.heading
        )


def find_headings(table: Table, form: Form) -> Headings:
    """The row among the first that answers most fields, with its columns; titles and notes above it do no harm.

    At least one heading must be known whole: cue words alone occur in any answer. Raises NoHeadings.
    """
    best, best_score = None, 0.0
    for row in table.rows[:ROWS_SEARCHED]:
        columns = understand_row(row, form)
        fields = {column.field: column.confidence for column in columns if column.field}
        if max(fields.values(), default=0) >= WHOLE_HEADING and sum(fields.values()) > best_score + 0.01:
            best, best_score = row, sum(fields.values())
    if best is None:
        raise NoHeadings(sheet=table.sheet)
    return headings_in(table, best, form)


def headings_in(table: Table, row: Row, form: Form, said: Mapping[int, str | None] | None = None) -> Headings:
    """The columns under a given heading row. `said`: what a person says that columns are, index to field or None."""
    said = said or {}
    below = [other for other in table.rows if other.number > row.number]
    width = max([table.width, *(index + 1 for index in said)])
    understood = {column.index: column for column in understand_row(row, form)}
    columns = [
        Column(index, row.cell(index), said[index], 1.0)
        if index in said
        else understood.get(index, Column(index, "", None, 0.0))
        for index in range(width)
    ]
    return Headings(row.number, tuple(_one_column_each(columns, below, form, said)))


def best_table(tables: Sequence[Table], form: Form) -> Table:
    """The table whose headings answer most fields, the one with more rows among equals. Raises NoHeadings."""

    def worth(table: Table) -> tuple[float, int]:
        try:
            columns = find_headings(table, form).columns
        except NoHeadings:
            return (0.0, 0)
        return (sum(column.confidence for column in columns if column.field), len(table.rows))

    worths = [worth(table) for table in tables]
    best = worths.index(max(worths))
    if not worths[best][1]:
        raise NoHeadings(sheet=tables[best].sheet)
    return tables[best]


def understand_row(row: Row, form: Form) -> list[Column]:
    """Every cell of a row read as a heading."""
    return [_understand(index, cell, form) for index, cell in enumerate(row.cells) if cell]


def _understand(index: int, heading: str, form: Form) -> Column:
    words = _folded(heading)
    if not words or len(words) > LONGEST_HEADING:
        return Column(index, heading, None, 0.0)
    if words.startswith(form.ignored_beginnings):
        return Column(index, heading, None, 0.0, ignored=True)
    for text, confidence in ((words, 1.0), (_folded(REMARK.sub(" ", heading)), 0.95)):
        if text in form.known:
            return _as_known(index, heading, form.known[text], confidence)
    for known, _, _ in process.extract(words, form.known.keys(), scorer=OSA.distance, score_cutoff=MOST_SLIPS):
        if near(words, known):
            return _as_known(index, heading, form.known[known], WHOLE_HEADING)
    spoken = words.split()
    has_cue = any(word.startswith(form.first_cues) for word in spoken)
    for key, cue in form.cue_words if has_cue else ():
        if all(_stands_in(word, spoken) for word in cue):
            return Column(index, heading, key, BY_CUE)
    return Column(index, heading, None, 0.0)


def _as_known(index: int, heading: str, key: str | None, confidence: float) -> Column:
    return Column(index, heading, key, confidence if key else 0.0, ignored=key is None)


def _stands_in(cue: str, words: Sequence[str]) -> bool:
    return any(word.startswith(cue[:-1]) for word in words) if cue.endswith("*") else cue in words


def _folded(heading: str) -> str:
    return plain(fold(heading))


def _one_column_each(
    columns: Sequence[Column], rows: Sequence[Row], form: Form, said: Mapping[int, str | None]
) -> list[Column]:
    """A field that has one answer keeps its best column: what a person said, else the surer one with more written under
    it, else the later (a form tool's own columns come first, and its `Name` may be the organiser's or empty)."""

    def worth(column: Column) -> tuple[bool, float, int]:
        written = sum(not says_nothing(row.cell(column.index)) for row in rows)
        return (column.index in said, column.confidence * written / (len(rows) or 1), column.index)

    single = {field.key for field in form.fields if not field.many}
    best: dict[str, Column] = {}
    for column in columns:
        if column.field in single and (column.field not in best or worth(column) > worth(best[column.field])):
            best[column.field] = column
    return [
        Column(column.index, column.heading, None, 0.0)
        if column.field in best and best[column.field] is not column
        else column
        for column in columns
    ]
