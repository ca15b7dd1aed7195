"""How loud it gets when many people talk at once in a room.

The model is J. H. Rindel's: "Verbal communication and noise in eating establishments", Applied Acoustics 71 (2010),
1156-1161, and "Acoustical capacity as a means of noise control in eating establishments", BNAM 2012. One person's voice
is 55 dB at 1 m in a quiet room and rises by half a dB for each dB of noise above 45 dB (the Lombard effect); its power
level is 8 dB higher; in a diffuse field N_S voices then make

    L = 93 - 20 lg(A / N_S)   dB(A), with A the absorption of the room in m² and N_S = N / g people talking at once.

Doubling the people is hence 6 dB, doubling the absorption -6 dB. Signal to noise at the distance r from a voice is
32.5 - L / 2 - 20 lg(r), and -3 dB at 1 m, that is 71 dB of noise, is the least that is sufficient: as many people as
give it are the room's acoustical capacity, about V / (20 T) for groups of 3.5.

Rindel's model knows no distances between tables. Ours adds the sound that comes straight from the tables around, by the
same equation of rooms (4 / A for the diffuse part, 1 / 4πd² for the direct part); far apart, both say the same. The
models hold for some fifty people and more; where it is too loud to talk people give up, and it gets no louder.
"""

import math
from dataclasses import dataclass

import numpy as np

QUIET = 45.0  # dB(A): below it nobody raises the voice
VOICE = 55.0  # dB(A) at 1 m in the quiet
LOMBARD = 0.5  # dB of voice for each dB of noise
SUFFICIENT = 71.0  # dB(A): signal to noise at 1 m is -3 dB
PERSON = 0.35  # m² that a dressed person absorbs
SABINE = 0.16  # s/m
# Mean share of the sound that walls, floor and ceiling swallow, at the frequencies of speech (500 to 2,000 Hz).
SURFACES = {"hard": 0.08, "mixed": 0.18, "soft": 0.30}
UNSURE = 0.3  # the share by which absorption guessed from a look at the surfaces may be wrong


@dataclass(frozen=True)
class Hall:
    """A room: metres, what its surfaces are of, and its reverberation time in seconds where somebody knows it."""

    width: float
    length: float
    height: float
    surface: str = "mixed"
    reverberation: float | None = None

    @property
    def volume(self):
        return self.width * self.length * self.height

    @property
    def absorption(self):
        """Of the empty room, in m²."""
        if self.reverberation:
            return SABINE * self.volume / self.reverberation
        walls = 2 * self.height * (self.width + self.length)
        return SURFACES[self.surface] * (2 * self.width * self.length + walls)

    @property
    def echo(self):
        """The reverberation time in seconds, told or reckoned by Sabine."""
        return self.reverberation or SABINE * self.volume / self.absorption


def level(density: float) -> float:
    """dB(A) of noise from a density of voices (N_S / A, in 1/m²)."""
    if density <= 0:
        return 0.0
    raised = (VOICE + 14 - LOMBARD * QUIET + 10 * math.log10(density)) / (1 - LOMBARD)
    return raised if raised >= QUIET else VOICE + 14 + 10 * math.log10(density)


def in_room(absorption: float, people: int, group: float) -> float:
    """dB(A) in a room with `absorption` m² where `people` talk, one of `group` at a time: Rindel's formula."""
    return level(people / group / absorption)


def heard(noise: float, distance: float = 1.0) -> float:
    """By how many dB a voice at `distance` metres is above the noise; negative: below it."""
    voice = VOICE + LOMBARD * max(0.0, noise - QUIET)
    return voice - 20 * math.log10(distance) - noise


def capacity(hall: Hall, group: float) -> int:
    """The acoustical capacity: how many people can be in the hall and still talk with one another."""
    each = 10 ** ((VOICE + 14 - LOMBARD * QUIET - SUFFICIENT * (1 - LOMBARD)) / 10) / group
    return int(hall.absorption / (each - PERSON))


def voices(sizes) -> float:
    """How many talk at once at tables of these sizes: one at each, one of 3.5 where there are more (Rindel)."""
    return sum(max(1.0, size / 3.5) for size in sizes)


def group_of(size: int) -> float:
    """People per person talking, at tables of a size."""
    return min(float(max(size, 1)), 3.5)


def at_tables(absorption: float, places, talking) -> list[float]:
    """dB(A) at each table: `places` are (x, y) in metres, `talking` how many talk at once at each."""
    at, talking = np.asarray(places, float).reshape(-1, 2), np.asarray(talking, float)
    squares = np.subtract.outer(at[:, 0], at[:, 0]) ** 2 + np.subtract.outer(at[:, 1], at[:, 1]) ** 2
    np.fill_diagonal(squares, np.inf)
    straight = (1 / (16 * math.pi * np.maximum(squares, 0.25))) @ talking
    return [level(density) for density in (talking.sum() / absorption + straight).tolist()]


def neighbour(distance: float, across: float) -> float:
    """By how many dB the voice of who sits across a table is above that of the nearest neighbour, who speaks as loud
    but faces another way (3 dB)."""
    return 20 * math.log10(distance / across) + 3


def span(noise: float) -> tuple[float, float]:
    """Between what and what the noise is likely to be, when the absorption is wrong by `UNSURE` either way."""
    return noise - 20 * math.log10(1 + UNSURE), noise - 20 * math.log10(1 - UNSURE)
