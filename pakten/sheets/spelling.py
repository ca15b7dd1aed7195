"""How near two written names are, word by word."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

ONE_SLIP, TWO_SLIPS = 5, 9  # letters from which on a word may have as many slips
MOST_SLIPS = 3  # in a whole name; beyond it nothing is near


def near(one: str, other: str) -> bool:
    """Whether two folded names may be one name with slips of the pen: as many words in each, and in each word at most
    one letter wrong, missing, added or swapped from five letters on, two from nine. Digits are never slips."""
    return _near(one, other, one_slip=ONE_SLIP, two_slips=TWO_SLIPS)


def surely_near(one: str, other: str) -> bool:
    """The same, so strictly that two organisations are seldom taken for one: one word differs, by one letter from seven
    letters on, two from eleven. Scania and Scandia stay apart."""
    differing = sum(a != b for a, b in zip(one.split(), other.split(), strict=False))
    return differing <= 1 and _near(one, other, one_slip=7, two_slips=11)


def _near(one: str, other: str, *, one_slip: int, two_slips: int) -> bool:
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return False
    slips = 0
    for a, b in zip(words, others, strict=True):
        if a == b:
            continue
        shorter = min(len(a), len(b))
        allowed = 2 if shorter >= two_slips else 1 if shorter >= one_slip else 0
        distance = OSA.distance(a, b, score_cutoff=allowed)
        if distance > allowed or _digits(a) != _digits(b):
            return False
        slips += distance
    return slips <= MOST_SLIPS


def _digits(name: str) -> str:
    return "".join(letter for letter in name if letter.isdigit())


class NearNames:
    """Folded names, to find those that are `near` another.

    Works word by word: a word is compared, in compiled code and once only, with the different words of nearly its
    length; the names are then those that have a near word in each place. Ten thousand names take a second or two, where
    comparing all names with all would take a minute.
    """

    def __init__(self, names: Iterable[str]):
        self._rank = {name: rank for rank, name in enumerate(dict.fromkeys(names))}
        self._with_word: dict[tuple[int, int, str], set[str]] = defaultdict(set)
        for name in self._rank:
            words = name.split()
            for place, word in enumerate(words):
                self._with_word[len(words), place, word].add(name)
        self._words: dict[int, list[str]] = defaultdict(list)
        for word in dict.fromkeys(word for _, _, word in self._with_word):
            self._words[len(word)].append(word)
        self._near_words: dict[str, list[str]] = {}

    def find(self, name: str) -> list[tuple[str, int]]:
        """The names near this one, itself left out, with the number of slips between: the fewest first, then in the
        order in which they were given."""
        words = name.split()
        having = [self._names_with(len(words), place, word) for place, word in enumerate(words)]
        candidates = set.intersection(*sorted(having, key=len)) - {name} if having else set()
        found = [(other, OSA.distance(name, other)) for other in candidates if near(name, other)]
        return sorted(found, key=lambda pair: (pair[1], self._rank[pair[0]]))

    def _names_with(self, count: int, place: int, word: str) -> set[str]:
        sets = (self._with_word.get((count, place, other)) for other in (word, *self._words_near(word)))
        return set().union(*(names for names in sets if names))

    def _words_near(self, word: str) -> list[str]:
        if word not in self._near_words:
            slips = _slips_allowed(word)
            lengths = range(len(word) - slips, len(word) + slips + 1) if slips else ()
            compared = [other for length in lengths for other in self._words.get(length, ())]
            distances = process.cdist([word], compared, scorer=OSA.distance, score_cutoff=slips, dtype=np.uint8)[0]
            self._near_words[word] = [compared[at] for at in np.flatnonzero(distances <= slips) if distances[at]]
        return self._near_words[word]


def _slips_allowed(word: str) -> int:
    return 2 if len(word) >= TWO_SLIPS else 1 if len(word) >= ONE_SLIP else 0
