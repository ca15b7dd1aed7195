"""Words looked for among the members' own words: what is searched, and what a misspelt word may have meant."""

from collections import Counter
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pakten.sheets.folding import fold, plain

MOST_WORDS = 8  # of a search; the rest are not looked for
NAME_ENDS, ABOUT_BEGINS = "\n", "\t"  # signs that no folded text has in it
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


class Vocabulary:
    """The words of a register, to find what somebody meant who wrote a word that is no part of any of them."""

    def __init__(self, texts: Iterable[str]):
        counts, self._size = Counter(), 0
        for text in texts:
            counts.update(text.split())
            self._size += 1
        self._words = [word for word, _count in counts.most_common()]  # the most usual first
        self._joined = " ".join(self._words)
        self._plain = plain.__wrapped__(self._joined)  # too long a text to be remembered

    def __len__(self):
        """From how many texts the words are."""
        return self._size

    def __contains__(self, word: str) -> bool:
        """Whether the word is a word of the register or a part of one."""
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
        return self._nearest(word, self._words, slips) or self._nearest(word, self._parts(len(word)), slips)

    def _parts(self, length):
        """The ends and the beginnings of longer words, of about this length: a compound's last word comes first."""
        long = [word for word in self._words if len(word) > length + 2]
        lengths = (length + 1, length, length - 1)
        return list(dict.fromkeys([w[-n:] for n in lengths for w in long] + [w[:n] for n in lengths for w in long]))

    def _nearest(self, word, words, slips):
        near = [each for each in words if abs(len(each) - len(word)) <= slips]
        found = process.extractOne(plain(word), [plain(each) for each in near], scorer=OSA.distance, score_cutoff=slips)
        return near[found[2]] if found else None
