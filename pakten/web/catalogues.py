"""The catalogues of translations (`<app>/locale/<language>/LC_MESSAGES/django.po`) and their compiled form.

Compiled catalogues are not kept in version control: a process that starts compiles those that are stale, so that a
text is mended by editing a .po file and nothing else.
"""

import logging
import os
import tempfile
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

log = logging.getLogger(__name__)
HOUSE = Path(__file__).resolve().parent.parent


def packages(house=HOUSE):
    """The folders of the house that may have texts of their own: its apps and its libraries."""
    return sorted(folder for folder in house.iterdir() if (folder / "__init__.py").exists())


def path(package, language):
    return package / "locale" / language / "LC_MESSAGES" / "django.po"


def compile_stale(house=HOUSE, *, spare):
    """Compiles every catalogue that has changed since it was compiled.

    A folder that cannot be written, as in a read-only container, gets its compiled catalogue under `spare` instead.
    Returns the locale folders under `spare` that Django must be told of.
    """
    elsewhere = []
    for package in packages(house):
        for po in sorted((package / "locale").glob("*/LC_MESSAGES/*.po")):
            try:
                _compile(po, po.with_suffix(".mo"))
            except OSError as error:
                locale = spare / package.name
                log.warning("%s cannot be compiled in place (%s); using %s.", po, error.strerror, locale)
                _compile(po, locale / po.parent.relative_to(package / "locale") / f"{po.stem}.mo")
                if locale not in elsewhere:
                    elsewhere.append(locale)
    return elsewhere


def _compile(po, mo):
    """Compiles a catalogue unless that is done. The compiled file bears the time of its source, which tells exactly
    which version it came from; it is put in place in one step, since several processes may start at once."""
    written_at = po.stat().st_mtime_ns
    if mo.is_file() and mo.stat().st_mtime_ns == written_at:
        return
    mo.parent.mkdir(parents=True, exist_ok=True)
    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parent.parent.name)
    handle, temporary = tempfile.mkstemp(dir=mo.parent, prefix=f".{mo.name}.")
    try:
        with os.fdopen(handle, "wb") as target:
            write_mo(target, catalogue)
        os.chmod(temporary, 0o644)
        os.utime(temporary, ns=(written_at, written_at))
        os.replace(temporary, mo)
    except BaseException:
        os.unlink(temporary)
        raise
