"""Independent checkers: each proves an answer right or says what is wrong, sharing no code with the solvers."""

from pakten.matching.check.rounds import schedule_faults

__all__ = ["schedule_faults"]
