"""People at a mingle, what they wish for, and who meets whom. Lives with or without an event."""
