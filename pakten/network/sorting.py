"""Swedish alphabetical order that both databases can sort by: … x y z å ä ö."""

import unicodedata

# å, ä and ö are letters of their own; æ and ø are sorted with ä and ö. They become the three signs that follow z in
# ASCII, so that a key can also be searched for a part of a name without mistaking one letter for another.
AFTER_Z = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"}


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


def initial(name: str) -> str:
    """The letter a name stands under in a Swedish register: É under E, Æ under Ä, figures and signs under #."""
    first = sort_key(name)[:1].decode()
    letter = {"{": "å", "|": "ä", "}": "ö"}.get(first, first)
    return letter.upper() if letter.isalpha() else "#"
