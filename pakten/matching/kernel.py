"""The inner loops of pairing: in C when this machine has a compiler, else in Python and numpy with equal answers.

The C source is compiled once per version into the user's cache folder. Whatever goes wrong on the way (no compiler, a
read-only disk, a foreign machine's cache) only means that the Python way is taken. See docs/decisions/0010.
"""

import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from pakten.matching import blossom

Integers = npt.NDArray[np.int64]
Indices = npt.NDArray[np.int32]
Present = npt.NDArray[np.bool_]
SOURCES = (Path(__file__).with_name("blossom.c"), Path(__file__).with_name("table.c"))
_ROWS = 256


class Kernel(Protocol):
    """The inner loops of pairing. fit: (n, n) int64, C-contiguous; present: (n,) who takes part."""

    def asymmetry(self, fit: Integers) -> tuple[int, int]:
        """The first place where fit is not symmetric, as row * n + column, or -1; and the largest number off the
        diagonal. All negative numbers count as one."""

    def closest(self, fit: Integers, present: Present, k: int) -> Indices:
        """(n, k) for each person the k best others, -1 beyond."""

    def matched(
        self, n: int, one: Indices, two: Indices, weight: Integers, y: Integers, mate: Indices
    ) -> tuple[Integers, Indices, Indices, Integers]:
        """See `blossom.matched`."""

    def uncovered(
        self, fit: Integers, present: Present, lift: int, y: Integers, around: Indices, z: Integers, k: int
    ) -> tuple[Indices, Indices]:
        """Pairs whose worth the duals do not cover: 2 * (fit[i, j] + lift) > y[i] + y[j] + z of all blossoms around
        both. Up to k per i, the worst first. around, z: see `shared`."""


class Plain:
    """The inner loops in Python and numpy."""

    def asymmetry(self, fit: Integers) -> tuple[int, int]:
        n, largest = len(fit), -1
        for low in range(0, n, _ROWS):
            block, mirrored = fit[low : low + _ROWS], fit[:, low : low + _ROWS].T
            wrong = (block != mirrored) & ((block >= 0) | (mirrored >= 0))
            if wrong.any():
                row, column = np.argwhere(wrong)[0]
                return (low + int(row)) * n + int(column), largest
            block = block.copy()
            block[np.arange(len(block)), np.arange(low, low + len(block))] = -1
            largest = max(largest, int(block.max(initial=-1)))
        return -1, largest

    def closest(self, fit: Integers, present: Present, k: int) -> Indices:
        n = len(fit)
        found = np.full((n, k), -1, np.int32)
        for low in range(0, n, _ROWS):
            rows = np.arange(low, min(n, low + _ROWS))
            # Each row is read from the next person on, so that among equals not everybody chooses the same few.
            columns = (rows[:, None] + np.arange(1, n)) % n
            block = np.where(present[columns] & present[rows, None], fit[rows[:, None], columns], -1)
            width = min(k, n - 1)
            best = np.argsort(-block, axis=1, kind="stable")[:, :width]
            allowed = np.take_along_axis(block, best, 1) >= 0
            found[rows, :width] = np.where(allowed, np.take_along_axis(columns, best, 1), -1)
        return found

    def matched(
        self, n: int, one: Indices, two: Indices, weight: Integers, y: Integers, mate: Indices
    ) -> tuple[Integers, Indices, Indices, Integers]:
        return blossom.matched(n, one, two, weight, y, mate)

    def uncovered(
        self, fit: Integers, present: Present, lift: int, y: Integers, around: Indices, z: Integers, k: int
    ) -> tuple[Indices, Indices]:
        n = len(fit)
        found_i, found_j = [np.empty(0, np.int32)], [np.empty(0, np.int32)]
        for low in range(0, n, _ROWS):
            rows = np.arange(low, min(n, low + _ROWS))
            lack = 2 * (fit[rows] + lift) - y[rows, None] - y[None, :] - shared(n, around, z, rows)
            lack[(fit[rows] < 0) | ~present[None, :] | ~present[rows, None]] = 0
            lack[np.arange(n)[None, :] <= rows[:, None]] = 0
            worst = np.argsort(-lack, axis=1, kind="stable")[:, :k]
            row, place = np.nonzero(np.take_along_axis(lack, worst, 1) > 0)
            found_i.append(rows[row].astype(np.int32))
            found_j.append(worst[row, place].astype(np.int32))
        return np.concatenate(found_i), np.concatenate(found_j)


