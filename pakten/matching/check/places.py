"""Proves an allocation of places right, or says what is wrong. Standard library only, so that anyone can run it."""

import hashlib
from collections.abc import Sequence
from heapq import heappush, heappushpop


def rightful(
    choices: Sequence[Sequence[int]],
    capacity: Sequence[int],
    priority: Sequence[Sequence[int]] | None,
    lottery: Sequence[int],
) -> tuple[list[int], list[int]]:
    """The place and the rank of choice that are due to each applicant, -1 for none; one applicant at a time.

    McVitie & Wilson 1971: whoever is turned away asks their next choice at once. Lists, no padding.
    """
    seated: list[list[tuple[int, int, int]]] = [[] for _ in capacity]  # heaps, the one to leave first on top
    place, rank = [-1] * len(choices), [-1] * len(choices)
    next_choice = [0] * len(choices)
    for newcomer in range(len(choices)):
        asking = newcomer
        while asking >= 0 and next_choice[asking] < len(choices[asking]):
            asked = next_choice[asking]
            next_choice[asking] += 1
            wanted = choices[asking][asked]
            group = priority[asking][asked] if priority is not None else 0
            standing = (group, -lottery[asking], asking)
            if len(seated[wanted]) < capacity[wanted]:
                heappush(seated[wanted], standing)
                leaver = -1
            elif capacity[wanted]:
                leaver = heappushpop(seated[wanted], standing)[2]
            else:
                leaver = asking
            if leaver != asking:
                place[asking], rank[asking] = wanted, asked
                if leaver >= 0:
                    place[leaver] = rank[leaver] = -1
                asking = leaver
    return place, rank


def allocation_faults(
    choices: Sequence[Sequence[int]],
    capacity: Sequence[int],
    priority: Sequence[Sequence[int]] | None,
    lottery: Sequence[int],
    place: Sequence[int],
    rank: Sequence[int],
) -> tuple[str, ...]:
    """Everything wrong with this answer, in words; empty proves it stable, and best of all stable ones for everyone."""
    found = [*_not_chosen(choices, place, rank), *_overfull(capacity, place)]
    if not found:
        found = list(_blocking(choices, capacity, priority, lottery, place, rank))
    due, _ = rightful(choices, capacity, priority, lottery)
    found += [
        f"applicant {i} should have place {want}, not {got}"
        for i, (want, got) in enumerate(zip(due, place, strict=True))
        if want != got
    ]
    return tuple(found)


def number(public_seed: str, applicant: str) -> int:
    """The lottery number that is due to an applicant: SHA-256 of "seed|id" as one number."""
    return int(hashlib.sha256(f"{public_seed}|{applicant}".encode()).hexdigest(), 16)


def _not_chosen(choices: Sequence[Sequence[int]], place: Sequence[int], rank: Sequence[int]) -> list[str]:
    found = []
    for i, chosen in enumerate(choices):
        is_choice = place[i] == rank[i] == -1 or (0 <= rank[i] < len(chosen) and chosen[rank[i]] == place[i])
        if not is_choice:
            found.append(f"applicant {i} has place {place[i]}, which is not choice {rank[i]} on their list")
    return found


def _overfull(capacity: Sequence[int], place: Sequence[int]) -> list[str]:
    taken = [0] * len(capacity)
    for each in place:
        if 0 <= each < len(capacity):
            taken[each] += 1
    return [f"place {p} has {taken[p]} people in {seats} seats" for p, seats in enumerate(capacity) if taken[p] > seats]


def _blocking(
    choices: Sequence[Sequence[int]],
    capacity: Sequence[int],
    priority: Sequence[Sequence[int]] | None,
    lottery: Sequence[int],
    place: Sequence[int],
    rank: Sequence[int],
) -> list[str]:
    """Choices where the applicant would rather be and the place should rather have had them."""
    latest: dict[int, tuple[int, int]] = {}
    taken: dict[int, int] = {}
    for i, got in enumerate(place):
        if got >= 0:
            standing = (-(priority[i][rank[i]] if priority is not None else 0), lottery[i])
            latest[got] = max(latest.get(got, standing), standing)
            taken[got] = taken.get(got, 0) + 1
    found = []
    for i, chosen in enumerate(choices):
        for at, wanted in enumerate(chosen if rank[i] < 0 else chosen[: rank[i]]):
            standing = (-(priority[i][at] if priority is not None else 0), lottery[i])
            if taken.get(wanted, 0) < capacity[wanted]:
                found.append(f"applicant {i} would rather have place {wanted}, where a seat stands empty")
            elif capacity[wanted] and standing < latest[wanted]:
                found.append(f"applicant {i} would rather have place {wanted} and comes before someone who has it")
    return found
