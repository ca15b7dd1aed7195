"""Where tables stand in a room: rows, numbered like a snake from the entrance, the quiet ones last and farthest off.

Metres; x runs along the width from the left, y along the length from the top. The tables stand in rows along the width.
"""

import math
from dataclasses import dataclass, replace

CHAIR = 0.55  # m that somebody on a chair takes beyond the edge of the table
AISLE = 0.9  # m between the backs of two rows of chairs: a wheelchair gets through
WIDEST_AISLE = 2.4
WALL, DOOR, SCREEN = 0.6, 1.2, 1.8  # m kept free along a wall, at the entrance, before the screen
LEAST_SPACING, MOST_SPACING = 0.2, 3.0
SIDES = ("top", "right", "bottom", "left")


@dataclass(frozen=True)
class Furniture:
    """A table with its chairs: the table's own size, the size with people on the chairs, and how far apart people sit
    who face each other."""

    shape: str
    seats: int
    width: float
    depth: float
    outer_width: float
    outer_depth: float
    across: float


def furniture(seats: int, shape: str) -> Furniture:
    """A pair's table, or one for `seats` people: round, or with corners."""
    if seats <= 2:
        return Furniture("pair", 2, 0.7, 0.7, 0.7, 0.7 + 2 * CHAIR, 1.0)
    if shape == "round":
        size = max(0.8, round(seats * 0.6 / math.pi, 2))
        return Furniture("round", seats, size, size, size + 2 * CHAIR, size + 2 * CHAIR, size + 0.3)
    if seats <= 4:
        return Furniture("square", seats, 0.8, 0.8, 0.8 + 2 * CHAIR, 0.8 + 2 * CHAIR, 1.1)
    long = math.ceil(seats / 2) * 0.6
    return Furniture("long", seats, long, 0.8, long, 0.8 + 2 * CHAIR, 1.1)


@dataclass(frozen=True)
class Setting:
    """A room's size, what is put in it, and how. `halls` rooms of the same size share the tables."""

    width: float
    length: float
    tables: int
    furniture: Furniture
    spacing: float = 0.6
    entrance: str = "bottom"
    screen: str = "top"
    halls: int = 1
    quiet: int = 0


@dataclass(frozen=True)
class Place:
    """Where a table stands: its middle, in which hall and row, and whether it is a quiet one."""

    number: int
    x: float
    y: float
    hall: int
    row: int
    is_quiet: bool = False


@dataclass(frozen=True)
class Layout:
    """The places of all tables that have room. `most`: as many tables as there is room for, so spaced."""

    setting: Setting
    places: tuple[Place, ...]
    most: int

    @property
    def missing(self):
        """How many tables have no place."""
        return max(0, self.setting.tables - len(self.places))

    @property
    def quiet(self):
        return tuple(place for place in self.places if place.is_quiet)


def lay_out(setting: Setting) -> Layout:
    """The tables of a setting in their room. What has no room has no place: the last tables in number."""
    box = _box(setting)
    most = _in_row(setting, box, setting.spacing) * _rows_at_most(setting, box) * setting.halls
    left, places = min(setting.tables, most), []
    quiet = setting.quiet if setting.tables <= most else 0
    for hall in range(setting.halls):
        here = math.ceil(left / (setting.halls - hall))
        left -= here
        mine = min(here, max(0, quiet - left))  # the quiet ones are the last of all, in the last hall first
        places += _hall(setting, box, hall, here, mine, len(places))
    return Layout(setting, tuple(places), most)


def widest(setting: Setting) -> float | None:
    """The largest spacing, in steps of 10 cm, with which all tables have room; None where there is none."""
    for tenths in range(round(MOST_SPACING * 10), round(LEAST_SPACING * 10) - 1, -1):
        tried = replace(setting, spacing=tenths / 10)
        if lay_out(tried).missing == 0:
            return tenths / 10
    return None


def least_length(setting: Setting) -> float:
    """The length, in half metres, that a room of this width must have for all tables; infinite where it is too
    narrow for one."""
    box = _box(setting)
    row = _in_row(setting, box, setting.spacing)
    if row < 1:
        return math.inf
    rows = math.ceil(math.ceil(setting.tables / setting.halls) / row)
    depth = setting.furniture.outer_depth
    need = rows * depth + (rows - 1) * _aisle(setting) + setting.length - (box[3] - box[1])
    return math.ceil(need * 2 - 1e-9) / 2


