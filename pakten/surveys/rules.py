"""When results may be shown."""

SMALLEST = 5  # answers: of fewer, nobody can be sure to stay unknown


def may_show(answers):
    """Whether so many answers to a question may be shown as shares."""
    return answers >= SMALLEST


def are_counted(answers):
    """Whether all of so many answers to an open survey are counted in its results now. They are let in five at a time:
    who looked before and after a single one came would otherwise know it by the difference."""
    return answers % SMALLEST == 0
