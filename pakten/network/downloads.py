"""Tables to take home: the answer that carries an Excel workbook or a CSV file."""

from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import Promise

from pakten.network import protected
from pakten.sheets.write import write_csv, write_workbook

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
MOST = 10_000  # rows of a list that only grows; a workbook of so many is made in seconds


def download(content, *, name, kind):
    """Bytes as the file `name.kind`, kept by nobody on the way."""
    return HttpResponse(
        content,
        content_type=KINDS[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}.{kind}"', "Cache-Control": "no-store"},
    )


def paper(content, *, name):
    """The bytes of a PDF as the file `name.pdf`, opened where the reader is."""
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def take_home(sheet, headings, rows, *, name, kind):
    """A list as the file `name.kind`, as a room called `prints` lays it out. Nobody under protection is named in it,
    whatever cell they stand in."""
    mask = protected.mask()
    sheet, headings = mask(str(sheet)), [mask(str(heading)) for heading in headings]
    rows = [[_plain(value, mask) for value in row] for row in rows]
    written = write_workbook(headings, rows, sheet=sheet) if kind == "xlsx" else write_csv(headings, rows)
    return download(written, name=name, kind=kind)


def _plain(value, mask):
    """What a cell holds: moments as the clock here says them, texts in the reader's language."""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    return mask(str(value)) if isinstance(value, str | Promise) else value
