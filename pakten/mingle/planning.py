"""From people with wishes to who meets whom: one door to the engine for the command line, the office and the demo."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from pakten.matching import score, words
from pakten.matching.errors import MatchingError
from pakten.matching.pairs import best_pairs, least_prices
from pakten.matching.problem import Problem, why_never
from pakten.matching.rounds import speed_rounds

FAIRNESS = ("sum", "sqrt", "leximin")
SURPRISE = (0.0, 0.1, 0.25, 0.5)
MOST_ROUNDS = 20
MOST_PEOPLE = 5_000  # the table of all possible meetings then takes 200 MB
ENGINE = "1"  # goes up when the same problem and dials may give another plan


@dataclass(frozen=True)
class Dials:
    """What the organiser turns. `surprise` is the share of novelty, 0 to 1; `fixed_row`: one row sits all evening."""

    rounds: int = 1
    fairness: str = "sum"
    surprise: float = 0.0
    fixed_row: bool = False
    seed: int = 0


@dataclass(frozen=True)
class Meeting:
    """Two people, or three, at a table in a round; both numbered from 1. `points`: what it is worth to all of them."""

    round: int
    table: int
    people: tuple[str, ...]
    points: int


@dataclass(frozen=True)
class Outcome:
    """A plan for all rounds. `value` and `bound` are in the weights of its dials; `points` are plain points, the same
    for every setting of the dials, so that two plans can be compared. `without`: people who wished and got nothing."""

    dials: Dials
    meetings: tuple[Meeting, ...]
    idle: tuple[tuple[int, str], ...]
    value: int
    bound: int
    wishes_met: int
    wishes_stated: int
    without: tuple[str, ...]

    @property
    def share(self):
        """The value as a share of what is possible at the most, 0 to 1."""
        return self.value / self.bound if self.bound > 0 else 1.0

    @property
    def share_in_words(self):
        return percent(self.share)

    @property
    def points(self):
        return sum(meeting.points for meeting in self.meetings)


def plan(problem: Problem, dials: Dials, locked: Sequence[tuple[str, str]] = ()) -> Outcome:
    """The best meetings for the people of the problem; those of a locked pair meet, in one round or another.
    Raises MatchingError, with a sentence, for the impossible."""
    if not 1 <= dials.rounds <= MOST_ROUNDS:
        raise MatchingError("number_of_rounds", given=dials.rounds, most=MOST_ROUNDS)
    if len(problem.participants) > MOST_PEOPLE:
        raise MatchingError("too_many_people", people=len(problem.participants), most=MOST_PEOPLE)
    locks = _locks(problem, dials, locked)
    fit = score.worth(problem, fairness=dials.fairness, surprise=dials.surprise, seed=dials.seed)
    if dials.rounds == 1 and not dials.fixed_row:
        found, idle, value, bound = _once(fit, locks)
    else:
        found, idle, value, bound = _in_rounds(fit, problem, dials, locks)
    ids = [participant.id for participant in problem.participants]
    plain = score.worth(problem)
    meetings = tuple(
        Meeting(round, table, tuple(ids[i] for i in people), _points(plain, people)) for round, table, people in found
    )
    count = score.wishes_met(problem, [meeting.people for meeting in meetings])
    return Outcome(
        dials=dials,
        meetings=meetings,
        idle=tuple((round, ids[i]) for round, i in idle),
        value=value,
        bound=bound,
        wishes_met=count.met,
        wishes_stated=count.stated,
        without=count.people_without,
    )


def _locks(problem, dials, locked):
    """The locked pairs as numbers of people; whoever locked the impossible is told by name."""
    locks, taken = [], set()
    for first, second in locked:
        i, j = problem.index[first], problem.index[second]
        names = {"first": problem.participants[i].name, "second": problem.participants[j].name}
        if reason := why_never(problem, i, j):
            raise MatchingError(f"locked_{reason}", **names)
        if dials.rounds == 1 and taken & {i, j}:
            raise MatchingError("locked_twice", name=names["first"] if i in taken else names["second"])
        taken |= {i, j}
        locks.append((i, j))
    return locks


def _once(fit, locks):
    pairing = best_pairs(fit, locked=locks)
    groups = sorted([*pairing.pairs, *([pairing.trio] if pairing.trio else [])])
    found = [(1, table, people) for table, people in enumerate(groups, 1)]
    return found, [(1, i) for i in pairing.alone], pairing.value, pairing.bound


def _in_rounds(fit, problem, dials, locks):
    schedule = speed_rounds(
        fit,
        dials.rounds,
        fixed_row=dials.fixed_row,
        seated=[number for number, participant in enumerate(problem.participants) if participant.seated],
        locked=[(None, i, j) for i, j in locks],
        seed=dials.seed,
    )
    found = [
        (number, schedule.seats[number - 1][people[0]] + 1, people)
        for number, meetings in enumerate(schedule.rounds, 1)
        for people in meetings
    ]
    idle = [(number, i) for number, people in enumerate(schedule.idle, 1) for i in people]
    return sorted(found), idle, schedule.value, schedule.bound


def _points(plain, people):
    return sum(max(0, int(plain[i, j])) for k, i in enumerate(people) for j in people[k + 1 :])


@dataclass(frozen=True)
class Price:
    """What one setting of a dial would give: the share of the most points possible, and how many get nothing."""

    dial: str
    setting: str
    share: float
    without: int
    wishes_met: int

    @property
    def in_words(self):
        """ "98,3 % · 4 utan": the price of the setting, beside its name."""
        return _("%(share)s · %(without)d without") % {"share": percent(self.share), "without": self.without}


def prices(problem: Problem, dials: Dials, locked: Sequence[tuple[str, str]] = ()) -> Iterator[Price]:
    """For each dial, each of its settings, with the other dials as they stand."""
    most = plan(problem, replace(dials, fairness="sum", surprise=0.0, fixed_row=False), locked).points
    settings = [replace(dials, fairness=each) for each in FAIRNESS]
    settings += [replace(dials, surprise=each) for each in SURPRISE]
    if dials.rounds > 1:
        settings += [replace(dials, fixed_row=each) for each in (False, True)]
    names = ["fairness"] * len(FAIRNESS) + ["surprise"] * len(SURPRISE) + ["fixed_row"] * 2
    plans: dict[Dials, Outcome | None] = {}
    for name, setting in zip(names, settings, strict=False):
        if setting not in plans:
            plans[setting] = _plan_or_none(problem, setting, locked)
        if outcome := plans[setting]:
            yield Price(
                dial=name,
                setting=str(getattr(setting, name)),
                share=min(1.0, outcome.points / most) if most else 1.0,
                without=len(outcome.without),
                wishes_met=outcome.wishes_met,
            )


def _plan_or_none(problem, dials, locked):
    """A setting that is impossible for these people has no plan, and so no price."""
    try:
        return plan(problem, dials, locked)
    except MatchingError:
        return None


def percent(share):
    """A share with one decimal in the active language, never rounded up to a hundred: 99.96 % is "99.9 %"."""
    tenths = int(share * 1000 + 1e-9)
    text = number_format(tenths / 10, 0 if tenths % 10 == 0 else 1)
    return f"{text}\N{NO-BREAK SPACE}%"


@dataclass(frozen=True)
class Alternative:
    """Somebody else whom a person could meet: what the whole mingle would lose by it, in plain points and in wishes
    met. Negative: the mingle would gain, against what the dials were set to weigh more."""

    other: str
    points: int
    wishes: int


def alternatives(problem: Problem, dials: Dials, locked: Sequence[tuple[str, str]], person: str, *, count: int = 8):
    """The cheapest others for a person in a mingle of one round, the cheapest first, with their exact prices. The
    proof of the best plan says for every pair what it costs at the least, so that only a few need be planned out."""
    locks = _locks(problem, dials, locked)
    fit = score.worth(problem, fairness=dials.fairness, surprise=dials.surprise, seed=dials.seed)
    pairing = best_pairs(fit, locked=locks)
    standing = plan(problem, dials, locked)
    me = problem.index[person]
    together = {id for meeting in standing.meetings if person in meeting.people for id in meeting.people}
    least = least_prices(fit, pairing, locked=locks)[me]
    others = [
        (int(least[j]), -int(fit[me, j]), participant.id)
        for j, participant in enumerate(problem.participants)
        if least[j] >= 0 and participant.id not in together
    ]
    found = []
    for _least, _worth, other in sorted(others)[:count]:
        if changed := _plan_or_none(problem, dials, [*locked, (person, other)]):
            points = standing.points - changed.points
            found.append(Alternative(other, points, standing.wishes_met - changed.wishes_met))
    return sorted(found, key=lambda each: each.points)


class Explained:
    """Plans in words: who a meeting's people are, why they meet and what they can talk about."""

    def __init__(self, problem: Problem, language: str):
        self.problem, self.language = problem, language

    @cached_property
    def people(self):
        return {participant.id: participant for participant in self.problem.participants}

    def reason(self, meeting: Meeting) -> str:
        i, j, *rest = (self.problem.index[id] for id in meeting.people)
        return words.sentence(self.problem, i, j, self.language, third=rest[0] if rest else None)

    def talking_points(self, meeting: Meeting) -> tuple[str, ...]:
        i, j, *rest = (self.problem.index[id] for id in meeting.people)
        return words.talking_points(self.problem, i, j, self.language, third=rest[0] if rest else None)

    def wish(self, wish) -> str:
        """A wish as one reads it: the name of the person or organisation, the topic, the sector or the kind."""
        if wish.kind == "person":
            return self.people[wish.value].name if wish.value in self.people else ""
        if wish.kind == "organisation":
            return words.organisation_name(self.problem, wish.value)
        if wish.kind == "sector":
            return words.WORDS[self.language][wish.value]
        return wish.value
