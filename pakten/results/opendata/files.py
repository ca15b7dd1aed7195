"""A data set as a file: CSV as RFC 4180 has it (UTF-8, commas, a line of names), or JSON as a list of objects; and what
CSV on the Web says of the columns."""

import csv
import io
import json
from hashlib import sha256
from tempfile import SpooledTemporaryFile

from django.utils.translation import override

from pakten.network import protected
from pakten.results.opendata.datasets import LICENCE, in_languages
from pakten.results.opendata.fields import SEVERAL
from pakten.sheets.write import FORMULA_BEGINNINGS

IN_MEMORY = 1 << 20  # bytes of a file; what is longer is written to the disk meanwhile
PIECE = 1 << 16


def written(dataset, form):
    """The whole file, opened at its beginning, its length and its digest; it takes the same memory however long."""
    file, digest = SpooledTemporaryFile(max_size=IN_MEMORY), sha256()  # noqa: SIM115  # closed by who sends it
    with override("sv"):  # addresses lead to the pages at the root
        for piece in _gathered(WRITERS[form](dataset, _masked(dataset.rows()))):
            file.write(piece)
            digest.update(piece)
    length = file.tell()
    file.seek(0)
    return file, length, digest.hexdigest()[:32]


def pieces(file):
    """The file bit by bit; closed when all is sent."""
    with file:
        while piece := file.read(PIECE):
            yield piece


def _gathered(texts):
    """Many short texts as few long pieces of bytes."""
    held, length = [], 0
    for text in texts:
        held.append(text)
        length += len(text)
        if length > PIECE:
            yield "".join(held).encode()
            held, length = [], 0
    yield "".join(held).encode()


def _masked(rows):
    """Nobody under protection is named, whatever an organisation or an event is called."""
    mask = protected.mask()
    for row in rows:
        yield {name: _mask(value, mask) for name, value in row.items()}


def _mask(value, mask):
    if isinstance(value, list):
        return [mask(each) for each in value]
    return mask(value) if isinstance(value, str) else value


def _csv(dataset, rows):
    line = io.StringIO(newline="")
    writer = csv.writer(line, lineterminator="\r\n")
    names = [field.name for field in dataset.fields]
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in names])
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def _cell(value):
    """As CSV on the Web has it. A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = SEVERAL.join(each.replace(SEVERAL, " ") for each in value)
    if isinstance(value, str) and value.startswith(FORMULA_BEGINNINGS):
        return f"'{value}"
    return "" if value is None else value


def _json(dataset, rows):
    names = [field.name for field in dataset.fields]
    yield "["
    for n, row in enumerate(rows):
        yield (",\n" if n else "\n") + json.dumps({name: row[name] for name in names}, ensure_ascii=False)
    yield "\n]\n"


WRITERS = {"csv": _csv, "json": _json}


def described(dataset):
    """The columns of the CSV file, for programs (CSV on the Web)."""
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": dataset.address("csv"),
        "dc:title": _values(dataset.title),
        "dc:description": _values(dataset.about),
        "dc:license": {"@id": LICENCE},
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "columns": [_column(field) for field in dataset.fields],
            **({"primaryKey": dataset.fields[0].name} if dataset.fields[0].name in ("slug", "key") else {}),
        },
    }


def _column(field):
    separator = {"separator": SEVERAL} if field.is_list else {}
    about = _values(field.about)
    return {"name": field.name, "titles": field.name, "datatype": field.datatype, "dc:description": about, **separator}


def _values(text):
    return [{"@value": words, "@language": language} for language, words in in_languages(text).items()]
