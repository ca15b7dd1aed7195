"""Tables as form tools and spreadsheets save them."""

import csv
import io
import zipfile
from datetime import datetime, timedelta

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table as ExcelTable

OPENED_AT = datetime(2026, 2, 2, 8, 15)


def workbook(*sheets, names=(), change=None):
    """The bytes of a workbook with one sheet per list of rows. `change(workbook)` may alter it before it is saved."""
    made = Workbook()
    made.remove(made.active)
    for at, rows in enumerate(sheets):
        sheet = made.create_sheet(names[at] if at < len(names) else f"Blad{at + 1}")
        for row in rows:
            sheet.append(row)
    if change:
        change(made)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def microsoft_forms(questions, answers):
    """A workbook as Microsoft Forms exports it to guests' answers: its own columns first, an Excel table around all,
    choices with a semicolon after each, answers that never were `anonymous`."""
    rows = [["ID", "Starttid", "Slutförandetid", "E-post", "Namn", "Senast ändrad tid", *questions]]
    for number, given in enumerate(answers, 1):
        started = OPENED_AT + timedelta(minutes=37 * number)
        rows.append([number, started, started + timedelta(minutes=6), "anonymous", None, None, *given])

    def as_table(made):
        sheet = made.active
        sheet.title = "Sheet1"
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.add_table(ExcelTable(displayName="Table1", ref=sheet.dimensions))

    return workbook(rows, change=as_table)


def google_forms(questions, answers):
    """A CSV file as Google Forms gives it: commas, UTF-8, line breaks within quotes, a timestamp first."""
    rows = [["Tidstämpel", *questions]]
    for number, given in enumerate(answers, 1):
        rows.append([f"{OPENED_AT + timedelta(minutes=number):%Y-%m-%d %H:%M:%S}", *given])
    return delimited(rows, ",").encode()


def google_forms_archive(questions, answers):
    """The same, as "Download responses (.csv)" gives it: in an archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Anmälan till mingel.csv", google_forms(questions, answers))
    return file.getvalue()


def swedish_excel(rows):
    """A CSV file as a Swedish Excel saves it: semicolons, Windows-1252, CRLF."""
    return delimited(rows, ";").encode("cp1252")


def unicode_text(rows):
    """What Excel calls "Unicode text": tabs, UTF-16 with byte order mark."""
    return delimited(rows, "\t").encode("utf-16")


def delimited(rows, delimiter):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return file.getvalue()
