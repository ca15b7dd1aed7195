from pakten.results.prints.member_reports import reports
from pakten.results.prints.structure import structure

__all__ = ["reports", "structure"]
