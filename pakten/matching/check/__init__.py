"""Independent checkers: each proves an answer right or says what is wrong, sharing no code with the solvers."""
