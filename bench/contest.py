"""Runs several ways of doing one job side by side: interleaved, each run a process of its own, medians of the seeds."""

import multiprocessing
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Any

LIMIT = 300.0  # seconds for one run
SEEDS = (1, 2, 3, 4, 5)
Way = Callable[[Any], str]  # from the instance in memory to what the answer is worth, in words

_fork = multiprocessing.get_context("fork")  # the child sees the instance without copying it


def contest(title: str, make: Callable[[int], Any], ways: dict[str, Way], seeds: Sequence[int] = SEEDS) -> None:
    """Prints a table: median seconds, how many times the first way's, median extra memory, and the last answer."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    memory: dict[str, list[float]] = {name: [] for name in ways}
    answers: dict[str, str] = {}
    for seed in seeds:
        instance = make(seed)
        for name, way in ways.items():
            if answers.get(name, "").isupper():
                continue  # it will not do better on the next
            seconds, megabytes, answers[name] = _run(way, instance)
            times[name].append(seconds)
            memory[name].append(megabytes)
    print(f"\n{title} ({len(seeds)} seeds)\n")
    print(f"| {'':24} | {'seconds':>9} | {'ratio':>7} | {'MB':>6} | answer |\n|---|---|---|---|---|")
    first = median(times[next(iter(ways))])
    for name in ways:
        if answers[name].isupper():
            print(f"| {name:24} | {answers[name]:>9} | {'':7} | {'':6} | |", flush=True)
        else:
            seconds = median(times[name])
            print(
                f"| {name:24} | {seconds:9.4f} | {seconds / first:7.1f} | {median(memory[name]):6.0f} "
                f"| {answers[name]} |",
                flush=True,
            )


def _run(way: Way, instance: Any) -> tuple[float, float, str]:
    """Seconds, extra megabytes at the peak, and the answer of one run in a child process."""
    here, there = _fork.Pipe(duplex=False)
    child = _fork.Process(target=_measured, args=(way, instance, there))
    child.start()
    there.close()
    try:
        told: tuple[float, float, str] = here.recv() if here.poll(LIMIT) else (LIMIT, 0.0, "TIMEOUT")
    except EOFError:
        told = (0.0, 0.0, "KILLED")
    child.kill()
    child.join()
    return told


def _measured(way: Way, instance: Any, there: Connection) -> None:
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
    before = _kilobytes("VmRSS")
    start = time.perf_counter()
    try:
        answer = way(instance)
    except (RecursionError, MemoryError):
        answer = "FAILED"
    seconds = time.perf_counter() - start
    there.send((seconds, (_kilobytes("VmHWM") - before) / 1024, answer))


def _kilobytes(name: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name))
