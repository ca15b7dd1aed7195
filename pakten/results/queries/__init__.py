from pakten.results.queries.personal import held

__all__ = ["held"]
