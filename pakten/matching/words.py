"""Why two people meet, said in one sentence, and what they can talk about; in Swedish and English."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from pakten.matching.errors import MatchingError
from pakten.matching.phrases import (
    ARTICLES,
    CLAUSES,
    CONSONANT_SOUNDS,
    TALKING_POINTS,
    VOWEL_SOUNDS,
    WORDS,
)
from pakten.matching.problem import Participant, Problem
from pakten.matching.score import meets, once_folded, stated

LANGUAGES = ("sv", "en")


def sentence(problem: Problem, i: int, j: int, language: str = "sv", *, third: int | None = None) -> str:
    """One sentence to i and j (and a `third` who joins them) on why they meet: the strongest two or three reasons.

    When nobody asked for the meeting in any way the sentence says so, kindly.
    """
    checked(language)
    words, people = WORDS[language], problem.participants
    if third is None:
        said = list(clauses(problem, i, j, language, words["you"]))[:2]
        return finished(words["then"].join(said)) if said else _surprise(people[i], people[j], language)
    said = []
    for a, b in combinations((i, j, third), 2):
        both = listed([people[a].name, people[b].name], language)
        said += list(clauses(problem, a, b, language, both))[:1]
    return finished(words["trio"] + words["then"].join(said)) if said else words["trio_surprise"]


def talking_points(
    problem: Problem, i: int, j: int, language: str = "sv", *, third: int | None = None
) -> tuple[str, ...]:
    """Two to four questions to start from, drawn only from what the people themselves want and offer."""
    checked(language)
    people = [problem.participants[number] for number in (i, j, third) if number is not None]
    points = list(dict.fromkeys(questions(people, language)))
    closing = [TALKING_POINTS[language][key] for key in ("today", "step")]
    return tuple(points[:3] + closing[1:]) if points else tuple(closing)


def listed(texts: Sequence[str], language: str) -> str:
    """A list as it is read aloud: "a", "a och b", "a, b och c"."""
    if len(texts) < 2:
        return "".join(texts)
    return ", ".join(texts[:-1]) + WORDS[language]["and"] + texts[-1]


def within_a_sentence(text: str) -> str:
    """A text from a form as it stands inside a sentence: "Praktikplatser" without its capital, "APL-platser" with."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def with_article(kind: str, language: str) -> str:
    """Someone of a kind of organisation: "ett bostadsbolag", "en kommun", "kommuner", "någon inom vård och omsorg"."""
    text = within_a_sentence(kind)
    if text.casefold().startswith(("en ", "ett ", "a ", "an ", "the ")):
        return text
    for article, endings in ARTICLES[language]:
        if text.casefold().endswith(endings):
            return f"{article or _a_or_an(text)} {text}" if article is not None else text
    return WORDS[language]["within"].format(what=text)


def _a_or_an(text: str) -> str:
    word = text.casefold()
    return "an" if word.startswith(VOWEL_SOUNDS) and not word.startswith(CONSONANT_SOUNDS) else "a"


def organisation_name(problem: Problem, key: str) -> str:
    """The name of an organisation as someone from it wrote it, else its key."""
    names = (p.organisation_name for p in problem.participants if p.organisation == key and p.organisation_name)
    return next(names, key)


def clauses(problem: Problem, i: int, j: int, language: str, both: str) -> Iterator[str]:
    """What there is to say about i and j, the most telling first."""
    phrases, people = CLAUSES[language], problem.participants
    a, b = people[i], people[j]
    directions = ((a, b), (b, a))
    for kind in ("person", "organisation"):
        wished = [(x, y) for x, y in directions if asked(x, y, kind)]
        if len(wished) == 2:
            yield phrases[f"{kind}_both"].format(both=both)
        else:
            for x, y in wished:
                what = organisation_name(problem, y.organisation)
                yield phrases[kind].format(a=x.name, b=y.name, what=what)
    for x, y in directions:
        topics = asked(x, y, "topic")
        if topics:
            yield phrases["topic"].format(a=x.name, b=y.name, what=listed(topics[:3], language))
    shared = _shared(a.wants, b.wants)
    if shared:
        yield phrases["topic_wanted_by_both"].format(both=both, what=listed(shared[:3], language))
    for kind in ("kind", "sector"):
        asked_for = [(x, _named(kind, y, language)) for x, y in directions if asked(x, y, kind)]
        if len({what for _, what in asked_for}) == 1 and len(asked_for) == 2:
            yield phrases[f"{kind}_both"].format(both=both, what=asked_for[0][1])
        else:
            for x, what in asked_for:
                yield phrases[kind].format(a=x.name, what=what)
    offered = _shared(a.offers, b.offers)
    if offered:
        yield phrases["topic_offered_by_both"].format(both=both, what=listed(offered[:3], language))


def asked(a: Participant, b: Participant, kind: str) -> list[str]:
    return [within_a_sentence(wish.value) for wish in stated(a) if wish.kind == kind and meets(b, wish)]


def _shared(first: Iterable[str], second: Iterable[str]) -> list[str]:
    folded = {text.casefold() for text in second}
    return [within_a_sentence(text) for text in once_folded(first) if text.casefold() in folded]


def _named(kind: str, other: Participant, language: str) -> str:
    return WORDS[language][other.sector] if kind == "sector" else with_article(other.kind, language)


def _surprise(a: Participant, b: Participant, language: str) -> str:
    words = WORDS[language]
    first, second = (within_a_sentence(person.offers[0]) if person.offers else "" for person in (a, b))
    if first and second:
        return words["surprise_two"].format(a=a.name, b=b.name, first=first, second=second)
    if first or second:
        giver, taker = (a, b) if first else (b, a)
        return words["surprise_one"].format(a=giver.name, b=taker.name, first=first or second)
    return words["surprise"]


def questions(people: Sequence[Participant], language: str) -> Iterator[str]:
    phrases = TALKING_POINTS[language]
    couples = list(combinations(people, 2))
    for a, b in couples:
        for x, y in ((a, b), (b, a)):
            for topic in asked(x, y, "topic")[:1]:
                yield phrases["asked"].format(a=x.name, b=y.name, what=topic)
    for key, texts in (("both_want", "wants"), ("both_offer", "offers")):
        for a, b in couples:
            for topic in _shared(getattr(a, texts), getattr(b, texts))[:1]:
                yield phrases[key].format(what=topic)
    for key in ("offers", "wants"):
        for person in people:
            for topic in getattr(person, key)[:1]:
                yield phrases[key].format(a=person.name, what=within_a_sentence(topic))


def finished(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def checked(language: str) -> None:
    if language not in LANGUAGES:
        raise MatchingError("unknown_choice", given=language, allowed=", ".join(LANGUAGES))
