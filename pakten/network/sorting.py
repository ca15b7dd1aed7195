"""Swedish alphabetical order that both databases can sort by: … x y z å ä ö."""

import unicodedata
from functools import lru_cache

# å, ä and ö are letters of their own; æ and ø are sorted with ä and ö. They become the three signs that follow z in
# ASCII, so that a key can also be searched for a part of a name without mistaking one letter for another.
AFTER_Z = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"}
# Letters that Unicode does not take apart into a letter and its accent.
LIKE = {"ł": "l", "đ": "d", "ð": "d", "ı": "i", "þ": "th", "œ": "oe"}


@lru_cache(maxsize=20_000)
def sort_key(name: str) -> bytes:
    """Bytes whose order is the Swedish order of names: case and accents (é = e) do not count.

    Bytes, because PostgreSQL would sort a text by the collation of its server.
    """
    letters = []
    for letter in unicodedata.normalize("NFC", name).casefold():
        if letter in AFTER_Z:
            letters.append(AFTER_Z[letter])
        elif letter in LIKE:
            letters.append(LIKE[letter])
        else:
            letters.append("".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c)))
    return " ".join("".join(letters).split()).encode()[:400]


def initial(key: bytes) -> str:
    """The letter under which a Swedish register has a name with this sort key: É under E, Æ under Ä, figures and
    signs under #."""
    first = bytes(key).decode(errors="ignore")[:1]
    letter = {"{": "å", "|": "ä", "}": "ö"}.get(first, first)
    return letter.upper() if letter.isalpha() else "#"
