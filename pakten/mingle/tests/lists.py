"""Short sign-up lists for tests, and what is told about them."""

from pakten.mingle.imports.sign_up_list import read_sign_up_list
from pakten.sheets.table import make_table

HEADINGS = (
    "Namn",
    "Organisation",
    "E-post",
    "Sektor",
    "Erbjuder",
    "Söker",
    "Vill träffa",
    "Har träffat",
    "Kan inte träffa",
)
ANNA = ("Anna Berg", "Stena Fastigheter", "anna@stena.example", "Privat", "praktik", "mentorer")
ALI = ("Ali Hassan", "Stockholm Exergi", "ali@exergi.example", "Privat", "mentorer", "")
BARBRO = ("Barbro Ek", "Rädda Barnen", "barbro@rb.example", "Ideell", "", "praktik")


def read(*rows, headings=HEADINGS, language="en", **options):
    """The list of these rows; the first stands in row 2."""
    return read_sign_up_list(make_table([headings, *rows]), language=language, **options)


def wishing(text, *others, field=6):
    """The list in which Anna's answer in one column, wishes unless said otherwise, is `text`."""
    cells = [*ANNA, "", "", ""]
    cells[field] = text
    return read(cells, *(others or (ALI, BARBRO)))


def codes(found):
    return [trouble.code for trouble in found.troubles]


def only(found, code):
    (trouble,) = [trouble for trouble in found.troubles if trouble.code == code]
    return trouble
