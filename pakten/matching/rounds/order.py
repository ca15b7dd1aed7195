"""The same answer whatever the order of the people: they are sorted by what they are worth to each other first."""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pakten.matching.rounds.bound import Ints

REFINEMENTS, MANY = (6, 2), 300  # of the colours, for a few and for many people


def standing(fit: Ints, marks: Sequence[object]) -> NDArray[np.int64]:
    """The people in an order that does not depend on how they were numbered; `order[k]` is who comes k-th.

    Colour refinement (Weisfeiler and Leman, 1968): each person's colour is made of their mark (a string or number that
    sets them apart), then again of the colours and worth of everybody they may meet. Who still has the same colour can
    change places with the other in any usual table.
    """
    worth = _mixed((fit & 0xFFFFFFFFFFFFFFFF if fit.dtype == object else fit).astype(np.uint64))
    colour = np.array(
        [int.from_bytes(hashlib.sha256(str(mark).encode()).digest()[:8], "big") for mark in marks], dtype=np.uint64
    )
    for _ in range(REFINEMENTS[len(fit) > MANY]):
        colour = _mixed(colour + _mixed(worth ^ colour[None, :]).sum(axis=1, dtype=np.uint64))
    return np.argsort(colour, kind="stable")


def _mixed(bits: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Each number scrambled one to one (the finalizer of SplitMix64, Steele, Lea and Flood, 2014)."""
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))
