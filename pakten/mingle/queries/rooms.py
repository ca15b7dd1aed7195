"""The room of a mingle, with the tables of its plan in it."""

import math
from dataclasses import dataclass

from pakten.mingle.models import Room
from pakten.mingle.rooms import advice, layout, noise, seats

NOBODY_YET = 40  # people a room is drawn for before anybody has signed up


@dataclass(frozen=True)
class Crowd:
    """Who is to be seated: tables, how many sit at each, how many at the most. `is_guess`: nobody has come yet."""

    sizes: tuple[int, ...]
    seats: int
    is_guess: bool = False

    @property
    def people(self):
        return sum(self.sizes)


@dataclass(frozen=True)
class Drawn:
    """A room with its tables: what it sounds like (None where tables lack a place), and what could be done."""

    room: Room
    crowd: Crowd
    layout: layout.Layout
    sound: advice.Sound | None
    advised: advice.Room

    @property
    def suggestions(self):
        return [] if self.layout.missing else advice.suggestions(self.advised)

    @property
    def remedies(self):
        return advice.remedies(self.advised, self.layout) if self.layout.missing else []

    @property
    def comfortable(self):
        return advice.comfortable(self.advised)

    @property
    def echo(self):
        return self.advised.hall.echo

    @property
    def people_with_room(self):
        """How many people the tables that have a place are for."""
        return sum(self.crowd.sizes[: len(self.layout.places)])


def room_of(mingle):
    """The mingle's room as somebody has drawn it, or None."""
    return Room.objects.filter(mingle=mingle).first()


def crowd(mingle, plan):
    """Those who are to be seated: by the plan where there is one, else as many as have signed up."""
    if plan and plan.meetings:
        return crowd_of(plan.meetings, mingle.table_size)
    people = mingle.participants.filter(left_at=None).count()
    size = max(2, mingle.table_size)
    tables = max(1, (people or NOBODY_YET) // size)
    sizes = [(people or NOBODY_YET) // tables + (n < (people or NOBODY_YET) % tables) for n in range(tables)]
    return Crowd(tuple(sizes), _usual(sizes, size), is_guess=not people)


def crowd_of(meetings, table_size):
    """The tables of a plan: each as large as in the round where most sit at it."""
    sizes = [0] * max(each["table"] for each in meetings)
    for each in meetings:
        sizes[each["table"] - 1] = max(sizes[each["table"] - 1], len(each["people"]))
    return Crowd(tuple(sizes), _usual(sizes, table_size))


def _usual(sizes, table_size):
    """Chairs at a table: in a mingle in pairs a third one is put there where it is needed."""
    return max(sizes) if max(table_size, 2) > 2 else 2


def suggested_room(mingle, crowd):
    """A room of a usual shape that is large enough, to begin from. Not saved."""
    found = Room(mingle=mingle, width=6, length=6)
    for width in range(5, 121):
        found.width, found.length = width, width
        length = layout.least_length(setting(found, crowd))
        if length <= 1.4 * width:
            found.length = max(6, math.ceil(length) + 1)
            break
    return found


def setting(room, crowd, *, quiet=0):
    return layout.Setting(
        width=float(room.width),
        length=float(room.length),
        tables=len(crowd.sizes),
        furniture=layout.furniture(crowd.seats, room.shape),
        spacing=float(room.spacing),
        entrance=room.entrance,
        screen=room.screen,
        halls=room.halls,
        quiet=quiet,
    )


def drawn(mingle, room, plan, *, quiet=None):
    """The room with the tables of a plan, or of as many people as have signed up; `quiet` of them quiet ones, else as
    many as the room and those who come ask for."""
    people = crowd(mingle, plan)
    if quiet is None:
        quiet = quiet_tables(mingle, room, people, plan.meetings if plan else [])
    placed = layout.lay_out(setting(room, people, quiet=quiet))
    hall = noise.Hall(
        float(room.width),
        float(room.length),
        float(room.height),
        room.surface,
        float(room.reverberation) if room.reverberation else None,
    )
    advised = advice.Room(hall, placed.setting, people.sizes)
    return Drawn(room, people, placed, None if placed.missing else advice.sound(advised, placed), advised)


def quiet_tables(mingle, room, crowd, meetings):
    """How many tables the quiet zone has: as many as somebody said, else as many as it takes."""
    most = len(crowd.sizes) // 2
    if room.quiet_tables is not None:
        return min(room.quiet_tables, most)
    return seats.quiet_needed(_rounds(meetings)[0], quiet_people(mingle), len(crowd.sizes))


def quiet_people(mingle):
    return set(mingle.participants.filter(wants_quiet=True, left_at=None).values_list("key", flat=True))


def seated_people(mingle):
    return set(mingle.participants.filter(is_seated=True, left_at=None).values_list("key", flat=True))


def seats_in_room(mingle, meetings):
    """The meetings of a plan, [{"round": 1, "table": 1, "people": […], …}, …], at the tables of the mingle's room, and
    how many tables are quiet ones: who wants quiet in the zone, who must sit still near the entrance, short walks. As
    the planner seated them where there is no room yet, and where it is too small."""
    room = room_of(mingle)
    if room is None or not meetings:
        return meetings, 0
    people = crowd_of(meetings, mingle.table_size)
    quiet = quiet_tables(mingle, room, people, meetings)
    placed = layout.lay_out(setting(room, people, quiet=quiet))
    rounds, planned = _rounds(meetings)
    wishing = quiet_people(mingle) if quiet else set()
    tables = seats.dealt(rounds, planned, placed, quiet=wishing, seated=seated_people(mingle))
    found = [iter(each) for each in tables]
    numbers = sorted({each["round"] for each in meetings})
    dealt = [{**each, "table": next(found[numbers.index(each["round"])])} for each in meetings]
    return sorted(dealt, key=lambda each: (each["round"], each["table"])), quiet


def _rounds(meetings):
    """The people of each meeting by round, and the table of each."""
    numbers = sorted({each["round"] for each in meetings})
    rounds = [[tuple(each["people"]) for each in meetings if each["round"] == number] for number in numbers]
    tables = [[each["table"] for each in meetings if each["round"] == number] for number in numbers]
    return rounds, tables


def walks(mingle, plan, placed):
    """How quiet and how near it turned out: (times at a quiet table, times in all, metres of a walk in the mean)."""
    rounds, tables = _rounds(plan.meetings)
    calm, times = seats.quiet_seats(rounds, tables, placed, quiet_people(mingle))
    return calm, times, seats.mean_walk(rounds, tables, placed)
