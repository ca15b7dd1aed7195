import gettext
import os
import subprocess
import sys
from io import StringIO

import pytest
from babel.messages import Catalog
from django.core.management import call_command

from pakten.web import catalogues, words

TEMPLATE = """{% load i18n %}
<main>
      {% if a %}
  {% translate "Find members" %}
    {% translate "May" context "month" %}
 {% blocktranslate trimmed count counter=n %}
        {{ counter }} member
    {% plural %}
        {{ counter }} members
 {% endblocktranslate %}
   {% endif %}
  <p title="{{ _("Close")|upper }}">it's (not "closed</p>
"""

CODE = """
from django.utils.translation import gettext_lazy as _, ngettext, npgettext_lazy, pgettext

NAME = _("Organi" "sation")
def words(n):
    return ngettext("%d table", "%d tables", n), pgettext("verb", "Match"), npgettext_lazy("game", "round", "rounds", n)
"""


@pytest.fixture
def package(tmp_path):
    package = tmp_path / "house" / "guild"
    (package / "templates" / "guild").mkdir(parents=True)
    (package / "tests").mkdir()
    (package / "__init__.py").touch()
    (package / "templates" / "guild" / "page.html").write_text(TEMPLATE)
    (package / "models.py").write_text(CODE)
    (package / "tests" / "test_it.py").write_text('_("Only a test")')
    return package


def translated(package, **strings):
    """The package's catalogue with some texts translated, written where it belongs."""
    catalogue = words.merge(words.gather(package), words.read(package, "sv"))
    for message in catalogue:
        if message.id in strings:
            message.string = strings[message.id]
    po = catalogues.path(package, "sv")
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_text(words.written(catalogue))
    return po


def test_texts_of_templates_and_code_are_gathered_whatever_the_indentation(package):
    found = {(message.context, message.id) for message in words.gather(package) if message.id}
    assert found == {
        (None, "Find members"),
        ("month", "May"),
        (None, ("%(counter)s member", "%(counter)s members")),
        (None, "Close"),
        (None, "Organisation"),
        (None, ("%d table", "%d tables")),
        ("verb", "Match"),
        ("game", ("round", "rounds")),
    }


def test_merging_again_keeps_translations_and_writes_the_same(package):
    po = translated(package, Organisation="Organisation", Close="Stäng")
    again = words.merge(words.gather(package), words.read(package, "sv"))
    assert again.get("Close").string == "Stäng"
    assert words.written(again) == po.read_text()
    assert ".html:" not in po.read_text(), "no line numbers"


def test_a_new_text_borrows_the_translation_of_another_package(package):
    other = Catalog(locale="sv")
    other.add("Close", "Stäng")
    assert words.merge(words.gather(package), Catalog(locale="sv"), [other]).get("Close").string == "Stäng"


def test_a_text_no_longer_in_use_and_a_changed_one_are_troubles(package):
    translated(package, Organisation="Organisation", Close="Stäng")
    (package / "models.py").write_text('_("Organisations")')
    (package / "templates" / "guild" / "page.html").unlink()
    catalogue = words.merge(words.gather(package), words.read(package, "sv"))
    troubles = list(words.troubles(catalogue))
    assert "marked as fuzzy, look it over and take the mark away: Organisations" in troubles
    assert "no longer in use: Close" in troubles


def test_a_translation_with_a_placeholder_of_its_own_is_a_trouble():
    catalogue = Catalog(locale="sv")
    catalogue.add("%(name)s is here", "%(namn)s är här", flags=["python-format"])
    assert any("placeholder" in trouble for trouble in words.troubles(catalogue))


def test_a_catalogue_is_compiled_once_and_again_when_it_changes(package):
    po = translated(package, Close="Stäng")
    house, spare = package.parent, package.parent.parent / "spare"
    assert catalogues.compile_stale(house, spare=spare) == []
    mo = po.with_suffix(".mo")
    first = mo.stat().st_ino
    catalogues.compile_stale(house, spare=spare)
    assert mo.stat().st_ino == first, "not written again"
    po.write_text(po.read_text().replace("Stäng", "Dra igen"))
    catalogues.compile_stale(house, spare=spare)
    with mo.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Close") == "Dra igen"
    assert [file.name for file in mo.parent.iterdir() if file.name.startswith(".")] == [], "nothing temporary stays"


def test_a_catalogue_that_cannot_be_compiled_in_place_is_compiled_elsewhere(package, caplog):
    po = translated(package, Close="Stäng")
    po.with_suffix(".mo").mkdir()  # in the way, as a folder that cannot be written would be
    spare = package.parent.parent / "spare"
    assert catalogues.compile_stale(package.parent, spare=spare) == [spare / "guild"]
    translation = gettext.translation("django", localedir=spare / "guild", languages=["sv"])
    assert translation.gettext("Close") == "Stäng"
    assert "cannot be compiled in place" in caplog.text


def test_a_process_that_starts_without_compiled_catalogues_speaks_swedish_at_once():
    """In a process of its own: this one has its translations already."""
    for mo in catalogues.HOUSE.glob("*/locale/*/LC_MESSAGES/*.mo"):
        os.utime(mo, ns=(0, 0))  # stale
    program = (
        "import django; django.setup(); from django.utils.translation import gettext; "
        "print(gettext('Skip to the content'))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=catalogues.HOUSE.parent
    )
    assert answer.stdout.strip() == "Hoppa till innehållet", answer.stderr


def test_every_text_of_the_house_is_translated():
    call_command("words", check=True, stdout=StringIO())


def test_one_english_text_is_one_swedish_text_in_all_apps():
    """Django asks the catalogues of all apps together: with two texts for one, an app would get another's."""
    said = {}
    for package in catalogues.packages():
        for message in words.read(package, "sv"):
            if message.id:
                said.setdefault((message.context, str(message.id)), set()).add(str(message.string))
    assert [message for message, swedish in said.items() if len(swedish) > 1] == []
