"""What is drawn of figures: places and sizes for the template parts of charts, in whole numbers, since a decimal point
is a comma in Swedish. Pure: knows no database and no words. Beside every chart stands a table with the same numbers."""

from dataclasses import dataclass

WIDTH, HEIGHT = 640, 300
PLOT = 530  # how wide the columns stand when the target's words stand beside them
TOP, GROUND, FOOT = 44, 252, 276  # the highest column, where columns stand, the line of the years' words
SCALE = 1000  # the width of a bar that is full


@dataclass(frozen=True)
class Column:
    label: str
    value: object  # None: unknown or hidden
    is_hidden: bool
    is_now: bool
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self):
        return self.x + self.width // 2

    @property
    def above(self):
        """Where its number is written."""
        return self.y - 10


@dataclass(frozen=True)
class Trend:
    """Years side by side, as columns or, of shares, as a line through `points`."""

    columns: tuple[Column, ...]
    target: int | None  # how high the line of the target lies
    points: str
    plot: int = WIDTH
    width: int = WIDTH
    height: int = HEIGHT
    ground: int = GROUND
    foot: int = FOOT

    @property
    def beside(self):
        """Where the target's words begin, at the end of its line."""
        return self.plot + 10

    @property
    def below(self):
        """Where its number stands, under its word."""
        return self.target + 26


def trend(years, *, target=None, is_share=False):
    """`years`: (label, value or None, is_hidden), the earliest first and the period itself last."""
    values = [float(value) for _label, value, _hidden in years if value is not None]
    top = 100 if is_share else max([*values, float(target or 0), 1])
    plot = WIDTH if target is None else PLOT
    step = plot // max(len(years), 1)
    width = min(step * 6 // 10, 120)
    columns = tuple(
        Column(
            label,
            value,
            is_hidden,
            at == len(years) - 1,
            x=at * step + (step - width) // 2,
            y=_height(value, top),
            width=width,
            height=GROUND - _height(value, top),
        )
        for at, (label, value, is_hidden) in enumerate(years)
    )
    drawn = [f"{each.middle},{each.y}" for each in columns if each.value is not None]
    line = " ".join(drawn) if is_share and len(drawn) > 1 else ""
    return Trend(columns, None if target is None else _height(target, top), line, plot)


def _height(value, top):
    return GROUND - round((GROUND - TOP) * min(float(value or 0) / top, 1))


@dataclass(frozen=True)
class Meter:
    """A bar towards a target, of a thousand: how far it has come, and where the target's mark stands."""

    part: int
    mark: int | None


def meter(value, target, *, is_share=False):
    full = 100 if is_share else max(float(value or 0), float(target or 0)) * (1.12 if target else 1) or 1
    return Meter(_of(value or 0, full), None if target is None else _of(target, full))


def shares(values):
    """How wide the bar of each is, of a thousand; the largest fills it. None: nothing is drawn."""
    full = max([float(value) for value in values if value is not None], default=0) or 1
    return [None if value is None else _of(value, full) for value in values]


def _of(value, full):
    return round(SCALE * min(max(float(value) / full, 0), 1))


@dataclass(frozen=True)
class Straw:
    """One indicator in the year's sheaf: the path of its stalk, and where its head is."""

    status: str
    path: str
    x: int
    y: int


@dataclass(frozen=True)
class Sheaf:
    straws: tuple[Straw, ...]
    target: int  # how high the line of all targets lies
    width: int = 560
    height: int = 320


def sheaf(reached):
    """The year as a sheaf: a straw for each indicator with a target, as tall as it has come towards it.

    `reached`: (status, part of the target, 1 is all of it). Nothing is drawn higher than one and a third.
    """
    foot, line, middle, room = 312, 96, 280, 500
    straws = []
    for at, (status, part) in enumerate(reached):
        x = middle if len(reached) == 1 else middle - room // 2 + at * room // (len(reached) - 1)
        y = foot - round((foot - line) * min(max(part, 0.06), 1.33))
        low = middle + (x - middle) * 18 // 100
        tie = middle + (x - middle) * 6 // 100
        path = (
            f"M{low} {foot}Q{tie} {foot - 40} {tie} {foot - 58}T{x} {y}" if y < foot - 70 else f"M{low} {foot}L{x} {y}"
        )
        straws.append(Straw(status, path, x, y))
    return Sheaf(tuple(straws), line)
