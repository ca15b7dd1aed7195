"""Topics as people write them, and which of them are one. Careful: what is only nearly the same stays apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from pakten.sheets.folding import fold, plain
from pakten.sheets.spelling import surely_near

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
        keys = {text: _words(text) for text in counts}
        stems = _stems({word for words in keys.values() for word in words})
        grouped: dict[str, list[str]] = defaultdict(list)
        for text, words in keys.items():
            grouped[" ".join(stems[word] for word in words)].append(text)
        self._stems = stems
        self._labels = _labels(grouped, counts)

    def label(self, text: str) -> str:
        """The label of a topic as written; the text itself when nobody wrote anything like it."""
        return self.find(text) or text

    def find(self, text: str) -> str | None:
        """The label of a topic that was written in this or nearly this way; None when nobody did."""
        return self._labels.get(" ".join(self._stems.get(word, word) for word in _words(text)))


def without_opening(text: str) -> str:
    """`att erbjuda praktik` gives `praktik`; as it is when nothing else would be left."""
    words = text.split()
    while len(words) > 1 and plain(fold(words[0])) in OPENINGS:
        words.pop(0)
    return " ".join(words)


def _words(text: str) -> list[str]:
    return plain(fold(without_opening(text))).split()


def _stems(words: Iterable[str]) -> dict[str, str]:
    """For each word the one that stands for it and its other forms: `praktikplatser` and `praktikplatsen` share
    what is left without an ending."""
    standing: dict[str, str] = {}
    stems: dict[str, str] = {}
    # The shortest first, so that a bare word stands for its longer forms.
    for word in sorted(words, key=lambda word: (len(word), word)):
        bare = [word, *(word[: -len(ending)] for ending in ENDINGS if word.endswith(ending))]
        bare = [form for form in bare if len(form) >= SHORTEST_STEM] or [word]
        stems[word] = next((standing[form] for form in bare if form in standing), word)
        for form in bare:
            standing.setdefault(form, stems[word])
    return stems


def _labels(grouped: Mapping[str, list[str]], counts: Mapping[str, int]) -> dict[str, str]:
    """The label of each key; a key that is a slip of the pen of a commoner one has that one's label."""
    total = {key: sum(counts[text] for text in texts) for key, texts in grouped.items()}
    labels: dict[str, str] = {}
    by_length: dict[int, list[str]] = defaultdict(list)
    for key in sorted(grouped, key=lambda key: -total[key]):
        length = len(key.split())
        commoner = next((other for other in by_length[length] if surely_near(key, other)), None)
        if commoner:
            labels[key] = labels[commoner]
        else:
            spellings = Counter()
            for text in grouped[key]:
                spellings[without_opening(text)] += counts[text]
            labels[key] = max(spellings, key=lambda text: spellings[text])
            by_length[length].append(key)
    return labels
