"""The room from above as SVG: tables with their numbers, who sits there, the way in, the screen and the quiet zone.

Drawn in centimetres, by hand rather than by a template: a thousand people are drawn anew at each change in the form.
What it looks like stands in room.css; what it says stands beside it in words, since a screen reader is told its title.
"""

import math
from dataclasses import dataclass
from itertools import pairwise

from django.utils.formats import number_format
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from pakten.mingle.rooms.layout import Layout, door

WALL = 12  # cm
EDGE = 60  # cm around a room
BETWEEN = 120  # cm between two rooms
HEATS = 5  # steps of colour for how loud it is
LEAST_SPAN = 2.0  # dB that all steps span at the least: small differences look small
GLOW = (
    '<defs><radialGradient id="room-glow"><stop offset="0" class="room-glow"/>'
    '<stop offset="1" class="room-glow is-far"/>'
    "</radialGradient></defs>"
)
LETTER = 9.2  # cm that a letter of a name is wide in the mean
ROUND_LETTERS = 15  # letters of a name at a round table


@dataclass(frozen=True)
class Sitter:
    """Somebody at a table, as the drawing names them; `sector` is their colour."""

    name: str = ""
    sector: str = ""


def draw(layout: Layout, *, title: str, levels=(), sitters=None) -> str:
    """The room as SVG. `levels`: dB(A) at each table, for colour; `sitters`: {table: [Sitter]}, else empty chairs."""
    setting = layout.setting
    step = setting.width * 100 + BETWEEN
    width = setting.halls * step - BETWEEN + 2 * EDGE
    height = setting.length * 100 + 2 * EDGE
    parts = [
        f'<svg class="room-map" viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-label="{escape(title)}" '
        'xmlns="http://www.w3.org/2000/svg">'
    ]
    heats = _heats(levels)
    if heats:
        parts.append(GLOW)
    for hall in range(setting.halls):
        here = [place for place in layout.places if place.hall == hall]
        parts.append(f'<g transform="translate({EDGE + hall * step:.0f} {EDGE})">')
        parts.append(_walls(setting, hall))
        parts.append(_zone(setting, here))
        parts += [_heat(place, heats[place.number - 1]) for place in here if heats]
        parts.append(_thread(setting, here))
        parts += [_table(setting, place, (sitters or {}).get(place.number), sitters is None) for place in here]
        parts.append("</g>")
    parts.append("</svg>")
    return mark_safe("".join(parts))  # noqa: S308 our own drawing; every name in it is escaped


def _walls(setting, hall):
    """The floor, the walls with the way in, the screen, and how wide and long the room is."""
    w, h = setting.width * 100, setting.length * 100
    x, y = (each * 100 for each in door(setting))
    gap = (55, 0) if setting.entrance in ("top", "bottom") else (0, 55)
    number = f'<text class="room-hall" x="{w / 2:.0f}" y="-22">{escape(_("Room %s") % (hall + 1))}</text>'
    entrance = "" if hall and setting.halls > 1 else _entrance(setting, x, y)
    return (
        f'<rect class="room-floor" width="{w:.0f}" height="{h:.0f}" rx="6"/>'
        f'<path class="room-door" d="M{x - gap[0]:.0f} {y - gap[1]:.0f}L{x + gap[0]:.0f} {y + gap[1]:.0f}"/>'
        f"{entrance}{_screen(setting, w, h)}{number if setting.halls > 1 else ''}"
        f'<text class="room-size" x="{w / 2:.0f}" y="{h + 38:.0f}">{metres(setting.width)} × {metres(setting.length)} m'
        "</text>"
    )


def metres(length):
    """A length without a needless decimal."""
    return number_format(length, 0 if float(length).is_integer() else 1)


