"""Gathers the texts of templates and code into the catalogues that translators fill in.

Needs no gettext programs: Babel reads Python, and Django turns a template into something Babel can read.
"""

from io import BytesIO

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from pakten.web import catalogues

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
NOT_OURS = {"tests", "migrations", "vendor", "static", "locale"}


def gather(package):
    """All texts of one package that are to be translated, as a catalogue without translations."""
    found = Catalog()
    for file in sorted(package.rglob("*")):
        inside = file.relative_to(package)
        if not file.is_file() or NOT_OURS & set(inside.parts):
            continue
        if file.suffix == ".py":
            source = file.read_text()
        elif "templates" in inside.parts:
            source = _as_python(file.read_text(), str(inside))
        else:
            continue
        place = f"{package.name}/{inside}"
        for _line, text, comments, context in extract("python", BytesIO(source.encode()), KEYWORDS, ["Translators:"]):
            found.add(text, locations=[(place, None)], auto_comments=comments, context=context)
    return found


def _as_python(template, name):
    """The translation tags of a template as calls. Indentation means nothing in a template, but does in Python."""
    return "\n".join(line.strip() for line in templatize(template, origin=name).splitlines())


def read(package, language):
    """The catalogue of a package as it stands, or an empty one."""
    try:
        with catalogues.path(package, language).open("rb") as file:
            return read_po(file, locale=language)
    except FileNotFoundError:
        about = {"project": "Pakten", "version": "1", "msgid_bugs_address": "-", "last_translator": "-", "fuzzy": False}
        return Catalog(locale=language, header_comment=f"# Texts of {package.name}.", language_team="-", **about)


def merge(found, catalogue, others=()):
    """Brings a catalogue up to date with the texts found: translations stay, a text that was only changed a little
    keeps its translation marked as fuzzy, and a new one that another package has translated borrows that."""
    catalogue.update(found, update_creation_date=False)
    for message in catalogue:
        if message.id and not _is_translated(message):
            for other in others:
                known = other.get(message.id, message.context)
                if known and _is_translated(known) and known.pluralizable == message.pluralizable:
                    message.string = known.string
                    break
    return catalogue


def written(catalogue):
    """The catalogue as the text of a .po file; no line numbers, so that moving code changes nothing here."""
    file = BytesIO()
    write_po(file, catalogue, width=110, include_lineno=False)
    return file.getvalue().decode()


def troubles(catalogue):
    """What a translator still has to do, a sentence per text."""
    for message in catalogue:
        if not message.id:
            continue
        if not _is_translated(message):
            yield f"not translated: {_opening(message)}"
        elif message.fuzzy:
            yield f"marked as fuzzy, look it over and take the mark away: {_opening(message)}"
        else:
            for error in message.check(catalogue):
                yield f"{error}: {_opening(message)}"
    for message in catalogue.obsolete.values():
        yield f"no longer in use: {_opening(message)}"


def _opening(message):
    """The first line of a text, enough to find it by."""
    text = message.id if isinstance(message.id, str) else message.id[0]
    return text.strip().split("\n")[0]


def _is_translated(message):
    strings = message.string if isinstance(message.string, (tuple, list)) else [message.string]
    return bool(strings) and all(strings)
