"""When results may be shown."""

SMALLEST = 5  # answers: of fewer, nobody can be sure to stay unknown


def may_show(answers):
    """Whether so many answers to a question may be shown as shares."""
    return answers >= SMALLEST