def _entrance(setting, x, y):
    turn, dx, dy = {
        "bottom": (0, 74, -22),
        "top": (180, 74, 42),
        "left": (90, 22, 92),
        "right": (270, -22, 92),
    }[setting.entrance]
    anchor = "end" if setting.entrance == "right" else "start"
    return (
        f'<path class="room-way" transform="translate({x:.0f} {y:.0f}) rotate({turn})" '
        'd="M0 44V-16M-14 -2L0 -18L14 -2"/>'
        f'<text class="room-label" text-anchor="{anchor}" x="{x + dx:.0f}" y="{y + dy:.0f}">'
        f"{escape(_('Way in'))}</text>"
    )


def _screen(setting, w, h):
    half = min(w, h) * 0.22
    x, y = {"top": (w / 2, 18), "bottom": (w / 2, h - 18), "left": (18, h / 2), "right": (w - 18, h / 2)}[
        setting.screen
    ]
    along = (half, 0) if setting.screen in ("top", "bottom") else (0, half)
    dx, dy = {"top": (0, 46), "bottom": (0, -26), "left": (22, 8), "right": (-22, 8)}[setting.screen]
    anchor = {"left": "start", "right": "end"}.get(setting.screen, "middle")
    return (
        f'<path class="room-screen" d="M{x - along[0]:.0f} {y - along[1]:.0f}L{x + along[0]:.0f} {y + along[1]:.0f}"/>'
        f'<text class="room-label" text-anchor="{anchor}" x="{x + dx:.0f}" y="{y + dy:.0f}">'
        f"{escape(_('Screen'))}</text>"
    )


def _zone(setting, here):
    """The quiet zone: one field around its tables, or one in each row where others stand among them."""
    calm = [place for place in here if place.is_quiet]
    if not calm:
        return ""
    rows = {place.row for place in calm}
    shared = {place.row for place in here if not place.is_quiet} & rows
    groups = [[place for place in calm if place.row == row] for row in sorted(rows)] if shared else [calm]
    half_w, half_d = setting.furniture.outer_width * 50 + 24, setting.furniture.outer_depth * 50 + 28
    found = []
    for number, group in enumerate(groups):
        left, right = min(p.x for p in group) * 100 - half_w, max(p.x for p in group) * 100 + half_w
        top, bottom = min(p.y for p in group) * 100 - half_d, max(p.y for p in group) * 100 + half_d
        found.append(
            f'<rect class="room-quiet" x="{left:.0f}" y="{top:.0f}" width="{right - left:.0f}" '
            f'height="{bottom - top:.0f}" rx="26"/>'
        )
        if number == 0:
            found.append(
                f'<text class="room-quiet-label" x="{left + 22:.0f}" y="{bottom + 26:.0f}">{escape(_("Quiet"))}</text>'
            )
    return "".join(found)


def _heats(levels):
    """A step of colour for each table: how loud it is beside the quietest one."""
    if not levels:
        return []
    least = min(levels)
    step = max(max(levels) - least, LEAST_SPAN) / HEATS
    return [min(HEATS, 1 + int((level - least) / step)) for level in levels]


def _heat(place, heat):
    return f'<circle class="room-heat-{heat}" cx="{place.x * 100:.0f}" cy="{place.y * 100:.0f}" r="190"/>'


def _thread(setting, here):
    """A straw from the way in past every table in the order of their numbers."""
    if not here:
        return ""
    points = [(place.x * 100, place.y * 100) for place in here]
    if here[0].hall == 0:
        x, y = door(setting)
        points.insert(0, (x * 100, y * 100))
    path = f"M{points[0][0]:.0f} {points[0][1]:.0f}"
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(y1 - y0) < 1 or (x0, y0) == points[0]:
            path += f"L{x1:.0f} {y1:.0f}"
        else:  # from one row to the next, around the end of it
            out = 120 if x0 > setting.width * 50 else -120
            path += f"C{x0 + out:.0f} {y0:.0f} {x1 + out:.0f} {y1:.0f} {x1:.0f} {y1:.0f}"
    return f'<path class="room-thread" d="{path}"/>'


