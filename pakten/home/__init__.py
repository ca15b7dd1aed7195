"""Public and members' pages that show more than one app."""
