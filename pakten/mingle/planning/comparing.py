"""Two plans side by side, person by person."""

from dataclasses import dataclass

from pakten.matching.problem import Problem
from pakten.matching.score import wishes
from pakten.mingle.planning.outcomes import Outcome


@dataclass(frozen=True)
class Difference:
    """What is different for one person in a second plan, measured against a first: whom they meet instead of whom, and
    how many of their wishes are met in each."""

    person: str
    gains: tuple[str, ...]
    loses: tuple[str, ...]
    before: int
    after: int

    @property
    def wishes(self):
        return self.after - self.before


def differences(problem: Problem, first: Outcome, second: Outcome) -> list[Difference]:
    """Everybody for whom something is different, those who lose most wishes first, then those who gain most."""
    companies = [_company(each) for each in (first, second)]
    met = [_met(problem, each) for each in (first, second)]
    found = []
    for participant in problem.participants:
        before, after = (company.get(participant.id, frozenset()) for company in companies)
        if before != after:
            found.append(
                Difference(
                    person=participant.id,
                    gains=tuple(sorted(after - before)),
                    loses=tuple(sorted(before - after)),
                    before=met[0].get(participant.id, 0),
                    after=met[1].get(participant.id, 0),
                )
            )
    return sorted(found, key=lambda each: (each.wishes >= 0, each.wishes == 0, -abs(each.wishes)))


def _company(outcome):
    """Whom each person meets, in all rounds."""
    company: dict[str, frozenset[str]] = {}
    for meeting in outcome.meetings:
        for person in meeting.people:
            company[person] = company.get(person, frozenset()) | (set(meeting.people) - {person})
    return company


def _met(problem, outcome):
    """How many of each person's wishes the plan meets. Meetings with somebody who is not there any more count not."""
    here = [[person for person in meeting.people if person in problem.index] for meeting in outcome.meetings]
    return {each.id: len(each.met) for each in wishes(problem, here)}
