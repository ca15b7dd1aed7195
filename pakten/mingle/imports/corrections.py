"""What a person has mended in a sign-up list since it was uploaded. The file itself is never changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pakten.sheets.table import Row


@dataclass(frozen=True)
class Corrections:
    """New texts by (row number, column index), rows left out, and which organisation names are the same or not.

    Later decisions win over earlier ones: see `plus`.
    """

    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    same: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()

    def plus(self, later: "Corrections") -> "Corrections":
        """Both together; where they disagree the later one holds."""
        return Corrections(
            {**self.cells, **later.cells},
            self.left_out | later.left_out,
            _without(self.same, later.apart) | later.same,
            _without(self.apart, later.same) | later.apart,
        )

    def with_row_back(self, row: int) -> "Corrections":
        """The same, but `row` counts again."""
        return Corrections(self.cells, self.left_out - {row}, self.same, self.apart)

    def mended(self, row: Row) -> Row:
        """A row with its new texts in place."""
        texts = {index: text for (number, index), text in self.cells.items() if number == row.number}
        width = max([len(row.cells), *(index + 1 for index in texts)])
        return Row(row.number, tuple(texts.get(index, row.cell(index)) for index in range(width)))

    def as_data(self) -> dict:
        """Plain lists, for keeping as JSON; `corrections_from_data` gives them back."""
        return {
            "cells": [[row, index, text] for (row, index), text in sorted(self.cells.items())],
            "left_out": sorted(self.left_out),
            "same": [list(pair) for pair in sorted(self.same)],
            "apart": [list(pair) for pair in sorted(self.apart)],
        }


def corrections_from_data(data: Mapping) -> Corrections:
    """The corrections that `Corrections.as_data` wrote down; none from an empty mapping."""
    return Corrections(
        {(row, index): text for row, index, text in data.get("cells", ())},
        frozenset(data.get("left_out", ())),
        frozenset((one, other) for one, other in data.get("same", ())),
        frozenset((one, other) for one, other in data.get("apart", ())),
    )


def _without(pairs: frozenset[tuple[str, str]], others: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    gone = {frozenset(pair) for pair in others}
    return frozenset(pair for pair in pairs if frozenset(pair) not in gone)
