"""`python3 -m pakten.matching JOB`: the matching engine on plain files, without the platform."""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence

from pakten.matching import files
from pakten.matching.command import JOBS, NotVerified
from pakten.matching.errors import MatchingError
from pakten.matching.examples import shown
from pakten.matching.pairs import ODD
from pakten.matching.score import FAIRNESS

HELP = {
    "pairs": "everyone in the room meets one person",
    "rounds": "several rounds of meetings, no pair twice",
    "tables": "several rounds at tables, no pair twice",
    "assignment": "mentees get mentors",
    "places": "applicants get places, by priority and lottery number",
    "lottery": "promise a lottery, then draw it, so that anyone can repeat it",
    "verify": "repeat a lottery from what was published; exit code 1 when something differs",
    "suggest": "the offers that fit each need best",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when done, 1 when a lottery does not verify, 2 with a sentence and nothing written when something is wrong."""
    given = _parser().parse_args(arguments)
    try:
        document, table = JOBS[given.job](given)
        text = files.written(document, table, given.out)
        if given.out:
            files.write(text, given.out)
        else:
            sys.stdout.write(text)
    except MatchingError as error:
        sys.stderr.write(error.sentence(given.lang) + "\n")
        return 2
    except NotVerified as difference:
        sys.stderr.writelines(each.sentence(given.lang) + "\n" for each in difference.found)
        return 1
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python3 -m pakten.matching", description=__doc__)
    jobs = parser.add_subparsers(dest="job", required=True, metavar="JOB")
    made: dict[str, ArgumentParser] = {}
    for job, text in HELP.items():
        made[job] = jobs.add_parser(
            job, help=text, description=text, epilog=shown(job), formatter_class=RawDescriptionHelpFormatter
        )
        made[job].add_argument("--lang", choices=("sv", "en"), default="sv", help="language of sentences (default sv)")
        made[job].add_argument(
            "--out", metavar="FILE", help=".json for everything, .csv for the table (default: print)"
        )
    for job in ("pairs", "rounds", "tables"):
        made[job].add_argument("people", help="CSV or JSON: id, name, organisation, sector, offers, wants, …")
        made[job].add_argument("--locked", metavar="FILE", help="pairs that shall meet: first, second")
        made[job].add_argument("--banned", metavar="FILE", help="pairs that shall not meet: first, second")
        made[job].add_argument("--fairness", choices=FAIRNESS, default="sum", help="first dial: whose wishes count")
        made[job].add_argument("--surprise", type=float, default=0.0, help="second dial: share of the new, 0 to 1")
        made[job].add_argument("--seed", type=int, default=0, help="another seed, another equally good answer")
    for job in ("pairs", "rounds"):
        made[job].add_argument("--odd", choices=ODD, default="trio", help="what an odd number becomes")
    for job in ("rounds", "tables"):
        made[job].add_argument("--rounds", type=int, required=True, help="how many rounds")
    made["rounds"].add_argument("--fixed-row", action="store_true", help="third dial: one row sits still")
    made["tables"].add_argument("--size", type=int, required=True, help="people at a table")
    made["assignment"].add_argument("pairs", help="CSV or JSON of eligible pairs: mentee, mentor, score, mentor_score")
    made["assignment"].add_argument("--seats", metavar="FILE", help="mentor, seats (default: one each)")
    made["assignment"].add_argument("--stable", action="store_true", help="no two may prefer each other")
    made["assignment"].add_argument("--keep", metavar="FILE", help="today's pairs: mentee, mentor")
    made["assignment"].add_argument("--stay-bonus", type=int, help="what a pair that stays scores more")
    for job in ("places", "lottery", "verify"):
        made[job].add_argument("list", help="JSON: places with seats, applicants with choices and priority")
    made["places"].add_argument("--numbers", metavar="FILE", help="lottery numbers: id, number")
    made["places"].add_argument("--seed", help="or the public seed they come from")
    made["lottery"].add_argument("--source", help="to promise: where the seed will come from")
    made["lottery"].add_argument("--promise", metavar="FILE", help="to draw: what was promised")
    made["lottery"].add_argument("--seed", help="to draw: the seed as it was drawn in public")
    made["verify"].add_argument("promise", help="what was promised")
    made["verify"].add_argument("result", help="what was drawn")
    made["suggest"].add_argument("needs", help="CSV or JSON: id, term, weight")
    made["suggest"].add_argument("offers", help="CSV or JSON: id, term, weight")
    made["suggest"].add_argument("--best", type=int, default=10, help="offers per need (default 10)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
