"""What the organiser turns, and how far."""

from dataclasses import dataclass

FAIRNESS = ("sum", "sqrt", "leximin")
SURPRISE = (0.0, 0.1, 0.25, 0.5)
MOST_ROUNDS = 20
MOST_AT_A_TABLE = 12
MOST_PEOPLE = 5_000  # the table of all possible meetings then takes 200 MB
ENGINE = "1"  # goes up when the same problem and dials may give another plan


@dataclass(frozen=True)
class Dials:
    """What the organiser turns. `surprise` is the share of novelty, 0 to 1; `fixed_row`: one row sits all evening (in
    pairs); `table_size`: how many meet at a table, 2 for pairs."""

    rounds: int = 1
    fairness: str = "sum"
    surprise: float = 0.0
    fixed_row: bool = False
    seed: int = 0
    table_size: int = 2