def door(setting: Setting) -> tuple[float, float]:
    """The middle of the entrance."""
    return {
        "top": (setting.width * 0.2, 0.0),
        "bottom": (setting.width * 0.2, setting.length),
        "left": (0.0, setting.length * 0.85),
        "right": (setting.width, setting.length * 0.85),
    }[setting.entrance]


def _box(setting):
    """The floor where tables may stand: left, top, right, bottom."""
    free = dict.fromkeys(SIDES, WALL)
    free[setting.entrance] = DOOR
    free[setting.screen] = max(SCREEN, free[setting.screen])
    return free["left"], free["top"], setting.width - free["right"], setting.length - free["bottom"]


def _aisle(setting):
    return max(AISLE, setting.spacing)


def _in_row(setting, box, spacing):
    return max(0, int((box[2] - box[0] + spacing) / (setting.furniture.outer_width + spacing) + 1e-9))


def _rows_at_most(setting, box):
    aisle = _aisle(setting)
    return max(0, int((box[3] - box[1] + aisle) / (setting.furniture.outer_depth + aisle) + 1e-9))


def _hall(setting, box, hall, tables, quiet, before):
    """The places in one hall, numbered on from `before`."""
    if not tables:
        return []
    rows, gaps, quiet_rows = _rows(setting, box, tables, quiet)
    depth, (_left, top, _right, bottom) = setting.furniture.outer_depth, box
    y = (bottom + top + len(rows) * depth + sum(gaps)) / 2 - depth / 2  # the row nearest to the bottom
    backwards = setting.entrance == "right"
    places, number = [], before
    for row, size in enumerate(rows):
        xs = _xs(setting, box, size, is_wide=row >= len(rows) - quiet_rows)
        for x in xs[::-1] if backwards else xs:
            number += 1
            places.append(Place(number, x, y, hall, row, number > before + tables - quiet))
        backwards = not backwards
        y -= depth + (gaps[row] if row < len(gaps) else 0)
    if setting.entrance == "top":  # the snake begins there: turned upside down
        return [replace(place, y=bottom + top - place.y) for place in places]
    return places


def _rows(setting, box, tables, quiet):
    """How many tables stand in each row, from the entrance on, the gaps between the rows, and how many rows are quiet
    ones. The quiet tables have rows of their own, spread out and farther off, where there is room."""
    depth, aisle, space = setting.furniture.outer_depth, _aisle(setting), box[3] - box[1]
    full = _in_row(setting, box, setting.spacing)
    if quiet and quiet < tables:
        loud = _even(tables - quiet, full)
        for spacing, apart in ((2 * setting.spacing, 2.5), (setting.spacing, 1.8), (setting.spacing, aisle)):
            calm = _even(quiet, _in_row(setting, box, spacing))
            rows = loud + calm
            gaps = [aisle] * (len(rows) - 1)
            gaps[len(loud) - 1] = max(apart, aisle)
            if calm and len(rows) * depth + sum(gaps) <= space + 1e-9:
                return rows, _stretched(gaps, space - len(rows) * depth), len(calm)
    rows = _even(tables, full)
    return rows, _stretched([aisle] * (len(rows) - 1), space - len(rows) * depth), 0


def _even(tables, full):
    """Tables in as few rows as possible, as even as possible."""
    if full < 1:
        return []
    rows = math.ceil(tables / full)
    return [tables // rows + (row < tables % rows) for row in range(rows)]


def _stretched(gaps, room):
    """The gaps between rows made wider by what room is left, up to where talking across them is no company."""
    if not gaps:
        return gaps
    more = max(0.0, room - sum(gaps)) / len(gaps)
    return [gap + min(more, max(0.0, WIDEST_AISLE - gap)) for gap in gaps]


def _xs(setting, box, size, *, is_wide):
    """The middles of the tables of a row, centred; those of a quiet row as far apart as there is room for."""
    step = setting.furniture.outer_width + setting.spacing
    if is_wide and size > 1:
        step = max(step, min((box[2] - box[0] - setting.furniture.outer_width) / (size - 1), step + 2))
    middle = (box[0] + box[2]) / 2
    return [middle + step * (number - (size - 1) / 2) for number in range(size)]
