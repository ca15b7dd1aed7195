"""A report of a year or half a year, from facts to what everybody reads; writes nothing."""
