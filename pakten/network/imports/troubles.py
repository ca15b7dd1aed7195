"""Every trouble that a register can have, said in a sentence with its remedy. No sentence quotes a number."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from pakten.sheets.errors import SheetError

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something in the register that a person should know. An "error" keeps it from being used, a "warning" does not.
    `sentence` says where (row, column) and what, `remedy` what to change."""

    code: str
    severity: str
    sentence: str
    remedy: str
    row: int = 0

    @property
    def is_error(self) -> bool:
        return self.severity == ERROR


def in_cell(code: str, row: int, column: str, what: str, remedy: str, severity: str = ERROR) -> Trouble:
    """`column`: its letter and heading."""
    words = {"row": row, "column": column, "what": what}
    return Trouble(code, severity, _("Row %(row)d, column %(column)s: %(what)s") % words, remedy, row)


def in_row(code: str, row: int, what: str, remedy: str, severity: str = ERROR) -> Trouble:
    return Trouble(code, severity, _("Row %(row)d: %(what)s") % {"row": row, "what": what}, remedy, row)


def no_name_column() -> Trouble:
    return Trouble(
        "no_name_column",
        ERROR,
        _("No heading says which column holds the organisations."),
        _("Give that column the heading Organisation, in a row above the list."),
    )


def no_members() -> Trouble:
    return Trouble(
        "no_members",
        ERROR,
        _("There are headings but no organisations under them."),
        _("Check that the whole list came along."),
    )


def file_trouble(error: SheetError) -> Trouble:
    """Why a file could not be read at all."""
    limit = number_format(error.details.get("limit") or 0)
    sentences = {
        "empty": (_("The file is empty."), _("Choose the file with the register.")),
        "not_a_table": (
            _("The file is not a table, or it is damaged."),
            _("Choose the register as an Excel workbook (.xlsx) or a CSV file."),
        ),
        "save_as_workbook": (
            _("The file is a spreadsheet of a kind that we cannot read."),
            _("Open it in its own program, save it as an Excel workbook (.xlsx) or as CSV, and choose that file."),
        ),
        "protected": (
            _("The workbook is protected with a password."),
            _("Open it in Excel, take the password away (File, Info, Protect Workbook), save, and choose it again."),
        ),
        "too_large": (
            _("The file is too large."),
            _("Keep only the sheet with the register, without pictures, and save it as CSV."),
        ),
        "too_many_rows": (
            _("The file has more than %(limit)s rows.") % {"limit": limit},
            _("Divide the register into several files."),
        ),
        "too_many_columns": (
            _("The file has more than %(limit)s columns.") % {"limit": limit},
            _("Remove the columns that are not needed."),
        ),
        "open_quote": (
            _("Row %(row)s: a quotation mark opens a cell and is never closed.") % {"row": error.details.get("row")},
            _("Remove the quotation mark, or close it, and choose the file again."),
        ),
        "no_headings": (
            _("No row with headings was found in the file."),
            _("Write a row of headings above the list, for example Organisation, Sector, Member since and E-mail."),
        ),
    }
    return Trouble(error.code, ERROR, *sentences[error.code])
