"""Independent checkers: each proves an answer right or says what is wrong, sharing no code with the solvers."""

from pakten.matching.check.pairs import pairing_faults
from pakten.matching.check.rounds import schedule_faults

__all__ = ["pairing_faults", "schedule_faults"]
