"""A lottery that anyone can repeat: first the hash of the list, then a seed that nobody chose, then both in public."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from pakten.matching import places
from pakten.matching.check import places as check
from pakten.matching.errors import MatchingError

METHOD = "lottery number = SHA-256(seed|id); larger priority first, then smaller number; deferred acceptance"


@dataclass(frozen=True, slots=True)
class PlaceList:
    """The published list: places with their seats, applicants under a reference, their choices in order."""

    places: tuple[str, ...]
    capacity: tuple[int, ...]
    applicants: tuple[str, ...]
    choices: tuple[tuple[int, ...], ...]
    priority: tuple[tuple[int, ...], ...]


def read_list(published: bytes) -> PlaceList:
    """The list in a JSON file: {"places": [{"id", "seats"}], "applicants": [{"id", "choices", "priority"}]}.

    `choices` are ids of places; `priority` is one whole number for all of them, one per choice, or left out (0).
    Raises MatchingError when something is missing, written twice or unknown.
    """
    document = read_document(published, "places", "applicants")
    names = _ids(document["places"], "places")
    index = {name: number for number, name in enumerate(names)}
    seats = tuple(
        _whole(_entry(each, "seats", name), "seats") for each, name in zip(document["places"], names, strict=True)
    )
    applicants = _ids(document["applicants"], "applicants")
    choices, priority = [], []
    for each, name in zip(document["applicants"], applicants, strict=True):
        wanted = _entry(each, "choices", name)
        if not isinstance(wanted, list):
            raise MatchingError("list_not_rows", column="choices")
        unknown = [choice for choice in wanted if not isinstance(choice, str) or choice not in index]
        if unknown:
            raise MatchingError("place_unknown", applicant=name, place=unknown[0])
        group = each.get("priority", 0)
        groups = group if isinstance(group, list) else [group] * len(wanted)
        choices.append(tuple(index[choice] for choice in wanted))
        priority.append(tuple(_whole(one, "priority") for one in groups))
    return PlaceList(names, seats, applicants, tuple(choices), tuple(priority))


def promise(published: bytes, seed_source: str) -> dict[str, Any]:
    """What the office publishes first: the hash of the list, and where the seed will come from.

    Reads the whole list and tries it, so that a list which cannot be drawn is refused before anything is promised.
    """
    if not seed_source:
        raise MatchingError("seed_source_missing")
    _allocated(read_list(published), places.lottery_numbers("trial", read_list(published).applicants))
    return {"list_sha256": hashlib.sha256(published).hexdigest(), "seed_source": seed_source, "method": METHOD}


def draw(published: bytes, promised: dict[str, Any], public_seed: str) -> dict[str, Any]:
    """What the office publishes last: the seed, everyone's number and place, and the seats that are left.

    Raises MatchingError when the list is not the one that was promised.
    """
    if promised.get("list_sha256") != hashlib.sha256(published).hexdigest():
        raise MatchingError("list_changed")
    listed = read_list(published)
    numbers = places.lottery_numbers(public_seed, listed.applicants)
    answer = _allocated(listed, numbers)
    left = list(listed.capacity)
    rows = []
    for name, drawn, place, rank in zip(
        listed.applicants, numbers, answer.place.tolist(), answer.rank.tolist(), strict=True
    ):
        if place >= 0:
            left[place] -= 1
        rows.append(
            {
                "id": name,
                "number": f"{drawn:064x}",
                "place": listed.places[place] if place >= 0 else None,
                "choice": rank + 1 if place >= 0 else None,
            }
        )
    seats_left = {name: seats for name, seats in zip(listed.places, left, strict=True) if seats}
    return {
        "list_sha256": promised["list_sha256"],
        "seed": public_seed,
        "method": METHOD,
        "blocking": answer.blocking,
        "applicants": rows,
        "seats_left": seats_left,
    }


def verify(published: bytes, promised: dict[str, Any], result: dict[str, Any]) -> tuple[MatchingError, ...]:
    """Everything in the result that does not follow from the list and the seed; empty when all of it does.

    Recomputes the hash, every number and every place with the independent checker, not with the solver.
    """
    actual = hashlib.sha256(published).hexdigest()
    if not actual == promised.get("list_sha256") == result.get("list_sha256"):
        return (MatchingError("list_changed"),)
    seed = result.get("seed")
    if not isinstance(seed, str) or not seed:
        return (MatchingError("seed_missing"),)
    listed = read_list(published)
    given = result.get("applicants")
    rows = {str(row.get("id")): row for row in given if isinstance(row, dict)} if isinstance(given, list) else {}
    if sorted(rows) != sorted(listed.applicants) or len(rows) != len(given or ()):
        return (MatchingError("result_other_people"),)
    numbers = [check.number(seed, name) for name in listed.applicants]
    due, _ = check.rightful(listed.choices, listed.capacity, listed.priority, numbers)
    found = []
    for name, number, place in zip(listed.applicants, numbers, due, strict=True):
        if rows[name].get("number") != f"{number:064x}":
            found.append(MatchingError("result_wrong_number", applicant=name, due=f"{number:064x}"))
        due_place = listed.places[place] if place >= 0 else None
        if rows[name].get("place") != due_place:
            found.append(MatchingError("result_wrong_place", applicant=name, due=due_place or "–"))
    return tuple(found)


def read_document(content: bytes, *needed: str) -> dict[str, Any]:
    """A JSON object with at least the `needed` entries; raises MatchingError for anything else."""
    try:
        document = json.loads(content)
    except ValueError as error:
        raise MatchingError("file_not_json", error=str(error)) from error
    missing = [name for name in needed if not isinstance(document, dict) or name not in document]
    if not isinstance(document, dict) or missing:
        raise MatchingError("file_lacks", missing=", ".join(missing))
    return document


def _allocated(listed: PlaceList, numbers: tuple[int, ...]) -> places.Allocation:
    return places.allocate(listed.choices, listed.capacity, listed.priority, numbers)


def _ids(entries: object, column: str) -> tuple[str, ...]:
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise MatchingError("list_not_rows", column=column)
    ids = tuple(_entry(each, "id", f"{column} {row}") for row, each in enumerate(entries, 1))
    seen: set[str] = set()
    for each in ids:
        if not isinstance(each, str) or not each:
            raise MatchingError("id_not_text", column=column, given=each)
        if each in seen:
            raise MatchingError("id_twice", id=each)
        seen.add(each)
    return ids


def _entry(entry: dict[str, Any], name: str, whose: str) -> Any:
    if name not in entry:
        raise MatchingError("entry_lacks", whose=whose, missing=name)
    return entry[name]


def _whole(value: object, column: str) -> int:
    if type(value) is not int:
        raise MatchingError("value_not_whole", column=column, given=value)
    return value
