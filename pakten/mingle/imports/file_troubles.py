"""Why a file could not be read at all, said in a sentence with its remedy."""

from collections.abc import Callable

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from pakten.sheets.errors import SheetError

from .troubles import ERROR, Trouble

Words = tuple[str, str]


def file_trouble(error: SheetError, language: str | None = None) -> Trouble:
    """The trouble that a file's error is, in `language`, else the active one."""
    if language is None:
        return _trouble(error)
    with override(language):
        return _trouble(error)


def _trouble(error: SheetError) -> Trouble:
    sentence, remedy = SENTENCES[error.code](error)
    return Trouble(error.code, ERROR, sentence, remedy, (error.details["row"],) if "row" in error.details else ())


def _as_workbook() -> str:
    return _("Open it in its own program, save it as an Excel workbook (.xlsx) or as CSV, and choose that file.")


def _not_a_table(error: SheetError) -> Words:
    kinds = {
        "pdf": _("The file is a PDF, not a table."),
        "picture": _("The file is a picture, not a table."),
        "document": _("The file is a text document, not a table."),
        "slides": _("The file is a slide show, not a table."),
        "web_page": _("The file is a web page, not a table."),
        "archive": _("The file is an archive without exactly one table in it."),
        "damaged": _("The file is damaged and cannot be opened."),
        "unknown": _("The file is not a table."),
    }
    remedy = _("Choose the list of sign-ups as an Excel workbook (.xlsx) or a CSV file.")
    if error.details["kind"] == "damaged":
        remedy = _("Download or save the list again, and choose the new file.")
    return kinds[error.details["kind"]], remedy


def _save_as_workbook(error: SheetError) -> Words:
    kinds = {
        "xls": _("The file is an Excel workbook of the old kind (.xls)."),
        "xlsb": _("The file is an Excel workbook of the binary kind (.xlsb)."),
        "ods": _("The file is an OpenDocument spreadsheet (.ods)."),
        "numbers": _("The file is a Numbers document."),
    }
    return kinds[error.details["kind"]], _as_workbook()


def _empty(error: SheetError) -> Words:
    return _("The file is empty."), _("Choose the file with the list of sign-ups.")


def _protected(error: SheetError) -> Words:
    return (
        _("The workbook is protected with a password."),
        _("Open it in Excel, take the password away (File, Info, Protect Workbook), save, and choose it again."),
    )


def _too_large(error: SheetError) -> Words:
    remedy = _("Keep only the sheet with the list, without pictures, and save it as CSV.")
    limit = error.details["limit"]
    if limit is None:
        return _("The workbook has far more cells than a list of sign-ups."), remedy
    return _("The file is larger than %(size)s MB.") % {"size": number_format(limit // 1_000_000)}, remedy


def _too_many_rows(error: SheetError) -> Words:
    return (
        _("The file has more than %(limit)s rows.") % {"limit": number_format(error.details["limit"])},
        _("Divide the list into several files, or remove rows that are no sign-ups."),
    )


def _too_many_columns(error: SheetError) -> Words:
    return (
        _("The file has more than %(limit)s columns.") % {"limit": number_format(error.details["limit"])},
        _("Remove the columns that are not needed."),
    )


def _open_quote(error: SheetError) -> Words:
    return (
        _("Row %(row)d: a quotation mark opens a cell and is never closed, so the rows below it cannot be told apart.")
        % {"row": error.details["row"]},
        _("Remove the quotation mark, or close it, and choose the file again."),
    )


def _no_headings(error: SheetError) -> Words:
    return (
        _("No row with headings was found in the file."),
        _("Write a row of headings above the list, for example Name, Organisation, E-mail and Wants to meet."),
    )


SENTENCES: dict[str, Callable[[SheetError], Words]] = {
    "empty": _empty,
    "not_a_table": _not_a_table,
    "save_as_workbook": _save_as_workbook,
    "protected": _protected,
    "too_large": _too_large,
    "too_many_rows": _too_many_rows,
    "too_many_columns": _too_many_columns,
    "open_quote": _open_quote,
    "no_headings": _no_headings,
}
