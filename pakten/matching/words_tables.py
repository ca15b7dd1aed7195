"""Why the people of a table sit together, in one sentence, and what they can talk about: what they have in common."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pakten.matching.phrases import TALKING_POINTS, WORDS
from pakten.matching.problem import Participant, Problem
from pakten.matching.score import once_folded
from pakten.matching.words import asked, checked, clauses, finished, listed, questions, within_a_sentence

MOST_NAMED = 3  # names in a row, before a sentence is no longer read
MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Common:
    """A topic that several at the table share: how many want to talk about it, and who offers it."""

    topic: str
    wanting: int
    offering: tuple[str, ...]


def table_sentence(problem: Problem, people: Sequence[int], language: str = "sv") -> str:
    """One sentence to all at a table of four or more: what most of them share, then who asked for whom.

    When nobody asked for any of the others in any way the sentence says so, kindly.
    """
    checked(language)
    words, there = WORDS[language], [problem.participants[number] for number in people]
    named = list(_wished_for(problem, people, language))
    shared = [_told(common, len(people), language) for common in in_common(there)]
    said = (shared[:1] + named[: MOST_REASONS - 1] + shared[1:])[:MOST_REASONS] if shared else named[:MOST_REASONS]
    said = said or list(_anything(problem, people, language))[:1]
    count = _number(len(people), language)
    if not said:
        return words["table_surprise"].format(count=count)
    return finished(words["table"].format(count=count) + words["then"].join(said))


def table_points(problem: Problem, people: Sequence[int], language: str = "sv") -> tuple[str, ...]:
    """Two to four questions for a table of four or more: first those for most of them, then for some, then for all."""
    checked(language)
    phrases, there = TALKING_POINTS[language], [problem.participants[number] for number in people]
    points = []
    for common in in_common(there)[:2]:
        if common.wanting > 1:
            who = finished(_who(common.wanting, len(people), language)).rstrip(".")
            points.append(phrases["table_topic"].format(who=who, what=common.topic))
        else:
            names = listed(common.offering[:MOST_NAMED], language)
            points.append(phrases["table_asked"].format(names=names, what=common.topic))
    points += [point for point in dict.fromkeys(questions(there, language)) if point not in points]
    return (*points[:3], phrases["step"]) if points else (phrases["today"], phrases["step"])


def in_common(people: Sequence[Participant]) -> list[Common]:
    """The topics that somebody wants and somebody else wants or offers, those of most people first."""
    shown: dict[str, str] = {}
    wanting: dict[str, int] = {}
    offering: dict[str, list[str]] = {}
    for person in people:
        for topic in once_folded(person.wants):
            shown.setdefault(topic.casefold(), within_a_sentence(topic))
            wanting[topic.casefold()] = wanting.get(topic.casefold(), 0) + 1
    for person in people:
        for topic in once_folded(person.offers):
            offering.setdefault(topic.casefold(), []).append(person.name)
    found = [Common(shown[key], count, tuple(offering.get(key, ()))) for key, count in wanting.items()]
    several = [each for each in found if each.wanting + len(each.offering) > 1]
    return sorted(several, key=lambda each: (-each.wanting - len(each.offering), -each.wanting, each.topic))


def _told(common: Common, people: int, language: str) -> str:
    words = WORDS[language]
    who = _who(common.wanting, people, language)
    said = words["table_topic"].format(who=who, what=common.topic)
    if common.offering:
        said += words["table_offered"].format(names=listed(common.offering[:MOST_NAMED], language))
    return said


def _who(count: int, people: int, language: str) -> str:
    """ "alla", "en av er", "tre av er"; in English the "of you" stands in the sentence."""
    words = WORDS[language]
    return words["table_all"] if count == people else words["table_some"].format(count=_number(count, language))


def _number(count: int, language: str) -> str:
    """A small number as a word: "fyra"."""
    numbers = WORDS[language]["numbers"].split()
    return numbers[count - 1] if count <= len(numbers) else str(count)


def _wished_for(problem: Problem, people: Sequence[int], language: str) -> Iterator[str]:
    """Who asked for whom by name or by organisation, people before organisations."""
    for kind in ("person", "organisation"):
        for i, j in combinations(people, 2):
            a, b = problem.participants[i], problem.participants[j]
            first = "person" if asked(a, b, "person") or asked(b, a, "person") else "organisation"
            if kind == first and (asked(a, b, kind) or asked(b, a, kind)):
                yield next(clauses(problem, i, j, language, listed([a.name, b.name], language)))


def _anything(problem: Problem, people: Sequence[int], language: str) -> Iterator[str]:
    """Whatever else there is to say of two of them."""
    for i, j in combinations(people, 2):
        both = listed([problem.participants[number].name for number in (i, j)], language)
        yield from list(clauses(problem, i, j, language, both))[:1]
