"""Who is in the room, what they wish for and what a met wish is worth: the input of every mingle."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from pakten.matching.errors import MatchingError

SECTORS = ("business", "civil_society", "public")


@dataclass(frozen=True, slots=True)
class PointTable:
    """What each met wish is worth. Data that the network office may change; only the proportions matter.

    Two people who meet each other's wishes give half again of the smaller side when `mutual_half` is set.
    """

    person: int = 600
    organisation: int = 400
    topic: int = 60
    topics_counted: int = 3
    sector: int = 50
    kind: int = 40
    mutual_half: bool = True

    def __post_init__(self) -> None:
        for each in fields(self):
            points = getattr(self, each.name)
            if not 0 <= points <= 1_000_000:
                raise MatchingError("out_of_range", name=each.name, given=points, low=0, high=1_000_000)


@dataclass(frozen=True, slots=True)
class Participant:
    """One person in the room.

    `organisation` is a key: people with equal keys are colleagues and never meet; empty means alone. `offers`,
    `wants` and `kind` are texts as shown to people, equal when they differ in capitals only. Wishes, `met` and
    `avoids` name ids and keys, also of people and organisations that are not in the room: someone may have cancelled.
    `met` and `avoids` work in both directions, whoever said it. `seated` people must not move between rounds.
    """

    id: str
    name: str
    organisation: str = ""
    organisation_name: str = ""
    sector: str = ""
    kind: str = ""
    offers: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    wished_people: tuple[str, ...] = ()
    wished_organisations: tuple[str, ...] = ()
    wished_sectors: tuple[str, ...] = ()
    wished_kinds: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    avoids: tuple[str, ...] = ()
    avoided_organisations: tuple[str, ...] = ()
    seated: bool = False

    def __post_init__(self) -> None:
        if not self.id:
            raise MatchingError("no_id", name=self.name)
        for sector in (self.sector, *self.wished_sectors):
            if sector and sector not in SECTORS:
                raise MatchingError("unknown_choice", given=sector, allowed=", ".join(SECTORS))


@dataclass(frozen=True, slots=True)
class Problem:
    """A room of participants with the pairs the organiser has locked (they shall meet) and banned (they shall not).

    Everywhere else a person is a number: the place in `participants`. `index` leads from id to number.
    Raises MatchingError when two share an id, a locked or banned pair names someone who is not in the room, a person
    is in two locked pairs, or a locked pair may never meet.
    """

    participants: tuple[Participant, ...]
    points: PointTable = field(default_factory=PointTable)
    locked: tuple[tuple[str, str], ...] = ()
    banned: tuple[tuple[str, str], ...] = ()
    index: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", self._numbered())
        for pair in (*self.locked, *self.banned):
            self._check_pair(pair)
        taken: set[str] = set()
        for pair in self.locked:
            for id in pair:
                if id in taken:
                    raise MatchingError("locked_twice", name=self.participants[self.index[id]].name)
                taken.add(id)
            i, j = (self.index[id] for id in pair)
            reason = why_never(self, i, j)
            if reason:
                first, second = self.participants[i].name, self.participants[j].name
                raise MatchingError(f"locked_{reason}", first=first, second=second)

    @property
    def locked_pairs(self) -> tuple[tuple[int, int], ...]:
        """The locked pairs as numbers, as `pairs.best_pairs` takes them."""
        return tuple((self.index[first], self.index[second]) for first, second in self.locked)

    def _numbered(self) -> dict[str, int]:
        index: dict[str, int] = {}
        for number, participant in enumerate(self.participants):
            if participant.id in index:
                first = self.participants[index[participant.id]].name
                raise MatchingError("duplicate_person", id=participant.id, first=first, second=participant.name)
            index[participant.id] = number
        return index

    def _check_pair(self, pair: tuple[str, str]) -> None:
        for id in pair:
            if id not in self.index:
                raise MatchingError("unknown_person", id=id)
        if pair[0] == pair[1]:
            raise MatchingError("paired_with_self", name=self.participants[self.index[pair[0]]].name)


def why_never(problem: Problem, i: int, j: int) -> str | None:
    """Why person `i` may never meet person `j`: "self", "colleagues", "met", "avoid", "banned", or None if they may."""
    a, b = problem.participants[i], problem.participants[j]
    if i == j:
        return "self"
    if a.organisation and a.organisation == b.organisation:
        return "colleagues"
    if b.id in a.met or a.id in b.met:
        return "met"
    if _avoids(a, b) or _avoids(b, a):
        return "avoid"
    if any({a.id, b.id} == set(pair) for pair in problem.banned):
        return "banned"
    return None


def _avoids(a: Participant, b: Participant) -> bool:
    return b.id in a.avoids or (bool(b.organisation) and b.organisation in a.avoided_organisations)
