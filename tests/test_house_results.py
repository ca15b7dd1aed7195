"""Everything public goes through one door: `results.publishing`, which weighs what may be told."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOOR = "pakten.results.publishing"
TRUE_NUMBERS = {"Figure", "ExternalFigure", "Publication", "Correction", "MEASURES", "outcomes"}
# What hands figures to whoever asks: open pages, papers, files, open data, the API, the first page.
OPEN_PLACES = ("api", "home")
OPEN_ROOMS = ("prints", "opendata", "open_data", "feeds", "emails")


def is_open(file):
    """Whether a file shows something to people outside the team: by its room, or since it has a page for strangers."""
    app, *rooms = file.relative_to(ROOT / "pakten").with_suffix("").parts
    if app in OPEN_PLACES:
        return True
    if app != "results":
        return False
    return any(word in room for room in rooms for word in OPEN_ROOMS) or "login_not_required" in file.read_text()


def asks_for_true_numbers(source):
    """The names with which a file reaches figures that nobody has weighed."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.ImportFrom)
            and (node.module or "").startswith("pakten.results")
            and node.module != DOOR
        ):
            found += [alias.name for alias in node.names if alias.name in TRUE_NUMBERS]
            found += [node.module] if node.module.startswith("pakten.results.measures") else []
        if isinstance(node, ast.Import):
            found += [
                alias.name for alias in node.names if alias.name.startswith("pakten.results") and alias.name != DOOR
            ]
        if isinstance(node, ast.Attribute) and node.attr in TRUE_NUMBERS:
            found.append(node.attr)
    return found


def test_what_is_shown_to_everybody_asks_only_the_one_door(tracked_files):
    files = [
        file
        for file in tracked_files
        if file.suffix == ".py" and file.is_relative_to(ROOT / "pakten") and is_open(file)
    ]
    files = [file for file in files if "tests" not in file.parts and "migrations" not in file.parts]
    assert ROOT / "pakten" / "results" / "views" / "public.py" in files
    found = {str(file.relative_to(ROOT)): names for file in files if (names := asks_for_true_numbers(file.read_text()))}
    assert not found, "ask results.publishing instead"


def test_the_test_above_sees_who_goes_around_the_door():
    assert asks_for_true_numbers("from pakten.results.models import Figure, Period") == ["Figure"]
    assert asks_for_true_numbers("from pakten.results.queries.outcomes import outcomes") == ["outcomes"]
    assert asks_for_true_numbers("from pakten.results import models\nmodels.Figure.objects.all()") == ["Figure"]
    assert asks_for_true_numbers("from pakten.results.publishing import public_outcomes") == []
