"""Words looked for among the members' own words: what is searched, and what a misspelt word may have meant."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from pakten.sheets.folding import fold, plain

MOST_WORDS = 8  # of a search; the rest are not looked for
NAME_ENDS, ABOUT_BEGINS, TEXT_ENDS = "\n", "\t", b"\x1e"  # white space that no folded text has in it
ONE_SLIP, TWO_SLIPS = 4, 9  # letters from which on a word may have as many slips


def search_text(organisation) -> str:
    """What a search looks through, folded: name, then industry and topics, then what the member writes about itself.

    The signs between let a search tell in which of them a word was found. Takes anything with those fields.
    """
    topics = " ".join([organisation.industry, *organisation.contributes, *organisation.looks_for])
    return f"{_folded(organisation.name)}{NAME_ENDS}{_folded(topics)}{ABOUT_BEGINS}{_folded(organisation.about)}"


def words_of(text: str) -> list[str]:
    """The different words of a search, folded as the text is in which they are looked for."""
    return list(dict.fromkeys(_folded(text).split()))[:MOST_WORDS]


def _folded(text):
    return " ".join(fold(word) for word in text.split())  # word by word: `fold` remembers what it folded


class Texts:
    """The search texts of many members, looked through as one: 44,000 of them in some milliseconds, and alike whatever
    the database."""

    def __init__(self, texts: Iterable[str]):
        encoded = [text.encode() + TEXT_ENDS for text in texts]
        self._all = b"".join(encoded)
        self._starts = np.cumsum([0, *map(len, encoded)])[:-1]
        self._name_ends = self._starts + [text.index(NAME_ENDS.encode()) for text in encoded]
        self._about_begins = self._starts + [text.index(ABOUT_BEGINS.encode()) for text in encoded]

    def __len__(self):
        return len(self._starts)

    def ranks(self, words: Iterable[str]) -> np.ndarray:
        """How well each text fits folded words, best first: 0 when all words are in the name, which begins with one of
        them; 1 when all are in the name; 2 when one is only in industry or topics; 3 when one is only in what the
        member writes about itself; -1 when one is missing."""
        begins, lacks = np.zeros(len(self), dtype=bool), np.zeros(len(self), dtype=bool)
        ranks = np.ones(len(self), dtype=np.int8)
        for word in words:
            at = self._first(word)
            lacks |= at < 0
            begins |= at == self._starts
            ranks = np.maximum(ranks, 1 + (at > self._name_ends) + (at > self._about_begins))
        ranks[begins & (ranks == 1)] = 0
        ranks[lacks] = -1
        return ranks

    def _first(self, word):
        """Where in all the texts each text first has the word; -1 for one that has not."""
        sought, hits = word.encode(), []
        at = self._all.find(sought)
        while at >= 0:
            hits.append(at)
            at = self._all.find(sought, self._all.find(TEXT_ENDS, at))
        first = np.full(len(self), -1)
        first[np.searchsorted(self._starts, hits, side="right") - 1] = hits
        return first

    @cached_property
    def vocabulary(self) -> "Vocabulary":
        """Made when somebody first writes a word that no text has; it takes longer than the texts themselves."""
        return Vocabulary(self._all.decode())


class Vocabulary:
    """The words of a text, to find what somebody meant who wrote a word that is no part of any of them."""

    def __init__(self, text: str):
        counts = Counter(text.split())
        self._words = [word for word, _count in counts.most_common()]  # the most usual first
        self._joined = " ".join(self._words)
        self._plain = _plain(self._joined)
        self._size = counts.total()

    def __len__(self):
        return self._size

    def __contains__(self, word: str) -> bool:
        """Whether the word is a word of the text or a part of one."""
        return word in self._joined

    def meant(self, word: str) -> str | None:
        """The word, or part of a compound, that this folded word was most likely meant to be.

        Missing dots and rings come first (sprak: språk). Then one letter wrong, missing, added or swapped from four
        letters on, two from nine, in whole words before parts of compounds, and the most usual word of the nearest.
        """
        at = self._plain.find(plain(word))
        if at >= 0:
            return self._joined[at : at + len(word)]
        slips = 2 if len(word) >= TWO_SLIPS else 1 if len(word) >= ONE_SLIP else 0
        if not slips or any(letter.isdigit() for letter in word):
            return None
        return _nearest(word, self._words, slips) or _nearest(word, self._parts(len(word)), slips)

    def _parts(self, length):
        """The ends and the beginnings of longer words, of about this length: a compound's last word comes first."""
        long = [word for word in self._words if len(word) > length + 2]
        lengths = (length + 1, length, length - 1)
        return list(dict.fromkeys([w[-n:] for n in lengths for w in long] + [w[:n] for n in lengths for w in long]))


def _nearest(word, words, slips):
    near = [each for each in words if abs(len(each) - len(word)) <= slips]
    found = process.extractOne(plain(word), _plain(" ".join(near)).split(), scorer=OSA.distance, score_cutoff=slips)
    return near[found[2]] if found else None


_plain = plain.__wrapped__  # for texts too long to be remembered
