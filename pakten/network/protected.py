"""People under protection (skyddade personuppgifter): named in no list, file, badge, feed or letter to others.

Lists of people take `Person.objects.shown()` and `Contact.objects.shown()`. This is for the texts and tables in which
such a person may be named: what somebody wrote, an uploaded list, an old line of the journal.
"""

import re

from django.utils.translation import gettext as _

from pakten.network.models import Person
from pakten.sheets.errors import NoHeadings
from pakten.sheets.headings import find_headings
from pakten.sheets.table import Row, Table, trimmed


def is_anybody():
    return Person.objects.protected().exists()


def addresses(emails):
    """Those of the e-mail addresses that are of people under protection, in small letters."""
    return {email.lower() for email in emails} & {email.lower() for _pk, _name, email in _people()}


def names(*texts):
    """Whether one of the texts holds the name or address of somebody under protection."""
    return finder()(*texts)


def finder():
    """A function that tells whether a text is of somebody under protection; asked for once for many texts."""
    pattern = _pattern()
    return (lambda *texts: any(map(pattern.search, texts))) if pattern else (lambda *texts: False)


def unnamed(lines):
    """Lines of the journal in which nobody under protection is named, neither who did it nor to whom."""
    people = _people()
    hidden, masked = {pk for pk, _name, _email in people}, _masking(_pattern_of(people))
    lines = list(lines)
    for line in lines:
        is_about = line.subject_kind == Person._meta.label_lower and line.subject_id in hidden
        line.by_name = "" if line.by_id in hidden else masked(line.by_name)
        line.subject_name = "" if is_about else masked(line.subject_name)
    return lines


def mask():
    """A function that puts "a person" in a text for every name and address of somebody under protection."""
    return _masking(_pattern())


def _masking(pattern):
    word = _("a person")
    return (lambda text: pattern.sub(word, text)) if pattern else (lambda text: text)


def masked_data(data):
    """The same for every text in plain data, as JSON has it."""
    pattern = _pattern()
    return _masked(data, pattern, _("a person")) if pattern else data


def without_rows(table, numbers):
    """A table without the rows of these numbers, and with nobody under protection named in the others."""
    pattern = _pattern()
    if not pattern:
        return table
    rows = (Row(row.number, _cells(row, pattern)) for row in table.rows if row.number not in numbers)
    return Table(tuple(rows), table.sheet)


def without_contacts(table, form):
    """A register in which the cells of contacts under protection are empty, and its organisations as they were."""
    pattern = _pattern()
    if not pattern:
        return table
    try:
        headings = find_headings(table, form)
    except NoHeadings:
        return without_rows(table, ())
    theirs = {column.index for column in headings.columns if (column.field or "").startswith("contact_")}
    rows = []
    for row in table.rows:
        if any(pattern.search(row.cell(index)) for index in theirs):
            row = Row(row.number, trimmed("" if index in theirs else cell for index, cell in enumerate(row.cells)))
        rows.append(Row(row.number, _cells(row, pattern)))
    return Table(tuple(row for row in rows if row.cells), table.sheet)


def _cells(row, pattern):
    return tuple(pattern.sub(_("a person"), cell) for cell in row.cells)


def _masked(data, pattern, word):
    if isinstance(data, str):
        return pattern.sub(word, data)
    if isinstance(data, dict):
        return {key: _masked(value, pattern, word) for key, value in data.items()}
    if isinstance(data, list):
        return [_masked(value, pattern, word) for value in data]
    return data


def _people():
    return list(Person.objects.protected().values_list("pk", "name", "email"))


def _pattern():
    """What finds the names and addresses of all under protection in a text; None when nobody is."""
    return _pattern_of(_people())


def _pattern_of(people):
    said = {text for _pk, *texts in people for text in texts if text}
    if not said:
        return None
    words = (r"\s+".join(map(re.escape, text.split())) for text in sorted(said, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
