"""Known names, found again as people write them.

The ways are tried from the surest to the least sure, and the first that finds anything decides. What fits several
names is returned as several: a guess is never made.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from .folding import fold, plain, without_legal_form
from .spelling import MOST_SLIPS, digits, near

CHUNK = 256  # names compared at a time with all known ones: bounds the memory

# Words that many organisations share: alone they name none of them.
SHARED = """
stockholm stockholms göteborg malmö uppsala sverige sveriges sweden svenska svensk nordic norden europa
förening föreningen stiftelsen stiftelse kommun kommunen region regionen stad staden staten bolag bolaget företag
företaget group gruppen nya skola skolan gymnasiet fastigheter konsult bygg service the and och för
organisation organisationen förbundet förvaltningen myndigheten
"""
SHARED_WORDS = frozenset(SHARED.split()) | frozenset(plain(SHARED).split())


@dataclass(frozen=True, slots=True)
class Found:
    """The known names (by the caller's keys) that a written one may mean, in order; none, one, or several.

    `how`: exact, accents, legal_form, spacing, swapped, part, longer, typing; empty when nothing was found.
    """

    keys: tuple[int, ...] = ()
    how: str = ""

    @property
    def only(self) -> int | None:
        return self.keys[0] if len(self.keys) == 1 else None


class NameBook:
    """A set of known names, each with the caller's key; several names may have one key and one name several keys."""

    def __init__(self, names: Iterable[tuple[int, str]], ways: Sequence["Way"]):
        self._ways = ways
        self._index: dict[str, dict[str, dict[int, None]]] = {way.how: defaultdict(dict) for way in ways}
        self._plain: dict[str, dict[int, None]] = defaultdict(dict)
        for key, name in names:
            folded = fold(name)
            if not folded:
                continue
            self._plain[plain(without_legal_form(folded))][key] = None
            for way in ways:
                for form in way.of_known(folded):
                    self._index[way.how][form][key] = None

    def find(self, written: str, *, sure: bool = False) -> Found:
        """What a written name means, typing errors left out; `sure` leaves out parts of names and longer names too."""
        folded = fold(written)
        if not folded:
            return Found()
        for way in self._ways:
            if sure and not way.sure:
                continue
            for form in way.of_written(folded):
                if keys := self._index[way.how].get(form):
                    return Found(tuple(keys), way.how)
        return Found()

    def find_misspelt(self, written: Sequence[str]) -> dict[str, Found]:
        """What names written with typing errors mean: the nearest known name, or all equally near. Names that are near
        nothing are left out. Compares each name with all known ones, in compiled code."""
        folded = {text: plain(without_legal_form(fold(text))) for text in dict.fromkeys(written)}
        asked = [text for text in folded if len(folded[text]) >= 5]
        known = list(self._plain)
        found: dict[str, Found] = {}
        if not known:
            return found
        with_digits = np.array([digits(name) for name in known])
        for start in range(0, len(asked), CHUNK):
            chunk = asked[start : start + CHUNK]
            distances = process.cdist(
                [folded[text] for text in chunk], known, scorer=OSA.distance, score_cutoff=MOST_SLIPS, dtype=np.uint8
            )
            for row, text in enumerate(chunk):
                near_enough = (distances[row] <= MOST_SLIPS) & (with_digits == digits(folded[text]))
                if keys := self._nearest(folded[text], known, distances[row], np.flatnonzero(near_enough)):
                    found[text] = Found(keys, "typing")
        return found

    def _nearest(
        self, written: str, known: Sequence[str], distances: np.ndarray, candidates: np.ndarray
    ) -> tuple[int, ...]:
        for slips in range(1, MOST_SLIPS + 1):
            nearest = [known[at] for at in candidates[distances[candidates] == slips] if near(written, known[at])]
            if nearest:
                return tuple(dict.fromkeys(key for name in nearest for key in self._plain[name]))
        return ()

    def like(self, written: str, most: int = 3) -> tuple[int, ...]:
        """The keys of the known names most like a written one, best first, for a person to choose among."""
        asked = plain(without_legal_form(fold(written)))
        close = process.extract(asked, list(self._plain), scorer=fuzz.token_sort_ratio, score_cutoff=60, limit=most)
        return tuple(dict.fromkeys(key for name, _, _ in close for key in self._plain[name]))[:most]


@dataclass(frozen=True)
class Way:
    """One way to know a name again: the forms under which a known name stands in the index, and those under which a
    written one is looked up."""

    how: str
    of_known: Callable[[str], Iterable[str]]
    of_written: Callable[[str], Iterable[str]]
    sure: bool = True


def _same(form: Callable[[str], str], how: str) -> Way:
    return Way(how, lambda name: (form(name),), lambda name: (form(name),))


def _squeezed(name: str) -> str:
    return plain(without_legal_form(name)).replace(" ", "")


def _sorted_words(name: str) -> str:
    return " ".join(sorted(plain(name).split()))


def _parts_of_person(name: str) -> list[str]:
    """`anna maria berg` is also called anna, berg, maria, anna berg, anna maria, maria berg."""
    words = plain(name).split()
    if len(words) < 2:
        return []
    pairs = [f"{one} {other}" for at, one in enumerate(words) for other in words[at + 1 :]] if len(words) <= 6 else []
    return [*(word for word in words if len(word) > 1), *pairs]


def _first_and_last(name: str) -> list[str]:
    words = plain(name).split()
    return [f"{words[0]} {words[-1]}"] if len(words) > 2 else []


def _parts_of_organisation(name: str) -> list[str]:
    """`stockholm exergi` is also called exergi: any words in a row that are not shared by many organisations."""
    words = without_legal_form(name).split()[:10]
    parts = (words[start:end] for start in range(len(words)) for end in range(start + 1, len(words) + 1))
    return [plain(" ".join(part)) for part in parts if _says_which(part)]


def _beginnings(name: str) -> list[str]:
    """`stena fastigheter stockholm` may be what is known as `stena fastigheter`."""
    words = without_legal_form(name).split()
    return [plain(" ".join(words[:end])) for end in range(len(words) - 1, 0, -1) if _says_which(words[:end])]


def _says_which(words: Sequence[str]) -> bool:
    return not SHARED_WORDS.issuperset(words) and len("".join(words)) >= 4


PEOPLE = (
    _same(lambda name: name, "exact"),
    _same(plain, "accents"),
    _same(_squeezed, "spacing"),
    _same(_sorted_words, "swapped"),
    Way("part", _parts_of_person, lambda name: (plain(name),), sure=False),
    Way("longer", lambda name: (plain(name),), _first_and_last, sure=False),
)
ORGANISATIONS = (
    _same(lambda name: name, "exact"),
    _same(plain, "accents"),
    _same(lambda name: plain(without_legal_form(name)), "legal_form"),
    _same(_squeezed, "spacing"),
    Way("part", _parts_of_organisation, lambda name: (plain(without_legal_form(name)),), sure=False),
    Way("longer", lambda name: (plain(without_legal_form(name)),), _beginnings, sure=False),
)
