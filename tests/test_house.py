"""The rules of the house that a tool can hold."""

import ast
import re
import tomllib
from importlib import import_module
from importlib.metadata import distributions
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import ForeignKey, OneToOneField

from pakten.mail.kinds import declared
from pakten.network.models import Person
from pakten.office.lines import SENTENCES
from pakten.web.held import rooms

ROOT = Path(__file__).parent.parent
CLOSED_ROOMS = {"views", "office", "forms", "emails", "prints", "urls", "admin"}
MAY_WRITE_TABLES = {"network/downloads.py", "web/held.py", "mingle/prints.py"}  # the last for the command line
MAY_ASK_ANY_ROOM = {"urls"}  # the addresses of the whole house


def python_files(tracked_files):
    return [file for file in tracked_files if file.suffix == ".py" and "migrations" not in file.parts]


def test_no_file_is_longer_than_a_reader_can_hold(tracked_files):
    long = {
        str(file.relative_to(ROOT)): length
        for file in python_files(tracked_files)
        if (length := len(file.read_text().splitlines())) > 420
    }
    assert not long


def test_every_app_opens_with_what_it_is_for():
    for app in apps.get_app_configs():
        if app.name.startswith("pakten."):
            assert (app.module.__doc__ or "").strip(), app.name


def test_every_model_says_what_it_is():
    for model in apps.get_models():
        if model.__module__.startswith("pakten."):
            assert not model.__doc__.startswith(f"{model.__name__}("), model


def test_views_forms_and_letters_are_no_doors_for_other_apps(tracked_files):
    trespassers = []
    for file in python_files(tracked_files):
        parts = file.relative_to(ROOT).parts
        if parts[0] != "pakten" or len(parts) < 3:
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("pakten."):
                words = node.module.split(".")[1:] + [alias.name for alias in node.names]
                app, room = words[0], words[1] if len(words) > 1 else ""
                if app not in (parts[1], "web") and room in CLOSED_ROOMS:
                    trespassers.append(f"{file.relative_to(ROOT)} imports {node.module}")
    assert not trespassers


def test_a_list_is_taken_home_by_one_way_that_names_nobody_under_protection(tracked_files):
    writers = {
        str(file.relative_to(ROOT / "pakten"))
        for file in python_files(tracked_files)
        if "pakten" in file.relative_to(ROOT).parts[:1] and "tests" not in file.parts and file.name != "write.py"
        if re.search(r"\bwrite_(csv|workbook)\b", file.read_text())
    }
    assert writers == MAY_WRITE_TABLES


def test_no_word_of_registries_machines_or_secrets(tracked_files):
    # Written so that this file does not hold the words itself.
    forbidden = re.compile(r"python[h]osted|pypi[.]o[r]g|registry[.]npm[j]s|deb[.]d[e]bian|/[r]oot/|/[w]ork/")
    found = []
    for file in tracked_files:
        if "vendor" in file.parts or file.suffix in {".woff2", ".ttf", ".png", ".xlsx"}:
            continue
        for number, line in enumerate(file.read_text(errors="replace").splitlines(), 1):
            if forbidden.search(line):
                found.append(f"{file.relative_to(ROOT)}:{number}: {line[:100]}")
    assert not found


def test_vendored_files_carry_their_licence(tracked_files):
    folders = {
        Path(*file.parts[: file.parts.index("vendor") + 2])
        for file in tracked_files
        if "vendor" in file.parts and len(file.parts) > file.parts.index("vendor") + 2
    }
    for folder in folders:
        assert any(re.match(r"(LICEN[SC]E|OFL|COPYING)", f.name, re.IGNORECASE) for f in folder.rglob("*")), folder


def _name(distribution):
    return re.sub(r"[-_.]+", "-", distribution).lower()


def _locked():
    lines = re.findall(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", (ROOT / "requirements.lock").read_text(), re.M)
    return {_name(name): version for name, version in lines}


def test_every_dependency_is_pinned_with_a_word_on_what_it_is_for():
    text = (ROOT / "pyproject.toml").read_text()
    lists = text[text.index("dependencies = [") : text.index("[tool.uv]")]
    lines = [line for line in lists.splitlines() if line.strip().startswith('"')]
    assert lines
    for line in lines:
        assert re.match(r'\s+"[\w.-]+(\[[\w,]+\])?==[^"]+",\s+# \w+', line), line


def test_the_lock_holds_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    locked = _locked()
    for dependency in project["dependencies"]:
        name, version = re.match(r"([\w.-]+)(?:\[.*\])?==(.+)", dependency).groups()
        assert locked.get(_name(name)) == version, f"{dependency}: run the command at the top of requirements.lock"


def test_the_lock_is_what_is_installed_here():
    installed = {_name(found.metadata["Name"]): found.version for found in distributions()}
    for name, version in _locked().items():
        if name in installed:  # some are for other systems only
            assert installed[name] == version, f"{name}: run the command at the top of requirements.lock"


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_app_that_points_to_a_person_can_forget_one():
    for model in apps.get_models():
        if not model.__module__.startswith("pakten."):
            continue
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey | OneToOneField) and field.related_model is Person:
                app = apps.get_app_config(model._meta.app_label)
                rooms = Path(app.path).glob("actions.py"), Path(app.path).glob("actions/*.py")
                source = "".join(file.read_text() for files in rooms for file in files)
                assert "def forget(*, person)" in source, f"{model} points to a person"


def test_every_kind_of_letter_is_declared(tracked_files):
    """By its app, in `letter_kinds`: a name for the office, and whether it may be declined."""
    files = [file for file in python_files(tracked_files) if file.is_relative_to(ROOT / "pakten")]
    sources = [file.read_text() for file in files if "tests" not in file.parts]
    kinds = {kind for source in sources for kind in re.findall(r'[( ]kind="(\w+\.\w+)"', source)}
    assert "network.sign_in_code" in kinds
    assert kinds <= set(declared())


def test_every_app_that_can_forget_a_person_can_say_what_it_holds():
    for room in rooms("actions"):
        app = room.__name__.removesuffix(".actions")
        if hasattr(room, "forget"):
            assert hasattr(import_module(f"{app}.queries"), "held"), app


def test_every_kind_of_journal_line_has_a_sentence(tracked_files):
    house = [file for file in python_files(tracked_files) if "pakten" in file.parts and "tests" not in file.parts]
    verbs = {verb for file in house for verb in re.findall(r'verb="([^"]+)"', file.read_text())}
    assert len(verbs) > 10
    assert verbs <= set(SENTENCES)


def test_the_number_of_a_row_is_written_as_it_is(tracked_files):
    """Numbers in pages are written as people write them, 1 234; the number of a row in a form or a link must not be."""
    pattern = re.compile(r"\{\{ *[a-z_.]+\.(?:pk|id) *\}\}")
    pages = [file for file in tracked_files if file.suffix == ".html"]
    written = {str(file.relative_to(ROOT)) for file in pages if pattern.search(file.read_text())}
    assert len(pages) > 100 and written - {"pakten/network/templates/network/forms/topics.html"} == set()
