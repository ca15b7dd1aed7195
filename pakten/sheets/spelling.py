"""How near two written names are, word by word."""

from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

MOST_SLIPS = 3  # in a whole name; beyond it nothing is near


def near(one: str, other: str) -> bool:
    """Whether two folded names may be one name with slips of the pen: as many words in each, and in each word at most
    one letter wrong, missing, added or swapped from five letters on, two from nine. Digits are never slips."""
    return _near(one, other, one_slip=5, two_slips=9)


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
        if distance > allowed or digits(a) != digits(b):
            return False
        slips += distance
    return slips <= MOST_SLIPS


def digits(name: str) -> str:
    """The digits in a name: two names that differ in them are never near."""
    return "".join(letter for letter in name if letter.isdigit())


def near_earlier(names: Sequence[str], most_slips: int = 2) -> Iterator[list[int]]:
    """For each folded name in turn, the places of the earlier ones that it is near. Compares all with all, in compiled
    code: ten thousand names take about two seconds."""
    with_digits = np.array([digits(name) for name in names])
    for at, name in enumerate(names):
        distances = process.cdist([name], names[:at], scorer=OSA.distance, score_cutoff=most_slips, dtype=np.uint8)[0]
        close = np.flatnonzero((distances <= most_slips) & (with_digits[:at] == with_digits[at]))
        yield [int(other) for other in close if near(name, names[other])]
