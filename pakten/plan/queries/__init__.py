from pakten.plan.queries.personal import held
from pakten.plan.queries.structure import structure, wordings

__all__ = ["held", "structure", "wordings"]