class Compiled:
    """The inner loops in C; arrays are handed over by address."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = library
        library.asymmetry.restype = ctypes.c_int64

    def asymmetry(self, fit: Integers) -> tuple[int, int]:
        largest = ctypes.c_int64()
        place = self._library.asymmetry(len(fit), _at(fit), ctypes.byref(largest))
        return int(place), largest.value

    def closest(self, fit: Integers, present: Present, k: int) -> Indices:
        found = np.empty((len(fit), k), np.int32)
        self._done(self._library.closest(len(fit), _at(fit), _at(present), k, _at(found)))
        return found

    def matched(
        self, n: int, one: Indices, two: Indices, weight: Integers, y: Integers, mate: Indices
    ) -> tuple[Integers, Indices, Indices, Integers]:
        y, mate = y.copy(), mate.copy()
        nodes = n + n // 2 + 1
        parent, z = np.empty(nodes, np.int32), np.empty(nodes, np.int64)
        self._done(
            self._library.matched(n, len(one), _at(one), _at(two), _at(weight), _at(y), _at(mate), _at(parent), _at(z))
        )
        return y, mate, parent, z

    def uncovered(
        self, fit: Integers, present: Present, lift: int, y: Integers, around: Indices, z: Integers, k: int
    ) -> tuple[Indices, Indices]:
        n = len(fit)
        broken = np.empty((n, k), np.int32)
        found = self._library.uncovered(
            n, _at(fit), _at(present), ctypes.c_int64(lift), _at(y), len(z), _at(around), _at(z), k, _at(broken)
        )  # fmt: skip
        self._done(min(found, 0))
        if not found:
            return np.empty(0, np.int32), np.empty(0, np.int32)
        i, place = np.nonzero(broken >= 0)
        return i.astype(np.int32), broken[i, place]

    @staticmethod
    def _done(code: int) -> None:
        if code < 0:
            raise MemoryError("The matching kernel ran out of memory.")


def shared(n: int, around: Indices, z: Integers, rows: Integers) -> Integers:
    """(rows, n) the duals of all sets that hold both people.

    around (n + sets): the number of the smallest set around each person, then around each set, or -1. z (sets): the
    duals. Sets come after those around them.
    """
    here = np.zeros((len(z), len(rows)), bool)  # does the set hold the row's person?
    at, column = around[rows], np.arange(len(rows))
    while len(at := at[inner := at >= 0]):
        column = column[inner]
        here[at, column] = True
        at = around[n + at]
    sums = np.zeros((len(z) + 1, len(rows)), np.int64)  # the last one, which -1 reads, stays 0
    for b, outer in enumerate(around[n:].tolist()):
        sums[b] = sums[outer] + z[b] * here[b]
    return sums[around[:n]].T


@cache
def compiled() -> Compiled | None:
    """The C loops, or None when they cannot be had here."""
    try:
        return Compiled(ctypes.CDLL(str(_library())))
    except (OSError, RuntimeError, subprocess.SubprocessError, AttributeError):
        return None


def fastest() -> Kernel:
    """The C loops when they can be had, else the plain ones."""
    return compiled() or Plain()


def _library() -> Path:
    """The compiled kernel for this source and kind of machine, made when it is not there yet."""
    source = b"".join(path.read_bytes() for path in SOURCES)
    version = hashlib.sha256(source + platform.platform().encode()).hexdigest()[:16]
    library = _cache_folder() / f"blossom-{version}.so"
    if not library.exists():
        compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
        if not compiler:
            raise FileNotFoundError("no C compiler")
        library.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=library.parent) as folder:
            made = Path(folder) / "blossom.so"
            command = [compiler, "-O2", "-shared", "-fPIC", "-o", str(made), *map(str, SOURCES)]
            subprocess.run(command, check=True, capture_output=True, timeout=60)
            os.replace(made, library)  # whole or not at all, also when two processes do it at once
    if hasattr(os, "getuid") and library.stat().st_uid != os.getuid():
        raise PermissionError("the compiled kernel belongs to someone else")
    return library


def _cache_folder() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "pakten"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pakten"


def _at(array: npt.NDArray[np.generic]) -> ctypes.c_void_p:
    return ctypes.c_void_p(array.ctypes.data)
