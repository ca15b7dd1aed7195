"""A thread as a picture: a straw that grows from its first meeting, with a knot for each thing that happened and an ear
of grains at its end. Only numbers and words; the template part makes SVG of it."""

import textwrap
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, hypot, sin, tau

MOST_KNOTS, MOST_GRAINS = 8, 40
LETTERS, LINES = 17, 3  # of a label in the picture; the list beside it says all
ALWAYS = {"began", "need", "signed", "outcome", "promise", "figure"}
WIDE = ((40, 330), (330, 330), (580, 260), (850, 150))  # a curve by its four points
WIDTH = 1000
STEP, FOOT, TOP = 104, 40, 100  # of the tall one: between its knots, below the first, above the last


@dataclass(frozen=True)
class Knot:
    bead: object
    x: float
    y: float
    label_x: float
    label_y: float
    number_y: float
    anchor: str
    lines: tuple[tuple[float, str], ...]  # (y, words)


@dataclass(frozen=True)
class Picture:
    box: str  # what of the plane it shows, as SVG has it
    stalk: str
    leaves: str
    grains: str
    end: str  # how it ends where there is no ear: a bud that grows, or a break
    knots: tuple[Knot, ...]


def pictures(beads, state):
    """Both, for the part of a page that shows the one that fits the screen."""
    return {"wide": wide(beads, state), "tall": tall(beads, state)}


def wide(beads, state):
    """From the left to the right, for a screen that is wide."""
    chosen = _chosen(beads)
    places = [_on(WIDE, t) for t in _spread(chosen)]
    knots = []
    for n, (bead, (x, y)) in enumerate(zip(chosen, places, strict=True)):
        lines, above = _lines(bead.title), n % 2 == 1
        top = y - 34 - 19 * len(lines) - (22 if _counts(bead) else 0) if above else y + 40
        knots.append(_knot(bead, x, y, x, top, "middle", lines))
    return _picture(WIDTH, WIDE, knots, state, _number(beads))


def tall(beads, state):
    """From the ground up, for a phone: the first meeting stands lowest."""
    chosen = _chosen(beads)
    height = FOOT + TOP + STEP * max(len(chosen) - 1, 1)
    curve = ((46, height - 12), (26, height * 0.66), (66, height * 0.33), (46, TOP))
    knots = []
    for n, bead in enumerate(chosen):
        t = (n + 0.25) / max(len(chosen), 1)
        x, y = _on(curve, t)
        knots.append(_knot(bead, x, y, 92, y - 12, "start", _lines(bead.title, 26)))
    return _picture(340, curve, knots, state, _number(beads))


def _chosen(beads):
    """Those that say most, if there is no room for all."""
    beads = [bead for bead in beads if bead.kind not in ("noted", "done")]
    while len(beads) > MOST_KNOTS:
        spare = next((bead for bead in beads[1:] if bead.kind not in ALWAYS), beads[-2])
        beads.remove(spare)
    return beads


def _number(beads):
    numbers = [bead.number for bead in beads if bead.kind == "outcome" and bead.number]
    return numbers[-1] if numbers else 0


def _spread(beads):
    """Where on the straw each stands, from 0 to 1: by its day, but never so near another that words collide."""
    if len(beads) < 2:
        return [0.06 for _bead in beads]
    days = (beads[-1].on - beads[0].on).days or 1
    found = []
    for n, bead in enumerate(beads):
        even, by_day = n / (len(beads) - 1), (bead.on - beads[0].on).days / days
        found.append(0.07 + 0.84 * (0.75 * even + 0.25 * by_day))
    return found


def _on(curve, t):
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return tuple(sum(w * point[axis] for w, point in zip(weights, curve, strict=True)) for axis in (0, 1))


def _counts(bead):
    return bool(bead.number) or bead.is_hidden


def _lines(title, letters=LETTERS):
    return textwrap.wrap(title, letters, max_lines=LINES, placeholder="…") or [""]


def _knot(bead, x, y, label_x, label_y, anchor, lines):
    first = label_y + (26 if _counts(bead) else 0) + 19
    placed = tuple((round(first + 19 * n, 1), words) for n, words in enumerate(lines))
    return Knot(
        bead, round(x, 1), round(y, 1), round(label_x, 1), round(label_y, 1), round(label_y + 26, 1), anchor, placed
    )


def _picture(width, curve, knots, state, number):
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve
    stalk = f"M{x0} {y0:.0f}C{x1} {y1:.0f} {x2} {y2:.0f} {x3} {y3:.0f}"
    (bx, by), (ex, ey) = _on(curve, 0.97), _on(curve, 1)
    angle = atan2(ey - by, ex - bx)
    grains = _ear(ex, ey, angle, number) if state in ("whole", "loose") else ""
    end = {"growing": _bud(ex, ey, angle), "broken": _break(ex, ey, angle)}.get(state, "")
    heights = [y for knot in knots for y in (knot.label_y - 18, knot.y, *(line for line, _words in knot.lines))]
    top, bottom = min([*heights, y3 - 70]), max([*heights, y0]) + 14
    return Picture(f"0 {top:.0f} {width} {bottom - top:.0f}", stalk, _leaves(curve, knots), grains, end, tuple(knots))


def _leaves(curve, knots):
    """Small leaves midway between knots, where no words stand."""
    parts = []
    for n, (one, other) in enumerate(pairwise(knots)):
        side = 1 if n % 2 else -1
        t = _nearest(curve, (one.x + other.x) / 2, (one.y + other.y) / 2)
        x, y = _on(curve, t)
        nx, ny = _on(curve, t + 0.05)
        angle = atan2(ny - y, nx - x) + side * 0.5
        tip = (x + 32 * cos(angle), y + 32 * sin(angle))
        bend = (x + 18 * cos(angle - side * 0.3), y + 18 * sin(angle - side * 0.3))
        parts.append(f"M{x:.1f} {y:.1f}Q{bend[0]:.1f} {bend[1]:.1f} {tip[0]:.1f} {tip[1]:.1f}")
    return "".join(parts)


def _nearest(curve, x, y):
    """Where on the curve one is nearest to a point."""
    return min((n / 50 for n in range(51)), key=lambda t: hypot(_on(curve, t)[0] - x, _on(curve, t)[1] - y))


def _ear(x, y, angle, number):
    """One grain for each that is counted, as many as an ear can hold; three where no number is told."""
    count, parts = min(number, MOST_GRAINS) or 3, []
    pairs = (count + 1) // 2
    gap = min(12, 96 / pairs)
    for n in range(count):
        along, side = gap * (n // 2), 1 if n % 2 else -1
        px, py = x + along * cos(angle) + side * 5 * sin(angle), y + along * sin(angle) - side * 5 * cos(angle)
        lean = angle + side * -0.6
        parts.append(f"M{px:.1f} {py:.1f}l{12 * cos(lean):.1f} {12 * sin(lean):.1f}")
    return "".join(parts)


def _bud(x, y, angle):
    """Small strokes on the way: it is not there yet."""
    steps = ((12, 18), (26, 32), (40, 45))
    return "".join(
        f"M{x + a * cos(angle):.1f} {y + a * sin(angle):.1f}L{x + b * cos(angle):.1f} {y + b * sin(angle):.1f}"
        for a, b in steps
    )


def _break(x, y, angle):
    """The end hangs down."""
    down = angle + tau / 4.2
    return f"M{x:.1f} {y:.1f}l{34 * cos(down):.1f} {34 * sin(down):.1f}"
