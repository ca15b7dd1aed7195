"""What a plan was made from, kept so that it can be drawn again: the engine's whole input, and not one name.

People are their keys in the mingle. Organisations, topics and kinds are numbers: to the engine they are only alike or
not, so that the plan is the same with or without their names. Every plan is made from such a bare problem.
"""

from dataclasses import asdict, replace

from pakten.matching.problem import Participant, PointTable, Problem

LISTS = (
    "offers", "wants", "wished_people", "wished_organisations", "wished_sectors", "wished_kinds", "met", "avoids",
    "avoided_organisations",
)  # fmt: skip
POINTING = ("wished_people", "met", "avoids")  # lists of keys of people
PRIVATE = ("avoids", "avoided_organisations")
VERSION = 1


class _Numbers:
    """A number for each text, the same for the same, in the order they come; capitals make no difference to topics."""

    def __init__(self, letter):
        self.letter, self.given = letter, {}

    def one(self, text):
        return self.given.setdefault(text.casefold(), f"{self.letter}{len(self.given) + 1}") if text else ""

    def all(self, texts):
        return tuple(self.one(text) for text in texts)


class _Organisations(_Numbers):
    def one(self, text):  # the key of an organisation is what it is, letter by letter
        return self.given.setdefault(text, f"{self.letter}{len(self.given) + 1}") if text else ""


def bare(problem):
    """The same problem without a name: gives the same plan, whatever the dials."""
    organisations, topics, kinds = _Organisations("o"), _Numbers("t"), _Numbers("k")
    people = tuple(
        replace(
            each,
            name="",
            organisation=organisations.one(each.organisation),
            organisation_name="",
            kind=kinds.one(each.kind),
            offers=topics.all(each.offers),
            wants=topics.all(each.wants),
            wished_organisations=organisations.all(each.wished_organisations),
            wished_kinds=kinds.all(each.wished_kinds),
            avoided_organisations=organisations.all(each.avoided_organisations),
        )
        for each in problem.participants
    )
    return replace(problem, participants=people)


def taken(problem):
    """The bare problem as data to keep with its plan; what is empty is left out. Bans are kept by the plan itself."""
    problem = bare(problem)
    return {
        "version": VERSION,
        "points": asdict(problem.points),
        "people": [_person(each) for each in problem.participants],
    }


def _person(participant):
    values = {name: getattr(participant, name) for name in ("organisation", "sector", "kind", *LISTS)}
    return {
        "id": participant.id,
        **{n: v for n, v in values.items() if v},
        **({"seated": True} if participant.seated else {}),
    }


def problem_of(snapshot, *, banned=()):
    """The problem that a plan was made from."""
    people = tuple(
        Participant(
            id=each["id"],
            name="",
            organisation=each.get("organisation", ""),
            sector=each.get("sector", ""),
            kind=each.get("kind", ""),
            seated=each.get("seated", False),
            **{name: tuple(each.get(name, ())) for name in LISTS},
        )
        for each in snapshot["people"]
    )
    return Problem(people, points=PointTable(**snapshot["points"]), banned=tuple(tuple(pair) for pair in banned))


def without(snapshot, key):
    """The snapshot after somebody was forgotten: nothing of what they said, nor of what others said of them, and how
    many have been forgotten in it. None when they were not in it."""
    if not any(each["id"] == key for each in snapshot.get("people", ())):
        return None
    people = [
        {"id": key}
        if each["id"] == key
        else {name: _left(name, value, key) for name, value in each.items() if _left(name, value, key)}
        for each in snapshot["people"]
    ]
    return snapshot | {"people": people, "forgotten": snapshot.get("forgotten", 0) + 1}


def without_private(snapshot):
    """The snapshot when it is forgotten whom people would rather not meet. None when nobody had said so."""
    if not any(set(PRIVATE) & set(each) for each in snapshot.get("people", ())):
        return None
    people = [{name: value for name, value in each.items() if name not in PRIVATE} for each in snapshot["people"]]
    return snapshot | {"people": people, "forgotten": snapshot.get("forgotten", 0) + 1}


def _left(name, value, key):
    return [each for each in value if each != key] if name in POINTING else value
