"""Written names made comparable: case, accents, punctuation, the legal form of a company."""

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = "'’‘`´ʼ′＇"
# Letters that Unicode does not take apart, and the neighbours' ways of writing ä and ö.
LETTERS = {"ı": "i", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ä", "ø": "ö", "œ": "oe", "ŋ": "n", "ħ": "h"}
KEPT = "åäö"

# Dropped at the beginning or the end of a name, longest first. "Stiftelsen" and "Föreningen" are part of the name.
LEGAL_FORMS = (
    "ekonomisk förening",
    "ideell förening",
    "aktiebolaget",
    "aktiebolag",
    "handelsbolag",
    "kommanditbolag",
    "enskild firma",
    "ek för",
    "ek förening",
    "ideell för",
    "incorporated",
    "limited",
    "gmbh",
    "publ",
    "corp",
    "svb",
    "plc",
    "llc",
    "ltd",
    "inc",
    "aps",
    "oyj",
    "ab",
    "hb",
    "kb",
    "ef",
    "oy",
)


class _Fold(dict[int, str]):
    """One letter at a time, remembered: å ä ö stay, other accents go, punctuation becomes a space."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if letter in APOSTROPHES:
            folded = ""
        elif letter in KEPT:
            folded = letter
        elif letter in LETTERS:
            folded = LETTERS[letter]
        elif letter == "&":
            folded = " & "
        else:
            bare = "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
            folded = "".join(LETTERS.get(c, c) if c.isalnum() else " " for c in bare)
        self[code] = folded
        return folded


_fold = _Fold()
_PLAIN = str.maketrans(KEPT, "aao")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Lower case, one space between words, no punctuation, no accents; but å, ä and ö are letters of their own.

    `Föreningen  D’Angelo-É` gives `föreningen dangelo e`.
    """
    composed = unicodedata.normalize("NFKC", text).casefold()
    # Case folding takes İ apart; what stays apart after composing again is dropped letter by letter.
    return " ".join(unicodedata.normalize("NFC", composed).translate(_fold).split())


@lru_cache(maxsize=50_000)
def plain(folded: str) -> str:
    """A folded text for those who write without å, ä and ö."""
    return folded.translate(_PLAIN)


_END = re.compile(rf" (?:{'|'.join(LEGAL_FORMS)})$")
_BEGINNING = re.compile(rf"^(?:{'|'.join(LEGAL_FORMS)}) ")


def without_legal_form(folded: str) -> str:
    """A folded name without `ab`, `ek för`, `ab publ` at its ends; unchanged when nothing else would be left."""
    while (shorter := _BEGINNING.sub("", _END.sub("", folded))) != folded:
        folded = shorter
    return folded
