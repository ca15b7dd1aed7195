"""What can be counted: each measure by its name, as an indicator names it."""

from pakten.results.measures import joint_work, meetings, membership, reported, threads
from pakten.results.measures.measure import Basis, Cell, Measure, Span

THEMES = [membership, meetings, joint_work, reported, threads]
MEASURES = {each.key: each for theme in THEMES for each in theme.MEASURES}

__all__ = ["MEASURES", "Basis", "Cell", "Measure", "Span"]
