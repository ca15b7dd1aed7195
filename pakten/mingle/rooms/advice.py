"""A room as it would be: where tables stand, how loud it gets, and what would make it better, by the same model."""

from dataclasses import dataclass, replace

from pakten.mingle.rooms import noise
from pakten.mingle.rooms.layout import LEAST_SPACING, Layout, Setting, lay_out, least_length, widest

SOFTER = {"hard": "mixed", "mixed": "soft"}
MOST_HALLS = 4
WORTH_IT = 0.25  # dB: a suggestion that does less is none


@dataclass(frozen=True)
class Room:
    """A setting in a hall, and how many people sit at each table at once."""

    hall: noise.Hall
    setting: Setting
    sizes: tuple[int, ...]


@dataclass(frozen=True)
class Sound:
    """What one hears. `level` is dB(A) at an ordinary table, `low` and `high` what it may well be, `quiet` in the quiet
    zone, `heard` by how many dB who sits across is above the noise, `neighbour` above the nearest neighbour."""

    level: float
    low: float
    high: float
    quiet: float | None
    heard: float
    neighbour: float | None
    tables: tuple[float, ...]

    @property
    def band(self):
        return band(self.level)


@dataclass(frozen=True)
class Suggestion:
    """Something else to do: what changes (`changes` are fields of a room), and what it would sound like then."""

    kind: str
    changes: dict
    level: float
    gain: float
    neighbour: float | None = None


BANDS = ((59.0, "calm"), (65.0, "lively"), (71.0, "loud"), (83.0, "shouting"))


def band(level: float) -> str:
    """Rindel's steps of how well one can talk, by the noise in dB(A)."""
    return next((name for most, name in BANDS if level <= most), "too_loud")


def sound(room: Room, layout: Layout | None = None) -> Sound | None:
    """What it sounds like with everybody talking; None where not one table has room."""
    layout = layout or lay_out(room.setting)
    levels: list[float] = []
    for hall in range(room.setting.halls):
        there = [place for place in layout.places if place.hall == hall]
        sizes = [room.sizes[place.number - 1] if place.number <= len(room.sizes) else 0 for place in there]
        if there:
            absorption = room.hall.absorption + noise.PERSON * sum(sizes)
            talking = [noise.voices([size]) if size else 0.0 for size in sizes]
            levels += noise.at_tables(absorption, [(place.x, place.y) for place in there], talking)
    if not levels or not any(room.sizes):
        return None
    calm = [level for place, level in zip(layout.places, levels, strict=True) if place.is_quiet]
    loud = [level for place, level in zip(layout.places, levels, strict=True) if not place.is_quiet] or calm
    level = sum(loud) / len(loud)
    low, high = noise.span(level)
    nearest = _nearest(layout)
    across = room.setting.furniture.across
    return Sound(
        level=level,
        low=low,
        high=high,
        quiet=sum(calm) / len(calm) if calm else None,
        heard=noise.heard(level, across),
        neighbour=noise.neighbour(nearest, across) if nearest else None,
        tables=tuple(levels),
    )


def _nearest(layout):
    """Metres between the middles of two ordinary tables beside each other, the mean over all that have one."""
    gaps = [
        abs(one.x - other.x)
        for one, other in zip(layout.places, layout.places[1:], strict=False)
        if (one.hall, one.row, one.is_quiet) == (other.hall, other.row, other.is_quiet) and not one.is_quiet
    ]
    return sum(gaps) / len(gaps) if gaps else None


def comfortable(room: Room) -> int:
    """The acoustical capacity of all halls: how many people can be there and still talk with ease."""
    return noise.capacity(room.hall, noise.group_of(room.setting.furniture.seats)) * room.setting.halls


def suggestions(room: Room) -> list[Suggestion]:
    """What would make it less loud, in the order of how easy it is to do, each with its level by the model."""
    now = sound(room)
    if now is None:
        return []
    tried = []
    most = widest(room.setting)
    for more in (0.5, None):
        spacing = round(room.setting.spacing + more, 1) if more else most
        if most and spacing and room.setting.spacing + 0.05 < spacing <= most:
            tried.append(("spacing", {"spacing": spacing}, _with(room, spacing=spacing)))
    if room.setting.halls < MOST_HALLS:
        halls = room.setting.halls + 1
        tried.append(("halls", {"halls": halls}, _with(room, halls=halls)))
    if room.hall.surface in SOFTER and not room.hall.reverberation:
        surface = SOFTER[room.hall.surface]
        tried.append(("surface", {"surface": surface}, replace(room, hall=replace(room.hall, surface=surface))))
    found, seen = [], set()
    for kind, changes, other in tried:
        then = sound(other)
        gain = now.level - then.level
        further = (then.neighbour or 0) - (now.neighbour or 0)  # the neighbours' voices, which take the words away
        if (gain >= WORTH_IT or further >= 1) and str(changes) not in seen:
            seen.add(str(changes))
            found.append(Suggestion(kind, changes, then.level, gain, then.neighbour))
    return found


def remedies(room: Room, layout: Layout) -> list[Suggestion]:
    """What makes room for all tables, where they have none."""
    found = []
    most = widest(room.setting)
    if most and most >= LEAST_SPACING:
        found.append(_remedy("closer", {"spacing": most}, _with(room, spacing=most)))
    for halls in range(room.setting.halls + 1, MOST_HALLS + 1):
        other = _with(room, halls=halls)
        if lay_out(other.setting).missing == 0:
            found.append(_remedy("halls", {"halls": halls}, other))
            break
    length = least_length(room.setting)
    if length < 200:
        found.append(_remedy("length", {"length": length}, _with(room, length=length)))
    return found


def _remedy(kind, changes, other):
    then = sound(other)
    return Suggestion(kind, changes, then.level if then else 0.0, 0.0, then.neighbour if then else None)


def _with(room, **changes):
    hall = replace(room.hall, length=changes["length"]) if "length" in changes else room.hall
    return replace(room, hall=hall, setting=replace(room.setting, **changes))
