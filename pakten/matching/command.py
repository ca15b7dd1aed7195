"""The jobs of the engine as commands on files: each reads everything, decides, and only then is anything written."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import scipy

from pakten.matching import files, lottery, score, words
from pakten.matching.assignment import best_assignment
from pakten.matching.errors import MatchingError
from pakten.matching.files import Row
from pakten.matching.pairs import best_pairs
from pakten.matching.places import allocate, lottery_numbers
from pakten.matching.problem import Problem
from pakten.matching.rounds import Schedule, speed_rounds, table_rounds
from pakten.matching.suggest import top_matches

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Answer = tuple[dict[str, Any], Iterable[dict[str, Any]]]  # the whole document, and its main table


class NotVerified(Exception):
    """A published result that does not follow from its list and seed."""

    def __init__(self, found: tuple[MatchingError, ...]) -> None:
        self.found = found
        super().__init__(f"{len(found)} differences")


def pairs(given: Namespace) -> Answer:
    problem = _room(given)
    fit = score.worth(problem, fairness=given.fairness, surprise=given.surprise, seed=given.seed)
    answer = best_pairs(fit, odd=given.odd, locked=problem.locked_pairs)
    names = [person.id for person in problem.participants]
    meetings = []
    for people in (*answer.pairs, *((answer.trio,) if answer.trio else ())):
        third = people[2] if len(people) == 3 else None
        reason = words.sentence(problem, people[0], people[1], given.lang, third=third)
        meetings.append({"people": [names[person] for person in people], "reason": reason})
    alone = [names[person] for person in answer.alone]
    document = {"meetings": meetings, "alone": alone, "value": answer.value, "bound": answer.bound}
    return document, ({**each, "people": "|".join(each["people"])} for each in meetings)


def rounds(given: Namespace) -> Answer:
    problem = _room(given)
    fit = score.worth(problem, fairness=given.fairness, surprise=given.surprise, seed=given.seed)
    seated = [number for number, person in enumerate(problem.participants) if person.seated]
    locked = [(None, i, j) for i, j in problem.locked_pairs]
    schedule = speed_rounds(
        fit, given.rounds, fixed_row=given.fixed_row, seated=seated, locked=locked, odd=given.odd, seed=given.seed
    )
    return _schedule(schedule, problem)


def tables(given: Namespace) -> Answer:
    problem = _room(given)
    fit = score.worth(problem, fairness=given.fairness, surprise=given.surprise, seed=given.seed)
    return _schedule(table_rounds(fit, given.rounds, given.size, seed=given.seed), problem)


def assignment(given: Namespace) -> Answer:
    rows = files.read_rows(given.pairs, ("mentee", "mentor", "score", "mentor_score"))
    mentees, mentors = _numbered(row.text("mentee") for row in rows), _numbered(row.text("mentor") for row in rows)
    capacity = np.ones(len(mentors), np.int64)
    if given.seats:
        for row in files.read_rows(given.seats, ("mentor", "seats")):
            if row.text("mentor") in mentors:  # a mentor nobody is eligible for is no mistake
                capacity[mentors[row.text("mentor")]] = row.whole("seats")
    keep = None
    if given.keep:
        today = files.read_rows(given.keep, ("mentee", "mentor", "score"))
        paired = [row for row in today if row.cells.get("mentor") and {row.text("mentee")} <= mentees.keys()]
        keep = np.full(len(mentees), -1)
        for row in paired:
            keep[mentees[row.text("mentee")]] = mentors.get(row.text("mentor"), -1)
    own = any(row.cells.get("mentor_score") not in (None, "") for row in rows)
    points = [row.whole("score") for row in rows]
    answer = best_assignment(
        [mentees[row.text("mentee")] for row in rows],
        [mentors[row.text("mentor")] for row in rows],
        points,
        capacity,
        stable=given.stable,
        mentor_score=[row.whole("mentor_score") for row in rows] if own else None,
        keep=keep,
        stay_bonus=given.stay_bonus,
    )
    names = list(mentors)
    worth = {(row.text("mentee"), row.text("mentor")): each for row, each in zip(rows, points, strict=True)}
    table = [
        {"mentee": mentee, "mentor": names[mentor], "score": worth[mentee, names[mentor]]}
        for mentee, mentor in zip(mentees, answer.match.tolist(), strict=True)
        if mentor >= 0
    ]
    without = [mentee for mentee, mentor in zip(mentees, answer.match.tolist(), strict=True) if mentor < 0]
    document = {
        "pairs": table,
        "without_mentor": without,
        "value": answer.value,
        "bound": answer.bound,
        "most_pairs": answer.most_pairs,
        "blocking": answer.blocking,
    }
    return document, [*table, *({"mentee": mentee, "mentor": "", "score": ""} for mentee in without)]


def places(given: Namespace) -> Answer:
    listed = lottery.read_list(files.read_bytes(given.list))
    if (given.numbers is None) == (given.seed is None):
        raise MatchingError("numbers_or_seed")
    if given.seed is not None:
        numbers = lottery_numbers(given.seed, listed.applicants)
    else:
        drawn = {row.text("id"): row.whole("number") for row in files.read_rows(given.numbers, ("id", "number"))}
        lacking = [name for name in listed.applicants if name not in drawn]
        if lacking:
            raise MatchingError("entry_lacks", whose=lacking[0], missing="number")
        numbers = tuple(drawn[name] for name in listed.applicants)
    answer = allocate(listed.choices, listed.capacity, listed.priority, numbers)
    rows = [
        {"id": name, "place": listed.places[place] if place >= 0 else None, "choice": rank + 1 if place >= 0 else None}
        for name, place, rank in zip(listed.applicants, answer.place.tolist(), answer.rank.tolist(), strict=True)
    ]
    return {"applicants": rows, "blocking": answer.blocking}, rows


def draw(given: Namespace) -> Answer:
    published = files.read_bytes(given.list)
    if given.source and not (given.promise or given.seed):
        document = lottery.promise(published, given.source)
        return document, [document]
    if given.source or not (given.promise and given.seed):
        raise MatchingError("draw_needs")
    promised = lottery.read_document(files.read_bytes(given.promise), "list_sha256")
    document = lottery.draw(published, promised, given.seed)
    return document, document["applicants"]


def verify(given: Namespace) -> Answer:
    promised = lottery.read_document(files.read_bytes(given.promise), "list_sha256")
    result = lottery.read_document(files.read_bytes(given.result), "list_sha256", "seed", "applicants")
    found = lottery.verify(files.read_bytes(given.list), promised, result)
    if found:
        raise NotVerified(found)
    document = {"verified": True, "applicants": len(result["applicants"]), "list_sha256": result["list_sha256"]}
    return document, [document]


def suggest(given: Namespace) -> Answer:
    wanted = files.read_rows(given.needs, ("id", "term", "weight"))
    offered = files.read_rows(given.offers, ("id", "term", "weight"))
    terms = _numbered(row.text("term") for row in (*wanted, *offered))
    needs, offers = _numbered(row.text("id") for row in wanted), _numbered(row.text("id") for row in offered)
    found = top_matches(_weights(wanted, needs, terms), _weights(offered, offers, terms), given.best)
    names = list(offers)
    rows = [
        {"need": need, "rank": rank, "offer": names[offer], "score": round(float(worth), 6)}
        for need, best, scores in zip(needs, found.offer.tolist(), found.score.tolist(), strict=True)
        for rank, (offer, worth) in enumerate(zip(best, scores, strict=True), 1)
        if offer >= 0
    ]
    return {"suggestions": rows}, rows


JOBS: dict[str, Callable[[Namespace], Answer]] = {
    "pairs": pairs,
    "rounds": rounds,
    "tables": tables,
    "assignment": assignment,
    "places": places,
    "lottery": draw,
    "verify": verify,
    "suggest": suggest,
}


def _room(given: Namespace) -> Problem:
    people = files.read_people(given.people)
    return Problem(people, locked=_pairs_in(given.locked), banned=_pairs_in(given.banned))


def _pairs_in(path: str | None) -> tuple[tuple[str, str], ...]:
    if path is None:
        return ()
    return tuple((row.text("first"), row.text("second")) for row in files.read_rows(path, ("first", "second")))


def _schedule(schedule: Schedule, problem: Problem) -> Answer:
    names = [person.id for person in problem.participants]
    rows = []
    for number, meetings in enumerate(schedule.rounds, 1):
        for meeting in meetings:
            table = schedule.seats[number - 1][meeting[0]] + 1
            rows.append((number, table, [names[person] for person in meeting]))
    idle = [{"round": r, "people": [names[i] for i in each]} for r, each in enumerate(schedule.idle, 1) if each]
    document = {
        "meetings": [{"round": number, "table": table, "people": people} for number, table, people in rows],
        "idle": idle,
        "value": schedule.value,
        "bound": schedule.bound,
    }
    return document, [{"round": number, "table": table, "people": "|".join(people)} for number, table, people in rows]


def _numbered(names: Iterable[str]) -> dict[str, int]:
    """Each name's number, in the order they first come."""
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def _weights(rows: list[Row], ids: dict[str, int], terms: dict[str, int]) -> csr_array:
    """One row per id with the weights of its terms, scaled to length 1."""
    where = ([ids[row.text("id")] for row in rows], [terms[row.text("term")] for row in rows])
    table = scipy.sparse.csr_array(([row.weight("weight") for row in rows], where), shape=(len(ids), len(terms)))
    table.sum_duplicates()
    length = np.sqrt(table.multiply(table).sum(axis=1))
    table.data /= np.maximum(np.repeat(length, np.diff(table.indptr)), np.finfo(np.float64).tiny)
    return table
