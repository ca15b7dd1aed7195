"""Why a file could not be read as a table. No sentences here: who shows an error says it in the reader's language, from
its `code` and its `details`."""


class SheetError(Exception):
    """A file that cannot be used. `code` names the reason, `details` holds what a sentence about it needs."""

    code = "sheet"

    def __init__(self, **details: object) -> None:
        super().__init__(self.code, details)
        self.details = details


class Empty(SheetError):
    """Nothing is written in the file."""

    code = "empty"


class NotATable(SheetError):
    """Something else than a table. `kind`: pdf, picture, document, slides, web_page, archive, damaged, unknown."""

    code = "not_a_table"


class SaveAsWorkbook(SheetError):
    """A spreadsheet that its own program can save as .xlsx, and must. `kind`: xls, xlsb, ods, numbers."""

    code = "save_as_workbook"


class Protected(SheetError):
    """A workbook that asks for a password to be opened."""

    code = "protected"


class TooLarge(SheetError):
    """More bytes, packed or unpacked, or more cells than allowed. `limit`: the bytes allowed, None for cells."""

    code = "too_large"


class TooManyRows(SheetError):
    """More rows with something in them than the `limit` that the caller set."""

    code = "too_many_rows"


class TooManyColumns(SheetError):
    """More columns than the `limit`."""

    code = "too_many_columns"


class OpenQuote(SheetError):
    """A quotation mark that begins a cell in `row` is never closed, so that the rest of the file would be one cell."""

    code = "open_quote"


class NoHeadings(SheetError):
    """No row looks like the headings that were asked for."""

    code = "no_headings"
