"""One small example per job, shown by `--help` and run by a test."""

from dataclasses import dataclass

PEOPLE = """\
id,name,organisation,sector,offers,wants,wished_organisations
ali,Ali Noor,tram,business,a place at the depot,language practice,
britt,Britt Ek,circle,civil_society,language practice,study visits,tram
carlos,Carlos Ruiz,school,public,teaching,a place at the depot,
dana,Dana Holm,tram,business,study visits,teaching,school
eva,Eva Lind,circle,civil_society,coffee,study visits,
"""
LIST = """\
{"places": [{"id": "library", "seats": 1}, {"id": "park", "seats": 2}],
 "applicants": [{"id": "7f3a", "choices": ["library", "park"], "priority": [1, 0]},
                {"id": "b2c9", "choices": ["library"]},
                {"id": "e411", "choices": ["park", "library"]}]}
"""
PROMISE = 'lottery list.json --source "the lotto numbers of 2 May" --out promise.json'
DRAW = 'lottery list.json --promise promise.json --seed "4 8 15 16 23 42" --out result.json'


@dataclass(frozen=True, slots=True)
class Example:
    """Files to begin with, the commands in order, and something that the last one says."""

    files: dict[str, str]
    commands: tuple[str, ...]
    says: str


EXAMPLES = {
    "pairs": Example({"people.csv": PEOPLE}, ("pairs people.csv --lang en",), "language practice"),
    "rounds": Example({"people.csv": PEOPLE}, ("rounds people.csv --rounds 2 --odd pause",), '"round": 2'),
    "tables": Example({"people.csv": PEOPLE}, ("tables people.csv --rounds 1 --size 3",), '"table": 2'),
    "assignment": Example(
        {
            "eligible.csv": "mentee,mentor,score\nayan,mona,300\nayan,nils,120\nbea,mona,280\n",
            "seats.csv": "mentor,seats\nmona,1\nnils,2\n",
        },
        ("assignment eligible.csv --seats seats.csv",),
        '"most_pairs": 2',
    ),
    "places": Example({"list.json": LIST}, ('places list.json --seed "4 8 15 16 23 42"',), '"blocking": 0'),
    "lottery": Example({"list.json": LIST}, (PROMISE, DRAW), ""),
    "verify": Example(
        {"list.json": LIST}, (PROMISE, DRAW, "verify list.json promise.json result.json"), '"verified": true'
    ),
    "suggest": Example(
        {
            "needs.csv": "id,term\ntram,bus drivers\ntram,language practice\n",
            "offers.csv": "id,term\ncourse,bus drivers\ncircle,language practice\ncircle,coffee\n",
        },
        ("suggest needs.csv offers.csv --best 2",),
        '"offer": "course"',
    ),
}


def shown(job: str) -> str:
    """The example of a job as it is shown below the help."""
    example = EXAMPLES[job]
    parts = ["example:"]
    for name, content in example.files.items():
        parts += [f"  {name}", *(f"    {line}" for line in content.splitlines())]
    parts += [f"  python3 -m pakten.matching {command}" for command in example.commands]
    return "\n".join(parts)
