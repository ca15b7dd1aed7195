"""Independent checkers: each proves an answer right or says what is wrong, sharing no code with the solvers."""

from pakten.matching.check.assignment import assignment_faults
from pakten.matching.check.pairs import pairing_faults
from pakten.matching.check.places import allocation_faults
from pakten.matching.check.rounds import schedule_faults
from pakten.matching.check.suggest import suggestion_faults

__all__ = ["allocation_faults", "assignment_faults", "pairing_faults", "schedule_faults", "suggestion_faults"]
