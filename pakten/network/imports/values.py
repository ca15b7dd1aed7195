"""What is written in a cell of a register, as the value it stands for. Each function gives None for what it is not."""

import re
from datetime import date

from stdnum.exceptions import ValidationError
from stdnum.se import orgnr

from pakten.sheets.folding import fold, plain
from pakten.sheets.lists import split_lines, split_list

# Stands wherever a sole trader's number stood. Their organisation number is their personal identity number; nobody
# needs it to run a network, so it is neither kept nor shown, and is understood when it comes back in a file.
MASKED = "XXXXXX-XXXX"
# Ten figures whose third is 0 or 1 (a month); a legal person's third figure is at least 2 (SFS 1974:174, 1 §).
PERSONAL = re.compile(r"(?:18|19|20)?\d{2}[01]\d{3}[-+– ]?\d{4}")
PERSONAL_IN_TEXT = re.compile(
    r"(?<![\d-])(?:18|19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-+]\d{4}(?![\d-])"
)
LOST_ZERO = re.compile(r"\d{9}")  # a number in a spreadsheet loses the zero of somebody born in 200x


def is_personal(number: str) -> bool:
    """Whether what stands where an organisation number should is a personal identity number, its check digit right or
    wrong."""
    number = number.strip()
    return bool(PERSONAL.fullmatch(number) or (LOST_ZERO.fullmatch(number) and PERSONAL.fullmatch(f"0{number}")))


def without_personal_numbers(text: str) -> str:
    """A cell's text with personal identity numbers masked: one that is the whole cell, or has its hyphen."""
    return MASKED if is_personal(text) else PERSONAL_IN_TEXT.sub(MASKED, text)


def organisation_number(text: str) -> str | None:
    """Ten figures of a legal person's number, 5560160680, however it is written."""
    text = re.sub(r"^(SE|16(?=\d{10}$|\d{6}-))", "", text.strip().replace(" ", ""), flags=re.IGNORECASE)
    if re.fullmatch(r"\d{10}01", text):  # a VAT number ends in 01
        text = text[:10]
    try:
        return orgnr.validate(text)
    except ValidationError:
        return None


def number_to_show(number: str | None) -> str:
    """An organisation number as people read it, 556016-0680; masked when it is a personal identity number."""
    if not number:
        return ""
    return MASKED if is_personal(number) else f"{number[:6]}-{number[6:]}"


def _book(**words: str) -> dict[str, str]:
    return {plain(fold(word)): value for value, text in words.items() for word in text.split("|")}


SECTORS = _book(
    business="näringsliv|näringslivet|företag|bolag|privat|privat sektor|business|company|private|private sector",
    civil_society=(
        "civilsamhälle|civilsamhället|civila samhället|ideell|ideell sektor|ideell förening|förening|idéburen|"
        "idéburen sektor|idéburen organisation|stiftelse|civil society|non-profit|nonprofit|ngo|association|foundation"
    ),
    public=(
        "offentlig|offentlig sektor|offentligt|kommun|kommunal|region|stat|statlig|myndighet|public|public sector|"
        "authority|municipality|government"
    ),
)
LEVELS = _book(
    member="medlem|vanlig|bas|ordinarie|member|basic|standard", plus="plus|plusmedlem|plus-medlem|plus member"
)
SIZES = _book(
    micro="mikro|mikroföretag|micro|ensam|soloföretag",
    small="liten|litet|små|småföretag|small",
    medium="medel|medelstor|medelstort|mellan|mellanstor|medium",
    large="stor|stort|large",
)
YES_OR_NO = _book(true="ja|j|yes|y|x|1|true|sant|ok", false="nej|n|no|0|false|falskt")


def sector(text: str) -> str | None:
    return SECTORS.get(plain(fold(text)))


def level(text: str) -> str | None:
    return LEVELS.get(plain(fold(text)))


def yes_or_no(text: str) -> bool | None:
    return {"true": True, "false": False}.get(YES_OR_NO.get(plain(fold(text)), ""))


def size(text: str) -> str | None:
    """The class of a number of people: "12", "10–49 anställda", "fler än 250", or of a word for it."""
    if word := SIZES.get(plain(fold(text))):
        return word
    numbers = re.findall(r"\d+", re.sub(r"(?<=\d)[  ](?=\d{3})", "", text))
    if not numbers:
        return None
    people = int(numbers[0]) - bool(re.search(r"<|färre|mindre än|under|less|fewer", text, re.IGNORECASE))
    return "micro" if people < 10 else "small" if people < 50 else "medium" if people < 250 else "large"


DATES = (
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:[T ].*)?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[ /.]+(?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})"),
    re.compile(r"(?P<y>\d{4})"),
)


def day(text: str) -> date | None:
    """A date: 2024-03-01, 20240301, 1/3 2024, 1.3.2024; of a month or a year alone, its first day."""
    for pattern in DATES:
        if found := pattern.fullmatch(text.strip()):
            parts = {"m": "1", "d": "1", **found.groupdict()}
            try:
                return date(int(parts["y"]), int(parts["m"]), int(parts["d"]))
            except ValueError:
                return None
    return None


def topics(text: str) -> tuple[str, ...]:
    """Topics between semicolons or lines; between commas only when there are neither."""
    return tuple(dict.fromkeys(split_lines(text) if re.search(r"[;\n]", text) else split_list(text)))


def topics_in_a_cell(values: list[str]) -> str:
    """Topics written so that `topics` gives them back."""
    text = "; ".join(values)
    return f"{text};" if len(values) == 1 and "," in text else text
