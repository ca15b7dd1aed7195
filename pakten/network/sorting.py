"""Swedish alphabetical order that both databases can sort by: … x y z å ä ö."""

import unicodedata

# å, ä and ö are letters of their own, after z; æ and ø are sorted with ä and ö.
AFTER_Z = {"å": "{a", "ä": "{b", "æ": "{b", "ö": "{c", "ø": "{c"}


def sort_key(name: str) -> bytes:
    """Bytes whose order is the Swedish order of names: case and accents (é = e) do not count.

    Bytes, because PostgreSQL would sort a text by the collation of its server.
    """
    letters = []
    for letter in unicodedata.normalize("NFC", name).casefold():
        if letter in AFTER_Z:
            letters.append(AFTER_Z[letter])
        else:
            letters.append("".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c)))
    return " ".join("".join(letters).split()).encode()[:400]
