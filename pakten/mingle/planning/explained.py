"""Plans in words."""

from functools import cached_property

from pakten.matching import words, words_tables
from pakten.matching.problem import Problem
from pakten.mingle.planning.outcomes import Meeting


class Explained:
    """Plans in words: who a meeting's people are, why they meet and what they can talk about."""

    def __init__(self, problem: Problem, language: str):
        self.problem, self.language = problem, language

    @cached_property
    def people(self):
        return {participant.id: participant for participant in self.problem.participants}

    def reason(self, meeting: Meeting) -> str:
        people = self._numbers(meeting)
        if len(people) > 3:
            return words_tables.table_sentence(self.problem, people, self.language)
        i, j, *rest = people
        return words.sentence(self.problem, i, j, self.language, third=rest[0] if rest else None)

    def talking_points(self, meeting: Meeting) -> tuple[str, ...]:
        people = self._numbers(meeting)
        if len(people) > 3:
            return words_tables.table_points(self.problem, people, self.language)
        i, j, *rest = people
        return words.talking_points(self.problem, i, j, self.language, third=rest[0] if rest else None)

    def _numbers(self, meeting):
        return [self.problem.index[id] for id in meeting.people]

    def wish(self, wish) -> str:
        """A wish as one reads it: the name of the person or organisation, the topic, the sector or the kind."""
        if wish.kind == "person":
            return self.people[wish.value].name if wish.value in self.people else ""
        if wish.kind == "organisation":
            return words.organisation_name(self.problem, wish.value)
        if wish.kind == "sector":
            return words.WORDS[self.language][wish.value]
        return wish.value
