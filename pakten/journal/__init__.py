"""Who did what, and when: one line per action, with no foreign keys, so it never blocks a deletion."""
