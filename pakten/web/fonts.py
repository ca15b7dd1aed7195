"""The typeface, for papers; the pages' own copy is in the styles."""

from pathlib import Path

FONT = "Libertinus Serif"
FONT_FOLDER = Path(__file__).parent / "vendor" / "fonts"