def _table(setting, place, sitters, is_empty):
    form = setting.furniture
    w, d = form.width * 100, form.depth * 100
    count = form.seats if is_empty else len(sitters or ())
    chairs = _chairs(form, count)
    parts = [
        f'<g class="room-table{" is-quiet" if place.is_quiet else ""}{"" if count else " is-free"}" '
        f'transform="translate({place.x * 100:.0f} {place.y * 100:.0f})">'
    ]
    for number, (x, y, angle) in enumerate(chairs):
        sector = sitters[number].sector if sitters else ""
        parts.append(
            f'<path class="room-chair{f" is-{sector}" if sector else ""}" '
            f'transform="translate({x:.0f} {y:.0f}) rotate({angle:.0f})" d="M-19 0Q0 -9 19 0"/>'
        )
    if form.shape == "round":
        parts.append(f'<circle class="room-top" r="{w / 2:.0f}"/>')
    else:
        parts.append(
            f'<rect class="room-top" x="{-w / 2:.0f}" y="{-d / 2:.0f}" width="{w:.0f}" height="{d:.0f}" rx="9"/>'
        )
    parts.append(f'<text class="room-number" y="14">{place.number}</text>')
    if sitters:
        parts.append(_names(setting, chairs, sitters))
    parts.append("</g>")
    return "".join(parts)


def _chairs(form, count):
    """Where the chairs of a table are, from its middle, and how each is turned: (x, y, degrees)."""
    reach_x, reach_y = form.width * 50 + 16, form.depth * 50 + 16
    if form.shape == "pair":
        return [(0, -reach_y, 0), (0, reach_y, 180), (reach_x, 0, 90)][:count] + [(-reach_x, 0, 270)] * (count > 3)
    if form.shape == "round":
        turns = [360 * number / max(count, 1) for number in range(count)]
        return [(reach_x * _sin(turn), -reach_x * _cos(turn), turn) for turn in turns]
    if form.shape == "square":
        return [(0, -reach_y, 0), (0, reach_y, 180), (reach_x, 0, 90), (-reach_x, 0, 270)][:count]
    above = math.ceil(count / 2)
    sides = [(-reach_y, 0, above), (reach_y, 180, count - above)]
    return [(form.width * 100 * ((k + 0.5) / side - 0.5), y, turn) for y, turn, side in sides for k in range(side)]


def _sin(degrees):
    return math.sin(math.radians(degrees))


def _cos(degrees):
    return math.cos(math.radians(degrees))


def _names(setting, chairs, sitters):
    """The names outside the chairs: on two lines at a pair's table, else the given name and an initial."""
    form = setting.furniture
    if form.shape == "pair":
        letters = int((form.outer_width + setting.spacing) * 100 / LETTER)
        above, below = _lines(sitters[0].name), _lines(sitters[1].name) if len(sitters) > 1 else []
        below += [_short(each.name) for each in sitters[2:]]
        top = -form.depth * 50 - 34
        rows = [(top - 20 * (len(above) - 1 - number), text) for number, text in enumerate(above)]
        rows += [(form.depth * 50 + 47 + 20 * number, text) for number, text in enumerate(below)]
        return "".join(
            f'<text class="room-name" text-anchor="middle" y="{y:.0f}">{_cut(text, letters)}</text>' for y, text in rows
        )
    found = []
    for (x, y, _turn), each in zip(chairs, sitters, strict=True):
        far = 1 + 24 / max(math.hypot(x, y), 1)
        anchor = "start" if x > 25 else "end" if x < -25 else "middle"
        anchor = "middle" if form.shape == "long" else anchor
        at_x, at_y = (
            (x * far, y * far + (0 if y < 0 else 14)) if abs(x) < 25 or form.shape == "long" else (x * far, y + 6)
        )
        found.append(
            f'<text class="room-name" text-anchor="{anchor}" x="{at_x:.0f}" y="{at_y:.0f}">'
            f"{_cut(_short(each.name), ROUND_LETTERS)}</text>"
        )
    return "".join(found)


def _lines(name):
    given, _space, family = name.partition(" ")
    return [given, family] if family else [given]


def _short(name):
    given, _space, family = name.partition(" ")
    return f"{given} {family.split()[-1][0]}" if family else given


def _cut(text, letters):
    return escape(text if len(text) <= letters else f"{text[: letters - 1]}…")
