"""Sheaves and emblems drawn from data: every member is a thin straw, together they are a sheaf.

All shapes are SVG path data in whole units, small enough to stand in the page. The same numbers always give the same
sheaf, and a new member adds a straw without moving the others.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, cos, radians, sin
from zlib import crc32

WIDTH, HEIGHT = 400, 440
WAIST = 268  # where the sheaf is tied
MOST_STRAWS = 600
LAYERS = 4  # the kinds are drawn in turns, so that none covers the others
STEP = 0.6180339887498949  # the golden ratio spreads any number of straws evenly
ROUND_NUMBERS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]


@dataclass(frozen=True)
class Straws:
    """One kind of straws: their stalks and their heads as path data."""

    stalks: str
    heads: str


@dataclass(frozen=True)
class Sheaf:
    layers: tuple[tuple[int, Straws], ...]  # the number of the kind, from 1, and some of its straws
    per_straw: int  # how many members one straw stands for


@lru_cache(maxsize=64)
def sheaf(numbers: tuple[int, ...]) -> Sheaf:
    """A sheaf with so many straws of each kind. Above `MOST_STRAWS`, a straw stands for several members."""
    per_straw = next((n for n in ROUND_NUMBERS if sum(numbers) <= n * MOST_STRAWS), ROUND_NUMBERS[-1])
    layers = []
    for layer in range(LAYERS):
        for kind, number in enumerate(numbers):
            straws = [_straw(kind, i, len(numbers)) for i in range(layer, ceil(number / per_straw), LAYERS)]
            stalks, heads = "".join(stalk for stalk, _head in straws), "".join(head for _stalk, head in straws)
            layers.append((kind + 1, Straws(stalks, heads)))
    return Sheaf(tuple(layers), per_straw)


def _straw(kind, number, kinds):
    """The stalk and the head of one straw: up from the ground, through the tie, and out to its own side."""
    lean = ((number * STEP + (kind + 0.5) / kinds) % 1) * 2 - 1  # -1 leans farthest to the left, 1 to the right
    chance = crc32(b"%d %d" % (kind, number)) / 2**32
    angle = radians(lean * 58 + (chance - 0.5) * 8)
    length = 232 - 34 * abs(lean) + (chance - 0.5) * 46
    waist = WIDTH / 2 + lean * 4 + (chance - 0.5) * 22
    rise = (52 * sin(angle * 0.45), 52 * cos(angle * 0.45))  # a straw is still almost upright at the tie
    tip = (waist + sin(angle) * length, WAIST - cos(angle) * length)
    foot = (WIDTH / 2 - lean * 72 + (chance - 0.5) * 10, HEIGHT - 6 - 16 * abs(lean) - chance * 10)
    stalk = "M{:.0f} {:.0f}Q{:.0f} {:.0f} {:.0f} {}T{:.0f} {:.0f}".format(
        *foot, waist - rise[0], WAIST + rise[1], waist, WAIST, *tip
    )
    return stalk, f"M{tip[0]:.0f} {tip[1]:.0f}{_head(kind, angle * 1.25)}"


def _head(kind, angle):
    """An ear along the straw for the first kind; a point for the others, round or square by how it is drawn."""
    return f"l{sin(angle) * 11:.0f} {-cos(angle) * 11:.0f}" if kind == 0 else "h0"


@lru_cache(maxsize=4096)
def emblem(name: str, kind: int) -> Straws:
    """Five straws as the mark of one organisation: nobody has quite the same. Drawn in 48 by 48."""
    seed = crc32(name.encode())
    stalks, heads = [], []
    for i in range(5):
        part = (seed >> (i * 6)) & 63
        angle = radians((i - 2) * 17 + (part & 7) * 2.2 - 8)
        length = 21 + (part >> 3) * 1.5
        tip = (24 + sin(angle) * length, 35 - cos(angle) * length)
        foot = 24 - (i - 2) * 3.4
        stalks.append(f"M{foot:.1f} 46Q{24 - sin(angle) * 5:.1f} 40 24 35T{tip[0]:.1f} {tip[1]:.1f}")
        head = f"l{sin(angle) * 4:.1f} {-cos(angle) * 4:.1f}" if kind == 0 else "h0"
        heads.append(f"M{tip[0]:.1f} {tip[1]:.1f}{head}")
    return Straws("".join(stalks), "".join(heads))
