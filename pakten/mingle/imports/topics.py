"""Topics as people write them, and which of them are one. Careful: what is only nearly the same stays apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from pakten.sheets.folding import fold, plain
from pakten.sheets.spelling import near_earlier, surely_near

# Words before the topic itself: "att erbjuda praktik", "vi söker mentorer".
OPENINGS_WRITTEN = """
att vi jag kan vill erbjuda erbjuder söker söka behöver letar efter hitta få ta emot ha to we i can offer offers
offering looking for seek seeking need needs want find med om
"""
OPENINGS = frozenset(plain(fold(OPENINGS_WRITTEN)).split())
ENDINGS = ("arna", "erna", "orna", "ar", "er", "or", "en", "et", "na", "a", "n", "s")
SHORTEST_STEM = 4


class Topics:
    """The topics of a list: every way each was written, under one label, the commonest way."""

    def __init__(self, written: Iterable[str]):
        counts = Counter(text for text in written if _words(text))
        self._stems = _Stems(word for text in counts for word in _words(text))
        grouped: dict[str, list[str]] = defaultdict(list)
        for text in counts:
            grouped[self._key(text)].append(text)
        self._labels = _labels(grouped, counts)

    def label(self, text: str) -> str:
        """The label of a topic as written; the text itself when nobody wrote anything like it."""
        return self.find(text) or text

    def find(self, text: str) -> str | None:
        """The label of a topic that was written in this or nearly this way; None when nobody did."""
        return self._labels.get(self._key(text))

    def _key(self, text: str) -> str:
        return " ".join(self._stems.of(word) for word in _words(text))


class _Stems:
    """For each word the one that stands for it and its other forms: `praktikplatser` and `praktikplatsen` share what is
    left without an ending."""

    def __init__(self, words: Iterable[str]):
        self._standing: dict[str, str] = {}
        # The shortest first, so that a bare word stands for its longer forms.
        for word in sorted(set(words), key=lambda word: (len(word), word)):
            stem = self.of(word)
            for form in _forms(word):
                self._standing.setdefault(form, stem)

    def of(self, word: str) -> str:
        return next((self._standing[form] for form in _forms(word) if form in self._standing), word)


@lru_cache(maxsize=20_000)
def _forms(word: str) -> tuple[str, ...]:
    """A word and what is left of it without each ending that it has."""
    bare = (word[: -len(ending)] for ending in ENDINGS if word.endswith(ending))
    return (word, *(form for form in bare if len(form) >= SHORTEST_STEM))


def without_opening(text: str) -> str:
    """`att erbjuda praktik` gives `praktik`; as it is when nothing else would be left."""
    words = text.split()
    while len(words) > 1 and plain(fold(words[0])) in OPENINGS:
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(plain(fold(without_opening(text))).split())


def _labels(grouped: Mapping[str, list[str]], counts: Mapping[str, int]) -> dict[str, str]:
    """The label of each key; a key that is a slip of the pen of a commoner one has that one's label."""
    keys = sorted(grouped, key=lambda key: -sum(counts[text] for text in grouped[key]))
    labels: dict[str, str] = {}
    slips: set[str] = set()
    for key, close in zip(keys, near_earlier(keys), strict=True):
        commoner = (keys[other] for other in close if keys[other] not in slips)
        meant = next((other for other in commoner if surely_near(key, other)), None)
        if meant:
            slips.add(key)
            labels[key] = labels[meant]
        else:
            labels[key] = _commonest(grouped[key], counts)
    return labels


def _commonest(texts: Sequence[str], counts: Mapping[str, int]) -> str:
    spellings: Counter[str] = Counter()
    for text in texts:
        spellings[without_opening(text)] += counts[text]
    return spellings.most_common(1)[0][0]
