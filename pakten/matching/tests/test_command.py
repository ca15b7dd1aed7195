"""The engine on plain files: every example in the help works, and what is wrong is said without anything written."""

import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pakten.matching.__main__ import main
from pakten.matching.errors import SENTENCES
from pakten.matching.examples import EXAMPLES, LIST, PEOPLE


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(command: str, **files: str) -> int:
    """Runs a command where `files` lie; a name's double underscore stands for its dot."""
    for name, content in files.items():
        Path(name.replace("__", ".")).write_text(content, encoding="utf-8")
    return main(shlex.split(command))


@pytest.mark.parametrize("job", EXAMPLES)
def test_the_example_of_every_job_works(job: str, capsys: pytest.CaptureFixture[str]) -> None:
    example = EXAMPLES[job]
    for name, content in example.files.items():
        Path(name).write_text(content, encoding="utf-8")
    for command in example.commands:
        assert main(shlex.split(command)) == 0
    assert example.says in capsys.readouterr().out


@pytest.mark.parametrize("job", EXAMPLES)
def test_the_help_of_every_job_shows_its_example(job: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([job, "--help"])
    assert left.value.code == 0
    shown = capsys.readouterr().out
    assert all(command in shown for command in EXAMPLES[job].commands)
    assert all(line in shown for content in EXAMPLES[job].files.values() for line in content.splitlines())


def test_the_module_runs_by_itself() -> None:
    house = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-m", "pakten.matching", "places", "none.json", "--seed", "1", "--lang", "en"],
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("The file none.json cannot be read.")


def test_a_table_with_semicolons_gives_the_same_answer(capsys: pytest.CaptureFixture[str]) -> None:
    run("pairs people.csv", people__csv=PEOPLE)
    expected = capsys.readouterr().out
    run("pairs people.csv", people__csv="\ufeff" + PEOPLE.replace(",", ";"))
    assert capsys.readouterr().out == expected


def test_people_as_json_give_the_same_answer(capsys: pytest.CaptureFixture[str]) -> None:
    run("rounds people.csv --rounds 2", people__csv=PEOPLE)
    expected = capsys.readouterr().out
    first, *rest = [line.split(",") for line in PEOPLE.splitlines()]
    several = ("offers", "wants", "wished_organisations")
    rows: list[dict[str, Any]] = [dict(zip(first, row, strict=True)) for row in rest]
    for row in rows:
        row.update({column: [row[column]] if row[column] else [] for column in several})
    run("rounds people.json --rounds 2", people__json=json.dumps(rows))
    assert capsys.readouterr().out == expected


def test_several_values_in_a_cell_are_parted_by_a_bar(capsys: pytest.CaptureFixture[str]) -> None:
    run("pairs people.csv --lang en", people__csv="id,organisation,offers,wants\na,x,,tea\nb,y,coffee|tea,\n")
    assert "tea" in capsys.readouterr().out


def test_locked_pairs_meet_and_banned_ones_do_not(capsys: pytest.CaptureFixture[str]) -> None:
    run(
        "pairs people.csv --odd pause --locked locked.csv --banned banned.csv",
        people__csv=PEOPLE,
        locked__csv="first,second\nali,eva\n",
        banned__csv="first,second\ncarlos,dana\n",
    )
    meetings = [each["people"] for each in json.loads(capsys.readouterr().out)["meetings"]]
    assert ["ali", "eva"] in meetings
    assert ["carlos", "dana"] not in meetings


def test_the_table_is_written_as_csv() -> None:
    example = EXAMPLES["assignment"]
    files = {name.replace(".", "__"): content for name, content in example.files.items()}
    assert run("assignment eligible.csv --seats seats.csv --out pairs.csv", **files) == 0
    assert Path("pairs.csv").read_text() == "mentee,mentor,score\nayan,nils,120\nbea,mona,280\n"
    assert run("assignment eligible.csv --keep pairs.csv --stay-bonus 1000 --out again.csv") == 0
    assert Path("again.csv").read_text() == Path("pairs.csv").read_text()


def test_a_stable_match_says_what_it_costs(capsys: pytest.CaptureFixture[str]) -> None:
    eligible = "mentee,mentor,score,mentor_score\nayan,mona,300,2\nayan,nils,120,1\nbea,mona,280,1\n"
    assert run("assignment eligible.csv --stable", eligible__csv=eligible) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["pairs"] == [{"mentee": "ayan", "mentor": "mona", "score": 300}]
    assert (document["without_mentor"], document["most_pairs"], document["blocking"]) == (["bea"], 2, 0)


def test_places_take_lottery_numbers_from_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    numbers = "id,number\n7f3a,3\nb2c9,1\ne411,2\n"
    assert run("places list.json --numbers numbers.csv", list__json=LIST, numbers__csv=numbers) == 0
    assert [row["place"] for row in json.loads(capsys.readouterr().out)["applicants"]] == ["library", None, "park"]


def test_a_tampered_result_is_named_with_exit_code_1(capsys: pytest.CaptureFixture[str]) -> None:
    for command in EXAMPLES["verify"].commands[:2]:
        assert run(command, list__json=LIST) == 0
    result = json.loads(Path("result.json").read_text())
    result["applicants"][0]["place"] = "park"
    Path("result.json").write_text(json.dumps(result))
    assert run("verify list.json promise.json result.json --lang en --out told.json") == 1
    assert capsys.readouterr().err == "7f3a has the wrong place. The right one is library.\n"
    assert not Path("told.json").exists()


WRONG = [
    ("pairs people.csv", "id,name\na,A\n", "one_person"),
    ("pairs people.csv", "id,naem\na,A\n", "column_unknown"),
    ("pairs people.csv", "id,name\n,A\n", "column_missing"),
    ("pairs people.csv", "id,name\na,A\na,B\n", "duplicate_person"),
    ("pairs people.csv", 'id,name\na,"A\n', "file_not_table"),
    ("pairs people.csv", "id,name\na,A,B,C\n", "file_not_table"),
    ("pairs people.xlsx", "", "file_kind"),
    ("pairs missing.csv", "", "file_unreadable"),
    ("pairs people.json", "[1]", "file_not_table"),
    ("pairs people.json", "{", "file_not_json"),
    ("pairs people.json", '[{"id": "a", "offers": 3}]', "file_not_table"),
    ("pairs people.csv --locked people.csv", "id,name\na,A\nb,B\n", "column_unknown"),
    ("rounds people.csv --rounds 0", "id\na\nb\n", "too_few_rounds"),
    ("tables people.csv --rounds 1 --size 1", "id\na\nb\n", "table_size"),
    ("assignment people.csv", "mentee,mentor,score\na,b,0.5\n", "cell_not_whole"),
    ("assignment people.csv", "mentee,mentor,score\na,b,\n", "column_missing"),
    ("assignment people.csv", "mentee,mentor,score\na,b,1\na,b,2\n", "pair_twice"),
    ("assignment people.csv", "mentee,mentor,score\n", "no_eligible_pairs"),
    ("places people.json", LIST, "numbers_or_seed"),
    ("places people.json --seed 1 --numbers people.json", LIST, "numbers_or_seed"),
    ("lottery people.json", LIST, "draw_needs"),
    ("lottery people.json --source x --seed 1", LIST, "draw_needs"),
    ("lottery people.json --promise people.json --seed 1", LIST, "file_lacks"),
    ("suggest people.csv people.csv", "id,term,weight\na,tea,-1\n", "cell_not_weight"),
    ("suggest people.csv people.csv", "id,term,weight\na,tea,nan\n", "cell_not_weight"),
    ("suggest people.csv people.csv", "id,term,weight\na,tea,much\n", "cell_not_weight"),
    ("suggest people.csv people.csv --best 0", "id,term\na,tea\n", "list_out_of_range"),
]


@pytest.mark.parametrize(("command", "content", "code"), WRONG)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_wrong_is_said_and_nothing_written(
    command: str, content: str, code: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("people.csv", "people.json", "people.xlsx"):
        Path(name).write_text(content, encoding="utf-8")
    assert main([*shlex.split(command), "--lang", language, "--out", "answer.json"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert not Path("answer.json").exists()
    if code in SENTENCES:
        assert told.err.startswith(SENTENCES[code][language].partition("{")[0])


def test_a_folder_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("pairs people.csv --out none/pairs.json --lang en", people__csv=PEOPLE) == 2
    assert capsys.readouterr().err.startswith("Cannot write to none/pairs.json.")


def test_every_sentence_names_the_same_things_in_both_languages() -> None:
    for code, sentence in SENTENCES.items():
        assert {part.split("}")[0] for part in sentence["sv"].split("{")[1:]} == {
            part.split("}")[0] for part in sentence["en"].split("{")[1:]
        }, code
