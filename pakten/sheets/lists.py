"""Several things written in one cell, taken apart."""

import re

from .folding import fold

BULLET = re.compile(r"^(?:[-–—*•·▪◦‣●>]+\s*|\(?\d{1,2}[.)]\s*(?=\D)|[a-z]\)\s*)+", re.IGNORECASE)
NUMBERED = re.compile(r"(?:^|\s)\(?\d{1,2}[.)]\s+(?=\D)")
AND_SO_ON = re.compile(
    r"(?:^|[\s,])(?:m\.?\s?fl\.?|o\.?\s?s\.?\s?v\.?|m\.?\s?m\.?|etc\.?|et al\.?|och så vidare)$", re.IGNORECASE
)
LINES = re.compile(r"[;\n\r\t•]+")

# What people write where they have nothing to say.
NOTHING = """
nej | nä | inga | ingen | inget | ingenting | vet ej | vet inte | ej | n/a | none | no | nothing | nobody | no one
nil | null | ? | inga önskemål | inget särskilt | ingen särskild | inget speciellt | ingen speciell
inga speciella | inga särskilda | not applicable | no preference | no preferences | nothing special
nothing in particular | no one in particular | vet inte än | har inga | don't know | anonymous | anonym
"""
_NOTHING = {fold(words) for line in NOTHING.splitlines() for words in line.split("|")}


def says_nothing(text: str) -> bool:
    """Whether the words only say that there is nothing to say: `-`, `nej`, `inga önskemål`, `n/a`."""
    return fold(text) in _NOTHING


def split_lines(text: str) -> tuple[str, ...]:
    """The parts between line breaks, semicolons and bullets or numbers, without those, in order."""
    if len(NUMBERED.findall(text)) > 1:
        text = NUMBERED.sub("\n", text)
    return tuple(part for line in LINES.split(text) if (part := _bare(line)) and not says_nothing(part))


def split_list(text: str) -> tuple[str, ...]:
    """The parts between commas too, save commas inside parentheses. `och` and `/` stay: they are part of many names."""
    return tuple(part for line in split_lines(text) for part in split_commas(line))


def split_commas(line: str) -> tuple[str, ...]:
    """The parts of one line between its commas."""
    parts = (_bare(part) for part in _outside_parentheses(line))
    return tuple(part for part in parts if not says_nothing(part))


def _outside_parentheses(line: str) -> list[str]:
    parts: list[str] = []
    for part in line.split(","):
        if parts and parts[-1].count("(") > parts[-1].count(")"):
            parts[-1] += f",{part}"
        else:
            parts.append(part)
    # A parenthesis that is never closed holds nothing together.
    return parts[:-1] + (parts[-1].split(",") if parts[-1].count("(") > parts[-1].count(")") else parts[-1:])


def _bare(part: str) -> str:
    part = AND_SO_ON.sub("", BULLET.sub("", part.strip()))
    # A full stop that ends the part goes, save in an abbreviation such as "ek. för."
    if part.endswith(".") and part.count(".") == 1:
        part = part[:-1]
    return part.strip(' ,"“”')
