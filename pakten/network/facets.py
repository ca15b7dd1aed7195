"""How many of a register have each of many traits, counted in arrays: the arithmetic of the directory's filters."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from pakten.sheets.folding import fold


class Facet:
    """One kind of trait, such as industry or topic, and which members have which.

    A member is its place in the register, 0 … size - 1. Traits that differ only in case, accents or punctuation are
    one, written as most members write it.

    `traits`: for every member in turn, its traits as texts. `always`: traits that are choices though nobody has them.
    """

    def __init__(self, traits: Iterable[Sequence[str]], *, always: Iterable[str] = ()):
        traits = list(traits)
        self.size = len(traits)
        spellings = defaultdict(Counter)
        for text, count in Counter(chain(chain.from_iterable(traits), always)).items():
            if key := fold(text):
                spellings[key][text] += count
        self._code = {key: code for code, key in enumerate(spellings)}
        self.choices = [max(texts, key=lambda text: (texts[text], text)) for texts in spellings.values()]
        codes = {text: self._code[fold(text)] for texts in spellings.values() for text in texts}
        pairs = [
            (place, code)
            for place, texts in enumerate(traits)
            for code in {codes[text] for text in texts if text in codes}
        ]
        self._places, self._codes = np.array(pairs, dtype=np.int32).reshape(-1, 2).T.copy()

    def choice(self, text: str) -> str:
        """The choice that somebody wrote, as it is written here; empty if there is no such choice."""
        code = self._code.get(fold(text))
        return "" if code is None else self.choices[code]

    def having(self, choice: str) -> np.ndarray:
        """Which members have a trait: truth values, one for each member."""
        having = np.zeros(self.size, dtype=bool)
        having[self._places[self._codes == self._code[fold(choice)]]] = True
        return having

    def counts(self, among: np.ndarray) -> dict[str, int]:
        """How many of the members in `among`, truth values, have each trait: {"Bygg": 41, …}, every choice present."""
        counts = np.bincount(self._codes[among[self._places]], minlength=len(self.choices))
        return dict(zip(self.choices, counts.tolist(), strict=True))
