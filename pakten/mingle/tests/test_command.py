"""The mingle on the command line: from a file to pairs, and what is said when the file is not right."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from pakten.mingle.tests.form_export import QUESTIONS, answers
from tests.files.tables import microsoft_forms

ROOT = Path(__file__).parents[3]


@pytest.fixture
def form(tmp_path):
    file = tmp_path / "svar.xlsx"
    file.write_bytes(microsoft_forms(QUESTIONS, answers()))
    return file


def test_a_form_export_gives_29_pairs_and_one_trio(form, tmp_path, capsys):
    call_command("mingle", form, out=tmp_path / "par")
    told = capsys.readouterr().out
    assert "29 par, 1 trio" in told and "100\N{NO-BREAK SPACE}% av det bevisade taket" in told
    with (tmp_path / "par" / "pairs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 30 and sum(1 for row in rows if row["person_c"]) == 1
    people = [row[f"person_{letter}"] for row in rows for letter in "abc" if row[f"person_{letter}"]]
    assert len(people) == len(set(people)) == 61
    for row in rows:
        organisations = [row[f"organisation_{letter}"] for letter in "abc" if row[f"organisation_{letter}"]]
        assert len(set(organisations)) == len(organisations)
        assert row["reason"].endswith(".") and row["round"] == "1" and int(row["points"]) > 0
    page = (tmp_path / "par" / "pairs.html").read_text()
    assert all(name.replace("'", "&#x27;") in page for name in people) and "<style>" in page
    assert (tmp_path / "par" / "slips.pdf").read_bytes().startswith(b"%PDF")


def test_several_rounds_and_english(form, capsys):
    call_command("mingle", form, rounds=4, fairness="sqrt", surprise=0.25, lang="en")
    told = capsys.readouterr().out
    assert "116 pairs, 4 trios" in told and "of the proved bound" in told


def run(*words):
    command = [sys.executable, "manage.py", "mingle", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)


def test_all_troubles_are_told_at_once_with_exit_code_2_and_nothing_written(tmp_path):
    file = tmp_path / "lista.csv"
    file.write_text("Medlemslista 2026;;\n\nNamn;Organisation;E-post\n;Ett;\nBo;Två;b@x.se\nCia;Tre;b@x.se\n", "cp1252")
    done = run(file, "--out", tmp_path / "par")
    assert done.returncode == 2 and not (tmp_path / "par").exists()
    assert "Rad 4" in done.stderr and "5" in done.stderr and "6" in done.stderr and "2 fel i listan" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "går inte att öppna"), (b"", "Filen är tom"), (b"\x89PNG\r\n\x1a\n" + bytes(50), "bild")],
)
def test_what_is_no_list_is_refused_in_a_sentence(tmp_path, content, says):
    file = tmp_path / "fil"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError, match=says) as error:
        call_command("mingle", file)
    assert error.value.returncode == 2


@pytest.mark.parametrize("choice", [{"rounds": 0}, {"rounds": 60}, {"surprise": 2.0}])
def test_an_impossible_choice_is_refused_in_a_sentence(form, choice):
    with pytest.raises(CommandError) as error:
        call_command("mingle", form, **choice)
    assert error.value.returncode == 2 and str(error.value).endswith(".")


def test_a_list_where_nobody_may_meet_is_refused(tmp_path):
    file = tmp_path / "lista.csv"
    file.write_text("Namn,Organisation\nAli,Ett\nBo,Ett\n")
    with pytest.raises(CommandError, match="1 fel i listan"):
        call_command("mingle", file)
