"""About how long a plan takes: what is long is done beside the page that asked for it, with progress and a stop."""

MOMENT = 2.0  # seconds that a page may take of its own


def seconds(people: int, dials) -> float:
    """About how many seconds planning takes on one core of a server, as measured in docs/benchmarks.md; never far
    below what it takes."""
    places = people * dials.rounds
    if dials.table_size > 2:
        return 0.1 + places * people / 40_000 + places / 400 + (places**1.5) / 60_000
    pairs = 0.2 + places / 1_500 + (people / 1_000) ** 2
    if dials.fixed_row:
        pairs += 0.5 + places / 3_000
    if dials.fairness == "leximin":
        pairs += 10 * (people / 1_000) ** 2
    return pairs


def is_long(people: int, dials) -> bool:
    """Whether a page should not wait for the plan."""
    return seconds(people, dials) > MOMENT
